package io.github.edusec.crypto.zip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key stream of one entry, a stretch at a time: AES over counter blocks as WinZip counts, little-endian and from 1. The
 * counter has 64 bits: a 32-bit one would repeat after 64 GiB.
 *
 * <p>The JDK's CTR mode counts big-endian, so the blocks are encrypted in ECB mode, which few processors do fast (only with
 * 512-bit vector instructions). So long streams are computed ahead on other threads, while the caller authenticates. Used by
 * one thread.
 */
final class KeyStream implements AutoCloseable {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BLOCK = 16;
    private static final int SHORT = 1 << 13;
    private static final int LONG = 1 << 18;
    private static final int AHEAD = 3;
    /** Computing ahead makes up for what it costs from this many bytes on. */
    private static final long WORTH_IT = 1 << 22;

    private final SecretKeySpec key;
    private final int length;
    private final @Nullable ExecutorService threads;
    private final Queue<Stretch> free = new ConcurrentLinkedQueue<>();
    private final Deque<Future<Stretch>> ahead = new ArrayDeque<>();
    private @Nullable Stretch current;
    private long number = -1;
    private int inSequence;

    /** A cipher and the room for what it makes. */
    private final class Stretch {
        private final byte[] counters = new byte[length];
        private final byte[] stream = new byte[length];
        private final Cipher cipher;

        Stretch() {
            try {
                cipher = Cipher.getInstance("AES/ECB/NoPadding");
                cipher.init(Cipher.ENCRYPT_MODE, key);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java runtime has no AES/ECB/NoPadding", e);
            }
        }

        Stretch fill(long stretch) {
            long counter = stretch * (length / BLOCK);
            for (int i = 0; i < length; i += BLOCK) {
                LONGS.set(counters, i, ++counter);
            }
            try {
                for (int done = 0; done < length; ) {
                    int part = Pieces.next(stretch * length + done, length - done);
                    cipher.update(counters, done, part, stream, done);
                    done += part;
                }
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("AES refused a whole block", e);
            }
            return this;
        }
    }

    /** Computes stretches when they are asked for, for short entries. */
    KeyStream(byte[] key) {
        this(key, SHORT, null);
    }

    /** Computes stretches ahead on these threads if {@code expected} bytes are worth it. */
    static KeyStream of(byte[] key, ExecutorService threads, long expected) {
        return expected < WORTH_IT ? new KeyStream(key) : new KeyStream(key, LONG, threads);
    }

    private KeyStream(byte[] key, int length, @Nullable ExecutorService threads) {
        this.key = new SecretKeySpec(key, "AES");
        this.length = length;
        this.threads = threads;
    }

    /** Begins with the first stretch before anybody asks for it, since the first is computed slowly. */
    void beginAhead() {
        if (threads != null) {
            ahead.add(threads.submit(() -> take().fill(0)));
        }
    }

    /** Returns the bytes of a stretch. */
    int length() {
        return length;
    }

    /** Returns a stretch by its number, valid until the next is asked for; cheap if it is the same again or the next. */
    byte[] stretch(long wanted) {
        Stretch now = current;
        if (now != null && wanted == number) {
            return now.stream;
        }
        if (now != null) {
            free.add(now);
        }
        Stretch found = threads == null ? take().fill(wanted) : fromAhead(threads, wanted);
        current = found;
        number = wanted;
        return found.stream;
    }

    private Stretch fromAhead(ExecutorService pool, long wanted) {
        inSequence++;
        if (wanted != number + 1) {
            inSequence = 1;
            ahead.forEach(stretch -> free.add(await(stretch)));
            ahead.clear();
        }
        // Whoever seeks will seek again, and a short package ends soon.
        int most = Math.min(AHEAD, inSequence);
        for (long next = wanted + ahead.size(); ahead.size() < most; next++) {
            long stretch = next;
            ahead.add(pool.submit(() -> take().fill(stretch)));
        }
        return await(ahead.remove());
    }

    private Stretch take() {
        Stretch stretch = free.poll();
        return stretch == null ? new Stretch() : stretch;
    }

    private static Stretch await(Future<Stretch> stretch) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return stretch.get();
                } catch (InterruptedException e) {
                    // What is computed is needed for a moment only; the interruption is passed on to the next read or
                    // write.
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Wipes what was computed. */
    @Override
    public void close() {
        ahead.forEach(stretch -> free.add(await(stretch)));
        ahead.clear();
        if (current != null) {
            free.add(current);
            current = null;
        }
        for (Stretch stretch = free.poll(); stretch != null; stretch = free.poll()) {
            Arrays.fill(stretch.stream, (byte) 0);
        }
    }
}
