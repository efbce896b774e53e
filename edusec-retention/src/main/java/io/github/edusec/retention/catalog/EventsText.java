package io.github.edusec.retention.catalog;

import io.github.edusec.retention.EventKind;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** Events as a column: ids and ISO dates in the order of the kinds, each pair after a space, so that SQL can look for one. */
final class EventsText {
    private EventsText() {}

    static String write(Map<EventKind, LocalDate> events) {
        StringBuilder out = new StringBuilder();
        for (EventKind kind : EventKind.values()) {
            LocalDate day = events.get(kind);
            if (day != null) {
                out.append(needle(kind)).append(day);
            }
        }
        return out.toString();
    }

    static Map<EventKind, LocalDate> read(String column) {
        Map<EventKind, LocalDate> events = new EnumMap<>(EventKind.class);
        int at = 0;
        while (at < column.length()) {
            int equals = column.indexOf('=', at);
            int end = column.indexOf(' ', at + 1);
            end = end < 0 ? column.length() : end;
            if (column.charAt(at) != ' ' || equals < 0 || equals > end) {
                throw new IllegalArgumentException("events: found another form, allowed: NAME=DATE after a space each");
            }
            events.put(
                    EventKind.parse(column.substring(at + 1, equals)),
                    LocalDate.parse(column.subSequence(equals + 1, end)));
            at = end;
        }
        return events;
    }

    /** What stands before the event's day. */
    static String needle(EventKind kind) {
        return " " + kind.id() + "=";
    }
}
