package io.github.edusec.crypto.zip;

import io.github.edusec.classify.ziprecord.ZipPackage;
import io.github.edusec.classify.ziprecord.ZipRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.zip.DataFormatException;

/**
 * An entry under the traditional encryption of PKZIP (APPNOTE 6.1), which programs break in minutes and which authenticates
 * nothing: only a CRC tells a wrong passphrase from a right one. Read, never written.
 */
final class WeakLockedEntry implements LockedEntry {
    private static final int HEADER = 12;
    private static final int CHUNK = 1 << 16;

    private final ZipPackage zip;
    private final ZipRecord record;
    private byte[] passphrase = new byte[0];

    WeakLockedEntry(ZipPackage zip, ZipRecord record) {
        this.zip = zip;
        this.record = record;
    }

    /** Bytes of ciphertext; negative if the entry is too short to be encrypted. */
    static long dataLength(ZipRecord record) {
        return record.compressedSize() - HEADER;
    }

    @Override
    public String name() {
        return EntryNames.normalized(record.name());
    }

    @Override
    public long size() {
        return record.size();
    }

    @Override
    public LocalDateTime modified() {
        return record.attributes().date();
    }

    @Override
    public boolean unlock(byte[] secret, Watch watch) throws IOException {
        passphrase = secret.clone();
        return writeTo(OutputStream.nullOutputStream(), watch);
    }

    @Override
    public boolean writeTo(OutputStream out, Watch watch) throws IOException {
        TraditionalCipher cipher = new TraditionalCipher(passphrase);
        byte[] chunk = new byte[CHUNK];
        try (InputStream raw = zip.raw(record);
                ExactContent content =
                        new ExactContent(out, record.size(), record.method() == ZipRecord.DEFLATED, watch)) {
            byte[] header = raw.readNBytes(HEADER);
            cipher.decrypt(header, HEADER);
            boolean later = (record.flags() & ZipRecord.DESCRIPTOR) != 0;
            int check = later ? record.attributes().dosTime() >>> 8 : (int) (record.crc() >>> 24);
            if ((header[HEADER - 1] & 0xFF) != check) {
                return false;
            }
            for (long left = dataLength(record); left > 0; ) {
                int read = raw.readNBytes(chunk, 0, (int) Math.min(left, CHUNK));
                cipher.decrypt(chunk, read);
                left -= read;
                if (!content.accept(chunk, read)) {
                    return false;
                }
            }
            return content.isComplete() && content.crc() == record.crc();
        } catch (DataFormatException notDeflated) {
            return false;
        } finally {
            Arrays.fill(chunk, (byte) 0);
        }
    }

    @Override
    public void close() {
        Arrays.fill(passphrase, (byte) 0);
    }
}
