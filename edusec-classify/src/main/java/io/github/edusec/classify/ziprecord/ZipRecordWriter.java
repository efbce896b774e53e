package io.github.edusec.classify.ziprecord;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Writes an archive entry by entry: put or copy entries, then {@link #finish} once.
 *
 * <p>Headers say what the records say; ZIP64 fields are added only where a figure needs them. Sizes stand in the local
 * header; a data descriptor is written only for an entry of traditional encryption that had one, since its password check
 * depends on that flag, and for an entry of unknown size in a channel that cannot seek. Writes are gathered in memory, so nothing is complete before {@code finish}. The channel stays the
 * caller's. Not thread-safe.
 */
public final class ZipRecordWriter {
    private static final int BUFFER = 1 << 16;
    private static final int AES = 99;

    private final WritableByteChannel out;
    private final @Nullable Deflater lent;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final List<Written> entries = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private long position;
    private boolean open;

    private record Written(ZipRecord record, long offset) {}

    private ZipRecordWriter(WritableByteChannel out, @Nullable Deflater lent) {
        this.out = out;
        this.lent = lent;
    }

    /**
     * Starts an archive.
     *
     * @param out where to write; a {@link SeekableByteChannel} must be at position 0
     * @return the writer
     */
    public static ZipRecordWriter to(WritableByteChannel out) {
        return new ZipRecordWriter(out, null);
    }

    /**
     * Starts an archive whose entries are deflated by one deflater of the caller's: making one costs more than deflating a small
     * entry.
     *
     * @param out where to write; a {@link SeekableByteChannel} must be at position 0
     * @param deflater a deflater without ZLIB header, with the level that is wanted; it stays the caller's, and is reset between entries
     * @return the writer
     */
    public static ZipRecordWriter to(WritableByteChannel out, Deflater deflater) {
        return new ZipRecordWriter(out, deflater);
    }

    /**
     * Copies an entry: its bytes, method, CRC, sizes, flags, extra fields, attributes and date stay.
     *
     * @param source the opened archive
     * @param record an entry of it
     * @throws IOException if reading or writing fails
     */
    public void copyRaw(ZipPackage source, ZipRecord record) throws IOException {
        long start = source.located(record).dataAt();
        ZipRecord written = begin(record);
        SeekableByteChannel from = source.archive().channel;
        if (record.compressedSize() > BUFFER && from instanceof FileChannel file) {
            flush();
            transfer(file, start, record.compressedSize());
        } else {
            try (InputStream raw = source.raw(record)) {
                copy(raw, record.compressedSize());
            }
        }
        end(written);
    }

    /**
     * Writes an entry whose bytes are ready.
     *
     * @param record the entry, sizes and CRC included
     * @param raw a stream of exactly {@link ZipRecord#compressedSize()} bytes
     * @throws EOFException if the stream ends early
     * @throws IOException if reading or writing fails
     */
    public void putRaw(ZipRecord record, InputStream raw) throws IOException {
        ZipRecord written = begin(record);
        copy(raw, record.compressedSize());
        end(written);
    }

    /**
     * Writes an entry whose bytes are ready in memory.
     *
     * @param record the entry, sizes and CRC included
     * @param parts heap buffers that together have exactly {@link ZipRecord#compressedSize()} bytes left
     * @throws IOException if writing fails
     */
    public void putRaw(ZipRecord record, ByteBuffer... parts) throws IOException {
        long length = 0;
        for (ByteBuffer part : parts) {
            length += part.remaining();
        }
        if (length != record.compressedSize()) {
            throw new IllegalArgumentException(
                    "entry data: found " + length + " bytes, allowed: " + record.compressedSize());
        }
        ZipRecord written = begin(record);
        for (ByteBuffer part : parts) {
            write(part.array(), part.arrayOffset() + part.position(), part.remaining());
        }
        end(written);
    }

    /**
     * Writes a new entry as it is.
     *
     * @param name the entry's name
     * @param content the content
     * @throws IOException if writing fails
     */
    public void putStored(String name, byte[] content) throws IOException {
        put(ZipRecord.named(name, ZipRecord.STORED), content);
    }

    /**
     * Writes a new entry deflated.
     *
     * @param name the entry's name
     * @param content the content
     * @throws IOException if writing fails
     */
    public void putDeflated(String name, byte[] content) throws IOException {
        put(ZipRecord.named(name, ZipRecord.DEFLATED), content);
    }

    /**
     * Writes an entry with other content: name, date, flags, extra fields and attributes stay; a stored entry stays stored,
     * every other is deflated.
     *
     * @param old the entry whose content is replaced, not encrypted
     * @param content the new content
     * @throws IOException if writing fails
     */
    public void replace(ZipRecord old, byte[] content) throws IOException {
        if (old.isEncrypted()) {
            throw new IllegalArgumentException("entry: found an encrypted one, allowed: a plain entry");
        }
        int method = old.method() == ZipRecord.STORED ? ZipRecord.STORED : ZipRecord.DEFLATED;
        put(old.withFlagsAndMethod(old.flags(), method), content);
    }

    private void put(ZipRecord template, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        if (template.method() == ZipRecord.STORED) {
            ZipRecord written = begin(template.withContent(crc.getValue(), content.length, content.length));
            write(content, 0, content.length);
            end(written);
            return;
        }
        byte[] deflated = deflate(content);
        ZipRecord written = begin(template.withContent(crc.getValue(), deflated.length, content.length));
        write(deflated, 0, deflated.length);
        end(written);
    }

    private byte[] deflate(byte[] content) {
        if (lent != null) {
            lent.reset();
            return deflate(content, lent);
        }
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            return deflate(content, deflater);
        } finally {
            deflater.end();
        }
    }

    private static byte[] deflate(byte[] content, Deflater deflater) {
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2 + 64);
        byte[] chunk = new byte[Math.min(BUFFER, content.length + 64)];
        while (!deflater.finished()) {
            out.write(chunk, 0, deflater.deflate(chunk));
        }
        return out.toByteArray();
    }

    /**
     * Starts an entry whose sizes are known only at its end; its local header is written again then, or, where the channel
     * cannot seek, a data descriptor follows the entry.
     *
     * @param template the entry; its sizes and CRC are ignored
     * @param maxSize the most bytes the entry can have, compressed or not: at 4 GiB or more the header gets ZIP64 fields
     * @return where the entry's bytes go; end it before anything else is put
     * @throws IOException if writing fails
     */
    public EntrySink open(ZipRecord template, long maxSize) throws IOException {
        boolean large = maxSize >= Records.MAX32;
        ZipRecord record = accept(template.withContent(0, 0, 0));
        if (!(out instanceof SeekableByteChannel)) {
            record = record.withFlagsAndMethod(record.flags() | ZipRecord.DESCRIPTOR, record.method());
        }
        long offset = position;
        writeHeader(HeaderBytes.local(record, large));
        open = true;
        return new EntrySink(this, record, large, offset, position);
    }

    void endStreamed(ZipRecord record, boolean large, long offset) throws IOException {
        if (out instanceof SeekableByteChannel seekable) {
            flush();
            seekable.position(offset);
            ByteBuffer header = ByteBuffer.wrap(HeaderBytes.local(record, large));
            while (header.hasRemaining()) {
                seekable.write(header);
            }
            seekable.position(position);
        } else {
            writeHeader(HeaderBytes.descriptor(record, large));
        }
        open = false;
        entries.add(new Written(record, offset));
    }

    /**
     * Writes the central directory and the end records.
     *
     * @param comment the archive's comment, at most 65,535 bytes
     * @return the bytes of the whole archive
     * @throws IOException if writing fails
     */
    public long finish(RawBytes comment) throws IOException {
        refuseOpen();
        if (comment.length() > Records.MAX16) {
            throw new IllegalArgumentException("comment: found " + comment.length() + " bytes, allowed: 65535");
        }
        long start = position;
        for (Written entry : entries) {
            writeHeader(HeaderBytes.central(entry.record, entry.offset));
        }
        writeHeader(HeaderBytes.end(entries.size(), start, position - start, comment));
        flush();
        open = true;
        return position;
    }

    private ZipRecord begin(ZipRecord record) throws IOException {
        ZipRecord accepted = accept(record);
        entries.add(new Written(accepted, position));
        writeHeader(HeaderBytes.local(accepted, false));
        return accepted;
    }

    private void end(ZipRecord written) throws IOException {
        if ((written.flags() & ZipRecord.DESCRIPTOR) != 0) {
            writeHeader(HeaderBytes.descriptor(written, false));
        }
    }

    private ZipRecord accept(ZipRecord record) {
        refuseOpen();
        if (!names.add(record.name())) {
            throw new IllegalArgumentException("entry name: found one twice, allowed: each name once");
        }
        if (record.rawName().length() > Records.MAX16) {
            throw new IllegalArgumentException("entry name: found over 65535 bytes, allowed: 65535");
        }
        boolean keepsDescriptor = record.isEncrypted() && record.method() != AES;
        int flags = keepsDescriptor ? record.flags() : record.flags() & ~ZipRecord.DESCRIPTOR;
        return record.withFlagsAndMethod(flags, record.method());
    }

    private void refuseOpen() {
        if (open) {
            throw new IllegalStateException("archive: found an entry not ended, or finished, allowed: neither");
        }
    }

    private void copy(InputStream raw, long length) throws IOException {
        byte[] chunk = new byte[(int) Math.min(BUFFER, Math.max(1, length))];
        long left = length;
        while (left > 0) {
            int read = raw.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (read < 0) {
                throw new EOFException("entry data: found " + (length - left) + " bytes, announced: " + length);
            }
            write(chunk, 0, read);
            left -= read;
        }
    }

    private void transfer(FileChannel from, long start, long length) throws IOException {
        long done = 0;
        while (done < length) {
            long moved = from.transferTo(start + done, length - done, out);
            if (moved <= 0) {
                throw new EOFException("entry data: found " + done + " bytes, announced: " + length);
            }
            done += moved;
        }
        position += length;
    }

    private void writeHeader(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        if (length >= BUFFER) {
            flush();
            writeAll(ByteBuffer.wrap(bytes, offset, length));
            position += length;
            return;
        }
        int done = 0;
        while (done < length) {
            int part = Math.min(buffer.remaining(), length - done);
            buffer.put(bytes, offset + done, part);
            done += part;
            if (!buffer.hasRemaining()) {
                flush();
            }
        }
        position += length;
    }

    long position() {
        return position;
    }

    private void flush() throws IOException {
        writeAll(buffer.flip());
        buffer.clear();
    }

    private void writeAll(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
