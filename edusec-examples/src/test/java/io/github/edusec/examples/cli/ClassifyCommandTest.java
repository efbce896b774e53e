package io.github.edusec.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyCommandTest {
    private static final String NUMBER = "123456789018";

    @TempDir
    private Path folder;

    @Test
    void wordExcelOpenDocumentAndCp932TextAreRead() throws IOException {
        Path word = word("お知らせ文.docx", "職員の個人番号 " + NUMBER + " を提出します。氏名 山田太郎");
        Path excel = excel("一覧.xlsx");
        Path odt = openDocument("文書.odt", "氏名 山田太郎 個人番号 " + NUMBER);
        Path csv = Files.write(folder.resolve("書き出し.csv"), table().getBytes(Charset.forName("windows-31j")));
        Cli cli = Cli.run("classify", word, excel, odt, csv, "--json");
        assertThat(cli.exit()).as(cli.toString()).isEqualTo(ExitCode.DONE);
        assertThat(file(cli, word)).containsEntry("suggested", "I").containsEntry("coverage", "full");
        assertThat(file(cli, excel)).containsEntry("suggested", "II").containsEntry("coverage", "full");
        assertThat(file(cli, odt)).containsEntry("suggested", "I").containsEntry("coverage", "full");
        assertThat(file(cli, csv)).containsEntry("suggested", "II").containsEntry("coverage", "full");
        assertThat(cli.out()).doesNotContain(NUMBER);
        assertThat(cli.json())
                .filteredOn(line -> "my-number".equals(line.get("detector")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .containsEntry("type", "finding")
                        .containsEntry("certainty", "certain")
                        .containsEntry("evidence", "1234********"));
    }

    @Test
    void contentRaisesTheClassOfTheNameAndNeverLowersIt() throws IOException {
        Path grave = Files.writeString(folder.resolve("学校だより.txt"), "個人番号 " + NUMBER + " 氏名 山田太郎");
        Path mild = Files.writeString(folder.resolve("人事情報.txt"), "来週の予定です。");
        Cli cli = Cli.run("classify", grave, mild, "--json");
        assertThat(cli.exit()).isEqualTo(ExitCode.DONE);
        assertThat(file(cli, grave))
                .containsEntry("name", "found")
                .containsEntry("nameImportance", "IV")
                .containsEntry("proposed", "I")
                .containsEntry("importance", "I");
        assertThat(file(cli, mild))
                .containsEntry("nameImportance", "I")
                .doesNotContainKey("suggested")
                .containsEntry("proposed", "I");
    }

    @Test
    void whatNeitherNameNorContentTellsIsExit1AndCountsAsTheMostSevere() throws IOException {
        Path nothing = Files.writeString(folder.resolve("メモ.txt"), "来週の予定です。");
        Path picture = Files.write(folder.resolve("写し.bin"), new byte[] {1, 2, 3, 0, 0, 9});
        Path damaged = Files.write(folder.resolve("壊れた.docx"), new byte[] {'P', 'K', 3, 4, 0, 0, 1});
        Cli cli = Cli.run("classify", nothing, picture, damaged, "--json");
        assertThat(cli.exit()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
        assertThat(file(cli, nothing))
                .containsEntry("coverage", "full")
                .containsEntry("determined", "false")
                .doesNotContainKey("proposed")
                .containsEntry("importance", "I");
        for (Path each : List.of(picture, damaged)) {
            assertThat(file(cli, each))
                    .containsEntry("coverage", "not-inspected")
                    .containsEntry("determined", "false")
                    .containsKey("gap");
        }
    }

    @Test
    void aSuggestionForAnUnknownNameIsAProposalAndDoesNotCountYet() throws IOException {
        Path list = Files.writeString(folder.resolve("書き出し.txt"), table());
        Cli cli = Cli.run(Locale.JAPANESE, "classify", list);
        assertThat(cli.exit()).isEqualTo(ExitCode.DONE);
        assertThat(cli.out())
                .contains("提案: 重要性分類Ⅱ（確定するまでは重要性分類Ⅰとして扱います）")
                .contains("name-list [")
                .doesNotContain("山田太郎");
        assertThat(Cli.run("classify", list).out())
                .contains("proposal: class II (until a person confirms it: class I)");
    }

    @Test
    void wrongInputIsRefusedBeforeTheFirstResult() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "x");
        assertThat(Cli.run("classify").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("classify", file, "--timeout", "0").exit()).isEqualTo(ExitCode.USAGE);
        Cli missing = Cli.run("classify", file, folder.resolve("none"), "--json");
        assertThat(missing.exit()).isEqualTo(ExitCode.IO);
        assertThat(missing.out()).isEmpty();
        Path rules = Files.writeString(folder.resolve("rules.json"), "{\"format\": \"edusec-inspection/9\"}");
        Cli newer = Cli.run("classify", file, "--rules", rules);
        assertThat(newer.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(newer.err()).contains("edusec-inspection/1");
    }

    private static Map<String, Object> file(Cli cli, Path file) {
        return cli.json().stream()
                .filter(line -> "classification".equals(line.get("type"))
                        && file.toString().equals(line.get("file")))
                .findFirst()
                .orElseThrow();
    }

    private static String table() {
        StringBuilder rows = new StringBuilder("番号,氏名,住所,国語,算数\n");
        for (int i = 1; i <= 30; i++) {
            rows.append(i)
                    .append(",山田太郎,大字下川")
                    .append(i)
                    .append("番地,")
                    .append(i % 5 + 1)
                    .append(",3\n");
        }
        return rows.toString();
    }

    private Path word(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            document.createParagraph().createRun().setText(text);
            document.write(out);
        }
        return file;
    }

    private Path excel(String name) throws IOException {
        Path file = folder.resolve(name);
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            XSSFSheet sheet = book.createSheet("名簿");
            int row = 0;
            for (String line : table().lines().toList()) {
                XSSFRow cells = sheet.createRow(row++);
                String[] values = line.split(",", -1);
                for (int i = 0; i < values.length; i++) {
                    cells.createCell(i).setCellValue(values[i]);
                }
            }
            book.write(out);
        }
        return file;
    }

    private Path openDocument(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, "mimetype", "application/vnd.oasis.opendocument.text");
            entry(
                    zip,
                    "content.xml",
                    "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>"
                            + "<text:p>" + text + "</text:p></office:text></office:body></office:document-content>");
        }
        return Files.write(folder.resolve(name), bytes.toByteArray());
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
