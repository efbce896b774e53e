package io.github.edusec.crypto.zip;

import io.github.edusec.classify.ziprecord.ZipPackage;
import io.github.edusec.classify.ziprecord.ZipRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.zip.DataFormatException;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/** An entry under AE-1 or AE-2: authenticated as a whole, then decrypted. */
final class AesLockedEntry implements LockedEntry {
    private static final int CHUNK = 1 << 16;
    private static final long LONG = 1 << 22;

    private final ZipPackage zip;
    private final AesEntry entry;
    private @Nullable AesKeys keys;

    AesLockedEntry(ZipPackage zip, AesEntry entry) {
        this.zip = zip;
        this.entry = entry;
    }

    AesEntry entry() {
        return entry;
    }

    byte[] salt() throws IOException {
        try (InputStream raw = zip.raw(entry.record())) {
            return raw.readNBytes(entry.saltLength());
        }
    }

    @Override
    public String name() {
        return EntryNames.normalized(entry.record().name());
    }

    @Override
    public long size() {
        return entry.record().size();
    }

    @Override
    public LocalDateTime modified() {
        return entry.record().attributes().date();
    }

    @Override
    public boolean unlock(byte[] passphrase, Watch watch) throws IOException {
        AesKeys derived = AesKeys.derive(passphrase, salt(), entry.keyLength());
        keys = derived;
        try (InputStream raw = data()) {
            if (!AesKeys.same(raw.readNBytes(AesKeys.VERIFIER), derived.verifier())) {
                return false;
            }
            Authentication authentication = new Authentication(derived.mac());
            if (entry.dataLength() < LONG) {
                read(raw, watch, authentication);
            } else {
                // Reading takes half as long as authenticating.
                try (HandOver other = new HandOver(authentication, false)) {
                    read(raw, watch, other::put);
                    other.drain();
                }
            }
            return AesKeys.same(raw.readNBytes(AesKeys.TAG), AesKeys.tag(authentication.mac));
        }
    }

    private void read(InputStream raw, Watch watch, HandOver.Taker taker) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (long left = entry.dataLength(); left > 0; ) {
            int read = raw.readNBytes(chunk, 0, (int) Math.min(left, CHUNK));
            taker.take(ByteBuffer.wrap(chunk, 0, read));
            watch.advance(read);
            left -= read;
        }
    }

    /** Authenticates what it is given, wherever that happens. */
    private static final class Authentication implements HandOver.Taker {
        private final Mac mac;
        private long total;

        Authentication(Mac mac) {
            this.mac = mac;
        }

        @Override
        public void take(ByteBuffer bytes) {
            while (bytes.hasRemaining()) {
                int part = Pieces.next(total, bytes.remaining());
                mac.update(bytes.array(), bytes.arrayOffset() + bytes.position(), part);
                bytes.position(bytes.position() + part);
                total += part;
            }
        }
    }

    /** The plaintext of an unlocked, stored entry from any position on. */
    DecryptingChannel plaintext(SeekableByteChannel archive, ExecutorService threads) {
        long start = zip.position(entry.record()) + entry.saltLength() + AesKeys.VERIFIER;
        return new DecryptingChannel(
                archive, start, entry.dataLength(), unlocked().cipher(threads, entry.dataLength()));
    }

    @Override
    public boolean writeTo(OutputStream out, Watch watch) throws IOException {
        boolean deflated = entry.method() == ZipRecord.DEFLATED;
        LittleEndianCtr cipher = unlocked().cipher();
        Mac mac = unlocked().mac();
        byte[] chunk = new byte[CHUNK];
        try (InputStream raw = data();
                ExactContent content = new ExactContent(out, size(), deflated, watch)) {
            raw.skipNBytes(AesKeys.VERIFIER);
            for (long left = entry.dataLength(); left > 0; ) {
                int read = raw.readNBytes(chunk, 0, (int) Math.min(left, CHUNK));
                // Once more, since the file may have been exchanged since it was authenticated.
                mac.update(chunk, 0, read);
                cipher.apply(chunk, 0, read);
                left -= read;
                if (!content.accept(chunk, read)) {
                    return false;
                }
            }
            return AesKeys.same(raw.readNBytes(AesKeys.TAG), AesKeys.tag(mac))
                    && content.isComplete()
                    && (entry.version() == 2 || content.crc() == entry.record().crc());
        } catch (DataFormatException notDeflated) {
            return false;
        } finally {
            cipher.wipe();
            Arrays.fill(chunk, (byte) 0);
        }
    }

    private AesKeys unlocked() {
        if (keys == null) {
            throw new IllegalStateException("entry: found a locked one, allowed: an unlocked one");
        }
        return keys;
    }

    private InputStream data() throws IOException {
        InputStream raw = zip.raw(entry.record());
        raw.skipNBytes(entry.saltLength());
        return raw;
    }

    @Override
    public void close() {
        if (keys != null) {
            keys.close();
        }
    }
}
