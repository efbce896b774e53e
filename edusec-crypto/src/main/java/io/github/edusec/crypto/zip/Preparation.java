package io.github.edusec.crypto.zip;

import io.github.edusec.classify.ziprecord.ZipRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads, hashes and deflates sources on several threads; the calling thread takes the results in order. A small file is one
 * piece of work, a large one as many as it has blocks. What is in work at one time is bounded, whatever the files' sizes.
 * Used by one thread, once.
 */
final class Preparation implements AutoCloseable {
    static final int BLOCK = 1 << 20;
    private static final int PER_WORKER = 3;
    private static final int PATIENCE_SECONDS = 10;

    private final ExecutorService workers;
    private final ExecutorService reader = Threads.pool(1);
    private final Buffers buffers = new Buffers(Deflating.room(BLOCK));
    private final Deflating deflating = new Deflating();
    private final Sealing sealing;
    private final int window;
    private @Nullable LargeFile large;

    /** What else is done with a whole file while it is still in a worker's hands. */
    interface Sealing {
        /** Encrypts in place. */
        Framed apply(byte[] bytes, int length);
    }

    /** What one piece of work came to. */
    private interface Piece {
        void deliver(PreparedSink sink, Watch watch) throws IOException;
    }

    Preparation(Sealing sealing) {
        this.sealing = sealing;
        int threads = Threads.count();
        this.workers = Threads.pool(threads);
        this.window = threads * PER_WORKER;
    }

    void run(List<? extends PlainSource> sources, PreparedSink sink, Watch watch) throws IOException {
        Iterator<? extends PlainSource> rest = sources.iterator();
        Deque<Future<? extends Piece>> inWork = new ArrayDeque<>();
        while (true) {
            while (inWork.size() < window && (large != null || rest.hasNext())) {
                if (large != null && large.isEnded()) {
                    large = null;
                } else if (large != null) {
                    inWork.add(nextBlock(large));
                } else {
                    PlainSource source = rest.next();
                    long size = source.size();
                    if (size >= 0 && size < BLOCK) {
                        inWork.add(workers.submit(() -> whole(source)));
                    } else {
                        large = new LargeFile(source, buffers, deflating);
                    }
                }
            }
            if (inWork.isEmpty()) {
                return;
            }
            Threads.await(inWork.remove()).deliver(sink, watch);
        }
    }

    private Piece whole(PlainSource source) throws IOException {
        byte[] plain = buffers.take();
        int length;
        try (InputStream in = source.open()) {
            length = in.readNBytes(plain, 0, plain.length);
        }
        source.settle(length);
        Digests digests = new Digests();
        digests.write(plain, 0, length);
        return whole(source, plain, length, digests.end());
    }

    private Piece whole(PlainSource source, byte[] plain, int length, Fingerprint fingerprint) throws IOException {
        byte[] deflated = buffers.take();
        int shorter = deflating.block(plain, length, new byte[0], true, deflated);
        boolean pays = Deflating.isWorthIt(length, shorter);
        buffers.give(pays ? plain : deflated);
        byte[] bytes = pays ? deflated : plain;
        int written = pays ? shorter : length;
        int method = pays ? ZipRecord.DEFLATED : ZipRecord.STORED;
        WholeFile file = new WholeFile(
                source.name(), source.modified(), method, fingerprint, bytes, written, sealing.apply(bytes, written));
        return (sink, watch) -> {
            sink.whole(file);
            buffers.give(file.bytes);
            watch.advance(file.fingerprint.size());
        };
    }

    private Future<Piece> nextBlock(LargeFile file) {
        Future<Optional<LargeFile.Block>> read = reader.submit(file::read);
        return workers.submit(() -> {
            Optional<LargeFile.Block> block = Threads.await(read);
            return block.isEmpty() ? (sink, watch) -> {} : piece(file.source(), block.get());
        });
    }

    private Piece piece(PlainSource source, LargeFile.Block block) throws IOException {
        if (block.first && block.end.isPresent()) {
            // Nobody knew before that it was a small one.
            return whole(source, block.bytes, block.length, block.end.get());
        }
        byte[] bytes = block.bytes;
        int length = block.length;
        if (block.method == ZipRecord.DEFLATED) {
            byte[] deflated = buffers.take();
            length = deflating.block(bytes, length, block.dictionary, block.end.isPresent(), deflated);
            buffers.give(bytes);
            bytes = deflated;
        }
        byte[] data = bytes;
        int dataLength = length;
        return (sink, watch) -> {
            if (block.first) {
                sink.begin(source, block.method);
            }
            sink.block(data, dataLength);
            buffers.give(data);
            if (block.end.isPresent()) {
                sink.end(block.end.get());
            }
            watch.advance(block.length);
        };
    }

    /** Stops what is still in work and waits for it; a source that can be neither read nor closed is waited for in vain. */
    @Override
    public void close() throws IOException {
        workers.shutdownNow();
        reader.shutdownNow();
        try {
            if (large != null) {
                large.close();
            }
        } finally {
            boolean interrupted = Thread.interrupted();
            try {
                boolean ended = workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        && reader.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (ended) {
                    buffers.wipe();
                    deflating.close();
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
