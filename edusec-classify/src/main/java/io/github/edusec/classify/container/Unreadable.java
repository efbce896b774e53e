package io.github.edusec.classify.container;

import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.LimitExceededException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;

/** Carries why something cannot be read to where it becomes a result; it never leaves this package. */
final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    private final UnknownReason reason;

    Unreadable(UnknownReason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    UnknownReason reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    /** Work on untrusted bytes. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** The last net: whatever work on hostile bytes throws leaves as this, except that the thread was interrupted, or the caller's own failure. */
    static <T> T guarded(Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (Unreadable | ClosedByInterruptException | Tally.VisitorFailure e) {
            throw e;
        } catch (LimitExceededException e) {
            throw new Unreadable(UnknownReason.OVER_LIMIT, String.valueOf(e.getMessage()));
        } catch (ClassifyException e) {
            throw new Unreadable(UnknownReason.MALFORMED, String.valueOf(e.getMessage()));
        } catch (FileSystemException e) {
            throw new Unreadable(UnknownReason.NO_ACCESS, e.getClass().getSimpleName());
        } catch (PasswordRequiredException e) {
            throw new Unreadable(UnknownReason.ENCRYPTED, "a password is needed");
        } catch (MemoryLimitException e) {
            throw new Unreadable(UnknownReason.OVER_LIMIT, "the decoder needs more memory than the limit");
        } catch (NoClassDefFoundError e) {
            throw new Unreadable(UnknownReason.UNSUPPORTED, "LZMA needs org.tukaani:xz on the class path");
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new Unreadable(
                    UnknownReason.MALFORMED,
                    "the reader stopped: " + e.getClass().getSimpleName());
        } catch (OutOfMemoryError e) {
            // What was being built is garbage once the member is dropped.
            throw new Unreadable(UnknownReason.OVER_LIMIT, "the memory of this process");
        }
    }
}
