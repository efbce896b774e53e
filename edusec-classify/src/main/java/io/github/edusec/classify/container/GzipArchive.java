package io.github.edusec.classify.container;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A gzip file: one member, or the members of the TAR archive in it, which is never held as a whole. */
final class GzipArchive implements Archive {
    private static final int BUFFER = 1 << 14;

    private final Budget budget;
    private final String innerName;
    private final InputStream in;
    private Optional<Archive> tar = Optional.empty();
    private boolean started;

    GzipArchive(SeekableByteChannel channel, String name, Budget budget) throws IOException {
        this.budget = budget;
        this.innerName = innerName(name);
        this.in = new BufferedInputStream(
                new PaidStream(new GZIPInputStream(new ChannelStream(channel), BUFFER), budget), BUFFER);
    }

    private static String innerName(String name) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        return lower.endsWith(".gz") && name.length() > 3 ? name.substring(0, name.length() - 3) : name;
    }

    @Override
    public Optional<Member> next() throws IOException {
        if (!started) {
            started = true;
            in.mark(BUFFER);
            byte[] head = in.readNBytes(Content.HEAD);
            in.reset();
            if (FileKind.of(head) != FileKind.TAR) {
                return Optional.of(new Member(innerName, Kind.FILE, null, () -> Content.from(in, budget)));
            }
            tar = Optional.of(TarArchive.of(in, budget));
        }
        return tar.isEmpty() ? Optional.empty() : tar.get().next();
    }

    @Override
    public Optional<Unreadable> doubt() throws IOException {
        return tar.isEmpty() ? Optional.empty() : tar.get().doubt();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
