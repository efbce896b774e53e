package io.github.edusec.crypto.keys;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.KeyFileException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * PBES2 (RFC 8018, 6.2) with PBKDF2-HMAC-SHA-256 and AES-256 in CBC mode, the one encryption of a ring's parts. CBC does not
 * authenticate; the MAC of the store does, before anything is decrypted.
 */
final class Pbes2 {
    private static final int SALT_BYTES = 20;
    private static final int BLOCK_BYTES = 16;
    private static final int KEY_BYTES = 32;

    private final byte[] salt;
    private final int iterations;
    private final byte[] iv;

    private Pbes2(byte[] salt, int iterations, byte[] iv) {
        this.salt = salt;
        this.iterations = iterations;
        this.iv = iv;
    }

    static Pbes2 fresh(int iterations) {
        SecureRandom random = new SecureRandom();
        byte[] salt = new byte[SALT_BYTES];
        byte[] iv = new byte[BLOCK_BYTES];
        random.nextBytes(salt);
        random.nextBytes(iv);
        return new Pbes2(salt, iterations, iv);
    }

    /** Reads the parameters; of malformed ones BC's own exceptions come out, which the store's reader turns into one. */
    static Pbes2 of(AlgorithmIdentifier id, String where) throws KeyFileException {
        if (!id.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)) {
            throw unsupported(where, id.getAlgorithm().getId());
        }
        PBES2Parameters parameters = PBES2Parameters.getInstance(id.getParameters());
        KeyDerivationFunc derivation = parameters.getKeyDerivationFunc();
        EncryptionScheme scheme = parameters.getEncryptionScheme();
        if (!derivation.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
            throw unsupported(where, derivation.getAlgorithm().getId());
        }
        PBKDF2Params pbkdf2 = PBKDF2Params.getInstance(derivation.getParameters());
        if (!pbkdf2.getPrf().getAlgorithm().equals(PKCSObjectIdentifiers.id_hmacWithSHA256)) {
            throw unsupported(where, pbkdf2.getPrf().getAlgorithm().getId());
        }
        if (!scheme.getAlgorithm().equals(NISTObjectIdentifiers.id_aes256_CBC)) {
            throw unsupported(where, scheme.getAlgorithm().getId());
        }
        boolean fits = pbkdf2.getKeyLength() == null || pbkdf2.getKeyLength().intValueExact() == KEY_BYTES;
        byte[] iv = ASN1OctetString.getInstance(scheme.getParameters()).getOctets();
        if (!fits || iv.length != BLOCK_BYTES) {
            throw unsupported(where, "another length of key or initial vector");
        }
        return new Pbes2(pbkdf2.getSalt(), Iterations.of(pbkdf2.getIterationCount(), where), iv);
    }

    private static KeyFileException unsupported(String where, String found) {
        return new KeyFileException(new Problem(
                where, "an encryption that is not supported", found, "PBES2, PBKDF2-HMAC-SHA256, AES-256-CBC"));
    }

    int iterations() {
        return iterations;
    }

    AlgorithmIdentifier id() {
        AlgorithmIdentifier prf = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
        return new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_PBES2,
                new PBES2Parameters(
                        new KeyDerivationFunc(
                                PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(salt, iterations, KEY_BYTES, prf)),
                        new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(iv))));
    }

    byte[] encrypt(byte[] passphrase, byte[] plain) {
        try {
            return run(Cipher.ENCRYPT_MODE, passphrase, plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES", e);
        }
    }

    /** The store is authentic by now, so what does not decrypt was written under another passphrase or by a faulty program. */
    byte[] decrypt(byte[] passphrase, byte[] encrypted, String where) throws KeyFileException {
        try {
            return run(Cipher.DECRYPT_MODE, passphrase, encrypted);
        } catch (GeneralSecurityException e) {
            throw new KeyFileException(
                    new Problem(
                            where,
                            "does not decrypt though the store's passphrase fits",
                            encrypted.length + " bytes under another passphrase",
                            "one passphrase for all"),
                    e);
        }
    }

    private byte[] run(int mode, byte[] passphrase, byte[] input) throws GeneralSecurityException {
        byte[] key = derive(passphrase);
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            return cipher.doFinal(input);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** The first and only block of PBKDF2; written over {@code Mac} because the JDK's own keeps the passphrase reachable. */
    private byte[] derive(byte[] passphrase) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(passphrase, "HmacSHA256"));
        mac.update(salt);
        mac.update(new byte[] {0, 0, 0, 1});
        byte[] block = mac.doFinal();
        byte[] sum = block.clone();
        for (int round = 1; round < iterations; round++) {
            mac.update(block);
            mac.doFinal(block, 0);
            for (int i = 0; i < KEY_BYTES; i++) {
                sum[i] ^= block[i];
            }
        }
        Arrays.fill(block, (byte) 0);
        return sum;
    }
}
