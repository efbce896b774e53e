package io.github.edusec.crypto.ledger;

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

    private static final Step<Boolean> LAST = new Step<>(() -> true);

    private final Writer writer;
    private final BlockingQueue<Work<?>> queue = new LinkedBlockingQueue<>();
    /** What was taken from the queue last; the thread's own. */
    private final List<Work<?>> inHand = new ArrayList<>();

    private final Thread thread = new Thread(this::work, "edusec-ledger");
    private boolean ended;

    /** Writes entries together; called by one thread at a time. */
    interface Writer {
        LedgerReceipt write(List<LedgerEntry> entries) throws IOException;
    }

    /** Does something with the file by itself. */
    interface Action<T> {
        T run() throws IOException;
    }

    /** What somebody waits for. */
    private abstract static class Work<T> {
        final CompletableFuture<T> result = new CompletableFuture<>();
    }

    private static final class Append extends Work<LedgerReceipt> {
        private final List<LedgerEntry> entries;

        Append(List<LedgerEntry> entries) {
            this.entries = entries;
        }
    }

    private static final class Step<T> extends Work<T> {
        private final Action<T> action;

        Step(Action<T> action) {
            this.action = action;
        }

        void run() {
            try {
                result.complete(action.run());
            } catch (IOException | RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        }
    }

    GroupCommit(Writer writer) {
        this.writer = writer;
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns when the entries are on the disk. */
    LedgerReceipt append(List<LedgerEntry> entries) throws IOException {
        return await(new Append(List.copyOf(entries)));
    }

    /** Returns when the action has been done, after everything that was appended before and with nothing beside it. */
    <T> T alone(Action<T> action) throws IOException {
        return await(new Step<>(action));
    }

    /**
     * An interrupt does not end the wait, since nobody would know then whether it was done; it is there again afterwards.
     */
    private <T> T await(Work<T> work) throws IOException {
        synchronized (this) {
            if (ended) {
                throw new IllegalStateException("the ledger is closed");
            }
            queue.add(work);
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return work.result.get();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw own(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Each waiting thread gets an exception of its own, with its own stack. */
    private static IOException own(@Nullable Throwable cause) {
        if (cause instanceof IOException) {
            return new IOException(cause.getMessage(), cause);
        }
        throw new IllegalStateException("the ledger's thread failed", cause);
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
            inHand.forEach(work -> work.result.completeExceptionally(over));
            queue.forEach(work -> work.result.completeExceptionally(over));
        }
    }

    private void writeAll() {
        for (Work<?> next = take(); next != LAST; next = take()) {
            inHand.clear();
            inHand.add(next);
            if (next instanceof Append append) {
                write(togetherWith(append));
            } else if (next instanceof Step<?> step) {
                step.run();
            }
        }
    }

    private List<Append> togetherWith(Append first) {
        List<Append> together = new ArrayList<>(List.of(first));
        int count = first.entries.size();
        while (queue.peek() instanceof Append more && count + more.entries.size() <= MOST_TOGETHER) {
            inHand.add(take());
            together.add(more);
            count += more.entries.size();
        }
        return together;
    }

    private Work<?> take() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException ours) {
                // Nobody has a reason to interrupt this thread, and what waits is still to be written.
            }
        }
    }

    private void write(List<Append> together) {
        try {
            List<LedgerEntry> entries =
                    together.stream().flatMap(append -> append.entries.stream()).toList();
            LedgerReceipt all = writer.write(entries);
            long first = all.firstIndex();
            for (Append append : together) {
                int count = append.entries.size();
                append.result.complete(new LedgerReceipt(first, count, all.checkpoint()));
                first += count;
            }
        } catch (IOException | RuntimeException | Error e) {
            together.forEach(append -> append.result.completeExceptionally(e));
        }
    }

    /** Lets everything be written that was appended before, then ends the thread; closing twice does nothing. */
    @Override
    public void close() {
        synchronized (this) {
            if (!ended) {
                ended = true;
                queue.add(LAST);
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
