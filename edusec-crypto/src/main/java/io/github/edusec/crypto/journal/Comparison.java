package io.github.edusec.crypto.journal;

import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.jdbc.Database;
import io.github.edusec.crypto.journal.JournalCheck.Compared;
import io.github.edusec.crypto.journal.JournalCheck.LedgerNotVerified;
import io.github.edusec.crypto.journal.JournalFinding.ChangedBeforeAnchoring;
import io.github.edusec.crypto.journal.JournalFinding.ChangedRow;
import io.github.edusec.crypto.journal.JournalFinding.DuplicateRow;
import io.github.edusec.crypto.journal.JournalFinding.EntryWithoutRow;
import io.github.edusec.crypto.journal.JournalFinding.HalfAnchored;
import io.github.edusec.crypto.journal.JournalFinding.NotAnchored;
import io.github.edusec.crypto.journal.JournalFinding.OtherRow;
import io.github.edusec.crypto.journal.JournalFinding.RepeatedEntry;
import io.github.edusec.crypto.journal.JournalFinding.RowWithoutEntry;
import io.github.edusec.crypto.journal.JournalFinding.UnfoundedExpiry;
import io.github.edusec.crypto.ledger.Commitment;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.crypto.ledger.LedgerVerification;
import io.github.edusec.crypto.ledger.LedgerVerification.NotVerified;
import io.github.edusec.crypto.ledger.LedgerVerification.Verified;
import io.github.edusec.crypto.ledger.LedgerVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows and entries side by side, both in the order of the index and read as they come. The ledger is verified once before
 * the database is read: then every entry of that verification was there before the rows were looked at, and entries that
 * are newer are no findings. Not thread-safe.
 */
final class Comparison {
    private static final String ROWS = "SELECT " + JournalRow.COLUMNS
            + " FROM edusec_journal WHERE ledger = ? AND ledger_index IS NOT NULL ORDER BY ledger_index, id";
    private static final String WITHOUT_PLACE = "SELECT " + JournalRow.COLUMNS
            + ", ledger FROM edusec_journal WHERE ledger_index IS NULL OR ledger IS NULL ORDER BY happened_at, id";
    private static final int FETCH = 1_000;

    private final Verified verified;
    private final Connection connection;
    private final List<JournalFinding> findings = new ArrayList<>();
    private final Map<Long, ExpiredRows.Ordered> orders = new HashMap<>();
    private long findingCount;
    private long rows;
    private long expired;
    private @Nullable JournalRow next;

    private Comparison(Verified verified, Connection connection) {
        this.verified = verified;
        this.connection = connection;
    }

    static JournalCheck run(Database database, Path ledger, VerificationKey key) throws SQLException, IOException {
        LedgerVerification before = LedgerVerifier.verify(ledger, key);
        if (!(before instanceof Verified verified)) {
            return new LedgerNotVerified((NotVerified) before);
        }
        return database.reading(connection -> new Comparison(verified, connection).compare(ledger, key));
    }

    private JournalCheck compare(Path ledger, VerificationKey key) throws SQLException, IOException {
        String origin = verified.checkpoint().origin();
        try (PreparedStatement query = connection.prepareStatement(ROWS)) {
            query.setFetchSize(FETCH);
            query.setString(1, origin);
            try (ResultSet found = query.executeQuery()) {
                advance(found);
                LedgerVerification now = read(ledger, key, found);
                if (now instanceof NotVerified defect) {
                    return new LedgerNotVerified(defect);
                }
                rowsWithoutEntryBefore(Long.MAX_VALUE, found);
            }
        }
        withoutPlace(origin);
        for (ExpiredRows group : ExpiredRows.of(origin, connection)) {
            if (!group.isCoveredBy(orders.get(group.orderIndex()))) {
                add(new UnfoundedExpiry(group.order(), group.count()));
            }
        }
        return new Compared(verified, findings, findingCount, rows, expired, elsewhere(origin));
    }

    private LedgerVerification read(Path ledger, VerificationKey key, ResultSet found)
            throws SQLException, IOException {
        try {
            return LedgerVerifier.read(ledger, key, (index, entry) -> {
                Commitment committed = entry.commitments().get(JournalRow.ROW);
                if (committed != null) {
                    try {
                        entry(index, entry, committed, found);
                    } catch (SQLException e) {
                        throw new FailedQuery(e);
                    }
                }
            });
        } catch (FailedQuery e) {
            throw e.failure;
        }
    }

    /** Carries a database's failure through a visitor that may only throw I/O errors. */
    private static final class FailedQuery extends IOException {
        private static final long serialVersionUID = 1L;
        private final SQLException failure;

        FailedQuery(SQLException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    private void entry(long index, LedgerEntry entry, Commitment committed, ResultSet found) throws SQLException {
        ExpiryOrder order = ExpiryOrder.ofEntry(entry);
        if (order != null) {
            orders.put(index, new ExpiredRows.Ordered(order, entry.time()));
        }
        rowsWithoutEntryBefore(index, found);
        JournalRow row = next;
        if (row == null || row.index() != index) {
            missing(index, committed);
            return;
        }
        judge(row, index, entry, committed);
        advance(found);
        while (next != null && next.index() == index) {
            add(new DuplicateRow(next.id(), index));
            advance(found);
        }
    }

    private void judge(JournalRow row, long index, LedgerEntry entry, Commitment committed) {
        boolean sameEntry = row.storedCommitment().equals(committed.hex());
        boolean kept = row.isExpired() ? row.isWiped() : row.agreesWithItself();
        if (row.isExpired()) {
            expired++;
        }
        if (kept && !sameEntry) {
            add(new OtherRow(row.id(), index));
        } else if (!kept || row.isClaimed() || !fits(row, entry)) {
            add(new ChangedRow(row.id(), index));
        }
    }

    private static boolean fits(JournalRow row, LedgerEntry entry) {
        return row.isExpired() ? row.hasKindAndTimeOf(entry) : entry.equals(row.entry());
    }

    /** An entry without a row at its index; the row it means may claim another index, or wait for one and be listed so. */
    private void missing(long index, Commitment committed) throws SQLException {
        if (index >= verified.size()) {
            return;
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT id, ledger_index FROM edusec_journal"
                + " WHERE commitment = ? AND (ledger_index IS NOT NULL OR ledger IS NULL OR ledger = ?)"
                + " ORDER BY CASE WHEN ledger_index IS NULL THEN 1 ELSE 0 END, id")) {
            query.setString(1, committed.hex());
            query.setString(2, verified.checkpoint().origin());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    add(new EntryWithoutRow(index));
                    return;
                }
                String id = JournalRow.text(row, "id");
                long rowIndex = row.getLong(2);
                if (!row.wasNull()) {
                    add(new RepeatedEntry(index, id, rowIndex));
                }
            }
        }
    }

    private void rowsWithoutEntryBefore(long index, ResultSet found) throws SQLException {
        while (next != null && next.index() < index) {
            add(new RowWithoutEntry(next.id(), next.index()));
            advance(found);
        }
    }

    private void advance(ResultSet found) throws SQLException {
        if (found.next()) {
            next = JournalRow.read(found);
            rows++;
        } else {
            next = null;
        }
    }

    /**
     * Every row without ledger or index is a finding. So each row is judged by its entry, or a finding here, or has an index
     * in another ledger; there is no fourth kind.
     */
    private void withoutPlace(String origin) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(WITHOUT_PLACE)) {
            query.setFetchSize(FETCH);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    String ledger = found.getString("ledger");
                    found.getLong("ledger_index");
                    boolean waits = found.wasNull() && (ledger == null || ledger.equals(origin));
                    JournalRow row = JournalRow.read(found);
                    add(waits ? waiting(row) : new HalfAnchored(row.id()));
                }
            }
        }
    }

    private static JournalFinding waiting(JournalRow row) {
        boolean fits = row.agreesWithItself() && row.entry() != null;
        return fits ? new NotAnchored(row.id()) : new ChangedBeforeAnchoring(row.id());
    }

    private long elsewhere(String origin) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT count(*) FROM edusec_journal WHERE ledger <> ? AND ledger_index IS NOT NULL")) {
            query.setString(1, origin);
            try (ResultSet count = query.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        }
    }

    private void add(JournalFinding finding) {
        findingCount++;
        if (findings.size() < Journal.MAX_FINDINGS) {
            findings.add(finding);
        }
    }
}
