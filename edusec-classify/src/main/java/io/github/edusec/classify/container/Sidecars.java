package io.github.edusec.classify.container;

import io.github.edusec.classify.label.LabelReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The label files of one archive, found before its members are judged, since a label may come behind its file.
 *
 * <p>Bounded: what goes over it stays a member, and the file it belongs to stays unlabelled. Not thread-safe.
 */
final class Sidecars {
    private static final int MAX_BYTES = (64 << 10) + 1;
    private static final int MAX_TOTAL = 4 << 20;
    private static final String SUFFIX = LabelReader.sidecarName("");

    private final Map<String, ByteBuffer> byName = new HashMap<>();
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
        return byName.get(key(LabelReader.sidecarName(name)));
    }

    /** Tells whether a member is a label file and nothing else. */
    boolean isOne(String name) {
        ByteBuffer bytes = byName.get(key(name));
        return bytes != null && LabelReader.isSidecar(bytes);
    }

    /** Some systems change the normal form of names on the way. */
    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}
