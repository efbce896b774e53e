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
    private static final String GROUPS = "SELECT j.expired_by AS expired_by, j.expired_at AS expired_at,"
            + " max(CASE WHEN o.ledger = ? AND o.action = 'journal.expired' THEN o.ledger_index END) AS order_index,"
            + " count(*) AS row_count, max(j.happened_at) AS latest,"
            + " min(j.action) AS first_action, max(j.action) AS last_action"
            + " FROM edusec_journal j LEFT JOIN edusec_journal o ON o.id = j.expired_by"
            + " WHERE j.expired_at IS NOT NULL OR j.expired_by IS NOT NULL GROUP BY j.expired_by, j.expired_at"
            + " HAVING sum(CASE WHEN j.ledger = ? THEN 1 ELSE 0 END) > 0 ORDER BY 1, 2";

    /** An order as the ledger has it. */
    record Ordered(ExpiryOrder order, Instant time) {}

    static List<ExpiredRows> of(String origin, Connection connection) throws SQLException {
        List<ExpiredRows> groups = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(GROUPS)) {
            query.setString(1, origin);
            query.setString(2, origin);
            try (ResultSet group = query.executeQuery()) {
                while (group.next()) {
                    long index = group.getLong("order_index");
                    boolean isMissing = group.wasNull();
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
        return groups;
    }

    boolean isCoveredBy(@Nullable Ordered anchored) {
        return anchored != null
                && anchored.time().toString().equals(time)
                && anchored.order().covers(count, latest, firstAction, lastAction);
    }
}
