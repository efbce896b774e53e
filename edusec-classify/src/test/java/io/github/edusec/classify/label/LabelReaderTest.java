package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.container.Fixtures;
import io.github.edusec.classify.label.FoundLabel.NotUnderstood;
import io.github.edusec.classify.label.FoundLabel.Understood;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelReaderTest {
    private static final String GUID = "0123abcd-4567-89ab-cdef-0123456789ab";
    private static final String BAILS = "urn:bails:IntellectualProperty:";

    @TempDir
    private Path folder;

    @Test
    void ourLabelIsFoundInEveryPlaceThatTheLabellerPutsIt() throws IOException {
        Label label = new Label(
                new Classification(Importance.II, Confidentiality.C2B, Integrity.I2A, null, List.of()),
                LocalDate.of(2026, 11, 25));
        Path out = Files.createDirectory(folder.resolve("out"));
        Path docx = DocxSamples.named(DocxSamples.readable().keySet().iterator().next())
                .write(folder.resolve("a.docx"));
        Path pdf = PdfSamples.pages(folder.resolve("b.pdf"), 1, page -> {});
        Path csv = Files.writeString(folder.resolve("c.csv"), "x");
        for (Path source : List.of(docx, pdf, csv)) {
            Path target = Labeller.standard().labelInto(source, out, label).target();
            LabelReading reading = LabelReader.standard().read(target);
            assertThat(reading.classification()).contains(label.classification());
            assertThat(reading.isKnown()).isTrue();
            assertThat(reading.isConflicting()).isFalse();
            assertThat(reading.obstacle()).isNull();
        }
        assertThat(LabelReader.standard().read(out.resolve("【Ⅱ】c.csv")).labels())
                .extracting(FoundLabel::place)
                .containsExactly(MarkPlace.SIDECAR, MarkPlace.FILE_NAME);
    }

    @Test
    void anImportanceDerivedFromTheAxesOfANameGivesWayToAStatedOneForTheseAxes() {
        LabelReading stated = read(Fixtures.ooxml(Fixtures.label("III", "2B", "1")));
        LabelReading both = stated.and(named("機2B_a.docx"));
        assertThat(both.classification()).isEqualTo(stated.classification());
        assertThat(both.isConflicting()).isFalse();
        assertThat(both.isKnown()).isTrue();
        // The document says nothing of what the name states, or less: then nobody said what importance that makes.
        LabelReading open = read(Fixtures.ooxml(Fixtures.label("III"))).and(named("機2B_a.docx"));
        assertThat(open.classification().map(Classification::importance)).contains(Importance.II);
        assertThat(open.isConflicting()).isTrue();
        LabelReading less = stated.and(named("機密性3_a.docx"));
        assertThat(less.classification())
                .contains(new Classification(Importance.I, Confidentiality.C3, Integrity.I1, null, List.of()));
        assertThat(less.isConflicting()).isTrue();
    }

    @Test
    void ofSeveralMarksInANameTheMostSevereCounts() {
        LabelReading two = named("機2A_名簿【Ⅱ】.csv");
        assertThat(two.labels()).extracting(FoundLabel::name).containsExactly("機密性2A", "重要性分類Ⅱ");
        assertThat(two.classification())
                .contains(new Classification(Importance.II, Confidentiality.C2A, null, null, List.of()));
        assertThat(two.isConflicting()).isTrue();
    }

    @Test
    void aFormOfTheReadersOwnIsReadAndOneFromWhichNoClassFollowsIsNotUnderstood() {
        LabelReader reader = LabelReader.standard().withNameForm(FileNameForm.suffix("_校内{integrity}"));
        assertThat(reader.beside("a_校内2B.csv", null).classification())
                .contains(new Classification(Importance.II, null, Integrity.I2B, null, List.of()));
        LabelReading none = reader.beside("a_校内1.csv", null);
        assertThat(none.isKnown()).isFalse();
        assertThat(none.labels())
                .singleElement()
                .isInstanceOfSatisfying(
                        FoundLabel.NotUnderstood.class,
                        label -> assertThat(label.doubt()).isEqualTo(LabelDoubt.NO_CLASS));
        assertThat(named("a_校内2B.csv")).isEqualTo(LabelReading.NONE);
    }

    private static LabelReading named(String name) {
        return LabelReader.standard().beside(name, null);
    }

    @Test
    void propertiesAreReadFromEveryOfficePackage() {
        for (byte[] document : List.of(
                Fixtures.ooxml(Fixtures.label("III", "2A", "1", "2B")),
                Fixtures.openDocument(Fixtures.label("III", "2A", "1", "2B")))) {
            assertThat(read(document).classification())
                    .contains(new Classification(
                            Importance.III, Confidentiality.C2A, Integrity.I1, Availability.A2B, List.of()));
        }
    }

    @Test
    void strictPackagesAndOtherKindsOfValueAreRead() {
        Map<String, byte[]> parts = new LinkedHashMap<>(parts(bails("1", "0", "0")));
        String custom = text(parts, "docProps/custom.xml")
                .replace(
                        "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
                        "http://purl.oclc.org/ooxml/officeDocument/customProperties")
                .replaceAll("vt:lpwstr>(\\d)</vt:lpwstr", "vt:i4>$1</vt:i4");
        parts.put("docProps/custom.xml", Fixtures.utf8(custom));
        assertThat(custom).contains("<vt:i4>1</vt:i4>");
        assertThat(read(Fixtures.zip(parts)).classification())
                .map(Classification::confidentiality)
                .contains(Confidentiality.C2A);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,0, 1,1,1, IV",
        "1,0,0, 2A,1,1, III",
        "2,1,2, 2B,2A,2B, II",
        "3,3,3, 3,2B,2B, I",
        "0,3,0, 1,2B,1, II"
    })
    void theCabinetScaleHoldsOurLevels(
            String c, String i, String a, String wantedC, String wantedI, String wantedA, String importance) {
        Classification found =
                read(Fixtures.openDocument(bails(c, i, a))).classification().orElseThrow();
        assertThat(found)
                .isEqualTo(new Classification(
                        Importance.parse(importance),
                        Confidentiality.parse(wantedC),
                        Integrity.parse(wantedI),
                        Availability.parse(wantedA),
                        List.of()));
    }

    @Test
    void otherScalesAndDamagedLevelsAreFoundAndNotUnderstood() {
        Map<String, String> fips = bails("1", "1", "1");
        fips.put(BAILS + "Impact:Scale", "FIPS-199");
        assertThat(doubt(Fixtures.ooxml(fips))).isEqualTo(LabelDoubt.OTHER_SCALE);
        assertThat(doubt(Fixtures.ooxml(bails("4", "1", "1")))).isEqualTo(LabelDoubt.DAMAGED);
        assertThat(doubt(Fixtures.ooxml(Map.of(BAILS + "Impact:Scale", "UK-Cabinet"))))
                .isEqualTo(LabelDoubt.DAMAGED);
        assertThat(doubt(Fixtures.ooxml(Map.of(BAILS + "BusinessAuthorizationCategory:Name", "x"))))
                .isEqualTo(LabelDoubt.DAMAGED);
    }

    @Test
    void levelsFromWhichNoImportanceFollowsAreNotMadeIntoOne() {
        Map<String, String> integrityOnly = bails("0", "0", "0");
        integrityOnly.remove(BAILS + "Impact:Level:Confidentiality");
        assertThat(doubt(Fixtures.ooxml(integrityOnly))).isEqualTo(LabelDoubt.NO_CLASS);
    }

    @Test
    void sensitivityLabelsCountAsTheTenantsTableSays() throws IOException {
        byte[] document = Fixtures.ooxml(msip("true", "校内限り"));
        assertThat(doubt(document)).isEqualTo(LabelDoubt.NOT_MAPPED);
        assertThat(read(document).isKnown()).isFalse();
        LabelReader mapped = LabelReader.with(Limits.DEFAULT, map("{\"guid\":\"" + GUID + "\",\"importance\":\"II\"}"));
        assertThat(read(mapped, document).classification()).contains(Classification.of(Importance.II));
        LabelReader byName = LabelReader.with(
                Limits.DEFAULT, map("{\"name\":\"校内限り\",\"importance\":\"III\",\"confidentiality\":\"2A\"}"));
        assertThat(read(byName, document).classification())
                .map(Classification::confidentiality)
                .contains(Confidentiality.C2A);
        assertThat(read(mapped, Fixtures.ooxml(msip("false", "x"))).labels()).isEmpty();
    }

    @Test
    void theLabelPartTellsWhetherALabelWasRemovedAndOnlyOfThoseItNames() throws IOException {
        LabelReader mapped = LabelReader.with(
                Limits.DEFAULT,
                map("{\"guid\":\"" + GUID + "\",\"importance\":\"II\"},"
                        + "{\"guid\":\"99999999-4567-89ab-cdef-0123456789ab\",\"importance\":\"IV\"}"));
        Map<String, byte[]> parts = parts(msip("true", "x"));
        parts.put("docMetadata/LabelInfo.xml", labelInfo("{99999999-4567-89AB-CDEF-0123456789AB}", "0"));
        assertThat(read(mapped, Fixtures.zip(parts)).classification()).contains(Classification.of(Importance.II));
        parts.put("docMetadata/LabelInfo.xml", labelInfo("{" + GUID + "}", "1"));
        assertThat(read(mapped, Fixtures.zip(parts)).labels())
                .as("nothing leads to it")
                .hasSize(1);
        parts.put(
                "_rels/.rels",
                Fixtures.utf8(text(parts, "_rels/.rels")
                        .replace(
                                "</Relationships>",
                                "<Relationship "
                                        + "Id=\"rId9\" Type=\"http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels\" "
                                        + "Target=\"docMetadata/LabelInfo.xml\"/></Relationships>")));
        assertThat(read(mapped, Fixtures.zip(parts)).labels()).isEmpty();
        parts.put("docMetadata/LabelInfo.xml", labelInfo("{99999999-4567-89AB-CDEF-0123456789AB}", "0"));
        LabelReading both = read(mapped, Fixtures.zip(parts));
        assertThat(both.labels()).hasSize(2);
        assertThat(both.classification()).contains(Classification.of(Importance.II));
        assertThat(both.isKnown()).isTrue();
    }

    @Test
    void ofAPackageThatIsTwoDocumentsBothAreReadAndNeitherSpeaksForTheOther() {
        Map<String, byte[]> parts = parts(Fixtures.label("I", "3"));
        Fixtures.openDocumentParts(Fixtures.label("IV", "1")).forEach(parts::putIfAbsent);
        LabelReading both = read(Fixtures.zip(parts));
        assertThat(both.classification()).map(Classification::importance).contains(Importance.I);
        assertThat(both.isKnown()).isFalse();
        assertThat(both.holdsMore()).isTrue();
    }

    @Test
    void ofLabelsThatDisagreeTheMostSevereCounts() {
        Map<String, String> both = new LinkedHashMap<>(Fixtures.label("III", "2A"));
        both.putAll(bails("2", "0", "0"));
        LabelReading reading = read(Fixtures.openDocument(both));
        assertThat(reading.isConflicting()).isTrue();
        assertThat(reading.isKnown()).isTrue();
        assertThat(reading.classification())
                .contains(new Classification(
                        Importance.II, Confidentiality.C2B, Integrity.I1, Availability.A1, List.of()));
    }

    @Test
    void aNewerOrDamagedLabelOfOursIsNotUnderstoodWhateverStandsBesideIt() {
        Map<String, String> newer = Fixtures.label("IV", "1");
        newer.put("edusec.label.version", "2");
        assertThat(doubt(Fixtures.ooxml(newer))).isEqualTo(LabelDoubt.NEWER_VERSION);
        assertThat(doubt(Fixtures.ooxml(Map.of("edusec.label.importance", "IV"))))
                .isEqualTo(LabelDoubt.DAMAGED);
        LabelReading both =
                read(Fixtures.ooxml(newer)).and(LabelReader.standard().beside("【Ⅳ】a.docx", null));
        assertThat(both.isKnown()).isFalse();
        assertThat(both.classification()).contains(Classification.of(Importance.IV));
    }

    @Test
    void aSidecarForAnotherFileOrOfANewerVersionIsNotUnderstood() {
        String json = "{\"format\":\"edusec-label-sidecar/1\",\"file\":\"a.csv\",\"size\":1,\"sha256\":\""
                + "0".repeat(64) + "\",\"label\":{\"edusec.label.version\":\"1\",\"edusec.label.importance\":\"IV\","
                + "\"edusec.label.labelledOn\":\"2026-11-25\"}}";
        assertThat(beside("a.csv", json).isKnown()).isTrue();
        assertThat(((NotUnderstood) beside("b.csv", json).labels().get(0)).doubt())
                .isEqualTo(LabelDoubt.DAMAGED);
        assertThat(((NotUnderstood) beside("a.csv", json.replace("sidecar/1", "sidecar/2"))
                                .labels()
                                .get(0))
                        .doubt())
                .isEqualTo(LabelDoubt.NEWER_VERSION);
    }

    @Test
    void whatIsEncryptedOrOldOrHostileIsSaidAndNothingIsMadeUp() throws IOException {
        Path encrypted = PdfSamples.encrypted(folder.resolve("e.pdf"), "secret");
        assertThat(obstacle(Files.readAllBytes(encrypted))).isEqualTo(ReadObstacle.ENCRYPTED);
        Map<String, byte[]> odf = new LinkedHashMap<>();
        odf.put("mimetype", Fixtures.utf8("application/vnd.oasis.opendocument.text"));
        odf.put(
                "META-INF/manifest.xml",
                Fixtures.utf8("<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
                        + "<m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"));
        assertThat(obstacle(Fixtures.zip(odf))).isEqualTo(ReadObstacle.ENCRYPTED);
        byte[] ole = new byte[1024];
        byte[] magic = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(magic, 0, ole, 0, magic.length);
        assertThat(obstacle(ole)).isEqualTo(ReadObstacle.UNSUPPORTED);
        Map<String, byte[]> dtd = parts(Fixtures.label("IV"));
        dtd.put(
                "docProps/custom.xml",
                Fixtures.utf8("<!DOCTYPE x [<!ENTITY a \"b\">]>" + text(dtd, "docProps/custom.xml")));
        assertThat(obstacle(Fixtures.zip(dtd))).isEqualTo(ReadObstacle.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain text", "PK", "<html>"})
    void filesThatHoldNoLabelHaveNone(String text) {
        LabelReading reading = read(Fixtures.utf8(text));
        assertThat(reading).isEqualTo(LabelReading.NONE);
        assertThat(reading.isKnown()).isFalse();
    }

    /** Whoever opens a pipe waits for its writer, in a nightly scan for ever. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisabledOnOs(OS.WINDOWS)
    void aPipeIsNotOpened() throws IOException {
        Path pipe = folder.resolve("pipe.docx");
        Tool.require("mkfifo").run(pipe);
        assertThatThrownBy(() -> LabelReader.standard().read(pipe))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("allowed: a regular file");
        assertThatThrownBy(() -> Labeller.standard().read(pipe)).isInstanceOf(FileSystemException.class);
    }

    @Test
    void theChannelStaysOpenAndPdfPropertiesAreReadThroughIt() throws IOException {
        Path pdf = PdfSamples.document(folder.resolve("m.pdf"), 3, CompressParameters.DEFAULT_COMPRESSION, document -> {
            msip("true", "x").forEach(document.getDocumentInformation()::setCustomMetadataValue);
        });
        try (SeekableByteChannel channel = Files.newByteChannel(pdf)) {
            LabelReading reading = LabelReader.standard().inDocument(channel);
            assertThat(channel.isOpen()).isTrue();
            assertThat(reading.labels()).extracting(FoundLabel::origin).containsExactly(LabelOrigin.MSIP);
        }
    }

    private static Map<String, String> bails(String c, String i, String a) {
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put(BAILS + "BusinessAuthorizationCategory:Name", "Confidential");
        pairs.put(BAILS + "Impact:Scale", "UK-Cabinet");
        pairs.put(BAILS + "Impact:Level:Confidentiality", c);
        pairs.put(BAILS + "Impact:Level:Integrity", i);
        pairs.put(BAILS + "Impact:Level:Availability", a);
        return pairs;
    }

    private static Map<String, String> msip(String enabled, String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put("MSIP_Label_" + GUID + "_Enabled", enabled);
        pairs.put("MSIP_Label_" + GUID + "_SetDate", "2026-11-25T00:00:00Z");
        pairs.put("MSIP_Label_" + GUID + "_Name", name);
        return pairs;
    }

    private static byte[] labelInfo(String id, String removed) {
        return Fixtures.utf8("<clbl:labelList xmlns:clbl=\"http://schemas.microsoft.com/office/2020/mipLabelMetadata\">"
                + "<clbl:label id=\"" + id + "\" enabled=\"1\" method=\"Standard\" siteId=\"{" + GUID
                + "}\" contentBits=\"0\" removed=\"" + removed + "\"/></clbl:labelList>");
    }

    private MsipMap map(String rows) throws IOException {
        Path file = Files.writeString(
                folder.resolve("map.json"),
                "{\"format\":\"edusec-msip-map/1\",\"id\":\"t\",\"version\":\"1\",\"labels\":[" + rows + "]}");
        return MsipMap.read(file, Limits.DEFAULT);
    }

    private static LabelReading beside(String name, String sidecar) {
        return LabelReader.standard().beside(name, java.nio.ByteBuffer.wrap(Fixtures.utf8(sidecar)));
    }

    private static LabelDoubt doubt(byte[] document) {
        return ((NotUnderstood) read(document).labels().get(0)).doubt();
    }

    private static ReadObstacle obstacle(byte[] document) {
        LabelReading reading = read(document);
        assertThat(reading.labels()).noneMatch(Understood.class::isInstance);
        return Objects.requireNonNull(reading.obstacle()).kind();
    }

    private static LabelReading read(byte[] document) {
        return read(LabelReader.standard(), document);
    }

    private static LabelReading read(LabelReader reader, byte[] document) {
        try {
            return reader.inDocument(new org.apache.commons.compress.utils.SeekableInMemoryByteChannel(document));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> parts(Map<String, String> properties) {
        return new LinkedHashMap<>(Fixtures.ooxmlParts(properties));
    }

    private static String text(Map<String, byte[]> parts, String name) {
        return new String(Objects.requireNonNull(parts.get(name)), StandardCharsets.UTF_8);
    }
}
