package io.github.edusec.classify.label;

import io.github.edusec.classify.ziprecord.EntrySink;
import io.github.edusec.classify.ziprecord.ZipPackage;
import io.github.edusec.classify.ziprecord.ZipRecord;
import io.github.edusec.classify.ziprecord.ZipRecordWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes an entry whose tail was edited, the bytes in front of it streamed from the old entry. Stateless. */
final class SplicedEntry {
    private static final int CHUNK = 1 << 16;
    /** From here on speed counts for more than size: rows shrink by a fifth less than at the usual level, five times as fast. */
    private static final long LARGE = 1 << 20;
    /** As all other edited parts. */
    private static final int SMALL_LEVEL = 3;

    private SplicedEntry() {}

    /**
     * Writes the entry.
     *
     * @param old the entry as it lies in the archive
     * @param skeleton what was kept of its content
     * @param edited the skeleton as it is to be; only bytes behind the gap may differ
     */
    static void write(ZipRecordWriter writer, ZipPackage zip, ZipRecord old, PartSkeleton skeleton, byte[] edited)
            throws IOException {
        skeleton.requireSameFront(edited);
        int tail = edited.length - skeleton.gapAt();
        long size = skeleton.gapAt() + skeleton.gapBytes() + tail;
        boolean stored = old.method() == ZipRecord.STORED;
        ZipRecord template = old.withFlagsAndMethod(old.flags(), stored ? ZipRecord.STORED : ZipRecord.DEFLATED);
        CRC32 crc = new CRC32();
        EntrySink sink = writer.open(template, size + size / 100 + CHUNK);
        Deflater deflater = new Deflater(size < LARGE ? SMALL_LEVEL : Deflater.BEST_SPEED, true);
        try (InputStream content = zip.content(old)) {
            DeflaterOutputStream deflating = new DeflaterOutputStream(sink, deflater, CHUNK);
            OutputStream out = new CheckedOutputStream(stored ? sink : deflating, crc);
            copy(content, out, skeleton.gapAt() + skeleton.gapBytes());
            out.write(edited, skeleton.gapAt(), tail);
            // Only the end of the old content tells that all of it was what the archive announced.
            content.transferTo(OutputStream.nullOutputStream());
            if (!stored) {
                deflating.finish();
            }
        } finally {
            deflater.end();
        }
        sink.end(crc.getValue(), size);
    }

    private static void copy(InputStream from, OutputStream to, long length) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long left = length;
        while (left > 0) {
            int read = from.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (read < 0) {
                throw new EOFException("entry data: found " + (length - left) + " bytes, announced: " + length);
            }
            to.write(chunk, 0, read);
            left -= read;
        }
    }
}
