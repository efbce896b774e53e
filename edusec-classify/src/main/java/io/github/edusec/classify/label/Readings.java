package io.github.edusec.classify.label;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What was read out of the small parts of one package, each kept as long as its part is the same: a document asks for the
 * same few again and again. Not thread-safe.
 */
final class Readings {
    /** What is kept of a part takes several times its bytes, so hostile packages must not have it all kept. */
    private static final int SMALL = 1 << 16;

    private static final int MOST = 128;

    private final Map<XmlPart, Object> known = new HashMap<>();

    /** Reads a part. */
    @FunctionalInterface
    interface Reader<T> {
        T read(XmlPart part) throws IOException;
    }

    <T> T of(XmlPart part, Class<T> kind, Reader<T> reader) throws IOException {
        Object before = known.get(part);
        if (kind.isInstance(before)) {
            return kind.cast(before);
        }
        T read = reader.read(part);
        if (part.utf8().length <= SMALL && known.size() < MOST) {
            known.put(part, read);
        }
        return read;
    }
}
