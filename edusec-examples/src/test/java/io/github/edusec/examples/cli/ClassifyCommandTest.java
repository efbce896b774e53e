package io.github.edusec.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.register.AssetRegister;
import io.github.edusec.examples.sample.SampleSchool;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyCommandTest {
    private static final String NUMBER = "123456789018";

    @TempDir
    private Path folder;

    private Documents documents() {
        return new Documents(folder);
    }

    @Test
    void wordExcelOpenDocumentAndCp932TextAreRead() throws IOException {
        Path word = documents().word("お知らせ文.docx", "職員の個人番号 " + NUMBER + " を提出します。氏名 山田太郎");
        Path excel = documents().excel("一覧.xlsx", table());
        Path odt = documents().openDocument("文書.odt", "氏名 山田太郎 個人番号 " + NUMBER);
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
    void aKnownNameDoesNotStandInForContentThatWasNotSeen() throws IOException {
        Path encrypted = documents().pdf("学校だより.pdf", "Plan", true);
        Path cut = cut(documents().pdf("学校だより_6月.pdf", "Plan", false));
        Path picture = documents().word("学校だより.docx", "運動会の予定です。", true);
        Path grave = Files.write(folder.resolve("人事情報.bin"), new byte[] {1, 2, 3, 0, 0, 9});
        Cli cli = Cli.run("classify", encrypted, cut, picture, grave, "--json");
        assertThat(cli.exit()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
        assertNotSeen(file(cli, encrypted), "not-inspected", "encrypted");
        assertNotSeen(file(cli, cut), "not-inspected", "malformed");
        assertNotSeen(file(cli, picture), "partial", "no-text");
        assertThat(file(cli, grave))
                .containsEntry("coverage", "not-inspected")
                .containsEntry("determined", "true")
                .containsEntry("importance", "I");
        assertThat(Cli.run("classify", encrypted).out())
                .contains("proposal: class IV (not all of the content was seen; until a person confirms it: class I)");
    }

    private static void assertNotSeen(Map<String, Object> file, String coverage, String gap) {
        assertThat(file)
                .containsEntry("coverage", coverage)
                .containsEntry("gap", gap)
                .containsEntry("name", "found")
                .containsEntry("proposed", "IV")
                .containsEntry("determined", "false")
                .containsEntry("importance", "I");
    }

    @Test
    void theCallerMaySayForWhichGapsAKnownNameSuffices() throws IOException {
        Path picture = documents().word("学校だより.docx", "運動会の予定です。", true);
        Path encrypted = documents().pdf("学校だより.pdf", "Plan", true);
        Path unknown = documents().word("メモ.docx", "来週の予定です。", true);
        Cli cli = Cli.run("classify", picture, "--name-suffices", "no-text", "--json");
        assertThat(cli.exit()).isEqualTo(ExitCode.DONE);
        assertThat(file(cli, picture))
                .containsEntry("gap", "no-text")
                .containsEntry("determined", "true")
                .containsEntry("importance", "IV");
        assertThat(Cli.run("classify", unknown, "--name-suffices", "no-text").exit())
                .isEqualTo(ExitCode.NEGATIVE_ANSWER);
        assertThat(Cli.run("classify", encrypted, "--name-suffices", "no-text").exit())
                .isEqualTo(ExitCode.NEGATIVE_ANSWER);
        Cli wrong = Cli.run("classify", picture, "--name-suffices", "pictures");
        assertThat(wrong.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("found pictures, allowed: no-parser, no-text, encrypted");
    }

    @Test
    void theSampleSchoolIsReadToTheLastWordAndNothingOfItIsTakenForMilderThanItsName() throws IOException {
        List<Path> documents = SampleSchool.writeTo(folder.resolve("学校"));
        Object[] arguments = Stream.concat(Stream.of("classify", "--json"), documents.stream())
                .toArray();
        Cli cli = Cli.run(arguments);
        for (Path document : documents) {
            assertThat(file(cli, document)).as(document.toString()).containsEntry("coverage", "full");
            if (!"unknown".equals(file(cli, document).get("name"))) {
                Importance byName = AssetRegister.standard()
                        .lookup(document.getFileName().toString())
                        .classification()
                        .importance();
                Importance counts =
                        Importance.parse(String.valueOf(file(cli, document).get("importance")));
                assertThat(counts.isAtLeast(byName)).as(document.toString()).isTrue();
            }
        }
    }

    @Test
    void aSuggestionForAnUnknownNameIsAProposalAndDoesNotCountYet() throws IOException {
        Path list = Files.writeString(folder.resolve("書き出し.txt"), table());
        Cli cli = Cli.run(Locale.JAPANESE, "classify", list);
        assertThat(cli.exit()).isEqualTo(ExitCode.DONE);
        assertThat(cli.out())
                .contains("提案: 重要性分類Ⅱ（人が確定するまでは重要性分類Ⅰとして扱います）")
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

    /** Without the objects' table and the page that it names. */
    private static Path cut(Path pdf) throws IOException {
        byte[] bytes = Files.readAllBytes(pdf);
        return Files.write(pdf, Arrays.copyOf(bytes, 40));
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
}
