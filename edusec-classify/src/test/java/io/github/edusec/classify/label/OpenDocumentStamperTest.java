package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenDocumentStamperTest {
    private static final Label LABEL = DocxLawsTest.A;
    private static final String MARK_TEXT = "重要性分類Ⅱ 機密性2B 複製禁止 校外&lt;持出&gt;禁止&amp;&quot;";

    private final PackageStamper stamper = new PackageStamper(Limits.DEFAULT, OpenDocument::of);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "META-INF/documentsignatures.xml, SIGNED",
        "META-INF/macroSignatures.xml, SIGNED",
        "encrypted-package, ENCRYPTED"
    })
    void whatMustNotBeChangedIsRefused(String part, LabelObstacle obstacle) throws IOException {
        assertRefused(OdfFixture.text().part(part, "<a/>"), obstacle);
    }

    @Test
    void encryptedPartsAreSeenInTheManifest() throws IOException {
        OdfFixture encrypted = OdfFixture.text()
                .edited(
                        "META-INF/manifest.xml",
                        xml -> xml.replaceFirst(
                                "(<manifest:file-entry manifest:full-path=\"content.xml\"[^/]*/xml\")/>",
                                "$1><manifest:encryption-data/></manifest:file-entry>"));
        assertThat(DocxFixture.text(encrypted.parts().getOrDefault("META-INF/manifest.xml", new byte[0])))
                .contains("encryption-data");
        assertRefused(encrypted, LabelObstacle.ENCRYPTED);
        assertRefused(encrypted.edited("META-INF/manifest.xml", OdfSamples::ofOpenOffice), LabelObstacle.ENCRYPTED);
    }

    @Test
    void aDocumentTypeIsPassedOverInManifestsOnlyAndOnlyIfItDefinesNothing() throws IOException {
        assertRefused(
                OdfFixture.text()
                        .edited(
                                "META-INF/manifest.xml",
                                xml -> OdfSamples.ofOpenOffice(xml)
                                        .replace("Manifest.dtd\">", "Manifest.dtd\" [<!ENTITY a \"b\">]>")),
                LabelObstacle.MALFORMED);
        assertRefused(
                OdfFixture.text().edited("styles.xml", xml -> xml.replaceFirst("\n", "\n<!DOCTYPE office>\n")),
                LabelObstacle.MALFORMED);
        for (String damaged : List.of("<!DOCTYPE", "<!DOCTYPE a", "<!DOCTYPE a \"", "<!DOCTYPE a <b>")) {
            assertRefused(OdfFixture.text().part("META-INF/manifest.xml", damaged), LabelObstacle.MALFORMED);
        }
    }

    @Test
    void aPackageWithoutMasterPagesHasNothingThatCouldCarryTheMark() throws IOException {
        assertRefused(OdfFixture.text().masters(""), LabelObstacle.FORMAT_NOT_STAMPED);
        assertRefused(
                OdfFixture.text().edited("styles.xml", xml -> xml.replaceAll("<office:master.*master-styles>", "")),
                LabelObstacle.FORMAT_NOT_STAMPED);
        assertRefused(OdfFixture.text().part("styles.xml", "<a/>"), LabelObstacle.MALFORMED);
        Map<String, byte[]> parts = OdfFixture.spreadsheet().parts();
        parts.remove("styles.xml");
        assertRefused(DocxFixture.write(folder.resolve("none"), parts), LabelObstacle.FORMAT_NOT_STAMPED);
        parts.remove("META-INF/manifest.xml");
        assertRefused(DocxFixture.write(folder.resolve("no manifest"), parts), LabelObstacle.MALFORMED);
    }

    @Test
    void everyHeaderCarriesTheMarkAsAFieldAndItsOwnText() throws IOException {
        String styles = styles(OdfSamples.named("text with left and first headers"), MarkStyle.DEFAULT);
        for (String text : List.of("右頁", "左頁", "表紙")) {
            assertThat(styles).contains("</text:span></text:p><text:p>" + text + "</text:p></style:header");
        }
        assertThat(styles.split("<text:user-defined text:name=\"edusec.label.text\">" + MARK_TEXT, -1))
                .hasSize(4);
        assertThat(styles).doesNotContain("<style:footer");
    }

    @Test
    void theFooterIsMarkedOnlyWhereItIsWantedInTheWantedColour() throws IOException {
        String styles = styles(OdfSamples.named("text with header and footer"), footer(0xC00000));
        assertThat(styles).containsOnlyOnce(MARK_TEXT).contains("fo:color=\"#C00000\"");
        assertThat(styles).contains("<text:p>頁下</text:p><text:p");
        assertThat(styles).contains("<style:header><text:p>校内文書</text:p></style:header>");
    }

    @Test
    void theMarksLineIsTakenFromTheMarginOfACopyOfTheLayout() throws IOException {
        String styles = styles(OdfSamples.named("text with header and footer"), MarkStyle.DEFAULT);
        assertThat(styles).contains("style:page-layout-name=\"EdusecLabel-m--pm\"");
        assertThat(styles).contains("style:name=\"EdusecLabel-m--pm\"").contains("style:name=\"pm\"");
        assertThat(styles).contains("fo:margin-top=\"1.4cm\"").contains("fo:min-height=\"1.6cm\"");
    }

    @Test
    void aHeaderThatASpreadsheetHidesStaysHidden() throws IOException {
        String styles = styles(OdfSamples.named("sheets whose header is off"), MarkStyle.DEFAULT);
        assertThat(styles).contains("&gt;隠れた&lt;").containsOnlyOnce(">隠れた<");
    }

    @Test
    void aFirstPageWithItsOwnHeaderGetsAFooterOfItsOwn() throws IOException {
        String styles = styles(OdfSamples.named("text with left and first headers"), footer(0));
        assertThat(styles).contains("<style:footer ").contains("<style:footer-first ");
        assertThat(styles.split(MARK_TEXT, -1)).hasSize(3);
    }

    @Test
    void masterPagesOfNotesAndHandoutsAndHidingSlidesCarryTheFrame() throws IOException {
        assertThat(styles(OdfSamples.named("slides with notes and a handout"), MarkStyle.DEFAULT)
                        .split("<draw:frame", -1))
                .hasSize(6);
        Map<String, byte[]> parts =
                labelled(OdfSamples.named("slides that hide what their master draws"), MarkStyle.DEFAULT);
        String content = DocxFixture.text(parts.getOrDefault("content.xml", new byte[0]));
        assertThat(content.split("draw:name=\"edusec.label.frame.top\"", -1)).hasSize(3);
        assertThat(content).contains("</draw:frame><anim:par/>").contains("</draw:frame ></presentation:notes>");
    }

    @ParameterizedTest
    @ValueSource(strings = {">\n<", "重要性分類Ⅱ 機", "EdusecLabelText\"", "fo:margin-top=\"1.4cm\""})
    void aMarkThatWasTamperedWithIsNotTheLabelAndIsMadeAnew(String changed) throws IOException {
        Map<String, byte[]> sound = labelled(OdfFixture.text(), MarkStyle.DEFAULT);
        Map<String, byte[]> parts = new LinkedHashMap<>(sound);
        UnaryOperator<String> tamper = xml -> changed.equals(">\n<")
                ? xml.replaceFirst("<style:header .*</style:header>", "")
                : xml.replace(
                        changed, changed.replace('1', '0').replace('Ⅱ', 'Ⅳ').replace("LabelText", "LabelTxet"));
        parts.computeIfPresent("styles.xml", (name, xml) -> DocxFixture.utf8(tamper.apply(DocxFixture.text(xml))));
        assertThat(parts.get("styles.xml")).isNotEqualTo(sound.get("styles.xml"));
        Path again = folder.resolve("again");
        stamper.stamp(DocxFixture.write(folder.resolve("tampered"), parts), again, LABEL);
        DocxLawsTest.assertSameParts(DocxFixture.partsOf(again), sound);
    }

    /** LibreOffice drops foreign attributes on saving; marks are then known by their field, their frame or the stored text. */
    @ParameterizedTest
    @CsvSource({"text with left and first headers, 3", "sheets with regions, 2", "slides, 1"})
    void marksAreFoundWhereAProgramDroppedOurAttributes(String sample, int marks) throws IOException {
        Map<String, byte[]> parts = labelled(OdfSamples.named(sample), MarkStyle.DEFAULT);
        parts.computeIfPresent(
                "styles.xml",
                (name, xml) -> DocxFixture.utf8(DocxFixture.text(xml)
                        .replaceAll(" xmlns:edusecLabel=\"[^\"]*\" edusecLabel:insteadOf=\"[^\"]*\"", "")));
        Path resaved = DocxFixture.write(folder.resolve("resaved"), parts);
        Path back = folder.resolve("back");
        assertThat(stamper.remove(resaved, back)).extracting(Placed::in).isEqualTo(List.of());
        assertThat(stylesOf(resaved).split("重要性", -1)).hasSize(marks + 1);
        assertThat(stylesOf(back)).doesNotContain("重要性");
    }

    private void assertRefused(OdfFixture fixture, LabelObstacle obstacle) throws IOException {
        assertRefused(fixture.write(folder.resolve("source")), obstacle);
    }

    private void assertRefused(Path source, LabelObstacle obstacle) throws IOException {
        Path target = folder.resolve("target");
        assertThat(stamper.stamp(source, target, LABEL))
                .isInstanceOfSatisfying(
                        StampOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(obstacle));
        assertThat(Files.exists(target)).isFalse();
        Files.delete(source);
    }

    private static MarkStyle footer(int colour) {
        return new MarkStyle(MarkPosition.FOOTER, colour);
    }

    private String styles(OdfFixture fixture, MarkStyle style) throws IOException {
        return DocxFixture.text(labelled(fixture, style).getOrDefault("styles.xml", new byte[0]));
    }

    private static String stylesOf(Path file) throws IOException {
        return DocxFixture.text(DocxFixture.partsOf(file).getOrDefault("styles.xml", new byte[0]));
    }

    private Map<String, byte[]> labelled(OdfFixture fixture, MarkStyle style) throws IOException {
        Path source = fixture.write(folder.resolve("source"));
        Path target = folder.resolve("labelled");
        Files.deleteIfExists(target);
        assertThat(stamper.stamp(source, target, new Mark(LABEL, style))).isInstanceOf(StampOutcome.Stamped.class);
        return DocxFixture.partsOf(target);
    }
}
