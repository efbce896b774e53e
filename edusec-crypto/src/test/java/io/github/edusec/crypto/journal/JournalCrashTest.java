package io.github.edusec.crypto.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.journal.JournalCheck.Compared;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.testkit.DatabaseKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever call an anchoring is interrupted at, the next one completes it, and no row gets a second entry. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class JournalCrashTest {
    private final DatabaseKind kind;

    @TempDir
    Path folder;

    private final SigningKey key = SigningKey.generate();
    private DataSource source;
    private Path file;
    private Ledger ledger;

    JournalCrashTest(DatabaseKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() throws Exception {
        source = kind.empty(folder);
        file = folder.resolve("ledger.log");
        ledger = JournalSample.create(file, key);
    }

    @AfterEach
    void close() throws Exception {
        ledger.close();
        key.close();
    }

    @Test
    void a_loss_at_any_call_before_or_after_it_is_repaired_without_a_second_entry() throws Exception {
        Journal journal = Journal.in(source);
        int rows = 0;
        int interrupted = 0;
        int repairs = 0;
        for (boolean before : new boolean[] {true, false}) {
            boolean lost = true;
            for (int failAt = 1; lost; failAt++) {
                JournalSample.record(journal, source, rows, 2);
                rows += 2;
                lost = anchorAndLose(failAt, before);
                interrupted += lost ? 1 : 0;
                AnchorReceipt repaired = journal.anchor(ledger);
                repairs += repaired.repaired() > 0 ? 1 : 0;
                assertThat(JournalSample.entries(file, key))
                        .as("call %d", failAt)
                        .hasSize(rows);
                Compared check = (Compared) journal.check(file, key.verificationKey());
                assertThat(check.findings()).as("call %d", failAt).isEmpty();
                assertThat(check.rows()).isEqualTo(rows);
            }
        }
        assertThat(interrupted).isGreaterThan(20);
        assertThat(repairs).isGreaterThanOrEqualTo(3);
    }

    private boolean anchorAndLose(int failAt, boolean before) throws Exception {
        // Opening asks the database too; the loss is to come in the anchoring.
        long opening = callsOfOpening();
        FailingSource failing = new FailingSource(source, opening + failAt, before);
        Journal journal = Journal.in(failing.source());
        try {
            journal.anchor(ledger);
        } catch (SQLException e) {
            assertThat(failing.isLost()).isTrue();
        }
        return failing.isLost();
    }

    private long callsOfOpening() throws Exception {
        long calls = 0;
        boolean lost = true;
        while (lost) {
            FailingSource failing = new FailingSource(source, ++calls, true);
            try {
                Journal.in(failing.source());
            } catch (SQLException e) {
                assertThat(failing.isLost()).isTrue();
            }
            lost = failing.isLost();
        }
        return calls - 1;
    }

    @Test
    void indices_whose_commit_was_lost_are_found_again_before_anything_new_is_appended() throws Exception {
        Journal journal = Journal.in(source);
        JournalSample.record(journal, source, 10, 5);
        journal.anchor(ledger);
        JournalSample.record(journal, source, 20, 1_500);
        journal.anchor(ledger);
        // What a backup restores that was made before the second anchoring, and what happens afterwards, some of it
        // earlier.
        JournalSample.update(
                source, "UPDATE edusec_journal SET ledger_index = NULL, ledger = NULL WHERE ledger_index > 5");
        JournalSample.record(journal, source, 0, 2);
        ledger.append(LedgerEntry.of("disposal.started", JournalSample.TIME));
        assertThat(journal.anchor(ledger)).isEqualTo(new AnchorReceipt(2, 1_500, 0, 0));
        assertThat(journal.check(file, key.verificationKey()).isSound()).isTrue();
        ledger.append(LedgerEntry.of("disposal.completed", JournalSample.TIME));
        assertThat(journal.anchor(ledger)).isEqualTo(new AnchorReceipt(0, 0, 0, 0));
        assertThat(JournalSample.entries(file, key)).hasSize(1_507);
    }

    @Test
    void a_match_of_lost_indices_that_is_interrupted_itself_leaves_all_of_them_to_the_next() throws Exception {
        Journal journal = Journal.in(source);
        JournalSample.record(journal, source, 0, 1_200);
        journal.anchor(ledger);
        for (int failAt = 1; failAt <= 5; failAt++) {
            JournalSample.update(source, "UPDATE edusec_journal SET ledger_index = NULL, ledger = NULL");
            anchorAndLose(failAt, false);
            journal.anchor(ledger);
            assertThat(JournalSample.entries(file, key)).as("call %d", failAt).hasSize(1_200);
            assertThat(journal.check(file, key.verificationKey()).isSound()).isTrue();
        }
    }

    @Test
    void a_ledger_that_cannot_be_written_leaves_the_rows_to_the_next_run() throws Exception {
        Journal journal = Journal.in(source);
        JournalSample.record(journal, source, 0, 3);
        ledger.close();
        assertThatThrownBy(() -> journal.anchor(ledger)).isInstanceOf(IllegalStateException.class);
        ledger = Ledger.open(file, key, () -> JournalSample.TIME);
        assertThat(journal.anchor(ledger)).isEqualTo(new AnchorReceipt(3, 0, 0, 0));
        assertThat(journal.check(file, key.verificationKey()).isSound()).isTrue();
    }

    @Test
    void rows_that_an_interrupted_run_may_have_appended_to_one_ledger_never_go_to_another() throws Exception {
        Journal journal = Journal.in(source);
        JournalSample.record(journal, source, 0, 3);
        ledger.close();
        assertThatThrownBy(() -> journal.anchor(ledger)).isInstanceOf(IllegalStateException.class);
        Path next = folder.resolve("next.log");
        try (Ledger second = Ledger.create(next, "test.example/next", key, () -> JournalSample.TIME)) {
            assertThat(journal.anchor(second)).isEqualTo(new AnchorReceipt(0, 0, 0, 3));
        }
        ledger = Ledger.open(file, key, () -> JournalSample.TIME);
        assertThat(journal.anchor(ledger)).isEqualTo(new AnchorReceipt(3, 0, 0, 0));
    }

    @Test
    void a_claimed_row_that_was_changed_is_let_go_and_named() throws Exception {
        Journal journal = Journal.in(source);
        JournalSample.record(journal, source, 0, 2);
        ledger.close();
        assertThatThrownBy(() -> journal.anchor(ledger)).isInstanceOf(IllegalStateException.class);
        JournalSample.update(source, "UPDATE edusec_journal SET detail = 'x' WHERE detail = 'USB 1'");
        ledger = Ledger.open(file, key, () -> JournalSample.TIME);
        assertThat(journal.anchor(ledger)).isEqualTo(new AnchorReceipt(1, 0, 1, 0));
        assertThat(JournalSample.number(source, "SELECT count(*) FROM edusec_journal WHERE claim IS NOT NULL"))
                .isZero();
        Compared check = (Compared) journal.check(file, key.verificationKey());
        assertThat(check.findings()).hasSize(1).hasOnlyElementsOfType(JournalFinding.ChangedBeforeAnchoring.class);
    }

    @Test
    void a_pooled_connection_comes_back_as_it_was_given_after_success_and_failure() throws Exception {
        try (Connection pooled = source.getConnection()) {
            int isolation = pooled.getTransactionIsolation();
            DataSource pool = poolOf(pooled);
            for (boolean autoCommit : new boolean[] {true, false}) {
                pooled.setAutoCommit(autoCommit);
                Journal journal = Journal.in(pool);
                journal.record(JournalSample.record(1));
                journal.anchor(ledger);
                ledger.close();
                journal.record(JournalSample.record(2));
                assertThatThrownBy(() -> journal.anchor(ledger)).isInstanceOf(IllegalStateException.class);
                ledger = Ledger.open(file, key, () -> JournalSample.TIME);
                assertThat(pooled.getAutoCommit()).isEqualTo(autoCommit);
                assertThat(pooled.getTransactionIsolation()).isEqualTo(isolation);
                assertThat(journal.anchor(ledger).appended()).isEqualTo(1);
                assertThat(journal.check(file, key.verificationKey()).isSound()).isTrue();
            }
            assertThat(JournalSample.entries(file, key)).hasSize(4);
        }
    }

    @Test
    void a_connection_that_fails_after_the_commit_does_not_look_like_a_failed_commit() throws Exception {
        Journal journal = Journal.in((DataSource) Proxy.newProxyInstance(
                JournalCrashTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> failingAtTheEnd(source.getConnection())));
        journal.record(JournalSample.record(1));
        assertThat(journal.anchor(ledger)).isEqualTo(new AnchorReceipt(1, 0, 0, 0));
        assertThat(journal.check(file, key.verificationKey()).isSound()).isTrue();
    }

    private static Connection failingAtTheEnd(Connection real) {
        int[] statements = new int[1];
        return (Connection) Proxy.newProxyInstance(
                JournalCrashTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    boolean restores = method.getName().equals("setAutoCommit")
                            && statements[0] > 0
                            && Boolean.TRUE.equals(arguments[0]);
                    statements[0] += method.getName().startsWith("prepare") ? 1 : 0;
                    Object result = method.invoke(real, arguments);
                    if (restores || (method.getName().equals("close") && statements[0] > 0)) {
                        throw new SQLException("lost after the commit");
                    }
                    return result;
                });
    }

    private static DataSource poolOf(Connection only) {
        Connection kept = (Connection) Proxy.newProxyInstance(
                JournalCrashTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("close") ? null : method.invoke(only, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return (DataSource) Proxy.newProxyInstance(
                JournalCrashTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> kept);
    }
}
