package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.Limits;
import io.github.edusec.testkit.LibreOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real LibreOffice: it keeps the BAILS keys of a label through its formats, and shows the class by them. */
@Tag("libreoffice")
class BailsLibreOfficeTest {
    private static final LocalDate DAY = LocalDate.of(2027, 7, 1);
    private static final Label LABEL = new Label(
            new Classification(Importance.II, Confidentiality.C2B, Integrity.I2A, Availability.A1, List.of()), DAY);
    private static final Label IMPORTANCE = new Label(Classification.of(Importance.II), DAY);
    private static final Label INTEGRITY =
            new Label(new Classification(Importance.II, null, Integrity.I2B, null, List.of()), DAY);

    /** The program puts the bar up by an event that waits in its queue when the document is loaded. */
    private static final String BAR = """
            Sub Main(document As String, answer As String)
              Dim none()
              Dim loaded As Object
              loaded = StarDesktop.loadComponentFromURL(ConvertToURL(document), "_blank", 0, none())
              createUnoService("com.sun.star.awt.Toolkit").processEventsToIdle()
              Open answer For Output As #1
              Print #1, loaded.CurrentController.hasInfobar("classification")
              Close #1
              loaded.close(True)
            End Sub
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"docx, docx", "docx, odt", "odt, docx", "xlsx, ods", "pptx, odp"})
    void theKeysSurviveASaveAndAreStillOurs(String from, String to) throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        Path out = Files.createDirectory(folder.resolve("out"));
        Path labelled = labelled(from, in, LABEL);
        new LibreOffice(folder.resolve("profile")).convert(in, out, to.equals("docx") ? "docx:MS Word 2007 XML" : to);
        Path saved = out.resolve("a." + to);
        assertThat(keys(saved)).isEqualTo(keys(labelled)).hasSize(7).containsValue(LABEL.text());
        LabelReading reading = LabelReader.standard().read(saved);
        assertThat(reading.labels()).extracting(FoundLabel::origin).containsExactly(LabelOrigin.EDUSEC);
        assertThat(reading.classification()).contains(LABEL.classification());
        Path bare = out.resolve("bare");
        assertThat(stamper(to).remove(saved, bare)).isInstanceOf(StampOutcome.Stamped.class);
        assertThat(keys(bare)).isEmpty();
    }

    @Test
    void theInformationBarIsShownWhereConfidentialityIsStated() throws IOException {
        for (String kind : List.of("docx", "xlsx", "pptx", "odt")) {
            Path in = Files.createDirectory(folder.resolve(kind));
            assertThat(showsBar(labelled(kind, in, LABEL))).as(kind).isTrue();
        }
        Path bare = folder.resolve("bare.docx");
        stamper("docx").remove(folder.resolve("docx/a.docx"), bare);
        assertThat(showsBar(bare)).isFalse();
    }

    @Test
    void withoutConfidentialityThereIsNoBar() throws IOException {
        assertThat(showsBar(labelled("odt", folder, IMPORTANCE))).isFalse();
        assertThat(showsBar(labelled("docx", folder, INTEGRITY))).isFalse();
    }

    private static Path labelled(String kind, Path folder, Label label) throws IOException {
        Path plain = Files.createTempFile("plain", "." + kind);
        try {
            Path source = switch (kind) {
                case "docx" ->
                    DocxFixture.transitional().body(DocxFixture.paragraph("本文")).write(plain);
                case "xlsx" -> XlsxFixture.transitional().sheet("").write(plain);
                case "pptx" -> PptxFixture.simple().write(plain);
                default -> OdfFixture.text().write(plain);
            };
            Path target = folder.resolve("a." + kind);
            assertThat(stamper(kind).stamp(source, target, label)).isInstanceOf(StampOutcome.Stamped.class);
            return target;
        } finally {
            Files.delete(plain);
        }
    }

    private static PackageStamper stamper(String kind) {
        return new PackageStamper(
                Limits.DEFAULT,
                switch (kind) {
                    case "docx" -> DocxDocument::of;
                    case "xlsx" -> XlsxWorkbook::of;
                    case "pptx" -> PptxPresentation::of;
                    default -> OpenDocument::of;
                });
    }

    private static Map<String, String> keys(Path document) throws IOException {
        Map<String, byte[]> parts = DocxFixture.partsOf(document);
        byte[] part = parts.getOrDefault("docProps/custom.xml", parts.getOrDefault("meta.xml", new byte[0]));
        Map<String, String> keys = new TreeMap<>();
        Matcher one = Pattern.compile("name=\"(urn:bails:[^\"]*)\"[^>]*>(?:<vt:lpwstr[^>]*>)?([^<]*)<")
                .matcher(DocxFixture.text(part));
        while (one.find()) {
            keys.put(one.group(1), one.group(2));
        }
        return keys;
    }

    /** Opens a document as a person would and asks the program whether it shows the class. */
    private boolean showsBar(Path document) throws IOException {
        Path answer = Files.createTempFile(folder, "answer", ".txt");
        new LibreOffice(folder.resolve("profile")).macro(BAR, document, answer);
        String said = Files.readString(answer).strip();
        assertThat(said).isIn("True", "False");
        return said.equals("True");
    }
}
