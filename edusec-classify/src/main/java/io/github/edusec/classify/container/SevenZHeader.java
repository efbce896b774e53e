package io.github.edusec.classify.container;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/**
 * How much the header of a 7z archive unpacks to (7zFormat.txt of the 7-Zip sources, "EncodedHeader").
 *
 * <p>The library unpacks it whole before any limit of ours could act, and it may be packed a thousand times.
 */
final class SevenZHeader {
    private static final int MAX_BYTES = 8 << 20;
    private static final int MAX_PACKED_INFO = 1 << 12;
    private static final int MAX_STREAMS = 32;
    private static final int START = 32;
    private static final int ENCODED = 0x17;
    private static final int PACK_INFO = 0x06;
    private static final int UNPACK_INFO = 0x07;
    private static final int SIZE = 0x09;
    private static final int FOLDER = 0x0B;
    private static final int UNPACK_SIZE = 0x0C;

    private final ByteBuffer in;

    private SevenZHeader(ByteBuffer in) {
        this.in = in;
    }

    /** Pays for the header, packed and unpacked. */
    static void pay(SeekableByteChannel archive, Budget budget) throws IOException {
        ByteBuffer start = read(archive, 0, START);
        if (start.limit() < START) {
            throw malformed();
        }
        long at = start.getLong(12);
        long length = start.getLong(20);
        if (at < 0 || length < 0 || at > archive.size() - START || length > archive.size() - START - at) {
            throw malformed();
        }
        pay(length, budget);
        ByteBuffer header = read(archive, START + at, (int) Math.min(length, MAX_PACKED_INFO));
        if (header.hasRemaining() && Byte.toUnsignedInt(header.get()) == ENCODED) {
            try {
                pay(new SevenZHeader(header).unpackedSize(), budget);
            } catch (BufferUnderflowException cutOff) {
                throw malformed();
            }
        }
    }

    private static void pay(long bytes, Budget budget) throws Unreadable {
        if (bytes > MAX_BYTES) {
            throw new Unreadable(
                    UnknownReason.OVER_LIMIT, "bytes of the header of a 7z archive (allowed: " + MAX_BYTES + ")");
        }
        budget.work(bytes);
    }

    private long unpackedSize() throws Unreadable {
        expect(PACK_INFO);
        number();
        int packed = count();
        for (int property = in.get(); property != 0; property = in.get()) {
            if (property != SIZE) {
                // Checksums of packed streams: no writer puts them here.
                throw malformed();
            }
            for (int i = 0; i < packed; i++) {
                number();
            }
        }
        expect(UNPACK_INFO);
        expect(FOLDER);
        if (number() != 1 || in.get() != 0) {
            throw malformed();
        }
        int streams = coders();
        expect(UNPACK_SIZE);
        long total = 0;
        for (int i = 0; i < streams; i++) {
            long size = number();
            total = size < 0 || size > Long.MAX_VALUE - total ? Long.MAX_VALUE : total + size;
        }
        return total;
    }

    /** Reads over the coders of the folder; returns how many streams come out of them. */
    private int coders() throws Unreadable {
        int coders = count();
        int ins = 0;
        int outs = 0;
        for (int i = 0; i < coders; i++) {
            int flags = Byte.toUnsignedInt(in.get());
            skip(flags & 0xF);
            boolean complex = (flags & 0x10) != 0;
            ins += complex ? count() : 1;
            outs += complex ? count() : 1;
            if ((flags & 0x20) != 0) {
                skip(number());
            }
        }
        int bound = Math.max(0, outs - 1);
        for (int i = 0; i < 2 * bound; i++) {
            number();
        }
        int open = ins - bound;
        for (int i = 0; open > 1 && i < open; i++) {
            number();
        }
        return outs;
    }

    private int count() throws Unreadable {
        long count = number();
        if (count < 0 || count > MAX_STREAMS) {
            throw malformed();
        }
        return (int) count;
    }

    private void expect(int id) throws Unreadable {
        if (in.get() != id) {
            throw malformed();
        }
    }

    private void skip(long bytes) throws Unreadable {
        if (bytes < 0 || bytes > in.remaining()) {
            throw malformed();
        }
        in.position(in.position() + (int) bytes);
    }

    /** The first byte says by its leading ones how many bytes follow, lowest first, and holds the highest bits. */
    private long number() {
        int first = Byte.toUnsignedInt(in.get());
        int mask = 0x80;
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            if ((first & mask) == 0) {
                return value | (long) (first & (mask - 1)) << (8 * i);
            }
            value |= (long) Byte.toUnsignedInt(in.get()) << (8 * i);
            mask >>= 1;
        }
        return value;
    }

    private static ByteBuffer read(SeekableByteChannel archive, long at, int length) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        archive.position(at);
        while (out.hasRemaining() && archive.read(out) >= 0) {
            // A channel may return less than was asked for.
        }
        return out.flip();
    }

    private static Unreadable malformed() {
        return new Unreadable(UnknownReason.MALFORMED, "a 7z archive whose header is damaged");
    }
}
