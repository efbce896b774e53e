package io.github.edusec.retention;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of one record: its kind and what happened when.
 *
 * <p>A value: immutable and thread-safe. It needs no name or number of a person.
 *
 * @param kind the kind's rule id, or one of its names
 * @param events the day of each event that happened; may be empty
 * @since 0.1.0
 */
public record RecordFacts(String kind, Map<EventKind, LocalDate> events) implements Serializable {
    /**
     * Copies the events, in the order of their kinds.
     *
     * @param kind not null
     * @param events may be empty; days from 1873-01-01 to 2999-12-31
     * @throws IllegalArgumentException if a day is outside that range
     */
    public RecordFacts {
        events = EventKind.days(events);
        events.forEach((event, day) -> SupportedDays.require(event.id(), day));
    }

    /**
     * Returns the day of an event.
     *
     * @param event the event
     * @return its day, if it happened
     */
    public Optional<LocalDate> day(EventKind event) {
        return Optional.ofNullable(events.get(event));
    }

    LocalDate on(EventKind event) {
        return Objects.requireNonNull(events.get(event));
    }
}
