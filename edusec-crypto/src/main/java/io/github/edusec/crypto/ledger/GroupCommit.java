package io.github.edusec.crypto.ledger;

import io.github.edusec.crypto.SigningKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * One thread writes what all others append: what came in while a force was under way goes out with the next. It also keeps
 * interrupts of the appending threads away from the file, which they would close. Thread-safe.
 */
final class GroupCommit implements AutoCloseable {
    /** More together would keep the first of them waiting. */
    private static final int MOST_TOGETHER = 2_048;

    private static final Waiting END = new Waiting(List.of(), null);

    private final Writer writer;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::work, "edusec-ledger");
    private boolean ended;

    /** Writes entries together; called by one thread at a time. */
    interface Writer {
        /** A next key signs too and from then on alone; its entry stands alone. */
        LedgerReceipt write(List<LedgerEntry> entries, @Nullable SigningKey nextKey) throws IOException;
    }

    private static final class Waiting {
        private final List<LedgerEntry> entries;
        private final @Nullable SigningKey nextKey;
        private final CompletableFuture<LedgerReceipt> receipt = new CompletableFuture<>();

        Waiting(List<LedgerEntry> entries, @Nullable SigningKey nextKey) {
            this.entries = entries;
            this.nextKey = nextKey;
        }
    }

    GroupCommit(Writer writer) {
        this.writer = writer;
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Returns when the entries are on the disk. An interrupt does not end the wait, since nobody would know then whether they
     * are; it is there again afterwards.
     */
    LedgerReceipt append(List<LedgerEntry> entries, @Nullable SigningKey nextKey) throws IOException {
        Waiting waiting = new Waiting(List.copyOf(entries), nextKey);
        synchronized (this) {
            if (ended) {
                throw new IllegalStateException("the ledger is closed");
            }
            queue.add(waiting);
        }
        return await(waiting.receipt);
    }

    private static LedgerReceipt await(CompletableFuture<LedgerReceipt> receipt) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return receipt.get();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            // Each waiting thread gets an exception of its own, with its own stack.
            Throwable cause = e.getCause();
            if (cause instanceof IOException) {
                throw new IOException(cause.getMessage(), cause);
            }
            throw new IllegalStateException("the ledger's thread failed", cause);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** How many calls wait behind the one that is being written. */
    int waiting() {
        return queue.size();
    }

    private void work() {
        try {
            writeAll();
        } finally {
            // Should this thread die, nobody must wait for it.
            synchronized (this) {
                ended = true;
            }
            IllegalStateException over = new IllegalStateException("the ledger's thread has ended");
            queue.forEach(waiting -> waiting.receipt.completeExceptionally(over));
        }
    }

    private void writeAll() {
        for (Waiting next = take(); next != END; next = take()) {
            List<Waiting> together = new ArrayList<>(List.of(next));
            int count = next.entries.size();
            Waiting more = queue.peek();
            while (next.nextKey == null && more != null && fits(more, count)) {
                together.add(take());
                count += more.entries.size();
                more = queue.peek();
            }
            write(together);
        }
    }

    private static boolean fits(Waiting more, int count) {
        return more != END && more.nextKey == null && count + more.entries.size() <= MOST_TOGETHER;
    }

    private Waiting take() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException ours) {
                // Nobody has a reason to interrupt this thread, and what waits is still to be written.
            }
        }
    }

    private void write(List<Waiting> together) {
        try {
            List<LedgerEntry> entries = together.stream()
                    .flatMap(waiting -> waiting.entries.stream())
                    .toList();
            LedgerReceipt all = writer.write(entries, together.get(0).nextKey);
            long first = all.firstIndex();
            for (Waiting waiting : together) {
                int count = waiting.entries.size();
                waiting.receipt.complete(new LedgerReceipt(first, count, all.checkpoint()));
                first += count;
            }
        } catch (IOException | RuntimeException | Error e) {
            together.forEach(waiting -> waiting.receipt.completeExceptionally(e));
        }
    }

    /** Lets everything be written that was appended before, then ends the thread; closing twice does nothing. */
    @Override
    public void close() {
        synchronized (this) {
            if (!ended) {
                ended = true;
                queue.add(END);
            }
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
