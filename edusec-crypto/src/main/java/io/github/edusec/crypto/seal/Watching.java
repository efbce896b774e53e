package io.github.edusec.crypto.seal;

import io.github.edusec.crypto.seal.Progress.Phase;
import io.github.edusec.crypto.zip.Watch;
import java.io.IOException;

/** Adds up what the engine reports and passes it on. Not thread-safe. */
final class Watching implements Watch {
    /** Is told nothing. */
    static final Progress NOBODY = (phase, done, total) -> {};

    private static final long STEP = 1 << 20;

    private final Progress progress;
    private final Phase phase;
    private final long total;
    private long done;
    private long told = -STEP;

    Watching(Progress progress, Phase phase, long total) {
        this.progress = progress;
        this.phase = phase;
        this.total = total;
    }

    @Override
    public void advance(long bytes) throws IOException {
        done += bytes;
        if (done - told >= STEP || done == total) {
            told = done;
            if (progress.isCancelled()) {
                throw new Cancellation();
            }
            progress.at(phase, done, total);
        }
    }
}
