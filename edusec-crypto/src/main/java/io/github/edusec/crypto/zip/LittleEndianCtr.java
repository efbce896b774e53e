package io.github.edusec.crypto.zip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in counter mode as WinZip counts: little-endian, from 1. The JDK's CTR mode counts big-endian, so counter blocks are
 * encrypted in bulk (a few KiB a call, which is what the JIT compiles soonest) and combined here. The counter has 64 bits:
 * a 32-bit one would repeat after 64 GiB. Not thread-safe.
 */
final class LittleEndianCtr {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BLOCK = 16;
    private static final int ROOM = 1 << 13;

    private final Cipher cipher;
    private final byte[] counters = new byte[ROOM];
    private final byte[] keyStream = new byte[ROOM];
    private long counter;
    private int used = ROOM;

    LittleEndianCtr(byte[] key) {
        try {
            cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no AES/ECB/NoPadding", e);
        }
    }

    /** Encrypts or decrypts in place; the two are the same. */
    void apply(byte[] data, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (used == ROOM) {
                refill();
            }
            int part = Math.min(end - at, ROOM - used);
            combine(data, at, part);
            at += part;
            used += part;
        }
    }

    private void combine(byte[] data, int at, int length) {
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            LONGS.set(data, at + i, (long) LONGS.get(data, at + i) ^ (long) LONGS.get(keyStream, used + i));
        }
        for (; i < length; i++) {
            data[at + i] ^= keyStream[used + i];
        }
    }

    private void refill() {
        for (int i = 0; i < ROOM; i += BLOCK) {
            LONGS.set(counters, i, ++counter);
        }
        try {
            cipher.update(counters, 0, ROOM, keyStream, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES refused a whole block", e);
        }
        used = 0;
    }

    void wipe() {
        Arrays.fill(keyStream, (byte) 0);
    }
}
