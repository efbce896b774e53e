package io.github.edusec.crypto.journal;

import io.github.edusec.crypto.VerificationKey;
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
 * Rows and entries side by side, both in the order of the index. Where readers hold up writers, each page of rows is a query
 * of its own, and the journal may go on meanwhile. Not thread-safe.
 *
 * <p>Why no snapshot is needed. The journal itself changes a row in three ways only: one without index gets one, for ever and
 * after its entry was written; one with an index is wiped, all at once; one without index is claimed or let go. So in this
 * order:
 *
 * <ol>
 *   <li>The ledger is verified. An entry that is newer is no finding if its row is missing.
 *   <li>Rows without a place are listed, then those elsewhere counted, then wiped rows held together by order. What comes
 *       later is not listed.
 *   <li>The ledger is read beside the rows with an index. A row that the second step did not list, as it had got its index,
 *       is seen here, and its entry too. A row that gets one behind the page that was read was listed, or is new.
 *   <li>An entry without a row in the page is missing one only if none has come to it since.
 *   <li>Rows beyond the last entry may be newer than the reading: the ledger is read again after them before they are
 *       findings.
 * </ol>
 *
 * <p>So what is wrong and stays as it is is found, and what the journal does meanwhile is not. Whoever moves wrong rows about
 * while a check runs can hide them from it, as from a snapshot by taking them out and putting them back.
 */
final class Comparison {
    private final Verified verified;
    private final String origin;
    private final Connection connection;
    private final RowPages rows;
    private final List<JournalFinding> findings = new ArrayList<>();
    private final List<JournalFinding> withoutPlace = new ArrayList<>();
    private final Map<Long, ExpiredRows.Ordered> orders = new HashMap<>();
    private long findingCount;
    private long compared;
    private long expired;
    private long expiredWithoutOrder;
    private boolean pagesFollow = true;

    private Comparison(Verified verified, Connection connection) {
        this.verified = verified;
        this.origin = verified.checkpoint().origin();
        this.connection = connection;
        this.rows = new RowPages(connection, "ledger = ? AND ledger_index IS NOT NULL", origin, "ledger_index");
    }

    static JournalCheck run(Database database, Path ledger, VerificationKey key) throws SQLException, IOException {
        LedgerVerification before = LedgerVerifier.verify(ledger, key);
        if (!(before instanceof Verified verified)) {
            return new LedgerNotVerified((NotVerified) before);
        }
        return database.querying(connection -> new Comparison(verified, connection).compare(ledger, key));
    }

    private JournalCheck compare(Path ledger, VerificationKey key) throws SQLException, IOException {
        withoutPlace(new RowPages(connection, "ledger_index IS NULL", null, "happened_at"));
        withoutPlace(new RowPages(connection, "ledger IS NULL AND ledger_index IS NOT NULL", null, "ledger_index"));
        long elsewhere = elsewhere();
        List<ExpiredRows> groups = ExpiredRows.of(origin, connection);
        LedgerVerification now = read(ledger, key, 0);
        if (now instanceof Verified) {
            now = beyondTheEnd(ledger, key, now);
        }
        if (now instanceof NotVerified defect) {
            return new LedgerNotVerified(defect);
        }
        withoutPlace.forEach(this::list);
        if (expiredWithoutOrder > 0) {
            add(new UnfoundedExpiry("", expiredWithoutOrder));
        }
        for (ExpiredRows group : groups) {
            if (!group.isCoveredBy(orders.get(group.orderIndex()))) {
                add(new UnfoundedExpiry(group.order(), group.count()));
            }
        }
        return new Compared(verified, findings, findingCount, compared, expired, elsewhere);
    }

    /** Once the list is full, rows beyond the end are only counted; a reading of the ledger for each page would be too dear. */
    private LedgerVerification beyondTheEnd(Path ledger, VerificationKey key, LedgerVerification before)
            throws SQLException, IOException {
        LedgerVerification now = before;
        for (JournalRow row = rows.peek(); row != null && now instanceof Verified; row = rows.peek()) {
            if (findings.size() < Journal.MAX_FINDINGS) {
                pagesFollow = false;
                now = read(ledger, key, Math.max(verified.size(), row.index()));
                pagesFollow = true;
            }
            for (JournalRow left = rows.peekRead(); left != null; left = rows.peekRead()) {
                add(new RowWithoutEntry(left.id(), left.index()));
                take();
            }
        }
        return now;
    }

    private LedgerVerification read(Path ledger, VerificationKey key, long from) throws SQLException, IOException {
        try {
            return LedgerVerifier.read(ledger, key, (index, entry) -> {
                Commitment committed = entry.commitments().get(JournalRow.ROW);
                if (committed != null && index >= from) {
                    try {
                        entry(index, entry, committed);
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

    private void entry(long index, LedgerEntry entry, Commitment committed) throws SQLException {
        ExpiryOrder order = ExpiryOrder.ofEntry(entry);
        if (order != null) {
            orders.put(index, new ExpiredRows.Ordered(order, entry.time()));
        }
        JournalRow row = next();
        for (; row != null && row.index() < index; row = next()) {
            add(new RowWithoutEntry(row.id(), row.index()));
            take();
        }
        if (row == null || row.index() != index) {
            missing(index, committed);
            return;
        }
        judge(row, index, entry, committed);
        take();
        for (row = next(); row != null && row.index() == index; row = next()) {
            add(new DuplicateRow(row.id(), index));
            take();
        }
    }

    /** Each entry asks for the row after its own, so that rows which get an index later than a page do not follow in the next. */
    private @Nullable JournalRow next() throws SQLException {
        return pagesFollow ? rows.peek() : rows.peekRead();
    }

    private void take() {
        rows.take();
        compared++;
    }

    private void judge(JournalRow row, long index, LedgerEntry entry, Commitment committed) {
        boolean sameEntry = row.storedCommitment().equals(committed.hex());
        boolean kept = row.isExpired() ? row.isWiped() : row.agreesWithItself();
        if (row.isExpired()) {
            expired++;
            expiredWithoutOrder += row.hasOrder() ? 0 : 1;
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

    /**
     * An entry without a row at its index; the row it means may have come since, or claim another index, or wait for one and
     * be listed so.
     */
    private void missing(long index, Commitment committed) throws SQLException {
        if (index >= verified.size()) {
            return;
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT id, ledger_index,"
                + " CASE WHEN ledger = ? AND ledger_index = ? THEN 0 WHEN ledger_index IS NULL THEN 2 ELSE 1 END AS place"
                + " FROM edusec_journal WHERE commitment = ?"
                + " AND (ledger_index IS NOT NULL OR ledger IS NULL OR ledger = ?) ORDER BY 3, id LIMIT 1")) {
            query.setString(1, origin);
            query.setLong(2, index);
            query.setString(3, committed.hex());
            query.setString(4, origin);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    add(new EntryWithoutRow(index));
                } else if (row.getInt("place") == 1) {
                    add(new RepeatedEntry(index, JournalRow.text(row, "id"), row.getLong("ledger_index")));
                }
            }
        }
    }

    /**
     * Every row without ledger or index is a finding. So each row is judged by its entry, or a finding here, or has an index
     * in another ledger; there is no fourth kind.
     */
    private void withoutPlace(RowPages pages) throws SQLException {
        for (JournalRow row = pages.peek(); row != null; row = pages.peek()) {
            findingCount++;
            if (withoutPlace.size() < Journal.MAX_FINDINGS) {
                withoutPlace.add(row.waitsFor(origin) ? waiting(row) : new HalfAnchored(row.id()));
            }
            pages.take();
        }
    }

    private static JournalFinding waiting(JournalRow row) {
        boolean fits = row.agreesWithItself() && row.entry() != null;
        return fits ? new NotAnchored(row.id()) : new ChangedBeforeAnchoring(row.id());
    }

    private long elsewhere() throws SQLException {
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
        list(finding);
    }

    private void list(JournalFinding finding) {
        if (findings.size() < Journal.MAX_FINDINGS) {
            findings.add(finding);
        }
    }
}
