package io.github.edusec.classify.container;

import io.github.edusec.classify.ziprecord.ZipRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The bytes that the directory of a ZIP archive gives to one entry, and whether all of them are its data.
 *
 * <p>A program that reads an archive in order goes by where the data ends, not by the directory: a range that goes on behind
 * the data can hold entries that only such a program sees. Every range under a data descriptor is looked through for the
 * start of an entry; only if there is one the data is unpacked to find its end, as packed archives hold such starts as well.
 */
final class EntryRange {
    private static final int WINDOW = 1 << 16;
    private static final int LOCAL_HEADER = 30;
    private static final int HEADER_SIGNATURE = 0x04034B50;
    private static final int DESCRIPTOR_SIGNATURE = 0x08074B50;
    private static final int NEWEST_VERSION = 63;
    private static final int LAST_METHOD = 99;
    private static final int EMPTY_DEFLATED = 2;
    private static final int ENCRYPTION_HEADER = 12;

    private final SeekableByteChannel raw;
    private final ZipRecord record;
    private final Budget budget;

    EntryRange(SeekableByteChannel raw, ZipRecord record, Budget budget) {
        this.raw = raw;
        this.record = record;
        this.budget = budget;
    }

    /** Something that another program could take for the end of the data. */
    @FunctionalInterface
    private interface Sign {
        boolean isAt(ByteBuffer window, int at, long position);
    }

    /** Tells whether a program may see the next entry before the range ends. */
    boolean mayEndEarly() throws IOException {
        long length = record.compressedSize();
        boolean described = (record.flags() & ZipRecord.DESCRIPTOR) != 0;
        boolean deflated = record.method() == ZipRecord.DEFLATED;
        if (record.isDirectory() && record.size() == 0) {
            return length != 0
                    && !(deflated && length == EMPTY_DEFLATED)
                    && !(record.isEncrypted() && length == ENCRYPTION_HEADER);
        }
        if (record.isEncrypted() || (!deflated && record.method() != ZipRecord.STORED)) {
            return described && holds(EntryRange::isHeader);
        }
        if (!deflated) {
            return length != record.size() || (described && holds(EntryRange::isDescriptor));
        }
        boolean unusual = record.size() == 0
                ? length > EMPTY_DEFLATED
                : described && holds((window, at, position) -> window.getInt(at) == HEADER_SIGNATURE);
        return unusual && !isOneDeflatedStream();
    }

    /** What is encrypted cannot be unpacked, so a signature that came by chance must not be enough. */
    private static boolean isHeader(ByteBuffer window, int at, long position) {
        return window.getInt(at) == HEADER_SIGNATURE
                && at + 10 <= window.limit()
                && window.getShort(at + 4) >= 0
                && window.getShort(at + 4) <= NEWEST_VERSION
                && window.getShort(at + 8) >= 0
                && window.getShort(at + 8) <= LAST_METHOD;
    }

    /** The end of stored data is found by a descriptor that states how many bytes were before it. */
    private static boolean isDescriptor(ByteBuffer window, int at, long position) {
        return window.getInt(at) == DESCRIPTOR_SIGNATURE
                && at + 12 <= window.limit()
                && Integer.toUnsignedLong(window.getInt(at + 8)) == (position & 0xFFFF_FFFFL);
    }

    private boolean holds(Sign sign) throws IOException {
        ByteBuffer window = window();
        for (long at = 0; at < record.compressedSize(); at += WINDOW - LOCAL_HEADER) {
            fill(window, at);
            if (holds(sign, window, at)) {
                return true;
            }
        }
        return false;
    }

    /** Every signature starts with PK, and of two neighbouring bytes one is looked at: whole archives pass through here. */
    private static boolean holds(Sign sign, ByteBuffer window, long position) {
        int last = window.limit() - Integer.BYTES;
        for (int i = 1; i <= last + 1; i += 2) {
            byte b = window.get(i);
            if (b == 'K' || b == 'P') {
                int at = b == 'K' ? i - 1 : i;
                boolean isPair = at <= last && window.get(at) == 'P' && window.get(at + 1) == 'K';
                if (isPair && sign.isAt(window, at, position + at)) {
                    return true;
                }
            }
        }
        return false;
    }

    private ByteBuffer window() {
        return ByteBuffer.allocate((int) Math.min(WINDOW, record.compressedSize()))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private void fill(ByteBuffer window, long at) throws IOException {
        raw.position(at);
        window.clear();
        while (window.hasRemaining() && raw.read(window) >= 0) {
            // A channel may return less than was asked for.
        }
        window.flip();
    }

    private boolean isOneDeflatedStream() throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            ByteBuffer window = window();
            byte[] sink = new byte[1 << 13];
            long at = 0;
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    fill(window, at);
                    if (!window.hasRemaining()) {
                        return false;
                    }
                    at += window.remaining();
                    inflater.setInput(window);
                }
                int unpacked = inflater.inflate(sink);
                budget.work(unpacked);
                if (unpacked == 0 && inflater.needsDictionary()) {
                    return false;
                }
            }
            return inflater.getBytesRead() == record.compressedSize();
        } catch (DataFormatException damaged) {
            return false;
        } finally {
            inflater.end();
        }
    }
}
