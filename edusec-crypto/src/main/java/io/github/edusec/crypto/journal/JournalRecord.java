package io.github.edusec.crypto.journal;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.JournalException;
import io.github.edusec.crypto.ledger.LedgerEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, when, to what, and by which permit or decision. Texts are kept exactly as they are: not trimmed and not
 * normalized (NFC and NFD stay what they are).
 *
 * <p>A value: immutable and thread-safe. It holds personal data; {@link #toString} shows only time and action.
 *
 * @param time when it happened, cut to the second; years 1970 to 9999
 * @param action what happened, the kind of the ledger's entry: lower-case words joined by dots, such as
 *     "takeout.packed", at most 64 characters; "ledger.*" and "journal.*" are the library's own
 * @param actor who did it: a name or an id; 1 to 200 characters on one line, not blank
 * @param reference the permit or decision it was done by; at most 200 characters on one line, "" if there is none
 * @param subject what it was done to; at most 1,000 characters on one line, "" if there is none
 * @param detail anything else; at most 4,000 characters, tabs and line feeds allowed, "" if there is none
 * @since 0.1.0
 */
public record JournalRecord(
        Instant time, String action, String actor, String reference, String subject, String detail) {
    /** Most characters (UTF-16 units) of an actor. */
    public static final int MAX_ACTOR = 200;

    /** Most characters (UTF-16 units) of a reference. */
    public static final int MAX_REFERENCE = 200;

    /** Most characters (UTF-16 units) of a subject. */
    public static final int MAX_SUBJECT = 1_000;

    /** Most characters (UTF-16 units) of a detail. */
    public static final int MAX_DETAIL = 4_000;

    /**
     * Checks every field; {@link #of} does the same for texts that people typed.
     *
     * @param time years 1970 to 9999
     * @param action words joined by dots
     * @param actor not blank
     * @param reference may be empty
     * @param subject may be empty
     * @param detail may be empty
     * @throws IllegalArgumentException if a field is not of its form; the message does not repeat the value
     */
    public JournalRecord {
        Problem problem = problem(time, action, actor, reference, subject, detail);
        if (problem != null) {
            throw new IllegalArgumentException(problem.toString());
        }
        time = LedgerEntry.of(action, time).time();
    }

    /**
     * Makes a record of texts that may be anything.
     *
     * @param time years 1970 to 9999
     * @param action words joined by dots
     * @param actor not blank
     * @param reference may be empty
     * @param subject may be empty
     * @param detail may be empty
     * @return the record
     * @throws JournalException if a field is not of its form: too long, or with a character that not every database can
     *     hold (U+0000, half a surrogate pair) or that would break the line; the message does not repeat the value
     */
    public static JournalRecord of(
            Instant time, String action, String actor, String reference, String subject, String detail)
            throws JournalException {
        Problem problem = problem(time, action, actor, reference, subject, detail);
        if (problem != null) {
            throw new JournalException(problem);
        }
        return new JournalRecord(time, action, actor, reference, subject, detail);
    }

    private static @Nullable Problem problem(
            Instant time, String action, String actor, String reference, String subject, String detail) {
        Problem problem = actionProblem(time, action);
        problem = problem != null ? problem : textProblem("actor", actor, MAX_ACTOR, "");
        problem = problem != null ? problem : textProblem("reference", reference, MAX_REFERENCE, "");
        problem = problem != null ? problem : textProblem("subject", subject, MAX_SUBJECT, "");
        problem = problem != null ? problem : textProblem("detail", detail, MAX_DETAIL, "\t\n");
        return problem != null || !actor.isBlank()
                ? problem
                : new Problem("journal record, actor", "a record names who acted", "blank", "a name or an id");
    }

    private static @Nullable Problem actionProblem(Instant time, String action) {
        try {
            LedgerEntry.of(action, time);
        } catch (IllegalArgumentException e) {
            return new Problem(
                    "journal record, action and time",
                    "not of the form of a ledger's kind and time",
                    "another form",
                    "at most 64 characters, lower-case words joined by dots; years 1970 to 9999");
        }
        boolean own = action.startsWith("ledger.") || action.equals("ledger");
        return own ? new Problem("journal record, action", "a kind of the ledger's own", action, "not ledger.*") : null;
    }

    private static @Nullable Problem textProblem(String field, String text, int max, String allowedControls) {
        boolean fits = text.length() <= max
                && text.chars().allMatch(c -> allowedControls.indexOf(c) >= 0 || !breaksALine(c))
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
        return fits
                ? null
                : new Problem(
                        "journal record, " + field,
                        "too long, or with a control character, a line separator or half a character",
                        text.length() + " characters",
                        "at most " + max + " characters"
                                + (allowedControls.isEmpty()
                                        ? " on one line"
                                        : ", of controls only tab and line feed"));
    }

    private static boolean breaksALine(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c) || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    /**
     * Names the record without its personal data.
     *
     * @return time and action
     */
    @Override
    public String toString() {
        return "JournalRecord[" + time + ", " + action + "]";
    }
}
