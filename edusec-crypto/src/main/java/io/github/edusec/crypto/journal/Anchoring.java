package io.github.edusec.crypto.journal;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.JournalException;
import io.github.edusec.crypto.jdbc.Database;
import io.github.edusec.crypto.ledger.Commitment;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run of the outbox. Rows are claimed in a transaction of their own before they are appended, so that a row that is
 * claimed but has no index is the only kind whose entry may be in the ledger already; only for those the ledger is read.
 * Whoever takes such a row over claims it anew first, so that nobody else can append it meanwhile.
 *
 * <p>That holds as long as commits last. Where some were lost (a restored backup, a database that does not force them), the
 * ledger has entries beyond the highest index in the table; then all rows are looked for in it first. Not thread-safe.
 */
final class Anchoring {
    private static final int GROUP = 1_000;
    private static final String WAITING = "SELECT " + JournalRow.COLUMNS
            + " FROM edusec_journal WHERE ledger_index IS NULL AND (happened_at, id) > (?, ?) AND ";
    private static final String IN_ORDER = " ORDER BY happened_at, id LIMIT " + GROUP;

    private static final String INDEX = "UPDATE edusec_journal SET ledger_index = ?, claim = NULL WHERE id = ?";
    private static final String RELEASE = "UPDATE edusec_journal SET claim = NULL, ledger = NULL WHERE id = ?";

    private final Database database;
    private final Ledger ledger;
    private final String origin;
    private final String claim = UUID.randomUUID().toString();
    private long appended;
    private long repaired;
    private long refused;

    Anchoring(Database database, Ledger ledger) {
        this.database = database;
        this.ledger = ledger;
        this.origin = ledger.checkpoint().origin();
    }

    /** A row that is claimed by this run; without an entry if it must not be appended any more. */
    private record Claimed(
            String id, String commitment, @Nullable LedgerEntry entry) {}

    /** Rows claimed together, and where the next ones start. */
    private record Page(List<Claimed> rows, int seen, String lastTime, String lastId) {
        static final Page START = new Page(List.of(), GROUP, "", "");

        boolean isLast() {
            return seen < GROUP;
        }
    }

    AnchorReceipt run() throws SQLException, IOException {
        repaired += database.exclusively(this::matchLost);
        for (Page page = Page.START; !page.isLast(); ) {
            Page before = page;
            page = database.exclusively(connection -> takeOver(connection, before));
            append(page, page.rows().isEmpty() ? Map.of() : lookUp(page, -1));
        }
        for (Page page = Page.START; !page.isLast(); ) {
            Page before = page;
            page = database.exclusively(connection -> claimNew(connection, before));
            append(page, Map.of());
        }
        return new AnchorReceipt(appended, repaired, refused, database.reading(this::elsewhere));
    }

    private Page takeOver(Connection connection, Page before) throws SQLException, IOException {
        String sql = WAITING + "claim IS NOT NULL AND ledger = ?" + IN_ORDER;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(3, origin);
            return claim(connection, query, before, false);
        }
    }

    private Page claimNew(Connection connection, Page before) throws SQLException, IOException {
        try (PreparedStatement query = connection.prepareStatement(WAITING + "claim IS NULL" + IN_ORDER)) {
            return claim(connection, query, before, true);
        }
    }

    private Page claim(Connection connection, PreparedStatement query, Page before, boolean onlyAppendable)
            throws SQLException, IOException {
        Page page = read(query, before, onlyAppendable);
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE edusec_journal SET claim = ?, ledger = ? WHERE id = ?")) {
            for (Claimed row : page.rows()) {
                update.setString(1, claim);
                update.setString(2, origin);
                update.setString(3, row.id());
                update.addBatch();
            }
            update.executeBatch();
        }
        return page;
    }

    private Page read(PreparedStatement query, Page before, boolean onlyAppendable) throws SQLException, IOException {
        query.setString(1, before.lastTime());
        query.setString(2, before.lastId());
        List<Claimed> rows = new ArrayList<>();
        int seen = 0;
        String lastTime = before.lastTime();
        String lastId = before.lastId();
        try (ResultSet found = query.executeQuery()) {
            while (found.next()) {
                JournalRow row = JournalRow.read(found);
                seen++;
                lastTime = row.happenedAt();
                lastId = row.id();
                LedgerEntry entry = row.agreesWithItself() ? row.entry() : null;
                if (entry == null && onlyAppendable) {
                    refused++;
                } else {
                    rows.add(new Claimed(row.id(), row.storedCommitment(), entry));
                }
            }
        }
        if (seen > 0 && lastTime.equals(before.lastTime()) && lastId.equals(before.lastId())) {
            throw new JournalException(new Problem(
                    "table edusec_journal, happened_at and id",
                    "rows without index do not sort as texts, so that no page follows on the one before",
                    "a value of another type",
                    "TEXT"));
        }
        return new Page(rows, seen, lastTime, lastId);
    }

    /**
     * Gives rows the entries beyond the highest index that they already have. In one transaction: after a part of them the
     * highest index would hide the others. Nobody appends meanwhile, as that takes the same lock; so entries beyond are
     * another program's, or those whose commit was lost.
     */
    private long matchLost(Connection connection) throws SQLException, IOException {
        long highest = highestIndex(connection);
        long matched = 0;
        if (ledger.checkpoint().size() > highest + 1) {
            for (Page page = Page.START; !page.isLast(); ) {
                page = withoutIndex(connection, page);
                matched += match(connection, page, highest);
            }
        }
        return matched;
    }

    /** At least 0, as the first entry is the ledger's own; what the ledger does not have does not count. */
    private long highestIndex(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT coalesce(max(ledger_index), 0) FROM edusec_journal WHERE ledger = ? AND ledger_index < ?")) {
            query.setString(1, origin);
            query.setLong(2, ledger.checkpoint().size());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private Page withoutIndex(Connection connection, Page before) throws SQLException, IOException {
        String sql = WAITING + "(ledger IS NULL OR ledger = ?)" + IN_ORDER;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(3, origin);
            return read(query, before, false);
        }
    }

    private long match(Connection connection, Page page, long highest) throws SQLException, IOException {
        Map<String, Long> indices = page.rows().isEmpty() ? Map.of() : lookUp(page, highest);
        long matched = 0;
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE edusec_journal SET ledger_index = ?, claim = NULL, ledger = ? WHERE id = ?")) {
            for (Claimed row : page.rows()) {
                Long index = indices.remove(row.commitment());
                if (index != null) {
                    update.setLong(1, index);
                    update.setString(2, origin);
                    update.setString(3, row.id());
                    update.addBatch();
                    matched++;
                }
            }
            update.executeBatch();
        }
        return matched;
    }

    /** Reads the ledger for entries of these rows that are beyond an index. It may take seconds. */
    private Map<String, Long> lookUp(Page page, long beyond) throws IOException {
        Set<String> wanted = new HashSet<>();
        page.rows().forEach(row -> wanted.add(row.commitment()));
        Map<String, Long> indices = new HashMap<>();
        ledger.replay((index, entry) -> {
            Commitment row = entry.commitments().get(JournalRow.ROW);
            if (index > beyond && row != null && wanted.contains(row.hex())) {
                indices.putIfAbsent(row.hex(), index);
            }
        });
        return indices;
    }

    private void append(Page page, Map<String, Long> indices) throws SQLException, IOException {
        if (!page.rows().isEmpty()) {
            database.exclusively(connection -> append(connection, page, indices));
        }
    }

    private int append(Connection connection, Page page, Map<String, Long> indices) throws SQLException, IOException {
        Set<String> ours = stillOurs(connection);
        List<Claimed> fresh = new ArrayList<>();
        List<LedgerEntry> entries = new ArrayList<>();
        try (PreparedStatement update = connection.prepareStatement(INDEX);
                PreparedStatement release = connection.prepareStatement(RELEASE)) {
            for (Claimed row : page.rows()) {
                Long index = indices.get(row.commitment());
                LedgerEntry entry = row.entry();
                if (!ours.contains(row.id())) {
                    continue;
                }
                if (index != null) {
                    index(update, row, index);
                    repaired++;
                } else if (entry != null) {
                    fresh.add(row);
                    entries.add(entry);
                } else {
                    // It was changed after an interrupted run had claimed it, and is surely not in the ledger.
                    release.setString(1, row.id());
                    release.addBatch();
                }
            }
            long first = entries.isEmpty() ? 0 : ledger.append(entries).firstIndex();
            for (int i = 0; i < fresh.size(); i++) {
                index(update, fresh.get(i), first + i);
            }
            update.executeBatch();
            release.executeBatch();
        }
        appended += fresh.size();
        return fresh.size();
    }

    private static void index(PreparedStatement update, Claimed row, long index) throws SQLException {
        update.setLong(1, index);
        update.setString(2, row.id());
        update.addBatch();
    }

    private Set<String> stillOurs(Connection connection) throws SQLException {
        Set<String> ids = new HashSet<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT id FROM edusec_journal WHERE claim = ? AND ledger_index IS NULL")) {
            query.setString(1, claim);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }

    private long elsewhere(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM edusec_journal"
                + " WHERE ledger_index IS NULL AND claim IS NOT NULL AND ledger <> ?")) {
            query.setString(1, origin);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
