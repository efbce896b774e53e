package io.github.edusec.crypto.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.journal.JournalCheck.Compared;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.testkit.DatabaseKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(DatabaseKind.class)
class JournalTest {
    private final DatabaseKind kind;

    @TempDir
    Path folder;

    private final SigningKey key = SigningKey.generate();
    private DataSource source;
    private Path file;
    private Ledger ledger;
    private Journal journal;

    JournalTest(DatabaseKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() throws Exception {
        source = kind.empty(folder);
        file = folder.resolve("ledger.log");
        ledger = JournalSample.create(file, key);
        journal = Journal.in(source);
    }

    @AfterEach
    void close() throws Exception {
        ledger.close();
        key.close();
    }

    @Test
    void a_row_stands_or_falls_with_the_callers_transaction() throws Exception {
        JournalSample.update(source, "CREATE TABLE host (name TEXT)");
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            insertHost(connection, "kept");
            journal.record(connection, JournalSample.record(1));
            connection.commit();
            insertHost(connection, "rolled back");
            journal.record(connection, JournalSample.record(2));
            connection.rollback();
        }
        assertThat(JournalSample.number(source, "SELECT count(*) FROM edusec_journal"))
                .isEqualTo(1);
        assertThat(JournalSample.number(source, "SELECT count(*) FROM host")).isEqualTo(1);
        assertThat(journal.anchor(ledger)).isEqualTo(new AnchorReceipt(1, 0, 0, 0));
        assertThat(JournalSample.entries(file, key)).hasSize(1);
    }

    private static void insertHost(Connection connection, String name) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO host VALUES (?)")) {
            insert.setString(1, name);
            insert.executeUpdate();
        }
    }

    @Test
    void nothing_is_recorded_without_a_transaction_or_under_the_journals_own_actions() throws Exception {
        try (Connection connection = source.getConnection()) {
            assertThatThrownBy(() -> journal.record(connection, JournalSample.record(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("auto-commit");
        }
        assertThatThrownBy(() -> journal.record(JournalSample.order(JournalSample.TIME)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(JournalSample.number(source, "SELECT count(*) FROM edusec_journal"))
                .isZero();
        journal.record(JournalSample.record(1));
        assertThat(JournalSample.number(source, "SELECT count(*) FROM edusec_journal"))
                .isEqualTo(1);
    }

    @Test
    void the_commitment_in_the_ledger_is_that_of_the_documented_encoding() throws Exception {
        UUID id = journal.record(JournalSample.record(7));
        journal.anchor(ledger);
        SortedMap<Long, LedgerEntry> entries = JournalSample.entries(file, key);
        LedgerEntry entry = Objects.requireNonNull(entries.get(1L));
        assertThat(entry.kind()).isEqualTo("takeout.packed");
        assertThat(entry.time()).isEqualTo(JournalSample.TIME.plusSeconds(7));
        assertThat(entry.counts()).isEmpty();
        assertThat(entry.codes()).isEmpty();
        try (Connection connection = source.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT salt FROM edusec_journal");
                ResultSet row = query.executeQuery()) {
            row.next();
            ByteArrayOutputStream encoded = new ByteArrayOutputStream();
            encoded.writeBytes(row.getBytes(1));
            encoded.writeBytes(("edusec-journal-row/1\n36:" + id + ",20:2026-11-23T01:02:10Z,14:takeout.packed,")
                    .getBytes(StandardCharsets.UTF_8));
            encoded.writeBytes("13:山田 太郎,19:持出許可 2026-7,21:3年1組 成績一覧,5:USB 7,".getBytes(StandardCharsets.UTF_8));
            assertThat(Objects.requireNonNull(entry.commitments().get("row")).hex())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(encoded.toByteArray())));
        }
    }

    @Test
    void texts_come_back_and_are_compared_exactly_in_every_form_of_unicode() throws Exception {
        List<String> texts = List.of(
                "が",
                "か\u3099",
                "𠮷野家",
                "👩🏽‍🏫👨‍👩‍👧‍👦",
                "ｶﾞ",
                "髙﨑",
                "  spaces  ",
                "'; DROP TABLE host; --",
                "\uFEFF",
                "\u200B");
        for (String text : texts) {
            UUID id = journal.record(
                    new JournalRecord(JournalSample.TIME, "hold.added", "x" + text, text, text, text + "\t\n" + text));
            assertThat(JournalSample.text(source, "SELECT detail FROM edusec_journal WHERE id = ?", id.toString()))
                    .isEqualTo(text + "\t\n" + text);
        }
        assertThat(journal.anchor(ledger).appended()).isEqualTo(texts.size());
        assertThat(journal.check(file, key.verificationKey()).isSound()).isTrue();
        assertThat(JournalSample.update(
                        source, "UPDATE edusec_journal SET subject = ? WHERE subject = ?", "が", "か\u3099"))
                .isEqualTo(1);
        assertThat(journal.check(file, key.verificationKey()).isSound()).isFalse();
    }

    @Test
    void anchoring_again_appends_nothing_and_new_rows_follow() throws Exception {
        JournalSample.record(journal, source, 0, 3);
        assertThat(journal.anchor(ledger).appended()).isEqualTo(3);
        long size = ledger.checkpoint().size();
        assertThat(journal.anchor(ledger)).isEqualTo(new AnchorReceipt(0, 0, 0, 0));
        assertThat(ledger.checkpoint().size()).isEqualTo(size);
        JournalSample.record(journal, source, 3, 2);
        assertThat(journal.anchor(ledger).appended()).isEqualTo(2);
        Compared check = (Compared) journal.check(file, key.verificationKey());
        assertThat(check.isSound()).isTrue();
        assertThat(check.rows()).isEqualTo(5);
        assertThat(check.ledger().size()).isEqualTo(6);
    }

    @Test
    void other_entries_of_the_ledger_are_no_findings() throws Exception {
        ledger.append(LedgerEntry.of("disposal.started", JournalSample.TIME).with("items", 3));
        JournalSample.record(journal, source, 0, 1);
        journal.anchor(ledger);
        ledger.append(LedgerEntry.of("disposal.completed", JournalSample.TIME));
        assertThat(journal.check(file, key.verificationKey()).isSound()).isTrue();
        assertThat(JournalSample.number(source, "SELECT ledger_index FROM edusec_journal"))
                .isEqualTo(2);
    }

    @Test
    void rows_of_four_threads_some_rolled_back_are_anchored_once_each_while_they_come() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                int thread = t;
                done.add(threads.submit(() -> write(thread)));
            }
            Journal second = Journal.in(source);
            for (Journal anchoring : List.of(journal, second)) {
                done.add(threads.submit(() -> {
                    for (int i = 0; i < 10; i++) {
                        anchoring.anchor(ledger);
                    }
                    return null;
                }));
            }
            for (Future<?> future : done) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }
        journal.anchor(ledger);
        SortedMap<Long, LedgerEntry> entries = JournalSample.entries(file, key);
        assertThat(entries).hasSize(4 * 20);
        assertThat(entries.values().stream().map(entry -> entry.commitments().get("row")))
                .doesNotHaveDuplicates();
        Compared check = (Compared) journal.check(file, key.verificationKey());
        assertThat(check.findings()).isEmpty();
        assertThat(check.rows()).isEqualTo(80);
    }

    private Void write(int thread) throws SQLException {
        for (int i = 0; i < 40; i++) {
            try (Connection connection = source.getConnection()) {
                connection.setAutoCommit(false);
                journal.record(connection, JournalSample.record(thread * 100 + i));
                if (i % 2 == 0) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
            }
        }
        return null;
    }

    @Test
    void a_second_ledger_takes_new_rows_and_each_is_checked_for_itself() throws Exception {
        JournalSample.record(journal, source, 0, 2);
        journal.anchor(ledger);
        Path next = folder.resolve("next.log");
        try (Ledger second = Ledger.create(next, "test.example/next", key, () -> JournalSample.TIME)) {
            JournalSample.record(journal, source, 2, 3);
            assertThat(journal.anchor(second).appended()).isEqualTo(3);
        }
        Compared first = (Compared) journal.check(file, key.verificationKey());
        assertThat(first.isSound()).isTrue();
        assertThat(first.rows()).isEqualTo(2);
        assertThat(first.elsewhere()).isEqualTo(3);
        assertThat(((Compared) journal.check(next, key.verificationKey())).rows())
                .isEqualTo(3);
    }

    @Test
    void expired_rows_lose_what_is_personal_and_neither_journal_nor_ledger_minds() throws Exception {
        JournalSample.record(journal, source, 0, 4);
        journal.record(new JournalRecord(JournalSample.TIME, "hold.added", "鈴木", "", "", ""));
        journal.anchor(ledger);
        journal.record(new JournalRecord(JournalSample.TIME, "takeout.packed", "佐藤", "", "", ""));
        Instant limit = JournalSample.TIME.plusSeconds(2);
        Instant now = JournalSample.TIME.plusSeconds(1_000);
        assertThat(journal.expireAction(limit, "takeout.packed", JournalSample.order(now)))
                .isEqualTo(new ExpiryReceipt(2, 1));
        assertThat(JournalSample.number(
                        source,
                        "SELECT count(*) FROM edusec_journal WHERE actor IS NULL"
                                + " AND reference IS NULL AND subject IS NULL AND detail IS NULL AND salt IS NULL"
                                + " AND expired_at = ? AND commitment IS NOT NULL AND ledger_index IS NOT NULL",
                        now.toString()))
                .isEqualTo(2);
        assertThat(journal.expire(limit, JournalSample.order(now))).isEqualTo(new ExpiryReceipt(1, 1));
        assertThat(journal.expire(limit, JournalSample.order(now))).isEqualTo(new ExpiryReceipt(0, 1));
        journal.anchor(ledger);
        Compared check = (Compared) journal.check(file, key.verificationKey());
        assertThat(check.findings()).isEmpty();
        assertThat(check.expired()).isEqualTo(3);
        assertThat(check.rows()).isEqualTo(8);
        assertThat(JournalSample.entries(file, key).values().stream()
                        .filter(entry -> entry.kind().equals(Journal.EXPIRED)))
                .hasSize(2);
    }

    @Test
    void an_expiry_needs_an_order_of_its_own_action_for_what_is_past() {
        assertThatThrownBy(() -> journal.expire(JournalSample.TIME, JournalSample.record(9)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        journal.expire(JournalSample.TIME.plusSeconds(1), JournalSample.order(JournalSample.TIME)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
