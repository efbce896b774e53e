package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.jdbc.Database;
import io.github.edusec.crypto.journal.Journal;
import io.github.edusec.crypto.journal.JournalRecord;
import io.github.edusec.retention.AdoptedSchedule;
import io.github.edusec.retention.CatalogException;
import io.github.edusec.retention.Hold;
import io.github.edusec.retention.RetentionSchedule;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The holds of a catalogue (廃棄の停止). They only ever lengthen; what ends one is stated with its day, and the ground's release
 * rule gives the end. None is ever removed, and none purges anything when it ends: the records are decided upon anew.
 *
 * <p>Every change is one transaction with a row in the journal: who, why, when. Thread-safe if the catalogue's
 * {@code DataSource} is.
 *
 * @since 0.1.0
 */
public final class CatalogHolds {
    /** The action of a journal's row: a hold was placed. */
    public static final String PLACED = "hold.placed";

    /** The action of a journal's row: what a hold was for has ended. */
    public static final String RELEASED = "hold.released";

    /** The action of a journal's row: a hold that would have ended ends later. */
    public static final String EXTENDED = "hold.extended";

    private final Database database;
    private final ScheduleTable schedules;
    private final HoldTable table;
    private final DueQuery due;
    private final Journal journal;

    CatalogHolds(Database database, ScheduleTable schedules, DueQuery due, Journal journal) {
        this.database = database;
        this.schedules = schedules;
        this.table = new HoldTable(database.dialect());
        this.due = due;
        this.journal = journal;
    }

    /**
     * What came of a change of a hold.
     *
     * @param hold the hold now
     * @param covered how many records it covers, whether it holds or has ended
     * @param due how many of them are due on the day of the change; none of them is purged by that
     */
    public record Changed(RegisteredHold hold, long covered, long due) {}

    /**
     * Places a hold.
     *
     * @param hold the hold; its scope may cover no record yet
     * @param time when, for the journal
     * @return the hold, and what it covers
     * @throws CatalogException if there is a hold of this id
     * @throws SQLException if the database refuses; nothing is changed
     * @throws IOException if the tables are wrong; nothing is changed
     */
    public Changed place(RegisteredHold hold, Instant time) throws SQLException, IOException {
        return database.writing(connection -> {
            database.dialect().lock(connection, CatalogSchema.HOLDS);
            if (table.find(connection, hold.hold().id()) != null) {
                throw new CatalogException(new Problem(
                        "hold " + hold.hold().id(), "there is a hold of this id", "the id again", "an id of its own"));
            }
            AdoptedSchedule adopted = schedules.adopted(connection);
            RegisteredHold placed = hold.standingFor(Series.of(hold, adopted == null ? null : adopted.schedule()));
            table.insert(connection, placed);
            String detail = "ground=" + hold.hold().ground().id() + "\nscope="
                    + hold.scope().id() + "\n" + hold.scope().target() + "\n" + hold.reason();
            journal.recordInBegun(connection, row(time, PLACED, hold.placedBy(), hold, detail));
            return due.under(connection, placed, Catalog.dayOf(time));
        });
    }

    /**
     * States that what a hold was for has ended.
     *
     * @param id the hold's id
     * @param ended the day of the decision, or of the end of the audit, suit or need; not before the hold was placed
     * @param by who states it; 1 to 200 characters on one line
     * @param reason why, for the journal; 1 to 500 characters on one line
     * @param time when, for the journal
     * @return the hold with the end that its ground's release rule gives; one that ends later anyway stays so
     * @throws CatalogException if there is no such hold
     * @throws IllegalArgumentException if the day is before that on which the hold was placed
     * @throws SQLException if the database refuses; nothing is changed
     * @throws IOException if the tables are wrong; nothing is changed
     */
    public Changed release(String id, LocalDate ended, String by, String reason, Instant time)
            throws SQLException, IOException {
        return change(id, hold -> hold.released(ended), RELEASED, by, "ended=" + ended + "\n" + reason, time);
    }

    /**
     * Lets a hold that has an end end later.
     *
     * @param id the hold's id
     * @param end the first day on which it no longer holds, later than the end it had
     * @param by who does this; 1 to 200 characters on one line
     * @param reason why, for the journal; 1 to 500 characters on one line
     * @param time when, for the journal
     * @return the hold with its new end
     * @throws CatalogException if there is no such hold
     * @throws IllegalArgumentException if that would be no later
     * @throws SQLException if the database refuses; nothing is changed
     * @throws IOException if the tables are wrong; nothing is changed
     */
    public Changed extend(String id, LocalDate end, String by, String reason, Instant time)
            throws SQLException, IOException {
        return change(id, hold -> hold.extended(end), EXTENDED, by, "ends-before=" + end + "\n" + reason, time);
    }

    private Changed change(String id, UnaryOperator<Hold> change, String action, String by, String detail, Instant time)
            throws SQLException, IOException {
        return database.writing(connection -> {
            database.dialect().lock(connection, CatalogSchema.HOLDS);
            RegisteredHold found = table.find(connection, id);
            if (found == null) {
                throw new CatalogException(
                        new Problem("hold " + id, "there is no such hold", "no hold of this id", "the id of a hold"));
            }
            RegisteredHold changed = found.with(change.apply(found.hold()));
            table.setEnd(connection, changed.hold());
            journal.recordInBegun(connection, row(time, action, by, changed, detail));
            return due.under(connection, changed, Catalog.dayOf(time));
        });
    }

    private static JournalRecord row(Instant time, String action, String by, RegisteredHold hold, String detail)
            throws IOException {
        return JournalRecord.of(time, action, by, hold.hold().id(), "", detail);
    }

    /**
     * Lists all holds.
     *
     * @return in the order in which they were placed; those that have ended are among them
     * @throws SQLException if the database refuses
     * @throws IOException if the tables are wrong
     */
    public List<RegisteredHold> all() throws SQLException, IOException {
        return database.reading(table::all);
    }

    /**
     * Makes an index of all holds, by the schedule that decides.
     *
     * @return the holds as they are now
     * @throws SQLException if the database refuses
     * @throws IOException if the tables are wrong
     */
    public HoldIndex index() throws SQLException, IOException {
        return database.reading(this::index);
    }

    HoldIndex index(Connection connection) throws SQLException, IOException {
        AdoptedSchedule adopted = schedules.adopted(connection);
        @Nullable RetentionSchedule schedule = adopted == null ? null : adopted.schedule();
        return HoldIndex.ofNullable(table.all(connection), schedule);
    }
}
