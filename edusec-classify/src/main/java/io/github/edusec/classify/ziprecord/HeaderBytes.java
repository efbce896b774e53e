package io.github.edusec.classify.ziprecord;

import java.nio.ByteBuffer;

/** Turns records into the bytes of their headers. */
final class HeaderBytes {
    private static final int BLOCK = 4;
    private static final int MADE_BY = 45;

    private HeaderBytes() {}

    static byte[] local(ZipRecord record, boolean forced64) {
        boolean large = forced64 || record.size() >= Records.MAX32 || record.compressedSize() >= Records.MAX32;
        ZipAttributes a = record.attributes();
        byte[] zip64 = new byte[large ? BLOCK + 2 * Long.BYTES : 0];
        if (large) {
            ByteBuffer block = Records.littleEndian(zip64);
            block.putShort((short) ExtraFields.ZIP64).putShort((short) (2 * Long.BYTES));
            block.putLong(record.size()).putLong(record.compressedSize());
        }
        int extraLength = extraLength(zip64, a.localExtra());
        byte[] bytes = new byte[Records.LOCAL_SIZE + record.rawName().length() + extraLength];
        ByteBuffer out = Records.littleEndian(bytes);
        out.putInt(Records.LOCAL).putShort((short) needed(a, large));
        common(out, record);
        out.putInt(large ? -1 : (int) record.compressedSize()).putInt(large ? -1 : (int) record.size());
        out.putShort((short) record.rawName().length()).putShort((short) extraLength);
        out.put(record.rawName().toByteArray()).put(zip64).put(a.localExtra().toByteArray());
        return bytes;
    }

    static byte[] central(ZipRecord record, long offset) {
        ZipAttributes a = record.attributes();
        long[] figures = {record.size(), record.compressedSize(), offset};
        int large = 0;
        for (long figure : figures) {
            large += figure >= Records.MAX32 ? 1 : 0;
        }
        byte[] zip64 = new byte[large == 0 ? 0 : BLOCK + large * Long.BYTES];
        if (large > 0) {
            ByteBuffer block = Records.littleEndian(zip64);
            block.putShort((short) ExtraFields.ZIP64).putShort((short) (large * Long.BYTES));
            for (long figure : figures) {
                if (figure >= Records.MAX32) {
                    block.putLong(figure);
                }
            }
        }
        int extraLength = extraLength(zip64, a.centralExtra());
        int nameLength = record.rawName().length();
        byte[] bytes = new byte
                [Records.CENTRAL_SIZE + nameLength + extraLength + a.comment().length()];
        ByteBuffer out = Records.littleEndian(bytes);
        out.putInt(Records.CENTRAL).putShort((short) a.versionMadeBy()).putShort((short) needed(a, large > 0));
        common(out, record);
        out.putInt(field32(record.compressedSize())).putInt(field32(record.size()));
        out.putShort((short) nameLength).putShort((short) extraLength);
        out.putShort((short) a.comment().length()).putShort((short) 0).putShort((short) a.internalAttributes());
        out.putInt((int) a.externalAttributes()).putInt(field32(offset));
        out.put(record.rawName().toByteArray()).put(zip64);
        out.put(a.centralExtra().toByteArray()).put(a.comment().toByteArray());
        return bytes;
    }

    /** Version, flags, method, date and CRC stand in the same order in both headers. */
    private static void common(ByteBuffer out, ZipRecord record) {
        ZipAttributes a = record.attributes();
        out.putShort((short) record.flags()).putShort((short) record.method());
        out.putShort((short) a.dosTime()).putShort((short) a.dosDate());
        out.putInt((int) record.crc());
    }

    /** With ZIP64 fields in the local header, the descriptor's figures have eight bytes whatever they are. */
    static byte[] descriptor(ZipRecord record, boolean forced64) {
        boolean large = forced64 || record.size() >= Records.MAX32 || record.compressedSize() >= Records.MAX32;
        byte[] bytes = new byte[2 * Integer.BYTES + 2 * (large ? Long.BYTES : Integer.BYTES)];
        ByteBuffer out = Records.littleEndian(bytes);
        out.putInt(Records.DESCRIPTOR).putInt((int) record.crc());
        if (large) {
            out.putLong(record.compressedSize()).putLong(record.size());
        } else {
            out.putInt((int) record.compressedSize()).putInt((int) record.size());
        }
        return bytes;
    }

    static byte[] end(long count, long start, long length, RawBytes comment) {
        boolean large = count >= Records.MAX16 || start >= Records.MAX32 || length >= Records.MAX32;
        int before = large ? Records.END64_SIZE + Records.LOCATOR64_SIZE : 0;
        byte[] bytes = new byte[before + Records.END_SIZE + comment.length()];
        ByteBuffer out = Records.littleEndian(bytes);
        if (large) {
            out.putInt(Records.END64).putLong(Records.END64_SIZE - 12);
            out.putShort((short) MADE_BY)
                    .putShort((short) Records.VERSION_ZIP64)
                    .putInt(0)
                    .putInt(0);
            out.putLong(count).putLong(count).putLong(length).putLong(start);
            out.putInt(Records.LOCATOR64).putInt(0).putLong(start + length).putInt(1);
        }
        short count16 = (short) Math.min(count, Records.MAX16);
        out.putInt(Records.END).putInt(0).putShort(count16).putShort(count16);
        out.putInt(field32(length)).putInt(field32(start));
        out.putShort((short) comment.length()).put(comment.toByteArray());
        return bytes;
    }

    private static int needed(ZipAttributes a, boolean large) {
        return large ? Math.max(a.versionNeeded(), Records.VERSION_ZIP64) : a.versionNeeded();
    }

    private static int field32(long figure) {
        return (int) Math.min(figure, Records.MAX32);
    }

    private static int extraLength(byte[] zip64, RawBytes extra) {
        int length = zip64.length + extra.length();
        if (length > Records.MAX16) {
            throw new IllegalArgumentException("extra fields: found " + length + " bytes, allowed: 65535");
        }
        return length;
    }
}
