package io.github.edusec.retention.catalog;

import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Problem;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.crypto.approval.ApprovalSubject;
import io.github.edusec.crypto.approval.ApprovalVerification;
import io.github.edusec.crypto.jdbc.Database;
import io.github.edusec.crypto.journal.Journal;
import io.github.edusec.crypto.journal.JournalRecord;
import io.github.edusec.retention.AdoptedSchedule;
import io.github.edusec.retention.CatalogException;
import io.github.edusec.retention.RetentionSchedule;
import io.github.edusec.retention.Shortening;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The schedules of a catalogue: versions that were published, which never change, and those that the city adopted, of which
 * the last one decides.
 *
 * <p>Thread-safe if the catalogue's {@code DataSource} is. Adopting is done by one process at a time; on PostgreSQL records
 * cannot be put meanwhile, on SQLite nothing can be written.
 *
 * <p><b>Not guaranteed.</b> Whether the city adopted it, and whether an approval is good, is the caller's to verify: who can
 * write to the database can write these tables, too.
 *
 * @since 0.1.0
 */
public final class CatalogSchedules {
    /** The action of a journal's row. */
    public static final String ADOPTED = "schedule.adopted";

    private static final int MAX_ADOPTIONS = 1_000;

    private final Database database;
    private final ScheduleTable table;
    private final Journal journal;

    CatalogSchedules(Database database, ScheduleTable table, Journal journal) {
        this.database = database;
        this.table = table;
        this.journal = journal;
    }

    /**
     * Names what must be permitted before one schedule may follow another that protects records better.
     *
     * @param before the schedule before
     * @param after the schedule after
     * @return the subject of an approval: kind "retention-schedule", and a hash of both hashes
     */
    public static ApprovalSubject subject(RetentionSchedule before, RetentionSchedule after) {
        byte[] both = (before.sha256() + "\n" + after.sha256() + "\n").getBytes(StandardCharsets.US_ASCII);
        return new ApprovalSubject("retention-schedule", PolicyFile.sha256Of(both));
    }

    /**
     * Keeps a version of a schedule, so that it is what it was whenever it is looked up. One that is there already stays.
     *
     * @param schedule any schedule
     * @throws CatalogException if this version was published with other content
     * @throws SQLException if the database refuses
     * @throws IOException if the tables are wrong
     */
    public void publish(RetentionSchedule schedule) throws SQLException, IOException {
        database.exclusively(connection -> {
            table.publish(connection, schedule);
            return true;
        });
    }

    /**
     * Lists the versions that were published.
     *
     * @return ids, versions and hashes, by id and version
     * @throws SQLException if the database refuses
     * @throws IOException if the tables are wrong
     */
    public List<PolicyVersion> published() throws SQLException, IOException {
        return database.reading(table::published);
    }

    /**
     * Finds a version that was published.
     *
     * @param id the schedule's id
     * @param version its version
     * @return the schedule
     * @throws CatalogException if what is stored is not what was published
     * @throws SQLException if the database refuses
     * @throws IOException if the tables are wrong
     */
    public Optional<RetentionSchedule> find(String id, String version) throws SQLException, IOException {
        return database.reading(connection -> Optional.ofNullable(table.find(connection, id, version)));
    }

    /**
     * Returns the schedule that decides.
     *
     * @return the one that was adopted last; empty if none was, and then nothing is ever due
     * @throws SQLException if the database refuses
     * @throws IOException if the tables are wrong
     */
    public Optional<AdoptedSchedule> adopted() throws SQLException, IOException {
        return database.reading(connection -> Optional.ofNullable(table.adopted(connection)));
    }

    /**
     * Returns all adoptions.
     *
     * @return the last one first; at most 1,000
     * @throws SQLException if the database refuses
     * @throws IOException if the tables are wrong
     */
    public List<AdoptedSchedule> adoptions() throws SQLException, IOException {
        return database.reading(connection -> table.adoptions(connection, MAX_ADOPTIONS));
    }

    /**
     * Lets a schedule decide that keeps every kind and record at least as long as the one before, or is the first.
     *
     * @param next the schedule and its adoption
     * @param by who does this, for the journal; 1 to 200 characters on one line
     * @param time when, for the journal
     * @return what changed, or that an approval is wanted
     * @throws CatalogException if this version was published with other content, or decides already
     * @throws SQLException if the database refuses; nothing is changed
     * @throws IOException if the tables are wrong; nothing is changed
     */
    public AdoptionResult adopt(AdoptedSchedule next, String by, Instant time) throws SQLException, IOException {
        return adopt(next, by, time, null);
    }

    /**
     * Lets a schedule decide, publishes it, and decides anew on every record; all in one transaction, with a row in the
     * journal ("schedule.adopted", the reference is the decision's number).
     *
     * @param next the schedule and its adoption
     * @param by who does this, for the journal; 1 to 200 characters on one line
     * @param time when, for the journal
     * @param approval asked if a kind or a record could go earlier than under the schedule before, or null if there is none
     * @return what changed, or why nothing did
     * @throws CatalogException if this version was published with other content, or decides already
     * @throws SQLException if the database refuses; nothing is changed
     * @throws IOException if the tables are wrong; nothing is changed
     */
    public AdoptionResult adopt(AdoptedSchedule next, String by, Instant time, @Nullable ShorteningApproval approval)
            throws SQLException, IOException {
        try {
            return database.exclusively(connection -> adopt(connection, next, by, time, approval));
        } catch (NotPermitted refused) {
            return refused.result;
        }
    }

    private AdoptionResult adopt(
            Connection connection, AdoptedSchedule next, String by, Instant time, @Nullable ShorteningApproval approval)
            throws SQLException, IOException {
        database.dialect().lock(connection, CatalogSchema.HOLDS);
        RetentionSchedule schedule = next.schedule();
        AdoptedSchedule current = table.adopted(connection);
        if (current != null && current.schedule().sha256().equals(schedule.sha256())) {
            throw new CatalogException(new Problem(
                    "schedule " + schedule.id() + ", version " + schedule.version(),
                    "it decides already",
                    "the same version, by decision " + current.adoption().decisionNumber(),
                    "another version"));
        }
        table.publish(connection, schedule);
        table.adopt(connection, next);
        new HoldTable(database.dialect()).widen(connection, schedule);
        Changes counts = new Recomputation(connection, database.dialect()).run(schedule);
        List<String> kinds = current == null ? List.of() : Shortening.kinds(current.schedule(), schedule);
        if (current != null && (!kinds.isEmpty() || counts.relaxed() > 0)) {
            requirePermission(subject(current.schedule(), schedule), kinds, counts, approval);
        }
        journal.recordInBegun(
                connection,
                JournalRecord.of(
                        time,
                        ADOPTED,
                        by,
                        next.adoption().decisionNumber(),
                        schedule.id() + " " + schedule.version(),
                        "sha256=" + schedule.sha256() + "\nby="
                                + next.adoption().by() + "\non="
                                + next.adoption().on() + "\nrecords=" + counts.records() + "\nrelaxed="
                                + counts.relaxed()));
        return new AdoptionResult.Adopted(next, counts, kinds);
    }

    private static void requirePermission(
            ApprovalSubject subject, List<String> kinds, Changes counts, @Nullable ShorteningApproval approval)
            throws NotPermitted {
        ApprovalVerification verification = approval == null ? null : approval.verify(subject);
        if (verification == null || !verification.isValid()) {
            throw new NotPermitted(new AdoptionResult.Refused(subject, kinds, counts, verification));
        }
    }

    /** Rolls the transaction back; never leaves this class. */
    private static final class NotPermitted extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient AdoptionResult.Refused result;

        NotPermitted(AdoptionResult.Refused result) {
            super("not permitted");
            this.result = result;
        }
    }
}
