package io.github.edusec.crypto.journal;

import io.github.edusec.crypto.ledger.Commitment;
import io.github.edusec.crypto.ledger.LedgerEntry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row as the table has it, which may be anything. Immutable. */
final class JournalRow {
    static final String COLUMNS = "id, happened_at, action, actor, reference, subject, detail, salt, commitment,"
            + " claim, ledger_index, expired_at, expired_by";

    /** The name of the commitment in the ledger's entry. */
    static final String ROW = "row";

    private static final String FORMAT = "edusec-journal-row/1\n";

    private final String id;
    private final String happenedAt;
    private final String action;
    private final @Nullable String actor;
    private final @Nullable String reference;
    private final @Nullable String subject;
    private final @Nullable String detail;
    private final byte @Nullable [] salt;
    private final String commitment;
    private final boolean claimed;
    private final long index;
    private final @Nullable String expiredAt;
    private final @Nullable String expiredBy;

    private JournalRow(ResultSet row) throws SQLException {
        id = text(row, "id");
        happenedAt = text(row, "happened_at");
        action = text(row, "action");
        actor = row.getString("actor");
        reference = row.getString("reference");
        subject = row.getString("subject");
        detail = row.getString("detail");
        salt = row.getBytes("salt");
        commitment = text(row, "commitment");
        claimed = row.getString("claim") != null;
        index = row.getLong("ledger_index");
        expiredAt = row.getString("expired_at");
        expiredBy = row.getString("expired_by");
    }

    static JournalRow read(ResultSet row) throws SQLException {
        return new JournalRow(row);
    }

    static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    /** Commits to a record under its row's id: SHA-256 over the salt and netstrings of the fields. */
    static Commitment commitment(String id, JournalRecord record, byte[] salt) {
        return commitment(
                salt,
                id,
                record.time().toString(),
                record.action(),
                record.actor(),
                record.reference(),
                record.subject(),
                record.detail());
    }

    private static Commitment commitment(byte[] salt, String... fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        bytes.writeBytes(FORMAT.getBytes(StandardCharsets.US_ASCII));
        for (String field : fields) {
            byte[] utf8 = field.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes((utf8.length + ":").getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(utf8);
            bytes.write(',');
        }
        return Commitment.salted(salt, bytes.toByteArray());
    }

    String id() {
        return id;
    }

    String happenedAt() {
        return happenedAt;
    }

    String storedCommitment() {
        return commitment;
    }

    /** The index that the row claims; 0 too if it claims none. */
    long index() {
        return index;
    }

    boolean isClaimed() {
        return claimed;
    }

    boolean isExpired() {
        return expiredAt != null || expiredBy != null;
    }

    /** Nothing that the row's rule should have wiped is left. */
    boolean isWiped() {
        return actor == null && reference == null && subject == null && detail == null && salt == null;
    }

    /** The content is what the stored commitment says. */
    boolean agreesWithItself() {
        return actor != null
                && reference != null
                && subject != null
                && detail != null
                && salt != null
                && salt.length == Commitment.SALT_BYTES
                && commitment(salt, id, happenedAt, action, actor, reference, subject, detail)
                        .hex()
                        .equals(commitment);
    }

    /** The entry that stands for this row in the ledger, or null if kind, time or commitment are not of a ledger's form. */
    @Nullable
    LedgerEntry entry() {
        try {
            LedgerEntry entry =
                    LedgerEntry.of(action, Instant.parse(happenedAt)).with(ROW, new Commitment(commitment));
            boolean own = action.startsWith("ledger.");
            return !own && entry.time().toString().equals(happenedAt) ? stated(entry) : null;
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    private @Nullable LedgerEntry stated(LedgerEntry entry) {
        if (!action.equals(Journal.EXPIRED)) {
            return entry;
        }
        ExpiryOrder order = ExpiryOrder.ofSubject(subject);
        return order == null ? null : order.in(entry);
    }

    boolean hasKindAndTimeOf(LedgerEntry entry) {
        return action.equals(entry.kind()) && happenedAt.equals(entry.time().toString());
    }
}
