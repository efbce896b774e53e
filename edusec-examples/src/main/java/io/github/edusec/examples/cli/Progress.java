package io.github.edusec.examples.cli;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error that shows itself only when the work takes more than a second. Not thread-safe. */
final class Progress implements AutoCloseable {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(1).toNanos();

    private final PrintStream err;
    private final long started = System.nanoTime();
    private @Nullable ProgressBar bar;

    Progress(PrintStream err) {
        this.err = err;
    }

    /** Says how far one step is. */
    void at(String step, long done, long total) {
        if (bar == null && System.nanoTime() - started > PATIENCE_NANOS) {
            bar = new ProgressBarBuilder()
                    .setConsumer(new ConsoleProgressBarConsumer(err, 100))
                    .setUpdateIntervalMillis(500)
                    .build();
        }
        if (bar != null) {
            bar.setExtraMessage(step);
            bar.maxHint(total);
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
