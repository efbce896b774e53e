package io.github.edusec.retention.catalog;

import io.github.edusec.retention.EventKind;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What a file of records can say of one, apart from its events. In the tables of a reader the events come behind the fields:
 * the slot of a field is its ordinal, that of an event {@link #COUNT} plus its ordinal.
 */
enum RecordField {
    ID("id", "記録ID"),
    KIND("kind", "種別"),
    SUBJECT("subject", "対象"),
    LOCATIONS("locations", "所在"),
    IMPORTANCE("importance", "重要性"),
    CONFIDENTIALITY("confidentiality", "機密性"),
    INTEGRITY("integrity", "完全性"),
    AVAILABILITY("availability", "可用性"),
    SIZE("size", "サイズ"),
    SHA256("sha256", "SHA-256"),
    ORIGINAL("original", "原本・写し"),
    MEDIUM("medium", "媒体");

    static final int COUNT = values().length;
    static final int SLOTS = COUNT + EventKind.values().length;

    private static final RecordField[] FIELDS = values();
    private static final EventKind[] EVENTS = EventKind.values();
    private static final Map<String, Integer> FIELD_SLOTS = fieldSlots();
    private static final Map<String, Integer> EVENT_SLOTS = eventSlots();

    private final String key;
    private final String header;

    RecordField(String key, String header) {
        this.key = key;
        this.header = header;
    }

    String key() {
        return key;
    }

    @SuppressWarnings("EnumOrdinal") // lives in tables of this program only, never in a file
    int slot() {
        return ordinal();
    }

    String header() {
        return header;
    }

    static @Nullable Integer fieldSlot(String name) {
        return FIELD_SLOTS.get(name);
    }

    static @Nullable Integer eventSlot(String name) {
        return EVENT_SLOTS.get(name);
    }

    static boolean isField(int slot) {
        return slot < COUNT;
    }

    static RecordField field(int slot) {
        return FIELDS[slot];
    }

    static EventKind event(int slot) {
        return EVENTS[slot - COUNT];
    }

    /** Names the fields, for messages. */
    static String fieldNames() {
        StringJoiner names = new StringJoiner(", ");
        for (RecordField field : FIELDS) {
            names.add(field.key);
        }
        return names.toString();
    }

    /** Names the events, for messages. */
    static String eventNames() {
        StringJoiner names = new StringJoiner(", ");
        for (EventKind event : EVENTS) {
            names.add(event.id());
        }
        return names.toString();
    }

    private static Map<String, Integer> fieldSlots() {
        Map<String, Integer> slots = new HashMap<>();
        for (RecordField field : FIELDS) {
            slots.put(field.key, field.slot());
            slots.put(field.header, field.slot());
        }
        return Map.copyOf(slots);
    }

    private static Map<String, Integer> eventSlots() {
        Map<String, Integer> slots = new HashMap<>();
        for (int i = 0; i < EVENTS.length; i++) {
            slots.put(EVENTS[i].id(), COUNT + i);
            slots.put(EVENTS[i].label().ja(), COUNT + i);
        }
        return Map.copyOf(slots);
    }
}
