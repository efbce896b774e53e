package io.github.edusec.crypto.zip;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * PBKDF2 with HMAC-SHA1 (RFC 8018, 5.2). Written over {@code Mac} because the JDK's own keeps the passphrase reachable
 * after use.
 */
final class Pbkdf2 {
    private static final String ALGORITHM = "HmacSHA1";

    private Pbkdf2() {}

    static byte[] derive(byte[] passphrase, byte[] salt, int rounds, int length) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(passphrase, ALGORITHM));
            byte[] out = new byte[length];
            byte[] block = new byte[mac.getMacLength()];
            byte[] sum = new byte[mac.getMacLength()];
            for (int index = 1, at = 0; at < length; index++, at += sum.length) {
                mac.update(salt);
                mac.update(
                        new byte[] {(byte) (index >>> 24), (byte) (index >>> 16), (byte) (index >>> 8), (byte) index});
                mac.doFinal(block, 0);
                System.arraycopy(block, 0, sum, 0, sum.length);
                for (int round = 1; round < rounds; round++) {
                    mac.update(block);
                    mac.doFinal(block, 0);
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] ^= block[i];
                    }
                }
                System.arraycopy(sum, 0, out, at, Math.min(sum.length, length - at));
            }
            Arrays.fill(block, (byte) 0);
            Arrays.fill(sum, (byte) 0);
            return out;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + ALGORITHM, e);
        }
    }
}
