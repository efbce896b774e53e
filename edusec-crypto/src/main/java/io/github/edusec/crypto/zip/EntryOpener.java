package io.github.edusec.crypto.zip;

import io.github.edusec.classify.ziprecord.ZipPackage;
import io.github.edusec.classify.ziprecord.ZipRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.crypto.Mac;

/** Authenticates one entry, then decrypts it. Holds its keys until closed. Not thread-safe. */
final class EntryOpener implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final ZipPackage zip;
    private final AesEntry entry;
    private final AesKeys keys;

    EntryOpener(ZipPackage zip, AesEntry entry, byte[] passphrase) throws IOException {
        this.zip = zip;
        this.entry = entry;
        byte[] salt;
        try (InputStream raw = zip.raw(entry.record())) {
            salt = raw.readNBytes(entry.saltLength());
        }
        this.keys = AesKeys.derive(passphrase, salt, entry.keyLength());
    }

    String name() {
        return entry.record().name();
    }

    /** Tells whether passphrase and ciphertext belong together; writes nothing. */
    boolean isAuthentic() throws IOException {
        try (InputStream raw = data()) {
            if (!AesKeys.same(raw.readNBytes(AesKeys.VERIFIER), keys.verifier())) {
                return false;
            }
            Mac mac = keys.mac();
            byte[] chunk = new byte[CHUNK];
            for (long left = entry.dataLength(); left > 0; ) {
                int read = raw.readNBytes(chunk, 0, (int) Math.min(left, CHUNK));
                mac.update(chunk, 0, read);
                left -= read;
            }
            return AesKeys.same(raw.readNBytes(AesKeys.TAG), AesKeys.tag(mac));
        }
    }

    /**
     * Decrypts to {@code out}; call it only after {@link #isAuthentic()}.
     *
     * @return false if the content is not what the entry says after all; then nothing of it may be used
     */
    boolean decryptTo(OutputStream out) throws IOException {
        Content content = new Content(out, entry.record().size());
        Inflater inflater = new Inflater(true);
        LittleEndianCtr cipher = keys.cipher();
        byte[] chunk = new byte[CHUNK];
        try (InputStream raw = data()) {
            raw.skipNBytes(AesKeys.VERIFIER);
            Mac mac = keys.mac();
            for (long left = entry.dataLength(); left > 0; ) {
                int read = raw.readNBytes(chunk, 0, (int) Math.min(left, CHUNK));
                // Once more, since the file may have been exchanged since it was authenticated.
                mac.update(chunk, 0, read);
                cipher.apply(chunk, 0, read);
                left -= read;
                boolean fits = entry.method() == ZipRecord.DEFLATED
                        ? inflate(inflater, chunk, read, content)
                        : content.accept(chunk, read);
                if (!fits) {
                    return false;
                }
            }
            boolean whole = entry.method() == ZipRecord.STORED || inflater.finished();
            return AesKeys.same(raw.readNBytes(AesKeys.TAG), AesKeys.tag(mac)) && whole && content.isComplete(entry);
        } catch (DataFormatException notDeflated) {
            return false;
        } finally {
            inflater.end();
            cipher.wipe();
            Arrays.fill(chunk, (byte) 0);
        }
    }

    private static boolean inflate(Inflater inflater, byte[] chunk, int length, Content content)
            throws IOException, DataFormatException {
        inflater.setInput(chunk, 0, length);
        byte[] plain = new byte[CHUNK];
        // Not until it needs input: with the input consumed, zlib may still hold more output than the buffer took.
        while (!inflater.finished()) {
            int produced = inflater.inflate(plain);
            if (inflater.needsDictionary() || !content.accept(plain, produced)) {
                return false;
            }
            if (produced == 0 && !inflater.finished()) {
                break;
            }
        }
        return inflater.getRemaining() == 0;
    }

    private InputStream data() throws IOException {
        InputStream raw = zip.raw(entry.record());
        raw.skipNBytes(entry.saltLength());
        return raw;
    }

    @Override
    public void close() {
        keys.close();
    }

    /** Takes exactly the announced number of bytes. */
    private static final class Content {
        private final OutputStream out;
        private final CRC32 crc = new CRC32();
        private long left;

        Content(OutputStream out, long size) {
            this.out = out;
            this.left = size;
        }

        boolean accept(byte[] bytes, int length) throws IOException {
            if (length > left) {
                return false;
            }
            left -= length;
            crc.update(bytes, 0, length);
            out.write(bytes, 0, length);
            return true;
        }

        boolean isComplete(AesEntry entry) {
            return left == 0
                    && (entry.version() == 2 || crc.getValue() == entry.record().crc());
        }
    }
}
