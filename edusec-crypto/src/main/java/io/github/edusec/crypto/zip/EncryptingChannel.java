package io.github.edusec.crypto.zip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Encrypts what is written and passes it on. Not thread-safe; closing closes nothing else.
 *
 * <p>Buffers are encrypted where they lie, since a further copy of everything costs as much as the cipher: whoever writes
 * must not use the bytes again, and buffers must lie on the heap.
 */
final class EncryptingChannel implements WritableByteChannel {
    private final Begun cipher;
    private final OutputStream out;
    private long written;

    /** Gives the cipher of the entry, which begins when it is first asked for. */
    interface Begun {
        EntryCipher cipher() throws IOException;
    }

    EncryptingChannel(Begun cipher, OutputStream out) {
        this.cipher = cipher;
        this.out = out;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int length = source.remaining();
        int start = source.arrayOffset() + source.position();
        cipher.cipher().encrypt(source.array(), start, length);
        out.write(source.array(), start, length);
        source.position(source.limit());
        written += length;
        return length;
    }

    long written() {
        return written;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // The entry behind it is ended by whoever began it.
    }
}
