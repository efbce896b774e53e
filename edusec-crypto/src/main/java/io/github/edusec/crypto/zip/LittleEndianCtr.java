package io.github.edusec.crypto.zip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.ExecutorService;

/** AES in counter mode as WinZip counts: combines data with a {@link KeyStream}, from any position on. Not thread-safe. */
final class LittleEndianCtr {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final KeyStream keyStream;
    private long position;

    LittleEndianCtr(byte[] key) {
        keyStream = new KeyStream(key);
    }

    /** For data of about so many bytes; if they are many, the key stream is computed ahead on other threads. */
    LittleEndianCtr(byte[] key, ExecutorService threads, long expected) {
        keyStream = KeyStream.of(key, threads, expected);
    }

    /** Says that the data will come from its first byte on. */
    void expectFromStart() {
        keyStream.beginAhead();
    }

    /** Goes on at another byte of the data. */
    void seek(long newPosition) {
        position = newPosition;
    }

    /** Encrypts or decrypts in place; the two are the same. */
    void apply(byte[] data, int offset, int length) {
        int stretch = keyStream.length();
        int at = offset;
        int end = offset + length;
        while (at < end) {
            byte[] stream = keyStream.stretch(position / stretch);
            int from = (int) (position % stretch);
            int part = Math.min(end - at, stretch - from);
            combine(data, at, part, stream, from);
            at += part;
            position += part;
        }
    }

    private static void combine(byte[] data, int at, int length, byte[] stream, int from) {
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            LONGS.set(data, at + i, (long) LONGS.get(data, at + i) ^ (long) LONGS.get(stream, from + i));
        }
        for (; i < length; i++) {
            data[at + i] ^= stream[from + i];
        }
    }

    void wipe() {
        keyStream.close();
    }
}
