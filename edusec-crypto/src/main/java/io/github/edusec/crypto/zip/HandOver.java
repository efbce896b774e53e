package io.github.edusec.crypto.zip;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Hands bytes to another thread, which takes them in order while this one goes on. A failure there appears at a later call
 * here, at the latest at {@link #drain()}. Used by one thread; holds two mebibytes at most.
 */
public final class HandOver implements AutoCloseable {
    private static final int LENGTH = 1 << 19;
    private static final int MOST = 4;

    private final Taker taker;
    private final boolean direct;
    private final ExecutorService thread = Threads.pool(1);
    private final Deque<ByteBuffer> free = new ArrayDeque<>();
    private final Deque<Future<ByteBuffer>> inWork = new ArrayDeque<>();
    private ByteBuffer current;
    private volatile boolean broken;
    private @Nullable IOException failure;

    /** Takes bytes, on the other thread. */
    @FunctionalInterface
    public interface Taker {
        /**
         * Takes the next bytes.
         *
         * @param bytes all of them are to be taken
         * @throws IOException if that fails
         */
        void take(ByteBuffer bytes) throws IOException;
    }

    /**
     * Begins.
     *
     * @param taker takes the bytes
     * @param direct whether its buffers lie outside the heap, as files take them with one copy less
     */
    public HandOver(Taker taker, boolean direct) {
        this.taker = taker;
        this.direct = direct;
        this.current = allocate();
    }

    private ByteBuffer allocate() {
        return direct ? ByteBuffer.allocateDirect(LENGTH) : ByteBuffer.allocate(LENGTH);
    }

    /**
     * Hands over bytes, which are copied.
     *
     * @param source all of it is used up
     * @throws IOException if what was handed over before could not be taken
     */
    public void put(ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            int part = Math.min(source.remaining(), current.remaining());
            current.put(source.duplicate().limit(source.position() + part));
            source.position(source.position() + part);
            if (!current.hasRemaining()) {
                handOver();
            }
        }
    }

    private void handOver() throws IOException {
        if (failure != null) {
            throw failure;
        }
        ByteBuffer full = current.flip();
        inWork.add(thread.submit(() -> {
            if (!broken) {
                taker.take(full);
            }
            return full.clear();
        }));
        if (inWork.size() >= MOST) {
            free.add(await());
        }
        ByteBuffer next = free.poll();
        current = next == null ? allocate() : next;
    }

    /**
     * Waits until everything was taken.
     *
     * @throws IOException if something could not be taken
     */
    public void drain() throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (current.position() > 0) {
            handOver();
        }
        while (!inWork.isEmpty()) {
            free.add(await());
        }
    }

    private ByteBuffer await() throws IOException {
        try {
            ByteBuffer taken = inWork.element().get();
            inWork.remove();
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while writing");
        } catch (ExecutionException e) {
            inWork.remove();
            broken = true;
            failure = e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
            if (e.getCause() instanceof RuntimeException bug) {
                throw bug;
            }
            throw failure;
        }
    }

    /** Drops what was not taken yet, waits for what is being taken, and ends the thread; drain first to lose nothing. */
    @Override
    public void close() {
        broken = true;
        thread.shutdown();
        boolean interrupted = false;
        while (!inWork.isEmpty()) {
            try {
                free.add(inWork.peek().get());
                inWork.remove();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException failed) {
                inWork.remove();
            }
        }
        free.add(current);
        byte[] zeros = new byte[LENGTH];
        free.forEach(buffer -> buffer.clear().put(zeros));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
