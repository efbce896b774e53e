package io.github.edusec.retention.catalog;

import io.github.edusec.retention.RetentionOutlook;
import io.github.edusec.retention.RetentionSchedule;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * What would be: another day, or another schedule, over any source of records. Nothing is changed. Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class Simulation {
    private Simulation() {}

    /**
     * Decides on every record.
     *
     * @param source the records
     * @param schedule the schedule, adopted or not
     * @param holds the holds as they are known now
     * @param day the day asked about, in Japan
     * @param visitor sees each record with the decision on it
     * @throws SQLException if a database refuses
     * @throws IOException if the records cannot be read, or the visitor fails
     */
    public static void decide(
            RecordSource source,
            RetentionSchedule schedule,
            HoldIndex holds,
            LocalDate day,
            Catalog.DecisionVisitor visitor)
            throws SQLException, IOException {
        source.forEach(record -> visitor.see(record, schedule.decide(record.facts(), holds.on(record), day)));
    }

    /** Sees the records about which two schedules say different things. */
    @FunctionalInterface
    public interface ChangeVisitor {
        /**
         * Sees a record.
         *
         * @param record the record
         * @param before what the one schedule says
         * @param after what the other one says
         * @throws SQLException ends the comparison
         * @throws IOException ends the comparison
         */
        void see(CatalogRecord record, RetentionOutlook before, RetentionOutlook after)
                throws SQLException, IOException;
    }

    /**
     * Compares two schedules over all records, whatever the day and the holds.
     *
     * @param source the records
     * @param before the one schedule, usually the one that decides
     * @param after the other one, usually the next version
     * @param visitor sees exactly the records for which the two differ
     * @return how many there are of each kind
     * @throws SQLException if a database refuses
     * @throws IOException if the records cannot be read, or the visitor fails
     */
    public static Changes compare(
            RecordSource source, RetentionSchedule before, RetentionSchedule after, ChangeVisitor visitor)
            throws SQLException, IOException {
        Comparing comparing = new Comparing(before, after, visitor);
        source.forEach(comparing::see);
        return comparing.counts;
    }

    private static final class Comparing {
        private final RetentionSchedule before;
        private final RetentionSchedule after;
        private final ChangeVisitor visitor;
        private Changes counts = Changes.NONE;

        Comparing(RetentionSchedule before, RetentionSchedule after, ChangeVisitor visitor) {
            this.before = before;
            this.after = after;
            this.visitor = visitor;
        }

        void see(CatalogRecord record) throws SQLException, IOException {
            RetentionOutlook old = RetentionOutlook.of(before, record.facts());
            RetentionOutlook changed = RetentionOutlook.of(after, record.facts());
            counts = counts.plus(old, changed);
            if (!old.equals(changed)) {
                visitor.see(record, old, changed);
            }
        }
    }
}
