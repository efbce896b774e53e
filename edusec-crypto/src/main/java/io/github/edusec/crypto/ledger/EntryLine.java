package io.github.edusec.crypto.ledger;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of an entry line in its only form: fixed key order, no spaces, no escapes, empty objects left out.
 *
 * @param entry what the caller recorded
 * @param after on the first entry of a group the SHA-256 of the line before the group, else null
 */
record EntryLine(LedgerEntry entry, @Nullable Commitment after) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String START = "{\"v\":1,\"kind\":\"";
    private static final String SHA256 = "\"sha256:";

    String json() {
        StringBuilder json = new StringBuilder(256);
        json.append(START).append(entry.kind());
        json.append("\",\"time\":\"").append(TIME.format(entry.time())).append('"');
        object(json, "commitments", entry.commitments(), value -> "\"" + value + "\"");
        object(json, "counts", entry.counts(), value -> Long.toString(value));
        object(json, "codes", entry.codes(), value -> "\"" + value + "\"");
        if (after != null) {
            json.append(",\"after\":\"").append(after).append('"');
        }
        return json.append('}').toString();
    }

    byte[] bytes() {
        return json().getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns the entry, or null if the text is not exactly what {@link #json} writes. */
    static @Nullable EntryLine parse(String json) {
        try {
            EntryLine line = new Cursor(json).line();
            return line.json().equals(json) ? line : null;
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static <V> void object(
            StringBuilder json, String name, SortedMap<String, V> values, Function<V, String> text) {
        if (values.isEmpty()) {
            return;
        }
        json.append(",\"").append(name).append("\":");
        char separator = '{';
        for (Map.Entry<String, V> value : values.entrySet()) {
            json.append(separator).append('"').append(value.getKey()).append("\":");
            json.append(text.apply(value.getValue()));
            separator = ',';
        }
        json.append('}');
    }

    /** Reads what it needs and leaves strictness to the comparison with the written form. */
    private static final class Cursor {
        private final String json;
        private int at;

        Cursor(String json) {
            this.json = json;
        }

        EntryLine line() {
            expect(START);
            String kind = until('"');
            expect(",\"time\":\"");
            Instant time = Instant.parse(until('"'));
            SortedMap<String, Commitment> commitments = object("commitments", Cursor::commitment);
            SortedMap<String, Long> counts = object("counts", Cursor::number);
            SortedMap<String, String> codes = object("codes", Cursor::string);
            Commitment after = null;
            if (skip(",\"after\":")) {
                after = commitment();
            }
            expect("}");
            return new EntryLine(new LedgerEntry(kind, time, commitments, counts, codes), after);
        }

        private <V> SortedMap<String, V> object(String name, Function<Cursor, V> value) {
            SortedMap<String, V> values = new TreeMap<>();
            if (skip(",\"" + name + "\":{")) {
                do {
                    expect("\"");
                    String key = until('"');
                    expect(":");
                    values.put(key, value.apply(this));
                } while (skip(","));
                expect("}");
            }
            return values;
        }

        private Commitment commitment() {
            expect(SHA256);
            return new Commitment(until('"'));
        }

        private Long number() {
            int start = at;
            while (json.charAt(at) >= '0' && json.charAt(at) <= '9') {
                at++;
            }
            return Long.valueOf(json.substring(start, at));
        }

        private String string() {
            expect("\"");
            return until('"');
        }

        private String until(char end) {
            int stop = json.indexOf(end, at);
            String text = json.substring(at, stop);
            at = stop + 1;
            return text;
        }

        private boolean skip(String literal) {
            boolean there = json.startsWith(literal, at);
            at += there ? literal.length() : 0;
            return there;
        }

        private void expect(String literal) {
            if (!skip(literal)) {
                throw new IllegalArgumentException("not the canonical form");
            }
        }
    }
}
