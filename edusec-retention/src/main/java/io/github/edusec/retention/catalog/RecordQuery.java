package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.policyfile.OneLine;
import io.github.edusec.retention.EventKind;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which records are meant: those for which every stated condition holds. It is asked anew whenever records are decided upon,
 * so it covers those that are catalogued later too.
 *
 * <p>A value: immutable, thread-safe and serializable.
 *
 * @param series the name or rule id of a kind; of a name that is ambiguous all kinds are meant; null for any
 * @param within a location is this or begins with it, at any character; 1 to 1,000 characters on one line; null for any
 * @param event an event that happened, null for any
 * @param from the first day on which it may have happened, years 1 to 9999; null exactly if there is no event
 * @param through the last day on which it may have happened, not before {@code from}; null exactly if there is no event
 * @param atLeast the class from which on records are meant; those without a class are, too; null for any
 * @since 0.1.0
 */
public record RecordQuery(
        @Nullable String series,
        @Nullable String within,
        @Nullable EventKind event,
        @Nullable LocalDate from,
        @Nullable LocalDate through,
        @Nullable Importance atLeast)
        implements Serializable {
    /** Most characters (UTF-16 units) of a beginning of a location. */
    public static final int MAX_WITHIN = 1_000;

    private static final int LAST_YEAR = 9999;
    private static final String SERIES = "series";
    private static final String WITHIN = "within";
    private static final String EVENT = "event";
    private static final String FROM = "from";
    private static final String THROUGH = "through";
    private static final String AT_LEAST = "at-least";

    /**
     * Checks the conditions.
     *
     * @param series null for any
     * @param within null for any
     * @param event null for any
     * @param from null exactly if there is no event
     * @param through null exactly if there is no event
     * @param atLeast null for any
     * @throws IllegalArgumentException if there is no condition, or one is not of its form
     */
    public RecordQuery {
        if (series == null && within == null && event == null && atLeast == null) {
            throw new IllegalArgumentException("query: found no condition, allowed: one or more");
        }
        if (series != null) {
            OneLine.require("query, series", series, CatalogRecord.MAX_TEXT);
        }
        if (within != null) {
            OneLine.require("query, within", within, MAX_WITHIN);
        }
        if ((event == null) != (from == null) || (event == null) != (through == null)) {
            throw new IllegalArgumentException(
                    "query: found an event without both days, or days without an event, allowed: all three or none");
        }
        requireYear(from);
        requireYear(through);
        if (from != null && through != null && through.isBefore(from)) {
            throw new IllegalArgumentException(
                    "query: found days from " + from + " through " + through + ", allowed: the first one first");
        }
    }

    private static void requireYear(@Nullable LocalDate day) {
        if (day != null && (day.getYear() < 1 || day.getYear() > LAST_YEAR)) {
            throw new IllegalArgumentException("query: found the day " + day + ", allowed: years 1 to " + LAST_YEAR);
        }
    }

    boolean holds(CatalogRecord record) {
        return isWithin(record) && isInTime(record) && isSevereEnough(record);
    }

    private boolean isWithin(CatalogRecord record) {
        String prefix = within;
        return prefix == null || record.locations().stream().anyMatch(each -> each.startsWith(prefix));
    }

    private boolean isInTime(CatalogRecord record) {
        if (event == null || from == null || through == null) {
            return true;
        }
        LocalDate day = record.facts().events().get(event);
        return day != null && !day.isBefore(from) && !day.isAfter(through);
    }

    private boolean isSevereEnough(CatalogRecord record) {
        Classification classification = record.classification();
        return atLeast == null
                || classification == null
                || classification.importance().compareTo(atLeast) <= 0;
    }

    /** The conditions on a line each, in a fixed order. */
    String text() {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put(SERIES, series);
        parts.put(WITHIN, within);
        parts.put(EVENT, event == null ? null : event.id());
        parts.put(FROM, from);
        parts.put(THROUGH, through);
        parts.put(AT_LEAST, atLeast == null ? null : atLeast.code());
        StringBuilder out = new StringBuilder();
        parts.forEach((name, value) -> {
            if (value != null) {
                out.append(out.isEmpty() ? "" : "\n").append(name).append('=').append(value);
            }
        });
        return out.toString();
    }

    /** Reads what {@link #text} writes. */
    static RecordQuery parse(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String line : text.split("\n", -1)) {
            int equals = line.indexOf('=');
            parts.put(line.substring(0, Math.max(equals, 0)), line.substring(equals + 1));
        }
        String event = parts.get(EVENT);
        String from = parts.get(FROM);
        String through = parts.get(THROUGH);
        String atLeast = parts.get(AT_LEAST);
        try {
            RecordQuery query = new RecordQuery(
                    parts.get(SERIES),
                    parts.get(WITHIN),
                    event == null ? null : EventKind.parse(event),
                    from == null ? null : LocalDate.parse(from),
                    through == null ? null : LocalDate.parse(through),
                    atLeast == null ? null : Importance.parse(atLeast));
            // A condition that a newer library knows would be dropped, and the hold cover too much or too little.
            if (!query.text().equals(text)) {
                throw new IllegalArgumentException("query: found another form, allowed: what this library wrote");
            }
            return query;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("query: found no day, allowed: ISO dates", e);
        }
    }
}
