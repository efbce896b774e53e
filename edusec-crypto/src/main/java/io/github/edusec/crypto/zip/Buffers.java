package io.github.edusec.crypto.zip;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Byte arrays of one size that are used again: what is read once must not make the collector work. Thread-safe. */
final class Buffers {
    private final int length;
    private final Queue<byte[]> free = new ConcurrentLinkedQueue<>();

    Buffers(int length) {
        this.length = length;
    }

    byte[] take() {
        byte[] buffer = free.poll();
        return buffer == null ? new byte[length] : buffer;
    }

    /** Takes an array back; others than those of this size are dropped. */
    void give(byte[] buffer) {
        if (buffer.length == length) {
            free.add(buffer);
        }
    }

    void wipe() {
        for (byte[] buffer = free.poll(); buffer != null; buffer = free.poll()) {
            Arrays.fill(buffer, (byte) 0);
        }
    }
}
