package io.github.edusec.classify.ziprecord;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Signatures and sizes of the records, shared by reader and writer. */
final class Records {
    static final int LOCAL = 0x04034b50;
    static final int CENTRAL = 0x02014b50;
    static final int END = 0x06054b50;
    static final int END64 = 0x06064b50;
    static final int LOCATOR64 = 0x07064b50;
    static final int DESCRIPTOR = 0x08074b50;

    static final int LOCAL_SIZE = 30;
    static final int CENTRAL_SIZE = 46;
    static final int END_SIZE = 22;
    static final int END64_SIZE = 56;
    static final int LOCATOR64_SIZE = 20;

    static final long MAX32 = 0xFFFF_FFFFL;
    static final int MAX16 = 0xFFFF;
    static final int VERSION_ZIP64 = 45;

    private Records() {}

    static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static int u16(ByteBuffer in) {
        return Short.toUnsignedInt(in.getShort());
    }

    static long u32(ByteBuffer in) {
        return Integer.toUnsignedLong(in.getInt());
    }

    static byte[] bytes(ByteBuffer in, int length) {
        byte[] out = new byte[length];
        in.get(out);
        return out;
    }
}
