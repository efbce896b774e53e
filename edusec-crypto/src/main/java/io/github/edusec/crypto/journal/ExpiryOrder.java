package io.github.edusec.crypto.journal;

import io.github.edusec.crypto.ledger.Commitment;
import io.github.edusec.crypto.ledger.LedgerEntry;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an order of expiry wiped, as its row and its entry state it. The entry alone is enough to judge the wiped rows, since
 * the order's own content expires one day too. Immutable.
 *
 * @param limit only what happened before was wiped
 * @param action the digest of the action whose rows were wiped, or null for any
 * @param rows how many were wiped
 */
record ExpiryOrder(Instant limit, @Nullable Commitment action, long rows) {
    private static final String LIMIT = "before";
    private static final String ACTION = "action";
    private static final String ROWS = "expired";
    private static final Pattern SUBJECT =
            Pattern.compile("before ([0-9TZ:-]{20}), (?:any action|action ([a-z.]{1,64})), rows ([0-9]{1,15})");

    /** The text for the order's row. */
    static String subject(Instant limit, @Nullable String action, long rows) {
        return "before " + limit + ", " + (action == null ? "any action" : "action " + action) + ", rows " + rows;
    }

    /** Reads the text of an order's row; null if it is no such text. */
    static @Nullable ExpiryOrder ofSubject(@Nullable String subject) {
        Matcher parts = SUBJECT.matcher(subject == null ? "" : subject);
        if (!parts.matches()) {
            return null;
        }
        try {
            String action = parts.group(2);
            Commitment digest = action == null ? null : digest(action);
            return new ExpiryOrder(Instant.parse(parts.group(1)), digest, Long.parseLong(parts.group(3)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Reads the entry of an order; null if it is none. */
    static @Nullable ExpiryOrder ofEntry(LedgerEntry entry) {
        Long limit = entry.counts().get(LIMIT);
        Long rows = entry.counts().get(ROWS);
        if (limit == null || rows == null || !entry.kind().equals(Journal.EXPIRED)) {
            return null;
        }
        // No order is for what comes after it; and what Instant cannot hold gets no further.
        return limit > entry.time().getEpochSecond()
                ? null
                : new ExpiryOrder(
                        Instant.ofEpochSecond(limit), entry.commitments().get(ACTION), rows);
    }

    /** Adds the statement to the entry of the order's row. */
    LedgerEntry in(LedgerEntry entry) {
        LedgerEntry stated = entry.with(LIMIT, limit.getEpochSecond()).with(ROWS, rows);
        return action == null ? stated : stated.with(ACTION, action);
    }

    /** Says whether the order is for all rows of a group, of which the latest and the first and last action are given. */
    boolean covers(long found, String latest, String firstAction, String lastAction) {
        boolean sameAction = action == null
                || (firstAction.equals(lastAction) && digest(firstAction).equals(action));
        return rows == found && latest.compareTo(limit.toString()) < 0 && sameAction;
    }

    /** A digest, since the ledger's codes hold no dots; it hides nothing. */
    private static Commitment digest(String action) {
        return Commitment.plain(action.getBytes(StandardCharsets.UTF_8));
    }
}
