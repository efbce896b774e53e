package io.github.edusec.crypto.keys;

import io.github.edusec.crypto.KeyFileException;
import io.github.edusec.crypto.Passphrase;
import java.util.Arrays;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;

/** Encrypts and decrypts the parts of a ring under its passphrase. Thread-safe. */
final class Sealing implements AutoCloseable {
    private final Passphrase passphrase;
    private final int iterations;

    private Sealing(Passphrase passphrase, int iterations) {
        this.passphrase = passphrase;
        this.iterations = iterations;
    }

    /** Copies the passphrase; {@link #close} wipes the copy. */
    static Sealing of(Passphrase passphrase, int iterations) {
        char[] characters = passphrase.toChars();
        try {
            return new Sealing(Passphrase.of(characters), iterations);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    static void refuseUnusual(Passphrase passphrase) {
        char[] characters = passphrase.toChars();
        boolean usual = true;
        for (char c : characters) {
            usual &= c >= ' ' && c <= '~';
        }
        Arrays.fill(characters, '\0');
        if (!usual) {
            throw new IllegalArgumentException(
                    "passphrase: found a character that keytool does not take, allowed: printable ASCII");
        }
    }

    /** Takes as long for a passphrase that is right in its beginning as for any of that length. */
    boolean isUnder(Passphrase other) {
        char[] own = passphrase.toChars();
        char[] theirs = other.toChars();
        int different = own.length ^ theirs.length;
        for (int i = 0; i < Math.min(own.length, theirs.length); i++) {
            different |= own[i] ^ theirs[i];
        }
        Arrays.fill(own, '\0');
        Arrays.fill(theirs, '\0');
        return different == 0;
    }

    @Override
    public void close() {
        passphrase.close();
    }

    Passphrase passphrase() {
        return passphrase;
    }

    int iterations() {
        return iterations;
    }

    EncryptedPrivateKeyInfo seal(byte[] pkcs8) {
        Pbes2 scheme = Pbes2.fresh(iterations);
        return new EncryptedPrivateKeyInfo(scheme.id(), encrypt(scheme, pkcs8));
    }

    byte[] encrypt(Pbes2 scheme, byte[] plain) {
        byte[] secret = passphrase.toUtf8();
        try {
            return scheme.encrypt(secret, plain);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** Returns the plain form, which the caller wipes. */
    byte[] open(EncryptedPrivateKeyInfo sealed, String where) throws KeyFileException {
        return decrypt(Pbes2.of(sealed.getEncryptionAlgorithm(), where), sealed.getEncryptedData(), where);
    }

    byte[] decrypt(Pbes2 scheme, byte[] encrypted, String where) throws KeyFileException {
        byte[] secret = passphrase.toUtf8();
        try {
            return scheme.decrypt(secret, encrypted, where);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    EncryptedPrivateKeyInfo strengthened(EncryptedPrivateKeyInfo sealed, String where) throws KeyFileException {
        if (Pbes2.of(sealed.getEncryptionAlgorithm(), where).iterations() >= iterations) {
            return sealed;
        }
        byte[] plain = open(sealed, where);
        try {
            return seal(plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }
}
