package io.github.edusec.retention.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The records of JSON lines: one object a line, in UTF-8. A line is read by itself, so a wrong one spoils no other. */
final class JsonRecordRows implements RecordFeed {
    /** A hundred locations of the longest kind, each character escaped, are within it. */
    static final int MAX_LINE_BYTES = 1 << 22;

    private static final String EVENTS = "events";
    private static final int CHUNK_BYTES = 1 << 16;

    private final InputStream in;
    private final JsonFactory json = JsonFactory.builder().build();
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final RecordDraft draft = new RecordDraft(this::place);
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private int at;
    private int end;
    private byte[] line = new byte[1_024];
    private int length;
    private long number;
    private boolean tooLong;
    /** The slots that the line has named so far. */
    private long named;

    /** Reads bytes that stand behind the byte order mark, if there is one; they are closed with the rows. */
    JsonRecordRows(InputStream in) {
        this.in = in;
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (readLine()) {
            if (!tooLong && isBlank()) {
                continue;
            }
            draft.start();
            named = 0;
            boolean read = false;
            if (tooLong) {
                draft.problem(
                        "line " + number,
                        "the line is too long",
                        "more than that",
                        "at most " + MAX_LINE_BYTES + " bytes");
            } else {
                read = parse();
            }
            return read ? draft.row(number) : new Row.Bad(number, draft.problems());
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Returns whether the line was an object to its end; if not, the draft says what it was. */
    private boolean parse() {
        String text;
        try {
            text = utf8.decode(ByteBuffer.wrap(line, 0, length)).toString();
        } catch (CharacterCodingException e) {
            draft.problem("line " + number, "not UTF-8", "bytes of another encoding", "UTF-8");
            return false;
        }
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                draft.problem("line " + number, "not a record", found(first), "one JSON object on each line");
                return false;
            }
            members(parser, false);
            JsonToken after = parser.nextToken();
            if (after != null) {
                draft.problem("line " + number, "text after the end of the object", found(after), "nothing");
                return false;
            }
            return true;
        } catch (JacksonException e) {
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            draft.problem(
                    "line " + number + ", column " + column,
                    "not well-formed JSON",
                    e.getClass().getSimpleName(),
                    "JSON (RFC 8259), one object on each line");
            return false;
        }
    }

    private void members(JsonParser parser, boolean events) {
        boolean eventsSeen = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            Integer slot = events ? RecordField.eventSlot(key) : RecordField.fieldSlot(key);
            if (slot != null) {
                if ((named & (1L << slot)) != 0) {
                    draft.problem(slot, "the member stands twice, by this name or another", key, "each member once");
                    parser.skipChildren();
                } else {
                    named |= 1L << slot;
                    member(parser, slot, value);
                }
            } else if (!events && key.equals(EVENTS) && !eventsSeen) {
                eventsSeen = true;
                events(parser, value);
            } else {
                boolean twice = !events && key.equals(EVENTS);
                draft.problem(
                        "line " + number + (events ? ", " + EVENTS : ""),
                        twice ? "the member stands twice" : "unknown member",
                        key,
                        events ? RecordField.eventNames() : RecordField.fieldNames() + ", " + EVENTS);
                parser.skipChildren();
            }
        }
    }

    private void events(JsonParser parser, JsonToken value) {
        if (value == JsonToken.START_OBJECT) {
            members(parser, true);
        } else if (value != JsonToken.VALUE_NULL) {
            draft.problem("line " + number + ", " + EVENTS, "wrong kind of value", found(value), "an object");
            parser.skipChildren();
        }
    }

    private void member(JsonParser parser, int slot, JsonToken value) {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        if (slot == RecordField.LOCATIONS.slot() && value == JsonToken.START_ARRAY) {
            for (JsonToken each = parser.nextToken(); each != JsonToken.END_ARRAY; each = parser.nextToken()) {
                if (each == JsonToken.VALUE_STRING) {
                    draft.take(slot, parser.getString());
                } else {
                    draft.problem(slot, "wrong kind of value", found(each), "texts");
                    parser.skipChildren();
                }
            }
            return;
        }
        JsonToken wanted = slot == RecordField.LOCATIONS.slot()
                ? JsonToken.START_ARRAY
                : slot == RecordField.SIZE.slot() ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_STRING;
        if (value == wanted) {
            draft.take(slot, parser.getString());
        } else {
            draft.problem(slot, "wrong kind of value", found(value), found(wanted));
            parser.skipChildren();
        }
    }

    private String place(int slot) {
        String key = RecordField.isField(slot)
                ? RecordField.field(slot).key()
                : EVENTS + "." + RecordField.event(slot).id();
        return "line " + number + ", " + key;
    }

    private static String found(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT -> "a whole number";
            case VALUE_NUMBER_FLOAT -> "a number with a fraction";
            case VALUE_TRUE, VALUE_FALSE -> "a truth value";
            default -> "something else";
        };
    }

    private boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Reads to the next line break, which is dropped; returns false at the end. */
    private boolean readLine() throws IOException {
        length = 0;
        tooLong = false;
        int read = read();
        if (read < 0) {
            return false;
        }
        number++;
        for (; read >= 0 && read != '\n'; read = read()) {
            if (length == MAX_LINE_BYTES) {
                tooLong = true;
            } else {
                if (length == line.length) {
                    line = Arrays.copyOf(line, length * 2);
                }
                line[length++] = (byte) read;
            }
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return true;
    }

    private int read() throws IOException {
        if (at == end) {
            end = Math.max(0, in.read(chunk));
            at = 0;
            if (end == 0) {
                return -1;
            }
        }
        return chunk[at++] & 0xFF;
    }
}
