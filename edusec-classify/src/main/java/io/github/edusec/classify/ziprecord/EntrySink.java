package io.github.edusec.classify.ziprecord;

import java.io.IOException;
import java.io.OutputStream;

/** Takes the bytes of one entry whose sizes are not known yet; {@link #end} completes it. Not thread-safe. */
public final class EntrySink extends OutputStream {
    private final ZipRecordWriter writer;
    private final ZipRecord template;
    private final boolean large;
    private final long headerAt;
    private final long dataAt;

    EntrySink(ZipRecordWriter writer, ZipRecord template, boolean large, long headerAt, long dataAt) {
        this.writer = writer;
        this.template = template;
        this.large = large;
        this.headerAt = headerAt;
        this.dataAt = dataAt;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        writer.write(bytes, offset, length);
    }

    /**
     * Completes the entry.
     *
     * @param crc CRC-32 for the headers
     * @param size bytes of the content
     * @return the entry as its headers now state it
     * @throws IOException if writing fails, or if the entry grew over the announced 4 GiB
     */
    public ZipRecord end(long crc, long size) throws IOException {
        long compressed = writer.position() - dataAt;
        if (!large && (compressed >= Records.MAX32 || size >= Records.MAX32)) {
            throw new IOException("entry data: found 4 GiB or more, announced: less");
        }
        ZipRecord record = template.withContent(crc, compressed, size);
        writer.endStreamed(record, large, headerAt);
        return record;
    }
}
