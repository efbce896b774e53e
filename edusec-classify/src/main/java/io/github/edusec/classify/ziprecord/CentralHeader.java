package io.github.edusec.classify.ziprecord;

import io.github.edusec.classify.MalformedFileException;
import java.nio.ByteBuffer;

/** Reads one header of a central directory. */
final class CentralHeader {
    /** The most bytes that one header can take. */
    static final int LARGEST = 3 * Records.MAX16 + Records.CENTRAL_SIZE;

    private final ArchiveBytes archive;
    private final long ordinal;

    private CentralHeader(ArchiveBytes archive, long ordinal) {
        this.archive = archive;
        this.ordinal = ordinal;
    }

    /** Reads the next header; where the data lies is not known before the local header was seen. */
    static ZipDirectory.Located read(ByteBuffer in, ArchiveBytes archive, ZipEnd end, long ordinal)
            throws MalformedFileException {
        return new CentralHeader(archive, ordinal).read(in, end);
    }

    private ZipDirectory.Located read(ByteBuffer in, ZipEnd end) throws MalformedFileException {
        if (in.remaining() < Records.CENTRAL_SIZE || in.getInt() != Records.CENTRAL) {
            throw malformed("no central header where one is announced", "other bytes", "a central header");
        }
        int madeBy = Records.u16(in);
        int needed = Records.u16(in);
        int flags = Records.u16(in);
        int method = Records.u16(in);
        int time = Records.u16(in);
        int date = Records.u16(in);
        long crc = Records.u32(in);
        long[] sizes = {0, 0, 0};
        sizes[1] = Records.u32(in);
        sizes[0] = Records.u32(in);
        int nameLength = Records.u16(in);
        int extraLength = Records.u16(in);
        int commentLength = Records.u16(in);
        int disk = Records.u16(in);
        int internal = Records.u16(in);
        long external = Records.u32(in);
        sizes[2] = Records.u32(in);
        if (disk != 0) {
            throw malformed("an entry on another volume", disk, 0);
        }
        if (nameLength + extraLength + commentLength > in.remaining()) {
            throw malformed("a central header is cut off", in.remaining(), nameLength + extraLength + commentLength);
        }
        byte[] name = Records.bytes(in, nameLength);
        RawBytes extra = RawBytes.of(Records.bytes(in, extraLength));
        RawBytes comment = RawBytes.of(Records.bytes(in, commentLength));
        resolve64(sizes, extra);
        String text = ZipNames.decode(name, flags, extra)
                .map(ZipNames.Decoded::text)
                .orElseThrow(() -> malformed("an entry's name cannot be decoded", "other bytes", "UTF-8 or CP932"));
        ZipAttributes attributes = new ZipAttributes(
                madeBy,
                needed,
                time,
                date,
                RawBytes.EMPTY,
                ExtraFields.without(extra, ExtraFields.ZIP64),
                comment,
                internal,
                external);
        ZipRecord central = new ZipRecord(text, RawBytes.of(name), flags, method, crc, sizes[1], sizes[0], attributes);
        return new ZipDirectory.Located(central, sizes[2] + end.prefix(), 0);
    }

    /** Fills in what the 32-bit fields leave to the ZIP64 field, in its fixed order: size, compressed size, offset. */
    private void resolve64(long[] sizes, RawBytes extra) throws MalformedFileException {
        ByteBuffer in = Records.littleEndian(ExtraFields.find(extra, ExtraFields.ZIP64)
                .orElse(RawBytes.EMPTY)
                .toByteArray());
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == Records.MAX32) {
                if (in.remaining() < Long.BYTES) {
                    throw malformed("a ZIP64 figure is missing", in.remaining() + " bytes", "8 bytes each");
                }
                sizes[i] = in.getLong();
            }
            if (sizes[i] < 0) {
                throw malformed("a negative size or offset", sizes[i], "0 or more");
            }
        }
    }

    private MalformedFileException malformed(String what, Object found, Object allowed) {
        return archive.malformed("entry " + ordinal + ": " + what, found, allowed);
    }
}
