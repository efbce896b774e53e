package io.github.edusec.crypto.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Wiped rows that name the same order: all of the table, if one of them is of the ledger that is checked.
 *
 * @param order the id that they name, or ""
 * @param time the time that they name, or ""
 * @param orderIndex the order's entry in the ledger, -1 if its row is missing or not anchored there
 * @param count how many rows
 * @param latest when the latest happened
 * @param firstAction the first action in alphabetical order
 * @param lastAction the last one
 */
record ExpiredRows(
        String order, String time, long orderIndex, long count, String latest, String firstAction, String lastAction) {
    private static final String NEXT_ORDER = "SELECT j.expired_by AS expired_by, j.expired_at AS expired_at,"
            + " (SELECT o.ledger_index FROM edusec_journal o"
            + " WHERE o.id = j.expired_by AND o.ledger = ? AND o.action = 'journal.expired') AS order_index,"
            + " count(*) AS row_count, max(j.happened_at) AS latest,"
            + " min(j.action) AS first_action, max(j.action) AS last_action,"
            + " sum(CASE WHEN j.ledger = ? THEN 1 ELSE 0 END) AS of_ledger FROM edusec_journal j"
            + " WHERE j.expired_by = (SELECT min(expired_by) FROM edusec_journal WHERE expired_by > ?)"
            + " GROUP BY j.expired_by, j.expired_at ORDER BY 2";

    /** An order as the ledger has it. */
    record Ordered(ExpiryOrder order, Instant time) {}

    /**
     * Order by order, each in a query of its own: all rows of one were wiped in one transaction, and none changes after it.
     * So no query takes longer than that transaction did. Rows that name no order are not looked for.
     */
    static List<ExpiredRows> of(String origin, Connection connection) throws SQLException {
        List<ExpiredRows> groups = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(NEXT_ORDER)) {
            query.setString(1, origin);
            query.setString(2, origin);
            for (Object order = ""; order != null; ) {
                query.setObject(3, order);
                order = read(query, groups);
            }
        }
        return groups;
    }

    /** Returns the order as the driver gives it, which SQLite may hold as another type than text; null after the last. */
    private static @Nullable Object read(PreparedStatement query, List<ExpiredRows> groups) throws SQLException {
        Object order = null;
        try (ResultSet group = query.executeQuery()) {
            while (group.next()) {
                order = group.getObject("expired_by");
                long index = group.getLong("order_index");
                boolean isMissing = group.wasNull();
                if (group.getLong("of_ledger") > 0) {
                    groups.add(new ExpiredRows(
                            JournalRow.text(group, "expired_by"),
                            JournalRow.text(group, "expired_at"),
                            isMissing ? -1 : index,
                            group.getLong("row_count"),
                            JournalRow.text(group, "latest"),
                            JournalRow.text(group, "first_action"),
                            JournalRow.text(group, "last_action")));
                }
            }
        }
        return order;
    }

    boolean isCoveredBy(@Nullable Ordered anchored) {
        return anchored != null
                && anchored.time().toString().equals(time)
                && anchored.order().covers(count, latest, firstAction, lastAction);
    }
}
