package io.github.edusec.classify.container;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.SeekableByteChannel;

/** The bytes of one member: a look at the first ones, and all of them for those that ask. Not thread-safe. */
interface Content extends AutoCloseable {
    /** Enough for every magic number, a PDF's within its first KiB included. */
    int HEAD = 1_536;

    /** Returns the first bytes, fewer if there are fewer; to be asked for once, before {@link #open}. */
    byte[] head() throws IOException;

    /** Returns all bytes; to be asked for once, and closed. */
    SeekableByteChannel open() throws IOException;

    /**
     * Tells whether an archive shows itself further in than the first bytes; to be asked for instead of {@link #open}, and
     * only where it matters, since what is compressed has to be unpacked to its end.
     */
    boolean isArchiveFurtherIn() throws IOException;

    @Override
    void close() throws IOException;

    /** Bytes that lie in a channel as they are. */
    static Content in(SeekableByteChannel channel) {
        return new Content() {
            @Override
            public byte[] head() throws IOException {
                return new ChannelStream(channel).readNBytes(HEAD);
            }

            @Override
            public SeekableByteChannel open() {
                return channel;
            }

            @Override
            public boolean isArchiveFurtherIn() throws IOException {
                return LateArchive.in(channel);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    /** Bytes that come once, in order; all of them are held in memory when they are asked for. */
    static Content from(InputStream in, Budget budget) {
        return new Content() {
            private byte[] head = {};

            @Override
            public byte[] head() throws IOException {
                head = in.readNBytes(HEAD);
                return head;
            }

            @Override
            public SeekableByteChannel open() throws IOException {
                return HeldBytes.of(whole(), budget);
            }

            @Override
            public boolean isArchiveFurtherIn() throws IOException {
                return LateArchive.in(whole());
            }

            private InputStream whole() {
                return new SequenceInputStream(new ByteArrayInputStream(head), in);
            }

            @Override
            public void close() throws IOException {
                in.close();
            }
        };
    }
}
