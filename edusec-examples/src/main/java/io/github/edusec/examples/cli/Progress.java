package io.github.edusec.examples.cli;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Progress on standard error, shown only when the work takes more than a second: a bar on a terminal, elsewhere one line a
 * step. Not thread-safe.
 */
final class Progress implements AutoCloseable {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(1).toNanos();

    private final PrintStream err;
    private final long started = System.nanoTime();
    private final boolean terminal;
    private @Nullable ProgressBar bar;
    private String lastStep = "";

    Progress(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** Says how far one step is; a total below 0 is one that nobody knows. */
    void at(String step, long done, long total) {
        if (System.nanoTime() - started <= PATIENCE_NANOS) {
            return;
        }
        if (!terminal) {
            if (!step.equals(lastStep)) {
                err.println("edusec: " + step + " " + done + (total < 0 ? "" : "/" + total) + " ...");
                lastStep = step;
            }
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setConsumer(new ConsoleProgressBarConsumer(err, 100))
                    .setUpdateIntervalMillis(500)
                    .build();
        }
        bar.setExtraMessage(step);
        bar.maxHint(total);
        bar.stepTo(done);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
