package io.github.edusec.classify.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A compressed member in memory, in pieces, so that growing copies nothing. Not thread-safe. */
final class HeldBytes implements ReadOnlyChannel.Bytes {
    private static final int PIECE = 1 << 16;

    private final List<byte[]> pieces = new ArrayList<>();
    private final Budget budget;

    private HeldBytes(Budget budget) {
        this.budget = budget;
    }

    /** Reads a stream to its end; the memory is given back when the channel is closed. */
    static ReadOnlyChannel of(InputStream in, Budget budget) throws IOException {
        HeldBytes held = new HeldBytes(budget);
        boolean complete = false;
        try {
            long size = held.fill(in);
            complete = true;
            return ReadOnlyChannel.of(held, size);
        } finally {
            if (!complete) {
                held.close();
            }
        }
    }

    private long fill(InputStream in) throws IOException {
        long size = 0;
        int read = PIECE;
        while (read == PIECE) {
            byte[] piece = in.readNBytes(PIECE);
            read = piece.length;
            // Charged before it is kept: what readNBytes holds meanwhile is one piece.
            budget.hold(read);
            pieces.add(piece);
            size += read;
        }
        return size;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        byte[] piece = pieces.get((int) (position / PIECE));
        int at = (int) (position % PIECE);
        int count = Math.min(target.remaining(), piece.length - at);
        budget.work(count);
        target.put(piece, at, count);
        return count;
    }

    @Override
    public void close() {
        for (byte[] piece : pieces) {
            budget.release(piece.length);
        }
        pieces.clear();
    }
}
