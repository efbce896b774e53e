package io.github.edusec.retention.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.ledger.Commitment;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.crypto.ledger.LedgerVerifier;
import io.github.edusec.retention.CatalogException;
import io.github.edusec.retention.RecordFacts;
import io.github.edusec.testkit.DatabaseKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(DatabaseKind.class)
class CatalogSealsTest {
    private final DatabaseKind kind;

    @TempDir
    Path folder;

    private DataSource source;
    private Catalog catalog;
    private Path files;

    CatalogSealsTest(DatabaseKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() throws Exception {
        source = kind.empty(folder);
        catalog = Catalog.in(source);
        files = Files.createDirectory(folder.resolve("files"));
        for (String id : List.of("a", "b", "c", "𠮷", "ｚ")) {
            put(id, ("document " + id).getBytes(StandardCharsets.UTF_8), id + ".txt");
        }
    }

    private void put(String id, byte[] bytes, String... places) throws Exception {
        Files.write(files.resolve(places[0]), bytes);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        catalog.put(new CatalogRecord(
                id,
                new RecordFacts("出席簿", Map.of()),
                null,
                List.of(places),
                null,
                (long) bytes.length,
                sha256,
                Originality.ORIGINAL,
                Medium.ELECTRONIC));
    }

    private Map<String, OriginalState> states(String seal, boolean intact) throws Exception {
        Map<String, OriginalState> states = new TreeMap<>();
        SealVerification verification = catalog.seals()
                .verify(seal, new OriginalFolder(files), (record, state, detail) -> states.put(record, state));
        assertThat(verification.isIntact()).isEqualTo(intact);
        verification
                .counts()
                .forEach((state, count) -> assertThat(
                                states.values().stream().filter(state::equals).count())
                        .isEqualTo(count));
        states.values().removeIf(state -> state == OriginalState.INTACT);
        return states;
    }

    @Test
    void a_sealed_catalogue_is_intact_as_long_as_its_files_are() throws Exception {
        Seal seal = catalog.seals().seal("2025", Records.BY, Records.TIME);
        assertThat(seal.records()).isEqualTo(5);
        assertThat(seal.without()).isZero();
        assertThat(catalog.seals().all()).containsExactly(seal);
        assertThat(states("2025", true)).isEmpty();
        put("later", new byte[] {1}, "later.txt");
        assertThat(states("2025", true)).isEmpty();
    }

    /** By hand: RFC 6962 over five members in the order of the ids' UTF-8 bytes. */
    @Test
    void the_root_is_over_id_size_and_hash_in_the_order_of_the_bytes_of_the_ids() throws Exception {
        List<byte[]> leaves = new ArrayList<>();
        for (String id : List.of("a", "b", "c", "ｚ", "𠮷")) {
            byte[] content = ("document " + id).getBytes(StandardCharsets.UTF_8);
            String member = id + "\n" + content.length + "\n" + HexFormat.of().formatHex(sha256(content)) + "\n";
            leaves.add(sha256(new byte[] {0}, member.getBytes(StandardCharsets.UTF_8)));
        }
        byte[] four = node(node(leaves.get(0), leaves.get(1)), node(leaves.get(2), leaves.get(3)));
        assertThat(catalog.seals().seal("2025", Records.BY, Records.TIME).root())
                .isEqualTo(HexFormat.of().formatHex(node(four, leaves.get(4))));
    }

    private static byte[] node(byte[] left, byte[] right) throws Exception {
        return sha256(new byte[] {1}, left, right);
    }

    private static byte[] sha256(byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    @Test
    void a_changed_a_missing_and_an_unreadable_original_are_told_apart() throws Exception {
        byte[] broken = "%PDF-1.7 that is none".getBytes(StandardCharsets.UTF_8);
        put("broken", broken, "broken.pdf");
        catalog.seals().seal("2025", Records.BY, Records.TIME);
        Files.writeString(files.resolve("a.txt"), "document A");
        Files.writeString(files.resolve("b.txt"), "document b and more");
        Files.delete(files.resolve("c.txt"));
        assertThat(states("2025", false))
                .isEqualTo(Map.of(
                        "a", OriginalState.CHANGED,
                        "b", OriginalState.CHANGED,
                        "c", OriginalState.MISSING,
                        "broken", OriginalState.UNREADABLE));
    }

    @Test
    void a_document_that_opens_is_intact() throws Exception {
        put("pdf", pdf(), "one.pdf");
        catalog.seals().seal("2025", Records.BY, Records.TIME);
        assertThat(states("2025", true)).isEmpty();
    }

    /** The least that is a PDF: one empty page, and where each object begins. */
    private static byte[] pdf() {
        StringBuilder out = new StringBuilder("%PDF-1.4\n");
        StringBuilder table = new StringBuilder("xref\n0 4\n0000000000 65535 f \n");
        List<String> objects = List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>");
        for (int i = 0; i < objects.size(); i++) {
            table.append(String.format(Locale.ROOT, "%010d 00000 n \n", out.length()));
            out.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int at = out.length();
        out.append(table)
                .append("trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n")
                .append(at)
                .append("\n%%EOF\n");
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void a_link_in_the_place_of_an_original_is_not_followed() throws Exception {
        catalog.seals().seal("2025", Records.BY, Records.TIME);
        Path moved = Files.move(files.resolve("a.txt"), folder.resolve("outside.txt"));
        Files.createSymbolicLink(files.resolve("a.txt"), moved);
        assertThat(states("2025", false)).isEqualTo(Map.of("a", OriginalState.UNREADABLE));
    }

    @Test
    void a_folder_may_be_named_by_any_path() throws Exception {
        Path roundabout = files.resolve("..").resolve(files.getFileName()).resolve(".");
        SealVerification verification =
                catalog.seals().verify(new OriginalFolder(roundabout), (record, state, detail) -> {});
        assertThat(verification.counts()).containsEntry(OriginalState.INTACT, 5L);
    }

    @Test
    void a_shelf_beside_a_file_is_no_alarm_but_a_changed_copy_is() throws Exception {
        put("a", "document a".getBytes(StandardCharsets.UTF_8), "a.txt", "2F 書庫 棚3", "../outside", "copy.txt");
        catalog.seals().seal("2025", Records.BY, Records.TIME);
        assertThat(states("2025", true)).isEmpty();
        Files.writeString(files.resolve("copy.txt"), "other");
        assertThat(states("2025", false)).isEqualTo(Map.of("a", OriginalState.CHANGED));
    }

    @Test
    void a_record_that_left_the_catalogue_or_whose_hash_was_replaced_is_told() throws Exception {
        catalog.seals().seal("2025", Records.BY, Records.TIME);
        Records.update(source, "DELETE FROM edusec_catalog_record WHERE id = 'a'");
        put("b", "another".getBytes(StandardCharsets.UTF_8), "b.txt");
        assertThat(states("2025", false))
                .isEqualTo(Map.of("a", OriginalState.NOT_CATALOGUED, "b", OriginalState.NOT_CATALOGUED));
    }

    @Test
    void a_row_under_the_seal_that_was_changed_with_the_catalogue_breaks_the_root() throws Exception {
        catalog.seals().seal("2025", Records.BY, Records.TIME);
        put("a", "another".getBytes(StandardCharsets.UTF_8), "a.txt");
        Records.update(
                source,
                "UPDATE edusec_catalog_sealed SET size = 7, sha256 = (SELECT sha256 FROM edusec_catalog_record"
                        + " WHERE id = 'a') WHERE record = 'a'");
        assertThat(states("2025", false)).isEmpty();
        SealVerification verification =
                catalog.seals().verify("2025", new OriginalFolder(files), (record, state, detail) -> {});
        assertThat(verification.rootMatches()).isFalse();
        Records.update(source, "DELETE FROM edusec_catalog_sealed WHERE record = 'b'");
        assertThat(catalog.seals()
                        .verify("2025", new OriginalFolder(files), (record, state, detail) -> {})
                        .rootMatches())
                .isFalse();
    }

    @Test
    void what_has_no_hash_is_counted_and_copies_and_paper_are_left_out() throws Exception {
        catalog.put(Records.attendance("none", "2020-03-31"));
        CatalogRecord copy = catalog.find("a").orElseThrow();
        catalog.put(new CatalogRecord(
                "copy",
                copy.facts(),
                null,
                copy.locations(),
                null,
                copy.size(),
                copy.sha256(),
                Originality.COPY,
                Medium.ELECTRONIC));
        Seal seal = catalog.seals().seal("2025", Records.BY, Records.TIME);
        assertThat(seal.records()).isEqualTo(5);
        assertThat(seal.without()).isEqualTo(1);
    }

    @Test
    void a_name_is_given_once_and_an_unknown_one_refused() throws Exception {
        catalog.seals().seal("2025", Records.BY, Records.TIME);
        assertThatThrownBy(() -> catalog.seals().seal("2025", Records.BY, Records.TIME))
                .isInstanceOf(CatalogException.class);
        assertThatThrownBy(
                        () -> catalog.seals().verify("2024", new OriginalFolder(files), (record, state, detail) -> {}))
                .isInstanceOf(CatalogException.class);
        assertThat(catalog.seals().all()).hasSize(1);
    }

    @Test
    void originals_can_be_verified_without_a_seal() throws Exception {
        Files.delete(files.resolve("a.txt"));
        SealVerification verification =
                catalog.seals().verify(new OriginalFolder(files), (record, state, detail) -> {});
        assertThat(verification.counts().get(OriginalState.MISSING)).isEqualTo(1);
        assertThat(verification.counts().get(OriginalState.INTACT)).isEqualTo(4);
    }

    @Test
    void the_ledger_commits_to_the_root() throws Exception {
        Seal seal = catalog.seals().seal("2025", Records.BY, Records.TIME);
        Path file = folder.resolve("ledger.log");
        List<LedgerEntry> entries = new ArrayList<>();
        try (SigningKey key = SigningKey.generate()) {
            try (Ledger ledger = Ledger.create(file, "test.example/seals", key)) {
                ledger.append(catalog.seals().find("2025").orElseThrow().ledgerEntry());
            }
            assertThat(LedgerVerifier.read(file, key.verificationKey(), (index, entry) -> entries.add(entry))
                            .isVerified())
                    .isTrue();
        }
        assertThat(entries.get(1)).isEqualTo(seal.ledgerEntry());
        assertThat(entries.get(1).commitments()).containsEntry("root", new Commitment(seal.root()));
    }
}
