package io.github.edusec.examples.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Limits;
import io.github.edusec.retention.RecordEvents;
import io.github.edusec.testkit.FontRecipe;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleSchoolTest {
    private static final Path FONT = Path.of("/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf");
    private static final String FONT_SHA256 = "8d4fd9568ad662d9eb1bc8ca8663dcd76a6336373e3e3f32d634978db4c7388e";
    private static final String SUBSET_SHA256 = "cad217b166fd8f4a4d89a7eaa4001511790fedb3e3410b8e121beb31399e9bef";

    @TempDir
    Path folder;

    @Test
    void aboutFortyDocumentsOfSevenFormatsAreWritten() throws IOException {
        List<Path> documents = SampleSchool.writeTo(folder.resolve("school"));
        Map<String, Long> formats =
                documents.stream().collect(Collectors.groupingBy(SampleSchoolTest::extension, Collectors.counting()));
        assertThat(documents)
                .hasSizeBetween(38, 45)
                .doesNotHaveDuplicates()
                .allSatisfy(document -> assertThat(document).isNotEmptyFile());
        assertThat(formats.keySet()).containsExactlyInAnyOrder("docx", "xlsx", "pptx", "odt", "pdf", "csv", "txt");
        assertThat(formats.get("docx")).isGreaterThanOrEqualTo(10);
        assertThat(formats.get("pdf")).isGreaterThanOrEqualTo(8);
        assertThat(documents).extracting(p -> p.getFileName().toString()).contains("メモ_確認用.txt");
    }

    @Test
    void everyRunGivesTheSameBytes() throws IOException {
        List<Path> first = SampleSchool.writeTo(folder.resolve("a"));
        List<Path> second = SampleSchool.writeTo(folder.resolve("b"));
        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i)).hasSameBinaryContentAs(first.get(i));
        }
        assertThat(folder.resolve("b").resolve(SampleSchool.EVENTS_FILE))
                .hasSameBinaryContentAs(folder.resolve("a").resolve(SampleSchool.EVENTS_FILE));
    }

    @Test
    void nothingIsReplaced() throws IOException {
        SampleSchool.writeTo(folder);
        assertThatThrownBy(() -> SampleSchool.writeTo(folder)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void everyDocumentOpensInItsOwnLibraryAndNamesTheSchoolOrItsPupils() throws IOException {
        for (Path document : SampleSchool.writeTo(folder)) {
            assertThat(text(document)).as(document.toString()).containsPattern("みほん小学校|氏名");
        }
    }

    @Test
    void pdfsHaveOneToFivePagesAndSomeWordDocumentsHaveOtherFirstPagesOrLandscapeSections() throws IOException {
        int firstPages = 0;
        int sections = 0;
        for (Path document : SampleSchool.writeTo(folder)) {
            if (extension(document).equals("pdf")) {
                try (PDDocument pdf = Loader.loadPDF(document.toFile())) {
                    assertThat(pdf.getNumberOfPages()).isBetween(1, 5);
                }
            } else if (extension(document).equals("docx")) {
                try (XWPFDocument word = new XWPFDocument(Files.newInputStream(document))) {
                    firstPages += word.getDocument().getBody().getSectPr().isSetTitlePg() ? 1 : 0;
                    sections += word.getDocument().xmlText().contains("landscape") ? 1 : 0;
                }
            }
        }
        assertThat(firstPages).isGreaterThanOrEqualTo(2);
        assertThat(sections).isGreaterThanOrEqualTo(2);
    }

    @Test
    void eventsNameEveryDocumentOnceAndOneHold() throws IOException {
        List<Path> documents = SampleSchool.writeTo(folder);
        RecordEvents events = RecordEvents.read(folder.resolve(SampleSchool.EVENTS_FILE), Limits.DEFAULT);
        List<String> names =
                documents.stream().map(path -> path.getFileName().toString()).toList();
        assertThat(events.documents()).containsExactlyElementsOf(names);
        assertThat(names)
                .allSatisfy(name -> assertThat(events.of(name).orElseThrow().events())
                        .hasSize(1)
                        .allSatisfy((event, day) -> assertThat(day).isBefore(LocalDate.parse("2026-11-23"))));
        assertThat(names).filteredOn(name -> !events.holds(name).isEmpty()).hasSize(1);
    }

    /** Years of the period, then whether the record is due on 2026-11-23 under an April 1 start; 0 is permanent. */
    @Test
    void everyPeriodHasRecordsThatAreDueAndRecordsThatAreNot() throws IOException {
        Map<String, Integer> years = Map.of(
                "学校概覧", 0,
                "卒業証書授与台帳", 0,
                "指導要録(学籍)", 20,
                "指導要録(指導)", 5,
                "児童・生徒出席簿", 5,
                "児童・生徒事故報告", 5,
                "入学予定者名簿", 2,
                "学籍関係文書", 2,
                "私有車の公務使用", 1);
        Map<String, List<Boolean>> due = SampleSchool.rows().stream()
                .filter(row -> years.containsKey(row.kind()) && !row.event().equals("disclosure-request"))
                .collect(Collectors.groupingBy(
                        row -> "" + years.get(row.kind()),
                        Collectors.mapping(
                                row -> isDue(LocalDate.parse(row.date()), years.getOrDefault(row.kind(), 0)),
                                Collectors.toList())));
        assertThat(due.get("0")).hasSizeGreaterThan(1);
        for (String period : List.of("20", "5", "2", "1")) {
            assertThat(due.get(period)).as(period).contains(true, false);
        }
    }

    @Test
    @Tag("libreoffice")
    void libreOfficeOpensTheOfficeDocuments() throws IOException {
        List<Path> documents = SampleSchool.writeTo(folder.resolve("school")).stream()
                .filter(p -> List.of("odt", "docx", "xlsx", "pptx").contains(extension(p)))
                .collect(Collectors.groupingBy(SampleSchoolTest::extension))
                .values()
                .stream()
                .flatMap(same -> same.stream().limit(3))
                .toList();
        Object[] arguments = Stream.concat(
                        Stream.of(
                                "-env:UserInstallation="
                                        + folder.resolve("profile").toUri(),
                                "--headless",
                                "--convert-to",
                                "pdf",
                                "--outdir",
                                folder.resolve("out")),
                        documents.stream())
                .toArray();
        Tool.Run run = Tool.require("soffice").run(arguments);
        for (Path document : documents) {
            String name = document.getFileName().toString();
            Path pdf = folder.resolve("out").resolve(name.substring(0, name.lastIndexOf('.')) + ".pdf");
            assertThat(pdf).as(run.toString()).exists();
            assertThat(text(pdf)).as(name).contains("みほん");
        }
    }

    @Test
    @Tag("interop")
    void pdfsAreCleanAndTheirFontIsEmbedded() throws IOException {
        for (Path document : SampleSchool.writeTo(folder)) {
            if (extension(document).equals("pdf")) {
                assertThat(Tool.require("qpdf").run("--check", document).exitCode())
                        .isZero();
                assertThat(Tool.require("pdffonts").run(document).stdout())
                        .containsPattern("BIZUDPGothic.* yes yes yes");
            }
        }
    }

    @Test
    void theCommittedFontIsTheOneThatWasReviewed() throws IOException {
        assertThat(sha256(resource("sample-font.ttf"))).isEqualTo(SUBSET_SHA256);
        assertThat(new String(resource("sample-font-OFL.txt"), StandardCharsets.UTF_8))
                .contains("SIL OPEN FONT LICENSE Version 1.1");
    }

    @Test
    @Tag("interop")
    void theRecipeGivesTheCommittedFont() throws IOException {
        if (!Files.exists(FONT) || !sha256(Files.readAllBytes(FONT)).equals(FONT_SHA256)) {
            System.err.println("SKIPPED: font not installed: fonts-morisawa-bizud-gothic 1.05");
            Assumptions.abort("font not installed");
        }
        String vocabulary = new String(resource("sample-font-vocabulary.txt"), StandardCharsets.UTF_8);
        assertThat(sha256(FontRecipe.subset(FONT, vocabulary, "EdusecSample-"))).isEqualTo(SUBSET_SHA256);
    }

    private static boolean isDue(LocalDate event, int years) {
        int fiscalYear = event.getMonthValue() >= 4 ? event.getYear() : event.getYear() - 1;
        return years > 0 && !LocalDate.of(fiscalYear + 1 + years, 4, 1).isAfter(LocalDate.parse("2026-11-23"));
    }

    private static String text(Path document) throws IOException {
        Map<String, Reader> readers = Map.of(
                "docx", SampleSchoolTest::word,
                "xlsx", SampleSchoolTest::excel,
                "pptx", SampleSchoolTest::powerPoint,
                "pdf", SampleSchoolTest::pdf,
                "odt", SampleSchoolTest::openDocument,
                "csv", path -> strict(path, Charset.forName("windows-31j")),
                "txt", path -> strict(path, StandardCharsets.UTF_8));
        return Objects.requireNonNull(readers.get(extension(document))).read(document);
    }

    private interface Reader {
        String read(Path path) throws IOException;
    }

    private static String word(Path path) throws IOException {
        try (XWPFDocument word = new XWPFDocument(Files.newInputStream(path))) {
            return word.getParagraphs().stream().map(p -> p.getText()).collect(Collectors.joining());
        }
    }

    private static String excel(Path path) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(path))) {
            return workbook.getSheetAt(0).getRow(0).getCell(0).getStringCellValue()
                    + workbook.getSheetAt(0).getRow(2).getCell(1).getStringCellValue();
        }
    }

    private static String powerPoint(Path path) throws IOException {
        try (XMLSlideShow show = new XMLSlideShow(Files.newInputStream(path))) {
            assertThat(show.getSlides()).isNotEmpty();
            return String.valueOf(show.getProperties().getCoreProperties().getCreator());
        }
    }

    private static String pdf(Path path) throws IOException {
        try (PDDocument document = Loader.loadPDF(path.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String openDocument(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8)) {
            assertThat(zip.entries().nextElement().getName()).isEqualTo("mimetype");
            return new String(zip.getInputStream(zip.getEntry("content.xml")).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String strict(Path path, Charset charset) throws CharacterCodingException, IOException {
        return charset.newDecoder()
                .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                .toString();
    }

    private static String extension(Path path) {
        String name = path.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SampleSchoolTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
