package io.github.edusec.classify.label;

import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;

/** The last net under the limits: what a hostile package still makes the reader throw leaves as this module's own exception. */
final class LastNet {
    private LastNet() {}

    /** Work on an untrusted package. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    static <T> T under(Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (NonReadableChannelException | NonWritableChannelException e) {
            // The caller's channel, not the document, is to blame.
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw new MalformedFileException(
                    new Problem("package", "the reader stopped", e.getClass().getSimpleName(), "a sound package"), e);
        } catch (OutOfMemoryError e) {
            // What was being built is garbage once the package is dropped.
            throw new LimitExceededException(
                    "package",
                    "bytes of memory",
                    Long.MAX_VALUE,
                    Runtime.getRuntime().maxMemory());
        }
    }
}
