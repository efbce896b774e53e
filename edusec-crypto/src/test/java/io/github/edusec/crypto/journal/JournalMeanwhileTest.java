package io.github.edusec.crypto.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.journal.JournalCheck.Compared;
import io.github.edusec.crypto.journal.JournalFinding.ChangedBeforeAnchoring;
import io.github.edusec.crypto.journal.JournalFinding.ChangedRow;
import io.github.edusec.crypto.journal.JournalFinding.EntryWithoutRow;
import io.github.edusec.crypto.journal.JournalFinding.NotAnchored;
import io.github.edusec.crypto.journal.JournalFinding.UnfoundedExpiry;
import io.github.edusec.crypto.ledger.Ledger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The journal goes on between any two queries of a check. SQLite has its default journal, and nobody waits for a lock. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class JournalMeanwhileTest {
    private static final int ROWS = 1_200;
    private static final Instant NOW = JournalSample.TIME.plusSeconds(100_000);

    private final DatabaseKind kind;

    @TempDir
    Path folder;

    private final SigningKey key = SigningKey.generate();
    private DataSource source;
    private Path file;
    private Ledger ledger;
    private Journal journal;
    private int next = ROWS;
    private int wiped = 100;

    JournalMeanwhileTest(DatabaseKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void manyRows() throws Exception {
        source = kind == DatabaseKind.SQLITE ? withRollbackJournal() : kind.empty(folder);
        file = folder.resolve("ledger.log");
        ledger = JournalSample.create(file, key);
        journal = Journal.in(source);
        JournalSample.record(journal, source, 0, ROWS);
        journal.anchor(ledger);
        wipeMore();
    }

    private DataSource withRollbackJournal() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(0);
        config.setJournalMode(SQLiteConfig.JournalMode.DELETE);
        SQLiteDataSource rollback = new SQLiteDataSource(config);
        rollback.setUrl("jdbc:sqlite:" + folder.resolve("rollback.sqlite"));
        return rollback;
    }

    @AfterEach
    void close() throws Exception {
        ledger.close();
        key.close();
    }

    /** Not for ever, as each order is one more query of a check. */
    private void wipeMore() throws Exception {
        if (wiped < 200) {
            wiped += 20;
            journal.expire(JournalSample.TIME.plusSeconds(wiped), JournalSample.order(NOW));
            journal.anchor(ledger);
        }
    }

    private void goOn() throws Exception {
        JournalSample.record(journal, source, next, 3);
        next += 3;
        journal.anchor(ledger);
        wipeMore();
    }

    /** Checks once for each query, the last one first, with something done before it. */
    private void checkAtEachQuery(PausingSource.Action before, PausingSource.Action meanwhile, Consumer<Compared> judge)
            throws Exception {
        long opening = queries(counted -> {});
        int pauses = 0;
        for (long pauseAt = Long.MAX_VALUE; pauseAt > opening + 1; pauses++) {
            before.run();
            pauseAt = queries(this::check) - pauses;
            PausingSource pausing = new PausingSource(source, pauseAt, meanwhile);
            judge.accept(check(Journal.in(pausing.source())));
        }
        assertThat(pauses).isBetween(8, 40);
    }

    @FunctionalInterface
    private interface Use {
        void of(Journal counted) throws Exception;
    }

    private long queries(Use use) throws Exception {
        PausingSource counting = new PausingSource(source, Long.MAX_VALUE, () -> {});
        use.of(Journal.in(counting.source()));
        return counting.queries();
    }

    private Compared check(Journal checking) throws Exception {
        return (Compared) checking.check(file, key.verificationKey());
    }

    @Test
    void what_is_recorded_anchored_and_wiped_meanwhile_is_no_finding() throws Exception {
        checkAtEachQuery(() -> {}, this::goOn, check -> {
            assertThat(check.findings()).isEmpty();
            assertThat(check.rows()).isGreaterThanOrEqualTo(ROWS);
        });
    }

    @Test
    void indices_that_are_found_again_meanwhile_are_at_most_missed_and_hide_no_changed_row() throws Exception {
        String changed = JournalSample.text(source, "SELECT id FROM edusec_journal WHERE ledger_index = 1195");
        JournalSample.update(source, "UPDATE edusec_journal SET actor = 'x' WHERE id = ?", changed);
        checkAtEachQuery(
                () -> JournalSample.update(
                        source,
                        "UPDATE edusec_journal SET ledger_index = NULL, ledger = NULL WHERE ledger_index > 1190"),
                () -> journal.anchor(ledger),
                check -> {
                    assertThat(check.findings())
                            .containsAnyOf(new ChangedBeforeAnchoring(changed), new ChangedRow(changed, 1_195));
                    // The order of the wiped rows has lost its index too.
                    assertThat(check.findings())
                            .filteredOn(finding ->
                                    !(finding instanceof NotAnchored) && !(finding instanceof UnfoundedExpiry))
                            .hasSizeLessThanOrEqualTo(2)
                            .allMatch(finding -> finding.text().en().contains(changed));
                });
    }

    @Test
    void what_is_wrong_and_stays_so_is_found_whatever_happens_meanwhile() throws Exception {
        String changed = id(700);
        String beyond = id(800);
        String hidden = id(1_100);
        JournalSample.update(source, "UPDATE edusec_journal SET actor = 'x' WHERE id = ?", changed);
        JournalSample.update(source, "DELETE FROM edusec_journal WHERE ledger_index = 650");
        JournalSample.update(
                source,
                "UPDATE edusec_journal SET actor = NULL, reference = NULL, subject = NULL, detail = NULL, salt = NULL,"
                        + " expired_at = 'x', expired_by = 'z' WHERE id = ?",
                hidden);
        checkAtEachQuery(
                () -> JournalSample.update(
                        source,
                        "UPDATE edusec_journal SET ledger_index = ? WHERE id = ?",
                        ledger.checkpoint().size() + 2,
                        beyond),
                this::goOn,
                check -> {
                    List<JournalFinding> findings = check.findings();
                    assertThat(findings)
                            .contains(
                                    new ChangedRow(changed, 700),
                                    new EntryWithoutRow(650),
                                    new UnfoundedExpiry("z", 1));
                    assertThat(findings)
                            .anyMatch(finding -> !(finding instanceof JournalFinding.RepeatedEntry)
                                    && finding.text().en().contains(beyond));
                    assertThat(findings.size()).isBetween(5, 6);
                });
    }

    private String id(long index) throws Exception {
        return JournalSample.text(source, "SELECT id FROM edusec_journal WHERE ledger_index = ?", index);
    }
}
