package io.github.edusec.crypto.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.journal.JournalCheck.Compared;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.testkit.DatabaseKind;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteDataSource;

/** A journal of version 1 with three rows, one of them expired, the order of the expiry, and its ledger. */
class JournalGoldenTest {
    @TempDir
    Path folder;

    private static Path resource(String name) throws Exception {
        URL url = Objects.requireNonNull(JournalGoldenTest.class.getResource(name), name);
        return Path.of(url.toURI());
    }

    private static DataSource sqlite(Path file) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /** How the golden files were made. */
    static void write(Path folder) throws Exception {
        DataSource source = sqlite(folder.resolve("golden-journal-1.sqlite"));
        try (SigningKey key = SigningKey.generate();
                Ledger ledger = JournalSample.create(folder.resolve("golden-journal-1.ledger"), key)) {
            Journal journal = Journal.in(source);
            JournalSample.record(journal, source, 0, 3);
            journal.anchor(ledger);
            journal.expire(
                    JournalSample.TIME.plusSeconds(1), JournalSample.order(JournalSample.TIME.plusSeconds(3_600)));
            journal.anchor(ledger);
            key.verificationKey().save(folder.resolve("golden-journal-1.pub.pem"));
        }
    }

    private DataSource golden() throws Exception {
        Path copy = folder.resolve("golden.sqlite");
        Files.copy(resource("golden-journal-1.sqlite"), copy);
        return sqlite(copy);
    }

    private static Compared check(Journal journal) throws Exception {
        VerificationKey key = VerificationKey.load(resource("golden-journal-1.pub.pem"));
        return (Compared) journal.check(resource("golden-journal-1.ledger"), key);
    }

    @Test
    void every_later_build_reads_it() throws Exception {
        DataSource source = golden();
        Compared check = check(Journal.in(source));
        assertThat(check.findings()).isEmpty();
        assertThat(check.rows()).isEqualTo(4);
        assertThat(check.expired()).isEqualTo(1);
        JournalSample.update(source, "UPDATE edusec_journal SET detail = 'USB 3' WHERE detail = 'USB 2'");
        assertThat(check(Journal.in(source)).findings()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void its_rows_mean_the_same_in_any_database(DatabaseKind kind) throws Exception {
        DataSource target = kind.empty(folder);
        Journal journal = Journal.in(target);
        String columns = JournalRow.COLUMNS + ", ledger";
        try (Connection from = golden().getConnection();
                PreparedStatement query = from.prepareStatement("SELECT " + columns + " FROM edusec_journal");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                Object[] values = new Object[14];
                for (int i = 0; i < values.length; i++) {
                    values[i] = rows.getObject(i + 1);
                }
                insert(target, columns, values);
            }
        }
        assertThat(check(journal).findings()).isEmpty();
        assertThat(check(journal).rows()).isEqualTo(4);
    }

    private static void insert(DataSource target, String columns, Object[] values) throws Exception {
        try (Connection to = target.getConnection();
                PreparedStatement insert = to.prepareStatement("INSERT INTO edusec_journal (" + columns
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof byte[] bytes) {
                    insert.setBytes(i + 1, bytes);
                } else if (values[i] instanceof Number number) {
                    insert.setLong(i + 1, number.longValue());
                } else if (values[i] == null && columns.split(", ", -1)[i].equals("salt")) {
                    insert.setBytes(i + 1, null);
                } else {
                    insert.setString(i + 1, (String) values[i]);
                }
            }
            insert.executeUpdate();
        }
    }
}
