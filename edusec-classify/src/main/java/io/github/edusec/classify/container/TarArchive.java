package io.github.edusec.classify.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A TAR archive, passed through in order; members of an archive that lies in a channel are not copied.
 *
 * <p>Long names are bounded here; libraries read them whole, however long they say they are.
 */
final class TarArchive implements Archive {
    private static final int MAX_NAME_BYTES = 1 << 16;
    private static final int MAX_PAX_BYTES = 1 << 20;
    private static final char FOLDER = '5';
    private static final String LINKS = "12346";

    private final InputStream in;
    private final @Nullable SeekableByteChannel channel;
    private final Budget budget;
    private final Map<String, String> global = new HashMap<>();
    private long position;
    private long nextHeaderAt;
    private boolean ended;

    private TarArchive(InputStream in, @Nullable SeekableByteChannel channel, Budget budget) {
        this.in = in;
        this.channel = channel;
        this.budget = budget;
    }

    static TarArchive of(SeekableByteChannel channel, Budget budget) throws IOException {
        return new TarArchive(new ChannelStream(channel), channel, budget);
    }

    static TarArchive of(InputStream in, Budget budget) {
        return new TarArchive(in, null, budget);
    }

    @Override
    public Optional<Member> next() throws IOException {
        String longName = null;
        Map<String, String> pax = new HashMap<>(global);
        while (!ended) {
            Optional<TarHeader> found = header();
            if (found.isEmpty()) {
                if (longName != null) {
                    throw new Unreadable(UnknownReason.MALFORMED, "a TAR archive that ends behind a name");
                }
                return Optional.empty();
            }
            TarHeader header = found.get();
            nextHeaderAt = position + padded(header.size());
            switch (header.type()) {
                case 'L' -> longName = longName(header);
                case 'K' -> bounded(header, MAX_NAME_BYTES);
                case 'x', 'X' -> PaxRecords.read(bounded(header, MAX_PAX_BYTES), pax);
                case 'g' -> {
                    PaxRecords.read(bounded(header, MAX_PAX_BYTES), global);
                    pax.putAll(global);
                }
                default -> {
                    return Optional.of(member(header, longName == null ? header.name() : longName, pax));
                }
            }
        }
        return Optional.empty();
    }

    /** Goes to the next header; empty at two blocks of zeros, or where the archive ends without them. */
    private Optional<TarHeader> header() throws IOException {
        skipTo(nextHeaderAt);
        byte[] block = block();
        if (block.length == 0 || (block.length == TarHeader.BLOCK && TarHeader.isZero(block))) {
            ended = true;
            return Optional.empty();
        }
        return Optional.of(TarHeader.read(block));
    }

    private byte[] block() throws IOException {
        byte[] block = in.readNBytes(TarHeader.BLOCK);
        position += block.length;
        return block;
    }

    private void skipTo(long target) throws IOException {
        if (target > position) {
            long left = target - position;
            long skipped = in.skip(left);
            while (skipped > 0 && skipped < left) {
                left -= skipped;
                skipped = in.skip(left);
            }
            // The padding behind the last member may be missing; its content may not.
            if (left - skipped >= TarHeader.BLOCK) {
                throw new Unreadable(UnknownReason.MALFORMED, "the TAR archive is cut off");
            }
            position = target;
        }
    }

    private Member member(TarHeader header, String longName, Map<String, String> pax) throws IOException {
        String name = pax.getOrDefault("GNU.sparse.name", pax.getOrDefault("path", longName));
        long size = pax.containsKey("size") ? size(pax.get("size")) : header.size();
        skipSparseMap(header);
        nextHeaderAt = position + padded(size);
        boolean folder =
                header.type() == FOLDER || name.endsWith("/") || header.name().endsWith("/");
        if (folder || LINKS.indexOf(header.type()) >= 0) {
            refuseContent(header, size);
            return folder ? Member.folder(name) : Member.link(name);
        }
        if (header.type() == 'S' || pax.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse."))) {
            return Member.unreadable(name, UnknownReason.UNSUPPORTED, "a sparse TAR member");
        }
        long dataAt = position;
        return new Member(name, Kind.FILE, null, () -> content(dataAt, size));
    }

    /** Programs differ in whether bytes follow a link or a folder that states a size, so what they see next differs. */
    private static void refuseContent(TarHeader header, long size) throws Unreadable {
        if (header.size() != 0 || size != 0) {
            throw new Unreadable(UnknownReason.MALFORMED, "a link or folder with a size in the TAR archive");
        }
    }

    private void skipSparseMap(TarHeader header) throws IOException {
        boolean continued = header.type() == 'S' && header.continued();
        while (continued) {
            byte[] block = block();
            if (block.length < TarHeader.BLOCK) {
                throw new Unreadable(UnknownReason.MALFORMED, "the TAR archive is cut off");
            }
            continued = block[504] != 0;
        }
    }

    private Content content(long dataAt, long size) throws IOException {
        return channel == null
                ? Content.from(new Bounded(size), budget)
                : Content.in(ReadOnlyChannel.range(channel, dataAt, size));
    }

    private String longName(TarHeader header) throws IOException {
        byte[] bytes = bounded(header, MAX_NAME_BYTES);
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return TarHeader.decode(Arrays.copyOf(bytes, end));
    }

    private byte[] bounded(TarHeader header, int max) throws IOException {
        if (header.size() > max) {
            throw new Unreadable(UnknownReason.OVER_LIMIT, "bytes of a TAR name or extension (allowed: " + max + ")");
        }
        byte[] bytes = in.readNBytes((int) header.size());
        position += bytes.length;
        if (bytes.length < header.size()) {
            throw new Unreadable(UnknownReason.MALFORMED, "the TAR archive is cut off");
        }
        return bytes;
    }

    private static long size(String text) throws Unreadable {
        if (!text.matches("[0-9]{1,18}")) {
            throw new Unreadable(UnknownReason.MALFORMED, "a TAR size that is no number");
        }
        return Long.parseLong(text);
    }

    private static long padded(long size) throws Unreadable {
        if (size > Long.MAX_VALUE / 4) {
            throw new Unreadable(UnknownReason.MALFORMED, "a TAR member larger than any file");
        }
        return (size + TarHeader.BLOCK - 1) / TarHeader.BLOCK * TarHeader.BLOCK;
    }

    /** What follows the end is zeros; anything else is seen by programs that read on. */
    @Override
    public Optional<Unreadable> doubt() throws IOException {
        byte[] block = block();
        while (block.length > 0) {
            if (!TarHeader.isZero(block)) {
                return Optional.of(new Unreadable(UnknownReason.MALFORMED, "bytes behind the end of the TAR archive"));
            }
            block = block();
        }
        return Optional.empty();
    }

    /** The content of one member in the stream of the archive. */
    private final class Bounded extends FilterInputStream {
        private long left;

        Bounded(long size) {
            super(TarArchive.this.in);
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return length == 0 ? 0 : -1;
            }
            int read = super.read(target, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new Unreadable(UnknownReason.MALFORMED, "the TAR archive is cut off");
            }
            left -= read;
            position += read;
            return read;
        }

        @Override
        public long skip(long count) {
            return 0;
        }

        @Override
        public int available() {
            return 0;
        }

        @Override
        public void close() {
            // The archive goes on.
        }
    }
}
