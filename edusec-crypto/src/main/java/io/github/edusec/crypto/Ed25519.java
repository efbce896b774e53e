package io.github.edusec.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/** Ed25519 (RFC 8032) on the JDK's provider; keys as the raw 32 bytes and in their fixed DER forms (RFC 8410). */
final class Ed25519 {
    static final int KEY_BYTES = 32;
    private static final String PKCS8_PREFIX = "302e020100300506032b657004220420";
    private static final String SPKI_PREFIX = "302a300506032b6570032100";
    /** The y of the eight points of order 1, 2, 4 and 8 without the sign bit of x; 0 and 1 also as p and p + 1. */
    private static final Set<String> SMALL_ORDER = Set.of(
            "00".repeat(KEY_BYTES),
            "01" + "00".repeat(KEY_BYTES - 1),
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "ec" + "ff".repeat(KEY_BYTES - 2) + "7f",
            "ed" + "ff".repeat(KEY_BYTES - 2) + "7f",
            "ee" + "ff".repeat(KEY_BYTES - 2) + "7f");

    private Ed25519() {}

    static byte[] pkcs8(byte[] seed) {
        return join(HexFormat.of().parseHex(PKCS8_PREFIX), seed);
    }

    static byte[] spki(byte[] publicKey) {
        return join(HexFormat.of().parseHex(SPKI_PREFIX), publicKey);
    }

    /** Returns the last 32 bytes if the DER is exactly the form that {@link #pkcs8} writes, else an empty array. */
    static byte[] seedOf(byte[] pkcs8) {
        return tail(pkcs8, PKCS8_PREFIX);
    }

    /** Returns the last 32 bytes if the DER is exactly the form that {@link #spki} writes, else an empty array. */
    static byte[] publicKeyOf(byte[] spki) {
        return tail(spki, SPKI_PREFIX);
    }

    static PrivateKey privateKey(byte[] seed) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no working Ed25519", e);
        }
    }

    /**
     * Computes the public key of a seed. JCA has no such operation, but a key pair generator whose random source yields
     * the seed computes just that; a provider that would use its random source otherwise is found out by a trial.
     */
    static byte[] derivePublicKey(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new SeedSource(seed));
            KeyPair pair = generator.generateKeyPair();
            byte[] publicKey = publicKeyOf(pair.getPublic().getEncoded());
            byte[] trial = {1};
            if (publicKey.length != KEY_BYTES || !verify(publicKey, trial, sign(privateKey(seed), trial))) {
                throw new IllegalStateException("this Java runtime's Ed25519 provider cannot derive a public key");
            }
            return publicKey;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no working Ed25519", e);
        }
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no working Ed25519", e);
        }
    }

    /**
     * Says whether the 32 bytes are a point of the curve, which not every 32 bytes are, and of more than its small subgroup:
     * under a key of order 1, 2, 4 or 8 there are signatures that verify for messages nobody signed.
     */
    static boolean isPublicKey(byte[] publicKey) {
        byte[] y = publicKey.clone();
        y[y.length - 1] &= 0x7f;
        if (SMALL_ORDER.contains(HexFormat.of().formatHex(y))) {
            return false;
        }
        try {
            Signature.getInstance("Ed25519").initVerify(jcaPublicKey(publicKey));
            return true;
        } catch (InvalidKeyException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no working Ed25519", e);
        }
    }

    static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(jcaPublicKey(publicKey));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no working Ed25519", e);
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static PublicKey jcaPublicKey(byte[] publicKey) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki(publicKey)));
        } catch (java.security.spec.InvalidKeySpecException e) {
            throw new InvalidKeyException(e);
        }
    }

    private static byte[] join(byte[] prefix, byte[] key) {
        byte[] der = Arrays.copyOf(prefix, prefix.length + key.length);
        System.arraycopy(key, 0, der, prefix.length, key.length);
        return der;
    }

    private static byte[] tail(byte[] der, String prefixHex) {
        byte[] prefix = HexFormat.of().parseHex(prefixHex);
        boolean fits = der.length == prefix.length + KEY_BYTES
                && Arrays.equals(der, 0, prefix.length, prefix, 0, prefix.length);
        return fits ? Arrays.copyOfRange(der, prefix.length, der.length) : new byte[0];
    }

    /** Yields the seed instead of random bytes. */
    private static final class SeedSource extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final transient byte[] seed;

        SeedSource(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = seed[i % seed.length];
            }
        }
    }
}
