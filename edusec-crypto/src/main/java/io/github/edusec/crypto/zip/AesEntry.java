package io.github.edusec.crypto.zip;

import io.github.edusec.classify.ziprecord.ExtraFields;
import io.github.edusec.classify.ziprecord.RawBytes;
import io.github.edusec.classify.ziprecord.ZipRecord;
import java.util.Optional;

/**
 * An encrypted entry: the record and what its AES extra field (0x9901) says.
 *
 * @param record the entry
 * @param version 1 (CRC of the plaintext in the headers) or 2 (no CRC)
 * @param strength 1, 2 or 3 for 128, 192 or 256 bits
 * @param method the method under the encryption
 */
record AesEntry(ZipRecord record, int version, int strength, int method) {
    static final int METHOD = 99;
    static final int STRENGTH_256 = 3;
    static final int VERSION_NEEDED = 51;
    private static final int ID = 0x9901;
    private static final int LENGTH = 7;

    /** The extra field of an AE-2 entry with AES-256. */
    static RawBytes extra(int method) {
        return RawBytes.of(new byte[] {
            (byte) ID, (byte) (ID >>> 8), LENGTH, 0, 2, 0, 'A', 'E', STRENGTH_256, (byte) method, (byte) (method >>> 8)
        });
    }

    /** Reads the extra field; empty if it is absent, there twice, unknown, or differs between the headers. */
    static Optional<AesEntry> of(ZipRecord record) {
        Optional<RawBytes> local = ExtraFields.findOnly(record.attributes().localExtra(), ID);
        Optional<RawBytes> central = ExtraFields.findOnly(record.attributes().centralExtra(), ID);
        if (local.isEmpty() || !local.equals(central)) {
            return Optional.empty();
        }
        byte[] field = local.get().toByteArray();
        if (field.length < LENGTH || field[2] != 'A' || field[3] != 'E') {
            return Optional.empty();
        }
        int version = u16(field, 0);
        int strength = field[4];
        boolean known = (version == 1 || version == 2) && strength >= 1 && strength <= STRENGTH_256;
        return known ? Optional.of(new AesEntry(record, version, strength, u16(field, 5))) : Optional.empty();
    }

    int saltLength() {
        return 4 + 4 * strength;
    }

    int keyLength() {
        return 8 + 8 * strength;
    }

    /** Bytes of ciphertext; negative if the entry is too short to be encrypted. */
    long dataLength() {
        return record.compressedSize() - saltLength() - AesKeys.VERIFIER - AesKeys.TAG;
    }

    private static int u16(byte[] bytes, int at) {
        return Byte.toUnsignedInt(bytes[at]) | Byte.toUnsignedInt(bytes[at + 1]) << 8;
    }
}
