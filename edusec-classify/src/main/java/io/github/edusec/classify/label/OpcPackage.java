package io.github.edusec.classify.label;

import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import io.github.edusec.classify.ziprecord.ZipPackage;
import io.github.edusec.classify.ziprecord.ZipRecord;
import io.github.edusec.classify.ziprecord.ZipRecordWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * An office package whose parts can be replaced, created and removed in memory before a copy of it is written.
 *
 * <p>Part names start with a slash and are compared without regard to ASCII case (ECMA-376 part 2, 6.2.2.3). Only parts that
 * are asked for are read, together at most {@link Limits#maxPartBytes()}; every other entry is copied raw. Of a part asked for as
 * a skeleton, only that counts and is held; the rest is streamed when the copy is written. Not thread-safe; the ZIP package stays the caller's.
 */
final class OpcPackage {
    /** Deflating what was edited is most of the work: this takes a third of the usual level's time, and some per cent more bytes. */
    private static final int LEVEL = 3;

    private final ZipPackage zip;
    private final Limits limits;
    private final Map<String, ZipRecord> entries = new HashMap<>();
    private final Map<String, XmlPart> originals = new HashMap<>();
    /** What was kept of parts that are not held whole. */
    private final Map<String, PartSkeleton> skeletons = new HashMap<>();
    /** Edited parts in UTF-8 by key; null where a part of the package is removed. */
    private final Map<String, @Nullable XmlPart> edited = new LinkedHashMap<>();

    private final Readings readings = new Readings();

    private long heldBytes;

    OpcPackage(ZipPackage zip, Limits limits) throws MalformedFileException {
        this.zip = zip;
        this.limits = limits;
        for (ZipRecord record : zip.entries()) {
            if (entries.put(key("/" + record.name()), record) != null) {
                throw new MalformedFileException(
                        new Problem("package", "two parts differ only in case", "a name twice", "each name once"));
            }
        }
    }

    Limits limits() {
        return limits;
    }

    ZipPackage zip() {
        return zip;
    }

    /** Tells whether a part stands in the package as edited so far. */
    boolean has(String part) {
        String key = key(part);
        return edited.containsKey(key) ? edited.get(key) != null : entries.containsKey(key);
    }

    /** Returns the bytes that an entry of the original announces; 0 if there is none. */
    long size(String part) {
        ZipRecord record = entries.get(key(part));
        return record == null ? 0 : record.size();
    }

    /** Tells whether any entry of the original starts with a folder's name, given with its slashes. */
    boolean hasFolder(String folder) {
        return entries.keySet().stream().anyMatch(name -> name.startsWith(folder));
    }

    /** Tells whether the original holds signatures as OpenDocument has them (OpenDocument 1.3 part 2, 5.2). */
    boolean hasSignatures() {
        return entries.keySet().stream().anyMatch(name -> name.startsWith("/meta-inf/") && name.contains("signatures"));
    }

    /** Returns a name for a new XML part that neither the package nor its content types know: the stem and a number. */
    String freeName(ContentTypes known, String stem, int first) {
        int n = first;
        while (has(stem + n + ".xml") || known.hasOverride(stem + n + ".xml")) {
            n++;
        }
        return stem + n + ".xml";
    }

    /** Returns a part as edited so far. */
    XmlPart part(String part) throws IOException {
        if (skeletons.containsKey(key(part))) {
            throw new MalformedFileException(
                    new Problem("package", "one part is a sheet and something else", part, "one use of each part"));
        }
        return present(part);
    }

    private XmlPart present(String part) throws IOException {
        String key = key(part);
        XmlPart put = edited.get(key);
        if (put != null) {
            return put;
        }
        if (edited.containsKey(key) || !entries.containsKey(key)) {
            throw new MalformedFileException(
                    new Problem("package", "a part is missing", part, "every part that is referred to"));
        }
        return original(part);
    }

    /**
     * Returns a part as edited so far, without what stands inside the first child of its root that has a local name.
     *
     * <p>It is put back in the same form. A part in UTF-16 comes whole.
     */
    XmlPart skeleton(String part, String hollow) throws IOException {
        String key = key(part);
        ZipRecord record = entries.get(key);
        if (record != null && !edited.containsKey(key) && !originals.containsKey(key) && !isUtf16(record)) {
            try (InputStream content = zip.content(record)) {
                PartSkeleton skeleton = PartSkeleton.read(content, part, hollow, limits.maxPartBytes() - heldBytes);
                byte[] utf8 = skeleton.utf8();
                hold(utf8.length);
                originals.put(key, XmlPart.decode(part, utf8));
                if (skeleton.hasGap()) {
                    skeletons.put(key, skeleton);
                }
            }
        }
        return present(part);
    }

    private boolean isUtf16(ZipRecord record) throws IOException {
        try (InputStream content = zip.content(record)) {
            return XmlPart.isUtf16(content.readNBytes(2));
        }
    }

    /** Reads something out of a part of this package, or gives what was read out of it before. */
    <T> T reading(XmlPart part, Class<T> kind, Readings.Reader<T> reader) throws IOException {
        return readings.of(part, kind, reader);
    }

    /** Replaces or creates a part; the bytes are UTF-8 and are written in the part's own encoding. */
    void put(String part, byte[] utf8) {
        edited.put(key(part), XmlPart.ofUtf8(part, utf8));
    }

    /** Removes a part. */
    void remove(String part) {
        edited.put(key(part), null);
    }

    /**
     * Tells which parts differ from the original, in the order in which they were first edited.
     *
     * @throws MalformedFileException if an edit cannot be written, so that a preview tells it too
     */
    List<PartChange> changes() throws IOException {
        List<PartChange> changes = new ArrayList<>();
        for (Map.Entry<String, @Nullable XmlPart> part : edited.entrySet()) {
            ZipRecord existing = entries.get(part.getKey());
            XmlPart put = part.getValue();
            if (existing == null && put != null) {
                changes.add(new PartChange(put.name(), PartChange.Kind.ADDED));
            } else if (existing != null && put == null) {
                changes.add(new PartChange("/" + existing.name(), PartChange.Kind.REMOVED));
            } else if (existing != null && put != null && !isOriginal(part.getKey(), put)) {
                PartSkeleton skeleton = skeletons.get(part.getKey());
                if (skeleton != null) {
                    skeleton.requireSameFront(put.utf8());
                }
                changes.add(new PartChange("/" + existing.name(), PartChange.Kind.CHANGED));
            }
        }
        return changes;
    }

    /** Writes the package: entries in their order, then the created ones. */
    void write(WritableByteChannel target) throws IOException {
        Deflater deflater = new Deflater(LEVEL, true);
        try {
            write(ZipRecordWriter.to(target, deflater));
        } finally {
            deflater.end();
        }
    }

    private void write(ZipRecordWriter writer) throws IOException {
        for (ZipRecord record : zip.entries()) {
            String key = key("/" + record.name());
            XmlPart put = edited.get(key);
            if (put != null && !isOriginal(key, put)) {
                PartSkeleton skeleton = skeletons.get(key);
                if (skeleton == null) {
                    writer.replace(record, original(key).encode(put.utf8()));
                } else {
                    SplicedEntry.write(writer, zip, record, skeleton, put.utf8());
                }
            } else if (put != null || !edited.containsKey(key)) {
                writer.copyRaw(zip, record);
            }
        }
        for (Map.Entry<String, @Nullable XmlPart> part : edited.entrySet()) {
            XmlPart put = part.getValue();
            if (put != null && !entries.containsKey(part.getKey())) {
                writer.putDeflated(put.name().substring(1), put.utf8());
            }
        }
        writer.finish(zip.comment());
    }

    private boolean isOriginal(String key, XmlPart put) throws IOException {
        return Arrays.equals(original(key).utf8(), put.utf8());
    }

    private XmlPart original(String part) throws IOException {
        XmlPart known = originals.get(key(part));
        if (known == null) {
            ZipRecord record = entries.get(key(part));
            if (record == null) {
                throw new IllegalStateException("no such entry");
            }
            hold(record.size());
            known = XmlPart.decode(part, zip.read(record));
            originals.put(key(part), known);
        }
        return known;
    }

    private void hold(long bytes) throws LimitExceededException {
        if (heldBytes + bytes > limits.maxPartBytes()) {
            throw new LimitExceededException(
                    "package", "bytes of all XML parts that are read", heldBytes + bytes, limits.maxPartBytes());
        }
        heldBytes += bytes;
    }

    private static String key(String part) {
        return part.toLowerCase(Locale.ROOT);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
