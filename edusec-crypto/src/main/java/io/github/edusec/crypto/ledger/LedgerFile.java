package io.github.edusec.crypto.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The open file and where its acknowledged part ends. A write that fails is cut off again, so that the next one can
 * succeed; after a failure that leaves the disk's state unknown nothing more is written. Not thread-safe.
 */
final class LedgerFile implements AutoCloseable {
    private final FileChannel channel;
    private long end;
    private boolean broken;

    private LedgerFile(FileChannel channel, long end) {
        this.channel = channel;
        this.end = end;
    }

    static LedgerFile open(Path path, long end) throws IOException {
        return new LedgerFile(FileChannel.open(path, StandardOpenOption.WRITE), end);
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
        if (channel.size() != end) {
            broken = true;
            throw new IOException("ledger: changed by another program (found: " + channel.size()
                    + " bytes; allowed: the " + end + " that were written)");
        }
        write(group);
    }

    /** Writes over the unacknowledged tail, forces, and only then cuts what is left of it: a crash repeats the repair. */
    void replaceTail(byte[] group) throws IOException {
        write(group);
        broken = true;
        channel.truncate(end);
        channel.force(true);
        broken = false;
    }

    private void write(byte[] group) throws IOException {
        broken = true;
        try {
            ByteBuffer bytes = ByteBuffer.wrap(group);
            while (bytes.hasRemaining()) {
                channel.write(bytes, end + bytes.position());
            }
        } catch (IOException e) {
            cutBack(e);
            throw e;
        }
        channel.force(false);
        end += group.length;
        broken = false;
    }

    private void cutBack(IOException failure) {
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
