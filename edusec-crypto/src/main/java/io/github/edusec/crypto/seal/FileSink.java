package io.github.edusec.crypto.seal;

import io.github.edusec.crypto.zip.Digests;
import io.github.edusec.crypto.zip.Fingerprint;
import io.github.edusec.crypto.zip.HandOver;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Takes the content of one file: hashes it and passes it on, on another thread if it is long. Used by one thread. */
final class FileSink extends OutputStream {
    /** From this size on, other threads do a part of the work. */
    static final long LONG = 1 << 23;

    private final OutputStream out;
    private final Digests digests = new Digests();
    private final HandOver.Taker taker;
    private final @Nullable HandOver behind;

    /** Closes {@code out} with it; {@code elsewhere} lets another thread write to it if there is much to write. */
    FileSink(OutputStream out, long size, boolean elsewhere) {
        this.out = out;
        this.taker = bytes -> {
            int start = bytes.arrayOffset() + bytes.position();
            digests.write(bytes.array(), start, bytes.remaining());
            try {
                out.write(bytes.array(), start, bytes.remaining());
            } catch (IOException e) {
                throw new TargetFailure(e);
            }
        };
        this.behind = elsewhere && size >= LONG ? new HandOver(taker, false) : null;
    }

    /** What went wrong with the target must not be taken for something wrong with the package. */
    static final class TargetFailure extends IOException {
        private static final long serialVersionUID = 1L;

        private final IOException reason;

        TargetFailure(IOException reason) {
            super(reason);
            this.reason = reason;
        }

        IOException reason() {
            return reason;
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer part = ByteBuffer.wrap(bytes, offset, length);
        if (behind == null) {
            taker.take(part);
        } else {
            behind.put(part);
        }
    }

    /** Ends the content; call it once, before closing. */
    Fingerprint end() throws IOException {
        if (behind != null) {
            behind.drain();
        }
        try {
            out.flush();
        } catch (IOException e) {
            throw new TargetFailure(e);
        }
        return digests.end();
    }

    @Override
    public void close() throws IOException {
        if (behind != null) {
            behind.close();
        }
        try {
            out.close();
        } catch (IOException e) {
            throw new TargetFailure(e);
        }
    }
}
