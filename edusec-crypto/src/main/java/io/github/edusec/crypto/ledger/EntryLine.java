package io.github.edusec.crypto.ledger;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
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
        // A character that is not ASCII becomes a byte that no entry has.
        byte[] bytes = json.getBytes(StandardCharsets.US_ASCII);
        return new EntryParser().parse(bytes, 0, bytes.length);
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
}
