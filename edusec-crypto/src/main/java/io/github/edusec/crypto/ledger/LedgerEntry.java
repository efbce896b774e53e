package io.github.edusec.crypto.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a caller records: what happened, when, and commitments to the readable record that is kept elsewhere.
 *
 * <p>Content-free by construction: values are digests, numbers, and codes of the program, so that personal data cannot get
 * in by accident, and the ledger may outlive the records. A value: immutable and thread-safe.
 *
 * <p><b>Not guaranteed.</b> A romanised name would pass as a code: use codes for constants of your program only.
 *
 * @param kind what happened: lower-case words joined by dots, for example "takeout.packed", at most 64 characters; kinds
 *     starting with "ledger." are the ledger's own
 * @param time when it happened, cut to the second; years 1970 to 9999
 * @param commitments digests by name; at most 16
 * @param counts numbers by name, 0 to 2^53 - 1; at most 16
 * @param codes ids of the program by name: lower-case words joined by "-", a word at most two digits at its end, at most 40
 *     characters; at most 16
 * @since 0.1.0
 */
public record LedgerEntry(
        String kind,
        Instant time,
        SortedMap<String, Commitment> commitments,
        SortedMap<String, Long> counts,
        SortedMap<String, String> codes) {
    static final int MAX_FIELDS = 16;
    static final int MAX_KIND = 64;
    static final int MAX_NAME = 40;
    static final long MAX_COUNT = (1L << 53) - 1;
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");
    private static final Pattern KIND = Pattern.compile("[a-z]+(\\.[a-z]+)*");
    private static final Pattern NAME = Pattern.compile("[a-z]+[0-9]{0,2}(-[a-z]+[0-9]{0,2})*");

    /**
     * Checks every field and copies the maps.
     *
     * @param kind words joined by dots
     * @param time years 1970 to 9999
     * @param commitments digests by name
     * @param counts numbers by name
     * @param codes ids by name
     * @throws IllegalArgumentException if a field is not of its form; the message does not repeat the value
     */
    public LedgerEntry {
        require(kind.length() <= MAX_KIND && KIND.matcher(kind).matches(), "kind", "lower-case words joined by dots");
        require(!time.isBefore(FIRST) && !time.isAfter(END), "time", "years 1970 to 9999");
        time = time.truncatedTo(ChronoUnit.SECONDS);
        commitments = checked("commitments", commitments, Objects::nonNull, "a digest");
        counts = checked("counts", counts, value -> value >= 0 && value <= MAX_COUNT, "0 to 2^53 - 1");
        codes = checked("codes", codes, LedgerEntry::isName, "lower-case words joined by -");
    }

    /**
     * Starts an entry with no commitments, counts or codes.
     *
     * @param kind what happened
     * @param time when it happened
     * @return the entry
     * @throws IllegalArgumentException if a field is not of its form
     */
    public static LedgerEntry of(String kind, Instant time) {
        return new LedgerEntry(
                kind, time, Collections.emptySortedMap(), Collections.emptySortedMap(), Collections.emptySortedMap());
    }

    /**
     * Returns this entry with one more commitment.
     *
     * @param name its name
     * @param value the digest
     * @return the new entry
     * @throws IllegalArgumentException if the name is not of its form or there are too many
     */
    public LedgerEntry with(String name, Commitment value) {
        return new LedgerEntry(kind, time, plus(commitments, name, value), counts, codes);
    }

    /**
     * Returns this entry with one more number.
     *
     * @param name its name
     * @param value the number
     * @return the new entry
     * @throws IllegalArgumentException if the name or the number is not of its form or there are too many
     */
    public LedgerEntry with(String name, long value) {
        return new LedgerEntry(kind, time, commitments, plus(counts, name, value), codes);
    }

    /**
     * Returns this entry with one more code.
     *
     * @param name its name
     * @param value a constant of the program
     * @return the new entry
     * @throws IllegalArgumentException if the name or the code is not of its form or there are too many
     */
    public LedgerEntry with(String name, String value) {
        return new LedgerEntry(kind, time, commitments, counts, plus(codes, name, value));
    }

    private static boolean isName(String text) {
        return text.length() <= MAX_NAME && NAME.matcher(text).matches();
    }

    private static <V> SortedMap<String, V> plus(SortedMap<String, V> map, String name, V value) {
        TreeMap<String, V> more = new TreeMap<>(map);
        more.put(name, value);
        return more;
    }

    private static <V> SortedMap<String, V> checked(
            String field, Map<String, V> map, Predicate<V> allowed, String form) {
        require(map.size() <= MAX_FIELDS, field, "at most " + MAX_FIELDS);
        for (Map.Entry<String, V> entry : map.entrySet()) {
            require(isName(entry.getKey()), field + ", a name", "lower-case words joined by -");
            require(allowed.test(entry.getValue()), field + "." + entry.getKey(), form);
        }
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    private static void require(boolean fits, String field, String allowed) {
        if (!fits) {
            throw new IllegalArgumentException("ledger entry, " + field + ": not of its form, allowed: " + allowed);
        }
    }
}
