package io.github.edusec.retention;

import io.github.edusec.classify.Text;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long one kind of record is kept, from when, and where that is written.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param id the rule's id, unique in its schedule
 * @param names names of the record kind; the first is the one shown; at least one
 * @param description what the kind covers, or null
 * @param period how long
 * @param start which day the period starts on
 * @param startEvents the events that start it; of those that happened the latest counts; empty only for permanent records
 * @param startAssumed whether start rule and events are our assumption, because the source states none
 * @param statutory the statute's minimum, or null if none is known
 * @param disposition what happens when the period is over
 * @param changes events that make the record one of another kind, whose rule then holds too; the first that happened counts
 * @param source where the rule is written
 * @param confidence how sure that is
 * @param unverified why the rule decides nothing yet, or null; a city that has verified it writes it into a schedule of its own
 * @param doubt why a person must look before disposal, or null; a doubtful rule never makes a record due
 * @param note what a reader should know, or null
 * @since 0.1.0
 */
public record RetentionRule(
        String id,
        List<String> names,
        @Nullable String description,
        RetentionPeriod period,
        StartRule start,
        List<EventKind> startEvents,
        boolean startAssumed,
        @Nullable StatutoryMinimum statutory,
        Disposition disposition,
        List<Change> changes,
        String source,
        Confidence confidence,
        @Nullable Text unverified,
        @Nullable Text doubt,
        @Nullable Text note)
        implements Serializable {
    /**
     * An event that makes a record of the rule's kind one of another kind.
     *
     * @param event the event
     * @param rule the id of the other kind's rule, in the same schedule
     * @since 0.1.0
     */
    public record Change(EventKind event, String rule) implements Serializable {}

    /**
     * Checks and copies the lists.
     *
     * @param id not blank
     * @param names at least one, none blank
     * @param description null if there is none
     * @param period not null
     * @param start not null
     * @param startEvents at least one unless the period is permanent
     * @param startAssumed true if the source states no start
     * @param statutory null if none is known
     * @param disposition not null
     * @param changes may be empty
     * @param source not blank
     * @param confidence not null
     * @param unverified null if the rule is in force
     * @param doubt null if there is none
     * @param note null if there is none
     * @throws IllegalArgumentException if a text is blank, there is no name, or no event although the period ends
     */
    public RetentionRule {
        names = List.copyOf(names);
        startEvents = List.copyOf(startEvents);
        changes = List.copyOf(changes);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("names: found none, allowed: one or more");
        }
        if (id.isBlank() || source.isBlank() || names.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("rule: found a blank id, name or source, allowed: texts");
        }
        if (startEvents.isEmpty() && !(period instanceof RetentionPeriod.Permanent)) {
            throw new IllegalArgumentException("start events: found none, allowed: one or more");
        }
    }

    /**
     * Returns the name that is shown.
     *
     * @return the first name
     */
    public String name() {
        return names.get(0);
    }

    /** The first change of kind that has happened. */
    @Nullable
    Change change(RecordFacts facts) {
        for (Change change : changes) {
            if (facts.events().containsKey(change.event())) {
                return change;
            }
        }
        return null;
    }

    /**
     * Applies the rule to what happened; the period must be one that ends.
     *
     * @param facts the record
     * @return the dates; null if none of the events that start the period, or the statute's, has happened
     */
    @Nullable
    RetentionDates dates(RecordFacts facts) {
        EventKind event = latest(startEvents, facts);
        if (event == null) {
            return null;
        }
        LocalDate day = facts.on(event);
        LocalDate end = period.endsBefore(start.firstDay(day)).orElseThrow();
        RetentionDates.Counted own = new RetentionDates.Counted(event, day, end);
        if (statutory == null) {
            return new RetentionDates(own, null, Map.of());
        }
        EventKind statutoryEvent = statutory.events().isEmpty() ? event : latest(statutory.events(), facts);
        if (statutoryEvent == null) {
            return null;
        }
        LocalDate statutoryDay = facts.on(statutoryEvent);
        return new RetentionDates(
                own,
                new RetentionDates.Counted(statutoryEvent, statutoryDay, statutory.disposableFrom(statutoryDay)),
                Map.of());
    }

    /** The day that the schedule's period counts from, if it has started. */
    @Nullable
    LocalDate started(RecordFacts facts) {
        EventKind event = latest(startEvents, facts);
        return event == null ? null : facts.on(event);
    }

    /** The days that the rule's periods count from; a statute's, only if the rule's own is known. */
    Map<EventKind, LocalDate> countedDays(RecordFacts facts) {
        Map<EventKind, LocalDate> days = new EnumMap<>(EventKind.class);
        EventKind event = latest(startEvents, facts);
        if (event != null) {
            days.put(event, facts.on(event));
            EventKind statutoryEvent = statutory == null ? null : latest(statutory.events(), facts);
            if (statutoryEvent != null) {
                days.put(statutoryEvent, facts.on(statutoryEvent));
            }
        }
        return days;
    }

    /** What the period cannot start without: the rule's events, or, if one of them happened, the statute's. */
    MissingFact missing(RecordFacts facts) {
        return latest(startEvents, facts) != null && statutory != null
                ? new MissingFact.MissingStatutoryEvent(this, statutory)
                : new MissingFact.MissingEvent(this);
    }

    private static @Nullable EventKind latest(List<EventKind> events, RecordFacts facts) {
        EventKind latest = null;
        LocalDate last = null;
        for (EventKind kind : events) {
            LocalDate day = facts.events().get(kind);
            if (day != null && (last == null || day.isAfter(last))) {
                latest = kind;
                last = day;
            }
        }
        return latest;
    }
}
