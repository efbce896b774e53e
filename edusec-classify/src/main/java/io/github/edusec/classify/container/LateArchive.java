package io.github.edusec.classify.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Archives that do not show themselves in the first bytes: disc images, and ZIP archives behind something else. */
final class LateArchive {
    private static final int DISC_AT = 32_769;
    private static final byte[] DISC = "CD001".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ZIP_END = {'P', 'K', 5, 6};
    /** The end record with the longest comment. */
    private static final int TAIL = 22 + 0xFFFF;

    private LateArchive() {}

    static boolean in(SeekableByteChannel channel) throws IOException {
        return in(at(channel, DISC_AT, DISC.length), at(channel, Math.max(0, channel.size() - TAIL), TAIL));
    }

    /** Reads a stream to its end. */
    static boolean in(InputStream in) throws IOException {
        byte[] before = {};
        byte[] piece = in.readNBytes(TAIL);
        byte[] disc = piece.length < DISC_AT + DISC.length
                ? new byte[0]
                : Arrays.copyOfRange(piece, DISC_AT, DISC_AT + DISC.length);
        while (piece.length == TAIL) {
            before = piece;
            piece = in.readNBytes(TAIL);
        }
        byte[] tail = Arrays.copyOf(before, before.length + piece.length);
        System.arraycopy(piece, 0, tail, before.length, piece.length);
        return in(disc, tail);
    }

    private static boolean in(byte[] disc, byte[] tail) {
        if (Arrays.equals(disc, DISC)) {
            return true;
        }
        for (int i = 0; i + ZIP_END.length <= tail.length; i++) {
            if (tail[i] == 'P' && Arrays.equals(tail, i, i + ZIP_END.length, ZIP_END, 0, ZIP_END.length)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] at(SeekableByteChannel channel, long position, int length) throws IOException {
        ChannelStream in = new ChannelStream(channel);
        in.skip(position);
        return in.readNBytes(length);
    }
}
