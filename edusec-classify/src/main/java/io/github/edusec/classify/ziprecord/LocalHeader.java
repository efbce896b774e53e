package io.github.edusec.classify.ziprecord;

import io.github.edusec.classify.MalformedFileException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Holds a local header against its central header: two readers of one archive must see the same entry. */
final class LocalHeader {
    private final ArchiveBytes archive;
    private final long limit;

    LocalHeader(ArchiveBytes archive, long limit) {
        this.archive = archive;
        this.limit = limit;
    }

    ZipDirectory.Located match(ZipRecord central, long at) throws IOException {
        if (at < 0 || at > limit - Records.LOCAL_SIZE) {
            throw archive.malformed("a local header lies outside the entries", at, "0 to " + limit);
        }
        ByteBuffer in = archive.at(at, Records.LOCAL_SIZE);
        if (in.getInt() != Records.LOCAL) {
            throw archive.malformed("no local header where the directory points", "other bytes", "a local header");
        }
        int needed = Records.u16(in);
        int flags = Records.u16(in);
        int method = Records.u16(in);
        int time = Records.u16(in);
        int date = Records.u16(in);
        long crc = Records.u32(in);
        long compressed = Records.u32(in);
        long size = Records.u32(in);
        int nameLength = Records.u16(in);
        int extraLength = Records.u16(in);
        long dataAt = at + Records.LOCAL_SIZE + nameLength + extraLength;
        if (dataAt > limit || central.compressedSize() > limit - dataAt) {
            throw archive.malformed("an entry's data lies outside the entries", dataAt, "0 to " + limit);
        }
        ByteBuffer rest = archive.at(at + Records.LOCAL_SIZE, nameLength + extraLength);
        RawBytes name = RawBytes.of(Records.bytes(rest, nameLength));
        RawBytes extra = RawBytes.of(Records.bytes(rest, extraLength));
        ZipAttributes a = central.attributes();
        if (!name.equals(central.rawName())) {
            throw mismatch("name");
        }
        if (flags != central.flags() || method != central.method()) {
            throw mismatch("flags or method");
        }
        if (time != a.dosTime() || date != a.dosDate() || needed > Math.max(a.versionNeeded(), Records.VERSION_ZIP64)) {
            throw mismatch("date or version");
        }
        boolean later = (flags & ZipRecord.DESCRIPTOR) != 0;
        if (crc != central.crc() && !(later && crc == 0)) {
            throw mismatch("CRC");
        }
        refuseOtherSizes(central, later, compressed, size, extra);
        ZipRecord record = central.withAttributes(new ZipAttributes(
                a.versionMadeBy(),
                a.versionNeeded(),
                a.dosTime(),
                a.dosDate(),
                ExtraFields.without(extra, ExtraFields.ZIP64),
                a.centralExtra(),
                a.comment(),
                a.internalAttributes(),
                a.externalAttributes()));
        return new ZipDirectory.Located(record, at, dataAt);
    }

    /** With a data descriptor each size may be left out here, or be there already. */
    private void refuseOtherSizes(ZipRecord central, boolean later, long compressed, long size, RawBytes extra)
            throws MalformedFileException {
        ByteBuffer in = Records.littleEndian(ExtraFields.find(extra, ExtraFields.ZIP64)
                .orElse(RawBytes.EMPTY)
                .toByteArray());
        long wholeSize = size == Records.MAX32 && in.remaining() >= Long.BYTES ? in.getLong() : size;
        long wholeCompressed = compressed == Records.MAX32 && in.remaining() >= Long.BYTES ? in.getLong() : compressed;
        boolean sizeFits = wholeSize == central.size() || (later && isLeftOut(wholeSize));
        boolean compressedFits = wholeCompressed == central.compressedSize() || (later && isLeftOut(wholeCompressed));
        if (!sizeFits || !compressedFits) {
            throw mismatch("sizes");
        }
    }

    private static boolean isLeftOut(long value) {
        return value == 0 || value == Records.MAX32;
    }

    private MalformedFileException mismatch(String field) {
        return archive.malformed("local and central header disagree", field, "equal headers");
    }
}
