package io.github.edusec.crypto.zip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A new file, written on another thread. A failure there appears at a later call, at the latest at {@link #flush()}: closing
 * without it drops what was not written yet. Used by one thread.
 */
public final class WriteBehindStream extends OutputStream {
    private final FileChannel file;
    private final HandOver behind;

    private WriteBehindStream(FileChannel file) {
        this.file = file;
        this.behind = WriteBehind.into(file);
    }

    /**
     * Makes the file.
     *
     * @param newFile must not exist
     * @return its stream
     * @throws IOException if it exists or cannot be made
     */
    public static WriteBehindStream create(Path newFile) throws IOException {
        return new WriteBehindStream(
                FileChannel.open(newFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        behind.put(ByteBuffer.wrap(bytes, offset, length));
    }

    /** Waits until everything is in the file. */
    @Override
    public void flush() throws IOException {
        behind.drain();
    }

    @Override
    public void close() throws IOException {
        behind.close();
        file.close();
    }
}
