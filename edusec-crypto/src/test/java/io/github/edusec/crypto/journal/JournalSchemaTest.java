package io.github.edusec.crypto.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.JournalException;
import io.github.edusec.crypto.NewerFormatException;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.testkit.DatabaseKind;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(DatabaseKind.class)
class JournalSchemaTest {
    private final DatabaseKind kind;

    @TempDir
    Path folder;

    private DataSource source;

    JournalSchemaTest(DatabaseKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() throws SQLException {
        source = kind.empty(folder);
    }

    private void update(String sql) throws SQLException {
        JournalSample.update(source, sql);
    }

    private long version() throws SQLException {
        return JournalSample.number(source, "SELECT sum(version) FROM edusec_journal_version");
    }

    private void works(Journal journal) throws Exception {
        Path file = folder.resolve("ledger.log");
        try (SigningKey key = SigningKey.generate();
                Ledger ledger = JournalSample.create(file, key)) {
            journal.record(JournalSample.record(1));
            assertThat(journal.anchor(ledger).appended()).isEqualTo(1);
            assertThat(journal.check(file, key.verificationKey()).isSound()).isTrue();
        }
    }

    @Test
    void tables_are_made_on_first_use_and_kept_on_the_next() throws Exception {
        Journal.in(source).record(JournalSample.record(1));
        assertThat(version()).isEqualTo(1);
        Journal.in(source);
        assertThat(version()).isEqualTo(1);
        assertThat(JournalSample.number(source, "SELECT count(*) FROM edusec_journal"))
                .isEqualTo(1);
    }

    @Test
    void a_first_use_of_four_threads_makes_one_journal() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                done.add(threads.submit(() -> Journal.in(source).record(JournalSample.record(1))));
            }
            for (Future<?> future : done) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(JournalSample.number(source, "SELECT count(*) FROM edusec_journal_version"))
                .isEqualTo(1);
        assertThat(JournalSample.number(source, "SELECT count(*) FROM edusec_journal"))
                .isEqualTo(4);
    }

    @Test
    void a_newer_version_is_refused_by_its_own_type_and_left_alone() throws Exception {
        Journal.in(source).record(JournalSample.record(1));
        update("UPDATE edusec_journal_version SET version = 2");
        assertThatThrownBy(() -> Journal.in(source))
                .isInstanceOf(NewerFormatException.class)
                .hasMessageContaining("found: 2; allowed: 1");
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void a_schema_whose_making_was_left_halfway_is_completed() throws Exception {
        update("CREATE TABLE edusec_journal_version (version INTEGER NOT NULL)");
        works(Journal.in(source));
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void rows_survive_when_version_and_indices_are_missing() throws Exception {
        Journal.in(source).record(JournalSample.record(1));
        update("DROP TABLE edusec_journal_version");
        update("DROP INDEX edusec_journal_waiting");
        Journal.in(source);
        assertThat(version()).isEqualTo(1);
        assertThat(JournalSample.number(source, "SELECT count(*) FROM edusec_journal"))
                .isEqualTo(1);
        // Fails unless the index is there again.
        update("DROP INDEX edusec_journal_waiting");
    }

    @Test
    void a_loss_in_the_middle_of_making_the_tables_is_made_good_by_the_next_use() throws Exception {
        boolean lost = true;
        for (int failAt = 1; lost; failAt++) {
            FailingSource failing = new FailingSource(source, failAt, true);
            update("DROP TABLE IF EXISTS edusec_journal_version");
            update("DROP TABLE IF EXISTS edusec_journal");
            try {
                Journal.in(failing.source());
            } catch (SQLException e) {
                assertThat(failing.isLost()).isTrue();
            }
            lost = failing.isLost();
            Journal.in(source).record(JournalSample.record(1));
            assertThat(version()).isEqualTo(1);
        }
    }

    @Test
    void tables_that_are_not_the_journals_are_refused_by_type() throws Exception {
        update("CREATE TABLE edusec_journal (id TEXT, happened_at TEXT, ledger TEXT, ledger_index INTEGER,"
                + " commitment TEXT, claim TEXT, action TEXT)");
        assertThatThrownBy(() -> Journal.in(source))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("no column actor, detail, expired_at, expired_by, reference, salt, subject");
        // Nothing was changed: no version, and no index that would be in the way here.
        update("CREATE TABLE edusec_journal_version (version INTEGER NOT NULL)");
        update("CREATE INDEX edusec_journal_entry ON edusec_journal (id)");
        for (String versions : List.of("(0)", "(-1)", "(1), (1)")) {
            update("DELETE FROM edusec_journal_version");
            update("INSERT INTO edusec_journal_version VALUES " + versions);
            assertThatThrownBy(() -> Journal.in(source))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("edusec_journal_version");
        }
    }

    @Test
    void a_time_that_is_no_text_is_kept_out_or_ends_the_anchoring() throws Exception {
        if (kind != DatabaseKind.SQLITE) {
            return;
        }
        Journal journal = Journal.in(source);
        JournalSample.record(journal, source, 0, 1_001);
        String blobs = "UPDATE edusec_journal SET happened_at = CAST(happened_at AS BLOB)";
        assertThatThrownBy(() -> update(blobs)).isInstanceOf(SQLException.class).hasMessageContaining("CHECK");
        Path file = folder.resolve("ledger.log");
        try (SigningKey key = SigningKey.generate();
                Ledger ledger = JournalSample.create(file, key);
                Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA ignore_check_constraints = ON");
            statement.execute(blobs);
            statement.execute("UPDATE edusec_journal SET actor = 'x'");
            assertThatThrownBy(() -> journal.anchor(ledger))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("happened_at");
        }
    }

    @Test
    void a_database_of_another_product_is_refused_by_type() {
        DataSource other = proxy(DataSource.class, proxy(Connection.class, proxy(DatabaseMetaData.class, "H2")));
        assertThatThrownBy(() -> Journal.in(other))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("found: H2; allowed: SQLite, PostgreSQL");
    }

    private static <T> T proxy(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                JournalSchemaTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getReturnType().isInstance(answer) ? answer : null));
    }
}
