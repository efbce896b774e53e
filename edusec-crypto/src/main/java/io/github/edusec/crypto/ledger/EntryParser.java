package io.github.edusec.crypto.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of an entry byte by byte and accepts exactly what {@link EntryLine#json} writes. Most entries of a scan are
 * only accepted; what one says is made into an {@link EntryLine} on request. Not thread-safe.
 */
final class EntryParser {
    private static final byte[] START = "{\"v\":1,\"kind\":\"".getBytes(US_ASCII);
    private static final byte[] TIME = "\",\"time\":\"".getBytes(US_ASCII);
    private static final byte[] COMMITMENTS = ",\"commitments\":{".getBytes(US_ASCII);
    private static final byte[] COUNTS = ",\"counts\":{".getBytes(US_ASCII);
    private static final byte[] CODES = ",\"codes\":{".getBytes(US_ASCII);
    private static final byte[] AFTER = ",\"after\":".getBytes(US_ASCII);
    private static final byte[] SHA256 = "\"sha256:".getBytes(US_ASCII);
    private static final int TIME_LENGTH = "2026-11-23T01:02:03Z".length();
    private static final int FIRST_YEAR = 1970;
    private static final int MAX_DIGITS = 16;

    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private int kindAt;
    private int kindEnd;
    private int timeAt;
    private int afterAt;
    private boolean collecting;
    private final Map<String, Commitment> commitments = new TreeMap<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, String> codes = new TreeMap<>();

    /** What stands behind a name. */
    private enum Value {
        COMMITMENT,
        COUNT,
        CODE
    }

    /** Returns the entry, or null if the bytes are not exactly what is written for one. */
    @Nullable
    EntryLine parse(byte[] json, int from, int to) {
        collecting = true;
        try {
            commitments.clear();
            counts.clear();
            codes.clear();
            if (!accepts(json, from, to)) {
                return null;
            }
            LedgerEntry entry = new LedgerEntry(
                    text(kindAt, kindEnd),
                    time(),
                    new TreeMap<>(commitments),
                    new TreeMap<>(counts),
                    new TreeMap<>(codes));
            return new EntryLine(entry, after());
        } finally {
            collecting = false;
        }
    }

    /** Says whether the bytes are exactly what is written for an entry. */
    boolean accepts(byte[] json, int from, int to) {
        bytes = json;
        at = from;
        end = to;
        afterAt = -1;
        return head()
                && object(COMMITMENTS, Value.COMMITMENT)
                && object(COUNTS, Value.COUNT)
                && object(CODES, Value.CODE)
                && tail();
    }

    /** Returns the commitment to the line before the group, if the entry that was accepted last has one. */
    @Nullable
    Commitment after() {
        return afterAt < 0 ? null : new Commitment(text(afterAt, afterAt + Sha256.HEX_DIGITS));
    }

    /** Says whether the entry that was accepted last is of a kind. */
    boolean isOfKind(byte[] kind) {
        return Arrays.equals(bytes, kindAt, kindEnd, kind, 0, kind.length);
    }

    private boolean head() {
        if (!skip(START)) {
            return false;
        }
        kindAt = at;
        if (!kind()) {
            return false;
        }
        kindEnd = at;
        if (!skip(TIME) || end - at < TIME_LENGTH) {
            return false;
        }
        timeAt = at;
        at += TIME_LENGTH;
        return isTime() && skip('"');
    }

    private boolean tail() {
        if (skip(AFTER)) {
            afterAt = at + SHA256.length;
            if (!commitment()) {
                return false;
            }
        }
        return skip('}') && at == end;
    }

    /** Words joined by dots. */
    private boolean kind() {
        int start = at;
        do {
            if (!letters()) {
                return false;
            }
        } while (skip('.'));
        return at - start <= LedgerEntry.MAX_KIND;
    }

    /** Words joined by hyphens, with at most two digits at a word's end. */
    private boolean name() {
        int start = at;
        do {
            if (!letters()) {
                return false;
            }
            for (int digits = 0; digits < 2 && isDigit(at); digits++) {
                at++;
            }
        } while (skip('-'));
        return at - start <= LedgerEntry.MAX_NAME;
    }

    private boolean letters() {
        int start = at;
        while (at < end && bytes[at] >= 'a' && bytes[at] <= 'z') {
            at++;
        }
        return at > start;
    }

    /** Names in their order, each once; an empty object is not written at all. */
    private boolean object(byte[] opening, Value value) {
        if (!skip(opening)) {
            return true;
        }
        int before = -1;
        int beforeEnd = -1;
        int fields = 0;
        do {
            if (++fields > LedgerEntry.MAX_FIELDS || !skip('"')) {
                return false;
            }
            int start = at;
            if (!name()) {
                return false;
            }
            int nameEnd = at;
            boolean ordered = before < 0 || Arrays.compare(bytes, before, beforeEnd, bytes, start, nameEnd) < 0;
            if (!ordered || !skip('"') || !skip(':') || !value(value, start, nameEnd)) {
                return false;
            }
            before = start;
            beforeEnd = nameEnd;
        } while (skip(','));
        return skip('}');
    }

    private boolean value(Value value, int nameAt, int nameEnd) {
        int start = at;
        boolean fits = switch (value) {
            case COMMITMENT -> commitment();
            case COUNT -> count();
            case CODE -> skip('"') && name() && skip('"');
        };
        if (fits && collecting) {
            String name = text(nameAt, nameEnd);
            switch (value) {
                case COMMITMENT -> commitments.put(name, new Commitment(text(start + SHA256.length, at - 1)));
                case COUNT -> counts.put(name, Long.valueOf(text(start, at)));
                case CODE -> codes.put(name, text(start + 1, at - 1));
            }
        }
        return fits;
    }

    private boolean commitment() {
        if (!skip(SHA256) || end - at < Sha256.HEX_DIGITS) {
            return false;
        }
        for (int stop = at + Sha256.HEX_DIGITS; at < stop; at++) {
            if (!isDigit(at) && (bytes[at] < 'a' || bytes[at] > 'f')) {
                return false;
            }
        }
        return skip('"');
    }

    private boolean count() {
        int start = at;
        long number = 0;
        while (isDigit(at) && at - start < MAX_DIGITS) {
            number = 10 * number + digit(at);
            at++;
        }
        boolean shortest = at - start == 1 || (at > start && bytes[start] != '0');
        return shortest && number <= LedgerEntry.MAX_COUNT;
    }

    private boolean isTime() {
        int year = number(0, 4);
        return year >= FIRST_YEAR
                && bytes[timeAt + 4] == '-'
                && isBetween(1, number(5, 2), 12)
                && bytes[timeAt + 7] == '-'
                && isBetween(1, number(8, 2), lengthOfMonth(year, number(5, 2)))
                && bytes[timeAt + 10] == 'T'
                && isBetween(0, number(11, 2), 23)
                && bytes[timeAt + 13] == ':'
                && isBetween(0, number(14, 2), 59)
                && bytes[timeAt + 16] == ':'
                && isBetween(0, number(17, 2), 59)
                && bytes[timeAt + 19] == 'Z';
    }

    private static int lengthOfMonth(int year, int month) {
        return LocalDate.of(year, month, 1).lengthOfMonth();
    }

    private Instant time() {
        LocalDate day = LocalDate.of(number(0, 4), number(5, 2), number(8, 2));
        LocalTime time = LocalTime.of(number(11, 2), number(14, 2), number(17, 2));
        return LocalDateTime.of(day, time).toInstant(ZoneOffset.UTC);
    }

    private static boolean isBetween(int least, int found, int most) {
        return least <= found && found <= most;
    }

    /** Returns a number of so many digits in the time, or -1 if one of them is none. */
    private int number(int offset, int digits) {
        int number = 0;
        for (int i = timeAt + offset; i < timeAt + offset + digits; i++) {
            if (!isDigit(i)) {
                return -1;
            }
            number = 10 * number + digit(i);
        }
        return number;
    }

    private int digit(int index) {
        return bytes[index] - '0';
    }

    private boolean isDigit(int index) {
        return index < end && bytes[index] >= '0' && bytes[index] <= '9';
    }

    private boolean skip(char literal) {
        boolean there = at < end && bytes[at] == literal;
        at += there ? 1 : 0;
        return there;
    }

    private boolean skip(byte[] literal) {
        boolean there =
                end - at >= literal.length && Arrays.equals(bytes, at, at + literal.length, literal, 0, literal.length);
        at += there ? literal.length : 0;
        return there;
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, US_ASCII);
    }
}
