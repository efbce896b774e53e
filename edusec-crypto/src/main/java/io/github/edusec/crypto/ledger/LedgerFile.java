package io.github.edusec.crypto.ledger;

import io.github.edusec.classify.Problem;
import io.github.edusec.classify.files.AtomicFile;
import io.github.edusec.crypto.MalformedPackageException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The open file and where its acknowledged part ends. A write that fails is cut off again, so that the next one can
 * succeed; after a failure that leaves the disk's state unknown nothing more is written. Not thread-safe.
 */
final class LedgerFile implements AutoCloseable {
    private static final int SLICE = 1 << 16;

    private final Path path;
    private final @Nullable Object identity;
    private final FileChannel channel;
    private long end;
    private boolean broken;

    private LedgerFile(Path path, @Nullable Object identity, FileChannel channel, long end) {
        this.path = path;
        this.identity = identity;
        this.channel = channel;
        this.end = end;
    }

    static LedgerFile open(Path path, long end) throws IOException {
        Object identity = identityOf(path);
        return new LedgerFile(path, identity, FileChannel.open(path, StandardOpenOption.WRITE), end);
    }

    /** Writes a ledger that did not exist: whole and forced, or not at all. */
    static void writeNew(Path path, byte[] header, byte[] group) throws IOException {
        try (AtomicFile created = AtomicFile.create(path)) {
            ByteBuffer bytes = ByteBuffer.allocate(header.length + group.length);
            bytes.put(header).put(group).flip();
            while (bytes.hasRemaining()) {
                created.channel().write(bytes);
            }
            created.force();
            created.commit();
        }
    }

    /** Returns where a ledger lies, without links on the way, if it is a file that has no second name. */
    static Path existing(Path path) throws IOException {
        Path real = path.toRealPath();
        requireOwn(real);
        return real;
    }

    /** Returns where a new ledger will lie, without links on the way. */
    static Path missing(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        Path absolute = path.toAbsolutePath();
        Path folder = absolute.getParent();
        return folder == null ? absolute : folder.toRealPath().resolve(path.getFileName() + "");
    }

    /**
     * Refuses what is no regular file, and a file with a second name: it could be another's file that must not be written,
     * or be open for writing under the other name.
     */
    static void requireOwn(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new MalformedPackageException(new Problem(
                    file.getFileName() + "", "not a file of its own", "a link, folder or device", "a regular file"));
        }
        boolean countsNames = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        Object names = countsNames ? Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) : 1;
        if (!names.equals(1)) {
            throw new MalformedPackageException(new Problem(
                    file.getFileName() + "", "the file has more than one name", names + " hard links", "1"));
        }
    }

    /** Reads the first bytes of a file and then ends, whatever follows. */
    static InputStream beginning(Path path, long bytes) throws IOException {
        InputStream in = Files.newInputStream(path);
        return new FilterInputStream(in) {
            private long left = bytes;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (left == 0) {
                    return -1;
                }
                int read = in.read(target, offset, (int) Math.min(length, left));
                left -= Math.max(0, read);
                return read;
            }
        };
    }

    private static @Nullable Object identityOf(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    long end() {
        return end;
    }

    /** Appends and forces. */
    void append(byte[] group) throws IOException {
        if (broken) {
            throw new IOException(
                    "ledger: an earlier write failed and its state is unknown; close it and open it again");
        }
        requireInPlace();
        if (channel.size() != end) {
            broken = true;
            throw new IOException("ledger: changed by another program (found: " + channel.size()
                    + " bytes; allowed: the " + end + " that were written)");
        }
        write(group);
    }

    /** What is written to a file that was moved away or replaced would be acknowledged and then not be in the ledger. */
    private void requireInPlace() throws IOException {
        try {
            if (Objects.equals(identity, identityOf(path))) {
                return;
            }
        } catch (NoSuchFileException moved) {
            // Falls through: no file and another file are the same refusal.
        }
        throw new IOException("ledger: moved away or replaced while open (found: "
                + "no file or another one under its name; allowed: the one that was opened)");
    }

    /** Brings to the disk what another process may only have written. */
    void force() throws IOException {
        channel.force(true);
    }

    /**
     * Writes over the unacknowledged tail and cuts what is left of it. A crash repeats the repair: until the cut a NUL behind
     * the group makes every state a torn tail, whichever blocks of it reached the disk; the checkpoint goes after the entry it
     * covers is there. A failure leaves it like that too, for the next opening.
     */
    void replaceTail(byte[] group) throws IOException {
        broken = true;
        int checkpoint = group.length - 1;
        while (group[checkpoint - 1] != '\n') {
            checkpoint--;
        }
        write(new byte[1], 0, 1, Math.max(channel.size() - 1, end + group.length));
        channel.force(false);
        write(group, 0, checkpoint, end);
        channel.force(false);
        write(group, checkpoint, group.length, end + checkpoint);
        channel.force(false);
        end += group.length;
        channel.truncate(end);
        channel.force(true);
        broken = false;
    }

    private void write(byte[] bytes, int from, int to, long at) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        for (left.position(from); left.position() < to; ) {
            // A channel copies the whole of what it is given outside the heap first.
            left.limit(Math.min(to, left.position() + SLICE));
            channel.write(left, at + left.position() - from);
        }
    }

    private void write(byte[] group) throws IOException {
        broken = true;
        try {
            write(group, 0, group.length, end);
        } catch (IOException | RuntimeException | Error e) {
            cutBack(e);
            throw e;
        }
        forceOrCut();
        end += group.length;
        broken = false;
    }

    /** What a failed force leaves on the disk is not known, and the system may forget that it failed: nothing goes on top. */
    private void forceOrCut() throws IOException {
        try {
            channel.force(false);
        } catch (IOException e) {
            IOException failure = new IOException(
                    "ledger: forcing it to the disk failed (found: " + e.getMessage()
                            + "; allowed: close it and open it again, which tells what is there)",
                    e);
            try {
                channel.truncate(end);
            } catch (IOException again) {
                failure.addSuppressed(again);
            }
            throw failure;
        }
    }

    private void cutBack(Throwable failure) {
        try {
            channel.truncate(end);
            channel.force(true);
            broken = false;
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
