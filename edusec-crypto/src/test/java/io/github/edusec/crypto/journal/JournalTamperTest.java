package io.github.edusec.crypto.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.journal.JournalCheck.Compared;
import io.github.edusec.crypto.journal.JournalCheck.LedgerNotVerified;
import io.github.edusec.crypto.journal.JournalFinding.ChangedBeforeAnchoring;
import io.github.edusec.crypto.journal.JournalFinding.ChangedRow;
import io.github.edusec.crypto.journal.JournalFinding.DuplicateRow;
import io.github.edusec.crypto.journal.JournalFinding.EntryWithoutRow;
import io.github.edusec.crypto.journal.JournalFinding.NotAnchored;
import io.github.edusec.crypto.journal.JournalFinding.OtherRow;
import io.github.edusec.crypto.journal.JournalFinding.RepeatedEntry;
import io.github.edusec.crypto.journal.JournalFinding.RowWithoutEntry;
import io.github.edusec.crypto.journal.JournalFinding.UnfoundedExpiry;
import io.github.edusec.crypto.ledger.Commitment;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.testkit.DatabaseKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Six rows with the entries 1 to 6; what somebody with access to the table does to them is found and named. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class JournalTamperTest {
    private static final String COPY = "INSERT INTO edusec_journal SELECT ?, happened_at, action, actor, reference,"
            + " subject, detail, salt, commitment, claim, ledger, ledger_index, expired_at, expired_by FROM edusec_journal WHERE id = ?";

    private final DatabaseKind kind;

    @TempDir
    Path folder;

    private final SigningKey key = SigningKey.generate();
    private DataSource source;
    private Path file;
    private Journal journal;
    private List<String> ids;

    JournalTamperTest(DatabaseKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void sixRows() throws Exception {
        source = kind.empty(folder);
        file = folder.resolve("ledger.log");
        journal = Journal.in(source);
        ids = JournalSample.record(journal, source, 0, 6).stream()
                .map(UUID::toString)
                .toList();
        try (Ledger ledger = JournalSample.create(file, key)) {
            journal.anchor(ledger);
        }
        assertThat(findings()).isEmpty();
    }

    @AfterEach
    void close() {
        key.close();
    }

    private List<JournalFinding> findings() throws Exception {
        Compared check = (Compared) journal.check(file, key.verificationKey());
        assertThat(check.findingCount()).isEqualTo(check.findings().size());
        assertThat(check.isSound()).isEqualTo(check.findings().isEmpty());
        return check.findings();
    }

    private int update(String sql, Object... values) throws Exception {
        return JournalSample.update(source, sql, values);
    }

    @Test
    void one_changed_character_in_a_column_is_found_and_its_row_named() throws Exception {
        Map<String, String> changes = Map.of(
                "happened_at", "replace(happened_at, '3Z', '4Z')",
                "action", "replace(action, 'takeout', 'takeouT')",
                "actor", "replace(actor, '太', '大')",
                "reference", "replace(reference, '許', '計')",
                "subject", "replace(subject, '1', '2')",
                "detail", "detail || ' '",
                "commitment", "'0' || substr(commitment, 2)");
        for (Map.Entry<String, String> change : changes.entrySet()) {
            String column = change.getKey();
            String before =
                    JournalSample.text(source, "SELECT " + column + " FROM edusec_journal WHERE id = ?", ids.get(0));
            String value = column.equals("commitment") && before.startsWith("0")
                    ? "'1' || substr(commitment, 2)"
                    : change.getValue();
            update("UPDATE edusec_journal SET " + column + " = " + value + " WHERE id = ?", ids.get(0));
            assertThat(JournalSample.text(source, "SELECT " + column + " FROM edusec_journal WHERE id = ?", ids.get(0)))
                    .as(column)
                    .isNotEqualTo(before);
            assertThat(findings()).as(column).containsExactly(new ChangedRow(ids.get(0), 1));
            update("UPDATE edusec_journal SET " + column + " = ? WHERE id = ?", before, ids.get(0));
            assertThat(findings()).as(column).isEmpty();
        }
    }

    @Test
    void a_changed_id_salt_claim_or_expiry_is_found_too() throws Exception {
        String forged = "x" + ids.get(1).substring(1);
        update("UPDATE edusec_journal SET id = ? WHERE id = ?", forged, ids.get(1));
        assertThat(findings()).containsExactly(new ChangedRow(forged, 2));
        update("UPDATE edusec_journal SET id = ? WHERE id = ?", ids.get(1), forged);
        update("UPDATE edusec_journal SET salt = ? WHERE id = ?", new byte[32], ids.get(2));
        update("UPDATE edusec_journal SET salt = ? WHERE id = ?", new byte[31], ids.get(3));
        update("UPDATE edusec_journal SET claim = ? WHERE id = ?", "x", ids.get(4));
        update("UPDATE edusec_journal SET expired_at = ? WHERE id = ?", "2027-01-01T00:00:00Z", ids.get(5));
        assertThat(findings())
                .containsExactly(
                        new ChangedRow(ids.get(2), 3),
                        new ChangedRow(ids.get(3), 4),
                        new ChangedRow(ids.get(4), 5),
                        new ChangedRow(ids.get(5), 6),
                        new UnfoundedExpiry("", 1));
    }

    @Test
    void a_row_wiped_without_an_order_is_a_changed_row() throws Exception {
        String wipe =
                "UPDATE edusec_journal SET actor = NULL, reference = NULL, subject = NULL, detail = NULL, salt = NULL";
        update(wipe + ", expired_at = ? WHERE id = ?", "2027-01-01T00:00:00Z", ids.get(0));
        update(wipe + " WHERE id = ?", ids.get(1));
        assertThat(findings()).containsExactly(new ChangedRow(ids.get(1), 2), new UnfoundedExpiry("", 1));
    }

    private String expire(long limit, String action) throws Exception {
        JournalRecord order = JournalSample.order(JournalSample.TIME.plusSeconds(60));
        journal.expireAction(JournalSample.TIME.plusSeconds(limit), action, order);
        String id = JournalSample.text(
                source, "SELECT id FROM edusec_journal WHERE action = 'journal.expired' ORDER BY ledger_index DESC");
        anchor();
        return id;
    }

    private void anchor() throws Exception {
        try (Ledger ledger = Ledger.open(file, key, () -> JournalSample.TIME)) {
            journal.anchor(ledger);
        }
    }

    private void wipe(String id, String order, long time) throws Exception {
        update(
                "UPDATE edusec_journal SET actor = NULL, reference = NULL, subject = NULL, detail = NULL, salt = NULL,"
                        + " expired_by = ?, expired_at = ? WHERE id = ?",
                order,
                JournalSample.TIME.plusSeconds(time).toString(),
                id);
    }

    @Test
    void a_row_wiped_under_the_order_of_others_is_found_even_if_it_would_have_been_due() throws Exception {
        String order = expire(2, "takeout.packed");
        assertThat(findings()).isEmpty();
        wipe(ids.get(2), order, 60);
        assertThat(findings()).containsExactly(new UnfoundedExpiry(order, 3));
        wipe(ids.get(2), order, 61);
        assertThat(findings()).containsExactly(new UnfoundedExpiry(order, 1));
        wipe(ids.get(2), "none", 60);
        assertThat(findings()).containsExactly(new UnfoundedExpiry("none", 1));
    }

    @Test
    void an_order_for_no_such_time_action_or_number_covers_nothing() throws Exception {
        for (String subject : List.of(
                "before 2026-11-23T01:02:03Z, any action, rows 1",
                "before 2026-11-23T01:02:05Z, action hold.added, rows 1",
                "before 2026-11-23T01:02:05Z, any action, rows 2")) {
            String order = forgeOrder(subject);
            wipe(ids.get(0), order, 60);
            anchor();
            assertThat(findings()).as(subject).containsExactly(new UnfoundedExpiry(order, 1));
        }
        String order = forgeOrder("before 2026-11-23T01:02:05Z, action takeout.packed, rows 1");
        wipe(ids.get(0), order, 60);
        assertThat(findings()).containsExactly(new NotAnchored(order), new UnfoundedExpiry(order, 1));
        anchor();
        // Whoever can write an order before it is anchored has ordered: the ledger tells it.
        assertThat(findings()).isEmpty();
        String unreadable = forgeOrder("all");
        anchor();
        assertThat(findings()).containsExactly(new ChangedBeforeAnchoring(unreadable));
    }

    private String forgeOrder(String subject) throws Exception {
        UUID id = UUID.randomUUID();
        JournalRecord order =
                new JournalRecord(JournalSample.TIME.plusSeconds(60), Journal.EXPIRED, "x", "", subject, "");
        byte[] salt = new byte[Commitment.SALT_BYTES];
        update(
                "INSERT INTO edusec_journal (id, happened_at, action, actor, reference, subject, detail, salt, commitment)"
                        + " VALUES (?, ?, ?, 'x', '', ?, '', ?, ?)",
                id.toString(),
                order.time().toString(),
                order.action(),
                subject,
                salt,
                JournalRow.commitment(id.toString(), order, salt).hex());
        return id.toString();
    }

    @Test
    void an_order_that_is_changed_or_removed_is_found_and_one_that_has_expired_itself_still_counts() throws Exception {
        String order = expire(2, "takeout.packed");
        String subject = JournalSample.text(source, "SELECT subject FROM edusec_journal WHERE id = ?", order);
        assertThat(subject).isEqualTo("before 2026-11-23T01:02:05Z, action takeout.packed, rows 2");
        update("UPDATE edusec_journal SET subject = 'x' WHERE id = ?", order);
        assertThat(findings()).containsExactly(new ChangedRow(order, 7));
        update("UPDATE edusec_journal SET subject = ? WHERE id = ?", subject, order);
        assertThat(findings()).isEmpty();
        journal.expire(JournalSample.TIME.plusSeconds(100), JournalSample.order(JournalSample.TIME.plusSeconds(100)));
        anchor();
        assertThat(findings()).isEmpty();
        update("DELETE FROM edusec_journal WHERE id = ?", order);
        assertThat(findings()).hasSize(3).contains(new EntryWithoutRow(7), new UnfoundedExpiry(order, 2));
    }

    @Test
    void an_expired_row_still_shows_a_changed_time_action_commitment_or_place() throws Exception {
        journal.expire(JournalSample.TIME.plusSeconds(4), JournalSample.order(JournalSample.TIME.plusSeconds(60)));
        try (Ledger ledger = Ledger.open(file, key, () -> JournalSample.TIME)) {
            journal.anchor(ledger);
        }
        assertThat(findings()).isEmpty();
        update("UPDATE edusec_journal SET action = 'hold.added' WHERE id = ?", ids.get(0));
        update("UPDATE edusec_journal SET happened_at = '2026-11-23T01:02:09Z' WHERE id = ?", ids.get(1));
        update("UPDATE edusec_journal SET detail = 'x' WHERE id = ?", ids.get(2));
        update("UPDATE edusec_journal SET ledger_index = 5 WHERE id = ?", ids.get(3));
        update("UPDATE edusec_journal SET ledger_index = 4 WHERE id = ?", ids.get(4));
        assertThat(findings())
                .containsExactly(
                        new ChangedRow(ids.get(0), 1),
                        new ChangedRow(ids.get(1), 2),
                        new ChangedRow(ids.get(2), 3),
                        new OtherRow(ids.get(4), 4),
                        new OtherRow(ids.get(3), 5),
                        new UnfoundedExpiry(
                                JournalSample.text(
                                        source, "SELECT id FROM edusec_journal WHERE action = 'journal.expired'"),
                                4));
    }

    @Test
    void a_removed_row_leaves_an_entry_without_row() throws Exception {
        update("DELETE FROM edusec_journal WHERE id IN (?, ?)", ids.get(0), ids.get(5));
        assertThat(findings()).containsExactly(new EntryWithoutRow(1), new EntryWithoutRow(6));
        update("DELETE FROM edusec_journal");
        assertThat(findings()).hasSize(6);
    }

    @Test
    void swapped_indices_are_found_at_both_rows() throws Exception {
        update("UPDATE edusec_journal SET ledger_index = 99 WHERE id = ?", ids.get(1));
        update("UPDATE edusec_journal SET ledger_index = 2 WHERE id = ?", ids.get(4));
        update("UPDATE edusec_journal SET ledger_index = 5 WHERE id = ?", ids.get(1));
        assertThat(findings()).containsExactly(new OtherRow(ids.get(4), 2), new OtherRow(ids.get(1), 5));
    }

    @Test
    void an_index_that_was_moved_or_taken_away_is_found() throws Exception {
        update("UPDATE edusec_journal SET ledger_index = 77 WHERE id = ?", ids.get(0));
        update("UPDATE edusec_journal SET ledger_index = NULL WHERE id = ?", ids.get(1));
        update("UPDATE edusec_journal SET ledger_index = -1 WHERE id = ?", ids.get(2));
        update("UPDATE edusec_journal SET ledger = 'test.example/other' WHERE id = ?", ids.get(3));
        assertThat(findings())
                .containsExactly(
                        new RowWithoutEntry(ids.get(2), -1),
                        new RepeatedEntry(1, ids.get(0), 77),
                        new RepeatedEntry(3, ids.get(2), -1),
                        new RepeatedEntry(4, ids.get(3), 4),
                        new RowWithoutEntry(ids.get(0), 77),
                        new NotAnchored(ids.get(1)));
    }

    @Test
    void a_row_added_by_hand_is_found_wherever_it_claims_to_belong() throws Exception {
        String copy = UUID.randomUUID().toString();
        update(COPY, copy, ids.get(0));
        JournalFinding second = new DuplicateRow(copy, 1);
        JournalFinding first = new DuplicateRow(ids.get(0), 1);
        // Rows of one index are read in the order of their ids, so the copy may come first; it is a changed row then.
        assertThat(findings().contains(second) || findings().equals(List.of(new ChangedRow(copy, 1), first)))
                .isTrue();
        update("UPDATE edusec_journal SET ledger_index = 50 WHERE id = ?", copy);
        assertThat(findings()).containsExactly(new RowWithoutEntry(copy, 50));
        update("UPDATE edusec_journal SET ledger_index = 0 WHERE id = ?", copy);
        assertThat(findings()).containsExactly(new RowWithoutEntry(copy, 0));
        update("UPDATE edusec_journal SET ledger_index = NULL, ledger = NULL WHERE id = ?", copy);
        assertThat(findings()).containsExactly(new ChangedBeforeAnchoring(copy));
        journal.record(JournalSample.record(9));
        assertThat(findings()).hasSize(2).hasAtLeastOneElementOfType(NotAnchored.class);
    }

    @Test
    void rows_changed_before_they_are_anchored_are_refused_and_named_and_hold_up_nobody() throws Exception {
        String changed = journal.record(JournalSample.record(7)).toString();
        String forged = journal.record(JournalSample.record(8)).toString();
        String sound = journal.record(JournalSample.record(9)).toString();
        update("UPDATE edusec_journal SET actor = 'x' WHERE id = ?", changed);
        update("UPDATE edusec_journal SET action = 'ledger.created' WHERE id = ?", forged);
        try (Ledger ledger = Ledger.open(file, key, () -> JournalSample.TIME)) {
            assertThat(journal.anchor(ledger)).isEqualTo(new AnchorReceipt(1, 0, 2, 0));
            assertThat(journal.anchor(ledger)).isEqualTo(new AnchorReceipt(0, 0, 2, 0));
        }
        assertThat(findings()).containsExactly(new ChangedBeforeAnchoring(changed), new ChangedBeforeAnchoring(forged));
        assertThat(JournalSample.number(source, "SELECT ledger_index FROM edusec_journal WHERE id = ?", sound))
                .isEqualTo(7);
    }

    @Test
    void a_row_rewritten_with_a_salt_and_commitment_of_its_own_is_not_the_entrys() throws Exception {
        byte[] salt = new byte[Commitment.SALT_BYTES];
        JournalRecord lie = JournalSample.record(3);
        update(
                "UPDATE edusec_journal SET happened_at = ?, detail = ?, reference = ?, salt = ?, commitment = ? WHERE id = ?",
                lie.time().toString(),
                lie.detail(),
                lie.reference(),
                salt,
                JournalRow.commitment(ids.get(0), lie, salt).hex(),
                ids.get(0));
        assertThat(findings()).containsExactly(new OtherRow(ids.get(0), 1));
    }

    @Test
    void an_entry_appended_twice_is_found() throws Exception {
        LedgerEntry first =
                Objects.requireNonNull(JournalSample.entries(file, key).get(1L));
        try (Ledger ledger = Ledger.open(file, key, () -> JournalSample.TIME)) {
            ledger.append(first);
            ledger.append(LedgerEntry.of("takeout.packed", JournalSample.TIME)
                    .with("row", Commitment.plain("nobody".getBytes(StandardCharsets.US_ASCII))));
        }
        assertThat(findings()).containsExactly(new RepeatedEntry(7, ids.get(0), 1), new EntryWithoutRow(8));
    }

    @Test
    void many_findings_are_counted_and_only_the_first_listed() throws Exception {
        JournalSample.record(journal, source, 10, Journal.MAX_FINDINGS + 1);
        Compared check = (Compared) journal.check(file, key.verificationKey());
        assertThat(check.findingCount()).isEqualTo(Journal.MAX_FINDINGS + 1);
        assertThat(check.findings()).hasSize(Journal.MAX_FINDINGS);
    }

    @Test
    void a_damaged_ledger_says_nothing_and_a_cut_one_misses_entries() throws Exception {
        byte[] sound = Files.readAllBytes(file);
        byte[] damaged = sound.clone();
        damaged[sound.length / 2] ^= 1;
        Files.write(file, damaged);
        assertThat(journal.check(file, key.verificationKey())).isInstanceOf(LedgerNotVerified.class);
        String text = new String(sound, StandardCharsets.ISO_8859_1);
        Files.write(file, text.substring(0, text.indexOf("e 1 ")).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(findings()).hasSize(6).hasOnlyElementsOfType(RowWithoutEntry.class);
    }

    @Test
    void every_finding_reads_well_in_both_languages_and_repeats_no_forged_id() {
        String personal = "山田太郎 090-1234-5678";
        List<JournalFinding> all = List.of(
                new ChangedRow(personal, 3),
                new OtherRow(personal, 3),
                new RowWithoutEntry(personal, 3),
                new DuplicateRow(personal, 3),
                new EntryWithoutRow(3),
                new RepeatedEntry(3, personal, 4),
                new NotAnchored(personal),
                new UnfoundedExpiry(personal, 2),
                new JournalFinding.HalfAnchored(personal),
                new ChangedBeforeAnchoring(personal));
        for (JournalFinding finding : all) {
            assertThat(finding.text().ja()).endsWith("。").doesNotContain("山田");
            assertThat(finding.text().en()).endsWith(".").doesNotContain("090");
        }
        assertThat(new ChangedRow(ids.get(0), 3).text().en()).contains(ids.get(0), "entry 3");
    }
}
