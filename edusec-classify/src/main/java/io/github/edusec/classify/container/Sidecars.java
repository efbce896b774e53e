package io.github.edusec.classify.container;

import io.github.edusec.classify.label.LabelReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The label files of one archive, found before its members are judged, since a label may come behind its file.
 *
 * <p>Bounded: what goes over it stays a member, and the file it belongs to stays unlabelled. Not thread-safe.
 */
final class Sidecars {
    static final int MAX_BYTES = (64 << 10) + 1;
    private static final int MAX_TOTAL = 4 << 20;
    private static final String SUFFIX = LabelReader.sidecarName("");

    private final Map<String, ByteBuffer> byName = new HashMap<>();
    /** The names that have a label file, as the archive states them, until the file that it belongs to was seen. */
    private final Map<String, String> unclaimed = new LinkedHashMap<>();

    private long total;

    /** Goes through an archive; one that is damaged gives those before the damage. */
    void collect(Unreadable.Work<Archive> source) throws IOException {
        try {
            Unreadable.guarded(() -> {
                try (Archive archive = source.run()) {
                    collect(archive);
                }
                return true;
            });
        } catch (Unreadable damaged) {
            // The members are judged in a second pass, which meets the same damage and says so.
        }
    }

    private void collect(Archive archive) throws IOException {
        Optional<Archive.Member> next = archive.next();
        while (next.isPresent()) {
            Archive.Member member = next.get();
            if (member.kind() == Archive.Kind.FILE && isNamedLikeOne(member) && total < MAX_TOTAL) {
                take(member);
            }
            next = archive.next();
        }
    }

    private void take(Archive.Member member) throws IOException {
        try (Content content = member.source().open()) {
            byte[] head = content.head();
            byte[] bytes = head;
            if (head.length == Content.HEAD) {
                try (java.nio.channels.SeekableByteChannel whole = content.open()) {
                    whole.position(0);
                    bytes = new ChannelStream(whole).readNBytes(MAX_BYTES);
                }
            }
            total += bytes.length;
            // A second file of the same name is none to trust: neither then speaks.
            unclaimed.put(key(member.name()), member.name());
            ByteBuffer before = byName.put(key(member.name()), ByteBuffer.wrap(bytes));
            if (before != null) {
                byName.put(key(member.name()), ByteBuffer.allocate(0));
            }
        }
    }

    private static boolean isNamedLikeOne(Archive.Member member) {
        return member.problem() == null
                && member.name().endsWith(SUFFIX)
                && member.name().length() > SUFFIX.length();
    }

    /** Returns the sidecar of a member, or null if it has none. */
    @Nullable
    ByteBuffer of(String name) {
        String key = key(LabelReader.sidecarName(name));
        unclaimed.remove(key);
        return byName.get(key);
    }

    /** Returns the label files whose file was not asked for. */
    List<String> unclaimedNames() {
        return unclaimed.values().stream().filter(this::isOne).toList();
    }

    /** A label whose file is gone: nobody knows what of, and whether it is still there under another name. */
    static Unreadable unclaimed() {
        return new Unreadable(UnknownReason.NOT_UNDERSTOOD, "a label file whose file is not there");
    }

    /** Reads a label file on disk; what is put in its place meanwhile is not followed and not read beyond the largest. */
    static ByteBuffer read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return ByteBuffer.wrap(new ChannelStream(channel).readNBytes(MAX_BYTES));
        }
    }

    /** Tells whether a member is a label file and nothing else. */
    boolean isOne(String name) {
        ByteBuffer bytes = byName.get(key(name));
        return bytes != null && LabelReader.isSidecar(bytes);
    }

    /** Some systems change the normal form of names on the way. */
    static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}
