package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Office packages in which no mark can be shown: refused, or labelled in the properties alone where that is asked for. */
class UnpagedPackageTest {
    private static final Label LABEL = new Label(Classification.of(Importance.II), LocalDate.of(2027, 7, 1));
    private static final Label OTHER = new Label(
            new Classification(Importance.I, Confidentiality.C3, null, null, List.of()), LocalDate.of(2028, 7, 1));
    private static final MarkStyle UNSEEN = MarkStyle.DEFAULT.withPosition(MarkPosition.NONE);

    @TempDir
    private Path folder;

    private final Labeller labeller = Labeller.standard();

    @ParameterizedTest
    @ValueSource(strings = {"xlsb", "vsdx", "odg", "odf"})
    void theLabelStandsInThePropertiesAloneWhereThatIsAskedFor(String kind) throws IOException {
        Path source = sample(kind);
        Path target = folder.resolve("target");
        assertThat(labeller.labelTo(source, target, LABEL, null))
                .isInstanceOfSatisfying(LabelOutcome.Refused.class, refused -> {
                    assertThat(refused.obstacle()).isEqualTo(LabelObstacle.FORMAT_NOT_STAMPED);
                    assertThat(refused.detail()).contains("position none");
                });
        assertThat(target).doesNotExist();
        Labeller unseen = labeller.withStyle(UNSEEN);
        assertThat(unseen.labelTo(source, target, LABEL, null)).isEqualTo(new LabelOutcome.MetadataOnly(null));
        assertThat(labeller.read(target)).contains(LABEL);
        LabelReading reading = LabelReader.standard().read(target);
        assertThat(reading.classification()).contains(LABEL.classification());
        assertThat(reading.isKnown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsb", "vsdx", "odg", "odf"})
    void theLawsHold(String kind) throws IOException {
        Path source = sample(kind);
        Labeller unseen = labeller.withStyle(UNSEEN);
        Path a = folder.resolve("a");
        unseen.labelTo(source, a, LABEL, null);
        Path again = folder.resolve("again");
        unseen.labelTo(a, again, new Label(LABEL.classification(), LocalDate.of(2030, 1, 1)), null);
        assertThat(again).hasSameBinaryContentAs(a);
        Path ab = folder.resolve("ab");
        unseen.labelTo(a, ab, OTHER, null);
        Path b = folder.resolve("b");
        unseen.labelTo(source, b, OTHER, null);
        DocxLawsTest.assertSameParts(DocxFixture.partsOf(ab), DocxFixture.partsOf(b));
        Path back = folder.resolve("back");
        assertThat(labeller.removeTo(ab, back, "誤り").isWritten()).isTrue();
        DocxLawsTest.assertSameParts(DocxFixture.partsOf(back), DocxFixture.partsOf(source));
    }

    @Test
    void anOpenDocumentTextWithoutAMasterPageTakesTheLabelInItsProperties() throws IOException {
        Map<String, byte[]> parts = odf("text");
        Path source = DocxFixture.write(folder.resolve("source"), parts);
        assertThat(labeller.labelTo(source, folder.resolve("seen"), LABEL, null))
                .isInstanceOf(LabelOutcome.Refused.class);
        Path target = folder.resolve("target");
        assertThat(labeller.withStyle(UNSEEN).labelTo(source, target, LABEL, null))
                .isEqualTo(new LabelOutcome.MetadataOnly(null));
        Path back = folder.resolve("back");
        labeller.removeTo(target, back, "誤り");
        DocxLawsTest.assertSameParts(DocxFixture.partsOf(back), parts);
    }

    @Test
    void signedPackagesStayAsTheyAre() throws IOException {
        Path signed = DocxFixture.transitional()
                .mainType("application/vnd.ms-excel.sheet.binary.macroEnabled.main")
                .part("_xmlsignatures/s.xml", "<a/>")
                .body("")
                .write(folder.resolve("signed"));
        byte[] before = Files.readAllBytes(signed);
        assertThat(labeller.withStyle(UNSEEN).labelTo(signed, folder.resolve("target"), LABEL, null))
                .isInstanceOfSatisfying(
                        LabelOutcome.Refused.class,
                        refused -> assertThat(refused.obstacle()).isEqualTo(LabelObstacle.SIGNED));
        assertThat(signed).hasBinaryContent(before);
    }

    private Path sample(String kind) throws IOException {
        Path source = folder.resolve("source");
        return switch (kind) {
            case "xlsb" ->
                DocxFixture.transitional()
                        .mainType("application/vnd.ms-excel.sheet.binary.macroEnabled.main")
                        .body("")
                        .write(source);
            case "vsdx" ->
                DocxFixture.transitional()
                        .mainType("application/vnd.ms-visio.drawing.main+xml")
                        .body("")
                        .write(source);
            case "odg" -> DocxFixture.write(source, odf("graphics"));
            default -> DocxFixture.write(source, odf("formula"));
        };
    }

    private static Map<String, byte[]> odf(String kind) {
        String type = "application/vnd.oasis.opendocument." + kind;
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("mimetype", type.getBytes(StandardCharsets.US_ASCII));
        parts.put("content.xml", "<a/>".getBytes(StandardCharsets.US_ASCII));
        parts.put(
                "META-INF/manifest.xml",
                ("<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
                                + "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"" + type + "\"/>"
                                + "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
                                + "</manifest:manifest>")
                        .getBytes(StandardCharsets.US_ASCII));
        return parts;
    }
}
