package io.github.edusec.classify.label;

import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.MalformedFileException;
import java.util.Arrays;

/** Where the attributes of the present start tag stand; reused from tag to tag. Not thread-safe. */
final class XmlAttributes {
    private static final int MAX = 4_096;
    private static final int INTS = 4;

    private final XmlBytes xml;
    /** Per attribute: name start, name end, value start, value end. */
    private int[] offsets = new int[16 * INTS];

    private int count;

    XmlAttributes(XmlBytes xml) {
        this.xml = xml;
    }

    /** Reads from behind the element's name and returns the offset behind the tag. */
    int read(int from) throws MalformedFileException, LimitExceededException {
        count = 0;
        int at = from;
        while (true) {
            int next = xml.skipSpace(at);
            if (xml.isAt(next, '>')) {
                return next + 1;
            }
            if (xml.isAt(next, '/') && xml.isAt(next + 1, '>')) {
                return next + 2;
            }
            if (next == at) {
                throw xml.problem("a start tag is damaged", "byte " + at, "attributes separated by white space");
            }
            at = attribute(next);
        }
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    int nameStart(int i) {
        return offsets[i * INTS];
    }

    int nameEnd(int i) {
        return offsets[i * INTS + 1];
    }

    int valueStart(int i) {
        return offsets[i * INTS + 2];
    }

    int valueEnd(int i) {
        return offsets[i * INTS + 3];
    }

    String value(int i) throws MalformedFileException {
        return xml.decode(offsets[i * INTS + 2], offsets[i * INTS + 3]);
    }

    private int attribute(int nameStart) throws MalformedFileException, LimitExceededException {
        int nameEnd = xml.name(nameStart);
        int equals = xml.skipSpace(nameEnd);
        int quote = xml.isAt(equals, '=') ? xml.skipSpace(equals + 1) : xml.length();
        char mark = xml.isAt(quote, '"') ? '"' : '\'';
        if (!xml.isAt(quote, mark)) {
            throw xml.problem("an attribute has no quoted value", "byte " + nameStart, "name=\"value\"");
        }
        int valueEnd = xml.first((byte) mark, (byte) '<', quote + 1);
        if (!xml.isAt(valueEnd, mark)) {
            throw xml.problem("an attribute value has no end", "byte " + nameStart, "a closing quote");
        }
        if (count == MAX) {
            throw new LimitExceededException(xml.part(), "attributes of one element", count + 1L, MAX);
        }
        int a = count++ * INTS;
        if (a + INTS > offsets.length) {
            offsets = Arrays.copyOf(offsets, offsets.length * 2);
        }
        offsets[a] = nameStart;
        offsets[a + 1] = nameEnd;
        offsets[a + 2] = quote + 1;
        offsets[a + 3] = valueEnd;
        return valueEnd + 1;
    }
}
