package io.github.edusec.crypto.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of one AES entry, found without the library's own reader: a known answer must not rest on the code that it
 * judges. Trusts the archive, so only for those that other programs made.
 */
final class RawAesEntry {
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int AES_METHOD = 99;
    private static final int AES_EXTRA = 0x9901;

    private final String name;
    private final int strength;
    private final int method;
    private final int offset;
    private final byte[] salt;
    private final byte[] verifier;
    private final byte[] ciphertext;
    private final byte[] tag;

    private RawAesEntry(String name, int strength, int method, byte[] archive, int data, int length) {
        int verifierAt = data + 4 + 4 * strength;
        int cipherAt = verifierAt + AesKeys.VERIFIER;
        int tagAt = data + length - AesKeys.TAG;
        this.name = name;
        this.strength = strength;
        this.method = method;
        this.offset = data;
        salt = Arrays.copyOfRange(archive, data, verifierAt);
        verifier = Arrays.copyOfRange(archive, verifierAt, cipherAt);
        ciphertext = Arrays.copyOfRange(archive, cipherAt, tagAt);
        tag = Arrays.copyOfRange(archive, tagAt, data + length);
    }

    static List<RawAesEntry> of(byte[] archive) {
        ByteBuffer zip = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        int end = archive.length - END_LENGTH;
        while (zip.getInt(end) != END) {
            end--;
        }
        List<RawAesEntry> entries = new ArrayList<>();
        int at = zip.getInt(end + 16);
        for (int left = zip.getShort(end + 10); left > 0; left--) {
            if (zip.getInt(at) != CENTRAL) {
                throw new IllegalArgumentException("no central header at " + at);
            }
            int nameLength = zip.getShort(at + 28);
            int extraLength = zip.getShort(at + 30);
            if (zip.getShort(at + 10) == AES_METHOD) {
                String name = new String(archive, at + 46, nameLength, StandardCharsets.UTF_8);
                int extra = aesExtra(zip, at + 46 + nameLength, extraLength);
                int length = zip.getInt(at + 20);
                int data = data(zip, zip.getInt(at + 42));
                entries.add(new RawAesEntry(name, zip.get(extra + 8), zip.getShort(extra + 9), archive, data, length));
            }
            at += 46 + nameLength + extraLength + zip.getShort(at + 32);
        }
        return entries;
    }

    private static int data(ByteBuffer zip, int local) {
        return local + 30 + zip.getShort(local + 26) + zip.getShort(local + 28);
    }

    private static int aesExtra(ByteBuffer zip, int from, int length) {
        for (int at = from; at < from + length; at += 4 + zip.getShort(at + 2)) {
            if (Short.toUnsignedInt(zip.getShort(at)) == AES_EXTRA) {
                return at;
            }
        }
        throw new IllegalArgumentException("no AES extra field");
    }

    int keyLength() {
        return 8 + 8 * strength;
    }

    String name() {
        return name;
    }

    int strength() {
        return strength;
    }

    int method() {
        return method;
    }

    /** Where the salt begins in the archive; verifier, ciphertext and tag follow without a gap. */
    int offset() {
        return offset;
    }

    byte[] salt() {
        return salt;
    }

    byte[] verifier() {
        return verifier;
    }

    byte[] ciphertext() {
        return ciphertext;
    }

    byte[] tag() {
        return tag;
    }
}
