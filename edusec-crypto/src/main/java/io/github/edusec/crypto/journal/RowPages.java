package io.github.edusec.crypto.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the order of a column and the id, read a page at a time; each page is one query that is over when it returns. A row
 * that stays where it is is seen exactly once, whatever comes and goes beside it. Not thread-safe.
 */
final class RowPages {
    /** Few enough for the largest records in a small heap. */
    static final int PAGE = 500;

    private final Connection connection;
    private final String condition;
    private final @Nullable String parameter;
    private final String column;
    private final Deque<JournalRow> page = new ArrayDeque<>();

    /** The values as the driver gives them: what SQLite holds may be of any type, and would sort elsewhere as another. */
    private @Nullable Object lastValue;

    private @Nullable Object lastId;
    private boolean started;
    private boolean last;

    /**
     * Reads nothing yet.
     *
     * @param connection to the database
     * @param condition which rows, without null in the column
     * @param parameter for the question mark in the condition, or null if it has none
     * @param column the rows' order
     */
    RowPages(Connection connection, String condition, @Nullable String parameter, String column) {
        this.connection = connection;
        this.condition = condition;
        this.parameter = parameter;
        this.column = column;
    }

    /** Returns the next row without taking it; reads the next page if the last one is used up. */
    @Nullable
    JournalRow peek() throws SQLException {
        if (page.isEmpty() && !last) {
            fetch();
        }
        return page.peek();
    }

    /** Returns the next row of the page that was read last. */
    @Nullable
    JournalRow peekRead() {
        return page.peek();
    }

    /** Takes the next row. */
    void take() {
        page.remove();
    }

    private void fetch() throws SQLException {
        String after = started ? " AND (" + column + ", id) > (?, ?)" : "";
        try (PreparedStatement query = connection.prepareStatement("SELECT " + JournalRow.COLUMNS
                + " FROM edusec_journal WHERE " + condition + after + " ORDER BY " + column + ", id LIMIT "
                + PAGE)) {
            int next = 1;
            if (parameter != null) {
                query.setString(next++, parameter);
            }
            if (started) {
                query.setObject(next++, lastValue);
                query.setObject(next, lastId);
            }
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    page.add(JournalRow.read(found));
                    lastValue = found.getObject(column);
                    lastId = found.getObject("id");
                }
            }
        }
        started = true;
        last = page.size() < PAGE;
    }
}
