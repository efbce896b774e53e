package io.github.edusec.crypto.journal;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.crypto.ledger.LedgerVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/** A journal and a ledger that belong together, and the host's own statements on its table. */
final class JournalSample {
    static final Instant TIME = Instant.parse("2026-11-23T01:02:03Z");
    static final String ORIGIN = "test.example/journal";

    private JournalSample() {}

    static JournalRecord record(int n) {
        return new JournalRecord(
                TIME.plusSeconds(n), "takeout.packed", "山田 太郎", "持出許可 2026-" + n, "3年1組 成績一覧", "USB " + n);
    }

    static JournalRecord order(Instant time) {
        return new JournalRecord(time, Journal.EXPIRED, "教育情報システム管理者", "文書管理規程 第12条", "", "");
    }

    static Ledger create(Path path, SigningKey key) throws IOException {
        return Ledger.create(path, ORIGIN, key, InstantSource.fixed(TIME));
    }

    static List<UUID> record(Journal journal, DataSource source, int from, int count) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            for (int n = from; n < from + count; n++) {
                ids.add(journal.record(connection, record(n)));
            }
            connection.commit();
        }
        return ids;
    }

    /** Entries that commit to a row, by index. */
    static SortedMap<Long, LedgerEntry> entries(Path ledger, SigningKey key) throws IOException {
        SortedMap<Long, LedgerEntry> entries = new TreeMap<>();
        boolean verified = LedgerVerifier.read(ledger, key.verificationKey(), (index, entry) -> {
                    if (entry.commitments().containsKey("row")) {
                        entries.put(index, entry);
                    }
                })
                .isVerified();
        if (!verified) {
            throw new AssertionError("the ledger does not verify");
        }
        return entries;
    }

    static int update(DataSource source, String sql, Object... values) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    static long number(DataSource source, String sql, Object... values) throws SQLException {
        return Long.parseLong(text(source, sql, values));
    }

    static String text(DataSource source, String sql, Object... values) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return String.valueOf(row.getString(1));
            }
        }
    }
}
