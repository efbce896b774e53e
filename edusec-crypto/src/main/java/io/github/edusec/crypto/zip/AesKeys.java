package io.github.edusec.crypto.zip;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys of one entry: AES key, HMAC key and the two bytes that sort out most wrong passphrases. Wiped on close. */
final class AesKeys implements AutoCloseable {
    private static final int ROUNDS = 1000;
    static final int VERIFIER = 2;
    static final int TAG = 10;

    private final byte[] derived;
    private final int keyLength;

    private AesKeys(byte[] derived, int keyLength) {
        this.derived = derived;
        this.keyLength = keyLength;
    }

    static AesKeys derive(byte[] passphrase, byte[] salt, int keyLength) {
        return new AesKeys(Pbkdf2.derive(passphrase, salt, ROUNDS, 2 * keyLength + VERIFIER), keyLength);
    }

    byte[] verifier() {
        return Arrays.copyOfRange(derived, 2 * keyLength, derived.length);
    }

    LittleEndianCtr cipher() {
        byte[] key = Arrays.copyOf(derived, keyLength);
        LittleEndianCtr cipher = new LittleEndianCtr(key);
        Arrays.fill(key, (byte) 0);
        return cipher;
    }

    /** For data of about so many bytes; if they are many, the key stream is computed ahead on other threads. */
    LittleEndianCtr cipher(ExecutorService threads, long expected) {
        byte[] key = Arrays.copyOf(derived, keyLength);
        LittleEndianCtr cipher = new LittleEndianCtr(key, threads, expected);
        Arrays.fill(key, (byte) 0);
        return cipher;
    }

    Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(derived, keyLength, keyLength, "HmacSHA1"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no HmacSHA1", e);
        }
    }

    static byte[] tag(Mac mac) {
        return Arrays.copyOf(mac.doFinal(), TAG);
    }

    static boolean same(byte[] a, byte[] b) {
        return MessageDigest.isEqual(a, b);
    }

    @Override
    public void close() {
        Arrays.fill(derived, (byte) 0);
    }
}
