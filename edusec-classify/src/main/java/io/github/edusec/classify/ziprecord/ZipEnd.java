package io.github.edusec.classify.ziprecord;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Where the central directory lies.
 *
 * @param start position of the first central header
 * @param length bytes of the central directory
 * @param count entries that the end record announces
 * @param prefix bytes before the archive that its offsets do not count
 * @param comment the archive's comment
 */
record ZipEnd(long start, long length, long count, long prefix, RawBytes comment) {
    private static final int END64_REST = 12;
    /** Where the record is nearly always; the longest comment is looked through only if it is not there. */
    private static final int USUAL_TAIL = 1 << 10;

    static ZipEnd locate(ArchiveBytes archive) throws IOException {
        int tail = (int) Math.min(archive.size, USUAL_TAIL);
        ByteBuffer in = archive.at(archive.size - tail, tail);
        int at = lastEnd(in);
        if (at < 0) {
            tail = (int) Math.min(archive.size, Records.END_SIZE + Records.MAX16);
            in = archive.at(archive.size - tail, tail);
            at = lastEnd(in);
        }
        if (at < 0) {
            throw archive.malformed("no end of central directory", "none", "a ZIP archive");
        }
        in.position(at + 4);
        int disk = Records.u16(in);
        int directoryDisk = Records.u16(in);
        int countHere = Records.u16(in);
        int count = Records.u16(in);
        long length = Records.u32(in);
        long offset = Records.u32(in);
        int commentLength = Records.u16(in);
        if (commentLength > in.remaining()) {
            throw archive.malformed("the archive's comment is cut off", in.remaining(), commentLength);
        }
        if (commentLength < in.remaining()) {
            throw archive.malformed("bytes after the end of the archive", in.remaining(), commentLength);
        }
        RawBytes comment = RawBytes.of(Records.bytes(in, commentLength));
        long endAt = archive.size - tail + at;
        if (hasLocator(archive, endAt)) {
            return locate64(
                    archive, endAt, new long[] {disk, directoryDisk, countHere, count, length, offset}, comment);
        }
        if (disk != 0 || directoryDisk != 0 || countHere != count) {
            throw archive.malformed("an archive of several volumes", "disk " + disk, "one file");
        }
        return placed(archive, endAt, length, offset, count, comment);
    }

    private static int lastEnd(ByteBuffer tail) {
        int at = tail.limit() - Records.END_SIZE;
        while (at >= 0 && tail.getInt(at) != Records.END) {
            at--;
        }
        return at;
    }

    private static boolean hasLocator(ArchiveBytes archive, long endAt) throws IOException {
        return endAt >= Records.LOCATOR64_SIZE
                && archive.at(endAt - Records.LOCATOR64_SIZE, 4).getInt() == Records.LOCATOR64;
    }

    private static ZipEnd locate64(ArchiveBytes archive, long endAt, long[] end, RawBytes comment) throws IOException {
        long recordAt = endAt - Records.LOCATOR64_SIZE - Records.END64_SIZE;
        ByteBuffer in = archive.at(recordAt, Records.END64_SIZE);
        if (in.getInt() != Records.END64 || in.getLong() != Records.END64_SIZE - END64_REST) {
            throw archive.malformed("no ZIP64 end record before its locator", "other bytes", "56 bytes, version 1");
        }
        in.position(in.position() + 4);
        long[] end64 = {
            Records.u32(in), Records.u32(in), in.getLong(), in.getLong(), in.getLong(), in.getLong(),
        };
        long[] sentinels = {
            Records.MAX16, Records.MAX16, Records.MAX16, Records.MAX16, Records.MAX32, Records.MAX32,
        };
        for (int i = 0; i < end.length; i++) {
            if (end[i] != end64[i] && end[i] != sentinels[i]) {
                throw archive.malformed("end record and ZIP64 end record disagree", end[i], end64[i]);
            }
        }
        if (end64[0] != 0 || end64[1] != 0 || end64[2] != end64[3] || end64[3] < 0) {
            throw archive.malformed("an archive of several volumes", "disk " + end64[0], "one file");
        }
        ByteBuffer locator = archive.at(endAt - Records.LOCATOR64_SIZE, Records.LOCATOR64_SIZE);
        ZipEnd result = placed(archive, recordAt, end64[4], end64[5], end64[3], comment);
        if (locator.getInt(4) != 0
                || locator.getLong(8) != recordAt - result.prefix
                || Integer.toUnsignedLong(locator.getInt(16)) > 1) {
            throw archive.malformed("the ZIP64 locator points elsewhere", locator.getLong(8), recordAt);
        }
        return result;
    }

    private static ZipEnd placed(ArchiveBytes archive, long end, long length, long offset, long count, RawBytes comment)
            throws IOException {
        if (length < 0 || offset < 0 || length > end || offset > end - length) {
            throw archive.malformed(
                    "the central directory lies outside the file", offset + "+" + length, "0 to " + end);
        }
        if (count > length / Records.CENTRAL_SIZE) {
            throw archive.malformed("more entries than the directory can hold", count, length / Records.CENTRAL_SIZE);
        }
        return new ZipEnd(end - length, length, count, end - length - offset, comment);
    }
}
