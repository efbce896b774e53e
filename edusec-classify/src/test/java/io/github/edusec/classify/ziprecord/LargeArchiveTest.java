package io.github.edusec.classify.ziprecord;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LargeArchiveTest {
    @Test
    @Tag("exhaustive")
    void writesSizesAndOffsetsOver4GiB() throws IOException {
        long size = (4L << 30) + 5;
        Sparse channel = new Sparse();
        ZipRecordWriter writer = ZipRecordWriter.to(channel);
        writer.putRaw(ZipRecord.named("large", ZipRecord.STORED).withContent(0, size, size), new Zeros());
        EntrySink sink = writer.open(ZipRecord.named("streamed", ZipRecord.STORED), size);
        byte[] chunk = new byte[1 << 16];
        for (long left = size; left > 0; left -= Math.min(left, chunk.length)) {
            sink.write(chunk, 0, (int) Math.min(left, chunk.length));
        }
        sink.end(0, size);
        writer.putStored("after", new byte[] {7});
        writer.finish(RawBytes.EMPTY);
        try (ZipFile theirs = ZipFile.builder().setSeekableByteChannel(channel).get();
                ZipPackage ours = ZipPackage.open(channel, "large", Limits.DEFAULT)) {
            assertThat(ours.entries()).extracting(ZipRecord::size).containsExactly(size, size, 1L);
            for (String name : new String[] {"large", "streamed"}) {
                ZipArchiveEntry entry = theirs.getEntry(name);
                assertThat(entry.getSize()).isEqualTo(size);
                assertThat(entry.getCompressedSize()).isEqualTo(size);
            }
            assertThat(ours.read(ours.find("after").orElseThrow())).containsExactly(7);
            assertThat(theirs.getInputStream(theirs.getEntry("after")).readAllBytes())
                    .containsExactly(7);
        }
    }

    private static final class Zeros extends InputStream {
        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return length;
        }
    }

    /** Keeps only the pages that are not all zeros. */
    private static final class Sparse implements SeekableByteChannel {
        private static final int PAGE = 1 << 16;
        private static final byte[] EMPTY = new byte[PAGE];
        private final Map<Long, byte[]> pages = new HashMap<>();
        private long position;
        private long size;

        @Override
        public int read(ByteBuffer target) {
            if (position >= size) {
                return -1;
            }
            int at = (int) (position % PAGE);
            int length = (int) Math.min(Math.min(target.remaining(), PAGE - at), size - position);
            target.put(pages.getOrDefault(position / PAGE, EMPTY), at, length);
            position += length;
            return length;
        }

        @Override
        public int write(ByteBuffer source) {
            int written = source.remaining();
            byte[] bytes = new byte[PAGE];
            while (source.hasRemaining()) {
                int at = (int) (position % PAGE);
                int length = Math.min(source.remaining(), PAGE - at);
                source.get(bytes, 0, length);
                byte[] page = pages.get(position / PAGE);
                if (page != null || !java.util.Arrays.equals(bytes, 0, length, EMPTY, 0, length)) {
                    byte[] kept = pages.computeIfAbsent(position / PAGE, number -> new byte[PAGE]);
                    System.arraycopy(bytes, 0, kept, at, length);
                }
                position += length;
                size = Math.max(size, position);
            }
            return written;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public SeekableByteChannel position(long newPosition) {
            position = newPosition;
            return this;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public SeekableByteChannel truncate(long newSize) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
