package io.github.edusec.classify.container;

import static io.github.edusec.classify.container.Fixtures.label;
import static io.github.edusec.classify.container.Fixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The label of an office package speaks for its document, and for nothing that merely lies in the same archive. */
class PackageContentTest {
    private static final byte[] SEVERE = Fixtures.ooxml(label("I", "3"));
    private static final ScanPolicy MILD = ScanPolicy.unknownAs(Classification.of(Importance.IV));
    private static final String BIN = "<Default Extension=\"bin\"";

    @TempDir
    private Path folder;

    @Test
    void anArchiveThatOnlyLooksLikeAPackageIsScannedAsTheArchiveItIs() throws IOException {
        Map<String, byte[]> parts = mild();
        parts.remove("word/document.xml");
        parts.put("_rels/.rels", Fixtures.relationships("custom-properties", "docProps/custom.xml"));
        parts.put("secret/i.docx", SEVERE);
        parts.put("secret/名簿.csv", utf8("a,b"));
        Scan scan = scan(Fixtures.zip(parts), ScanPolicy.MOST_SEVERE);
        assertThat(scan.member("a.docx").unknown()).isEqualTo(UnknownReason.MALFORMED);
        assertThat(scan.member("a.docx!/secret/i.docx").unknown()).isNull();
        assertThat(scan.member("a.docx!/secret/名簿.csv").unknown()).isEqualTo(UnknownReason.UNLABELLED);
        assertThat(scan.highest()).isEqualTo(Classification.MOST_SEVERE);
        assertThat(scan(Fixtures.zip(parts), MILD).highest().importance()).isEqualTo(Importance.I);
    }

    @Test
    void theLabelOfAPackageInDoubtStillCounts() throws IOException {
        Map<String, byte[]> parts = Fixtures.ooxmlParts(label("II", "2B"));
        parts.put("stray.csv", utf8("a,b"));
        assertThat(scan(Fixtures.zip(parts), MILD).highest().importance()).isEqualTo(Importance.II);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stray.csv", "word/stray.csv", "secret/i.docx", "word/stray.xml", "x/_rels/y.xml.rels"})
    void anEntryToWhichNothingLeadsIsNotCoveredByTheLabel(String name) throws IOException {
        Map<String, byte[]> parts = mild();
        String types = text(parts, "[Content_Types].xml");
        for (String suffix : new String[] {"csv", "docx", "rels"}) {
            types = types.replace(BIN, "<Default Extension=\"" + suffix + "\" ContentType=\"text/csv\"/>" + BIN);
        }
        parts.put("[Content_Types].xml", utf8(types));
        parts.put(name, utf8("a,b"));
        assertInDoubt(Fixtures.zip(parts));
    }

    @Test
    void anEntryWithoutATypeIsNotCoveredEither() throws IOException {
        Map<String, byte[]> parts = mild();
        parts.put("word/_rels/document.xml.rels", Fixtures.relationships("image", "media/a.csv"));
        parts.put("word/media/a.csv", utf8("a,b"));
        assertInDoubt(Fixtures.zip(parts));
    }

    @Test
    void anEntryThatTheManifestDoesNotListIsNotCovered() throws IOException {
        Map<String, byte[]> parts = Fixtures.openDocumentParts(label("IV", "1"));
        parts.put("Pictures/", new byte[0]);
        parts.put("META-INF/documentsignatures.xml", utf8("<x/>"));
        assertThat(scan(Fixtures.zip(parts), ScanPolicy.MOST_SEVERE).counts().hasUnknown())
                .isFalse();
        parts.put("Pictures/名簿.csv", utf8("a,b"));
        assertInDoubt(Fixtures.zip(parts));
    }

    @Test
    void bytesThatNoEntryOfAPackageCoversAreNotCovered() throws IOException {
        byte[] hidden = Fixtures.zip(Map.of("secret.docx", SEVERE));
        byte[] shown = Fixtures.zip(mild());
        byte[] both = new byte[hidden.length + shown.length];
        System.arraycopy(hidden, 0, both, 0, hidden.length);
        System.arraycopy(shown, 0, both, hidden.length, shown.length);
        assertInDoubt(both);
    }

    @Test
    void embeddedDocumentsWithoutLabelAndPicturesStayUnderTheLabelOfTheirDocument() throws IOException {
        Scan scan = scan(embedding(Fixtures.ooxml(Map.of())), ScanPolicy.MOST_SEVERE);
        assertThat(scan.counts().hasUnknown()).isFalse();
        assertThat(scan.counts().files()).isEqualTo(1);
        assertThat(scan.highest().importance()).isEqualTo(Importance.IV);
        byte[] ole = new byte[1_024];
        System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, ole, 0, 4);
        for (byte[] ordinary : new byte[][] {ole, Fixtures.gzip(utf8("metafile")), utf8("\u0089PNG"), {}}) {
            assertThat(scan(embedding(ordinary), ScanPolicy.MOST_SEVERE)
                            .counts()
                            .hasUnknown())
                    .isFalse();
        }
    }

    @Test
    void aMoreSevereLabelOfAnEmbeddedDocumentCounts() throws IOException {
        for (byte[] embedded :
                new byte[][] {SEVERE, Fixtures.zip(Map.of("a.docx", SEVERE)), embedding(SEVERE), Fixtures.gzip(SEVERE)
                }) {
            Scan scan = scan(embedding(embedded), MILD);
            assertThat(scan.highest().importance()).isEqualTo(Importance.I);
            assertThat(scan.member("a.docx").labels().isConflicting()).isTrue();
            assertThat(scan.member("a.docx").labels().labels())
                    .anyMatch(found -> found.where().startsWith("word/embeddings/object.bin"));
        }
        byte[] newer = Fixtures.ooxml(Map.of("edusec.label.version", "2"));
        assertThat(scan(embedding(newer), MILD).member("a.docx").unknown()).isEqualTo(UnknownReason.NOT_UNDERSTOOD);
    }

    @Test
    void anEmbeddedDocumentThatIsDamagedMayHaveHadALabel() throws IOException {
        Scan scan = scan(embedding(utf8("PK\003\004 damaged")), ScanPolicy.MOST_SEVERE);
        assertThat(scan.member("a.docx").unknown()).isEqualTo(UnknownReason.MALFORMED);
        assertThat(scan.highest()).isEqualTo(Classification.MOST_SEVERE);
    }

    @Test
    void documentsWithinDocumentsEndAtTheDepthAllowed() throws IOException {
        byte[] document = SEVERE;
        for (int i = 0; i < 20; i++) {
            document = embedding(document);
        }
        Scan scan = scan(document, ScanPolicy.MOST_SEVERE);
        assertThat(scan.member("a.docx").unknown()).isEqualTo(UnknownReason.OVER_LIMIT);
        assertThat(scan.highest()).isEqualTo(Classification.MOST_SEVERE);
    }

    private static Map<String, byte[]> mild() {
        return Fixtures.ooxmlParts(label("IV", "1"));
    }

    private static byte[] embedding(byte[] embedded) {
        Map<String, byte[]> parts = new LinkedHashMap<>(mild());
        parts.put("word/_rels/document.xml.rels", Fixtures.relationships("package", "embeddings/object.bin"));
        parts.put("word/embeddings/object.bin", embedded);
        return Fixtures.zip(parts);
    }

    private void assertInDoubt(byte[] document) throws IOException {
        Scan scan = scan(document, ScanPolicy.MOST_SEVERE);
        assertThat(scan.member("a.docx").unknown()).isEqualTo(UnknownReason.MALFORMED);
        assertThat(scan.member("a.docx").kind()).isEqualTo(ScannedMember.Kind.CONTAINER);
        assertThat(scan.highest()).isEqualTo(Classification.MOST_SEVERE);
    }

    private Scan scan(byte[] document, ScanPolicy policy) throws IOException {
        return Scan.of(Files.write(folder.resolve("a.docx"), document), ScanLimits.DEFAULT, policy);
    }

    private static String text(Map<String, byte[]> parts, String name) {
        return new String(parts.getOrDefault(name, new byte[0]), java.nio.charset.StandardCharsets.UTF_8);
    }
}
