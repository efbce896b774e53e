package io.github.edusec.crypto.ledger;

import io.github.edusec.crypto.LedgerInUseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes one process, and within it one {@link Ledger}, the only writer. The lock is on a sibling file, since POSIX drops a
 * process's locks on a file when *any* of its descriptors of that file is closed, and readers open and close the ledger.
 * For the same reason a second attempt in this process must not even open the lock file: a second sibling names the holder.
 * Both siblings stay when the ledger is closed; deleting a lock file is a race.
 */
final class LedgerLock implements AutoCloseable {
    private static final int HOLDER_BYTES = 64;

    private final FileChannel channel;
    private final FileLock lock;
    private final Path holder;

    private LedgerLock(FileChannel channel, FileLock lock, Path holder) {
        this.channel = channel;
        this.lock = lock;
        this.holder = holder;
    }

    /** The ledger's path must be its real one, since the siblings stand for the file, not for one of its names. */
    static LedgerLock acquire(Path ledger) throws IOException {
        String name = ledger.getFileName() + "";
        Path holder = ledger.resolveSibling(name + ".holder");
        Path file = ledger.resolveSibling(name + ".lock");
        LedgerFile.requireOwn(holder);
        LedgerFile.requireOwn(file);
        synchronized (LedgerLock.class) {
            String self = thisProcess();
            if (!self.isEmpty() && self.equals(holderOf(holder))) {
                throw new LedgerInUseException(name, "this process");
            }
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            try {
                FileLock lock = tryLock(channel);
                if (lock == null) {
                    throw new LedgerInUseException(name, "another process");
                }
                writeHolder(holder, self);
                return new LedgerLock(channel, lock, holder);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }
    }

    /** Only who deleted the holder's name gets as far as an overlap; closing the channel then drops the lock. */
    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Process id and start, since ids are used again, above all in containers; empty where the start is not known. */
    private static String thisProcess() {
        Optional<Instant> start = ProcessHandle.current().info().startInstant();
        return start.map(instant -> ProcessHandle.current().pid() + " " + instant.toEpochMilli())
                .orElse("");
    }

    private static String holderOf(Path holder) throws IOException {
        if (!Files.exists(holder)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(holder)) {
            return new String(in.readNBytes(HOLDER_BYTES), StandardCharsets.ISO_8859_1).trim();
        }
    }

    /** Through a stream, since an interrupted thread cannot write through a channel, and closing must work in it too. */
    private static void writeHolder(Path holder, String text) throws IOException {
        String padded = text + " ".repeat(HOLDER_BYTES - 1 - text.length()) + "\n";
        try (OutputStream out = Files.newOutputStream(
                holder, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            out.write(padded.getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (LedgerLock.class) {
            if (!channel.isOpen()) {
                return;
            }
            try (channel;
                    lock) {
                writeHolder(holder, "");
            }
        }
    }
}
