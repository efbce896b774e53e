package io.github.edusec.classify.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;

/**
 * A 7z archive; LZMA needs {@code org.tukaani:xz}.
 *
 * <p>Members share compressed blocks, so what lies before a member may have to be unpacked to reach it: reading one is paid
 * for with all that was passed over before.
 */
final class SevenZArchive implements Archive {
    private final SevenZFile file;
    private final Budget budget;
    private final long announced;
    private long listed;
    private long passedOver;

    SevenZArchive(SeekableByteChannel channel, ScanLimits limits, Budget budget) throws IOException {
        this.budget = budget;
        SevenZHeader.pay(channel, budget);
        this.file = SevenZFile.builder()
                // Closing the archive closes its channel, and this one is opened twice.
                .setSeekableByteChannel(ReadOnlyChannel.range(channel, 0, channel.size()))
                .setMaxMemoryLimitKiB((int) Math.min(Math.max(1, limits.maxHeldBytes() >> 10), Integer.MAX_VALUE))
                .get();
        this.announced =
                StreamSupport.stream(file.getEntries().spliterator(), false).count();
    }

    @Override
    public Optional<Member> next() throws IOException {
        SevenZArchiveEntry entry = file.getNextEntry();
        if (entry == null) {
            return Optional.empty();
        }
        listed++;
        String name = String.valueOf(entry.getName());
        if (entry.isDirectory() || entry.isAntiItem()) {
            return Optional.of(Member.folder(name));
        }
        if (entry.hasStream() && isEncrypted(entry)) {
            return Optional.of(Member.unreadable(name, UnknownReason.ENCRYPTED, "an encrypted 7z member"));
        }
        long before = passedOver;
        passedOver += entry.getSize();
        return Optional.of(new Member(name, Kind.FILE, null, () -> {
            budget.work(before);
            passedOver -= before;
            return Content.from(new PaidStream(new Current(entry.getSize()), budget), budget);
        }));
    }

    private static boolean isEncrypted(SevenZArchiveEntry entry) {
        return entry.getContentMethods() != null
                && StreamSupport.stream(entry.getContentMethods().spliterator(), false)
                        .anyMatch(method -> method.getMethod() == SevenZMethod.AES256SHA256);
    }

    @Override
    public long remaining() {
        return announced - listed;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** The present member. */
    private final class Current extends InputStream {
        private long left;

        Current(long size) {
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int wanted = (int) Math.min(length, left);
            if (wanted <= 0) {
                return length == 0 ? 0 : -1;
            }
            int read = file.read(target, offset, wanted);
            left -= Math.max(read, 0);
            passedOver -= Math.max(read, 0);
            return read;
        }
    }
}
