package io.github.edusec.crypto.keys;

import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.crypto.KeyFileException;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signing keys, other people's public keys and root keys under one passphrase, in one PKCS#12 file (RFC 7292) that keytool
 * and openssl 3 open.
 *
 * <p>Each {@link KeyUse} has at most one primary key, which signs; the keys before it only verify, and their private halves
 * are no longer in the file. Encryption is PBES2 (RFC 8018) with PBKDF2-HMAC-SHA-256 and AES-256-CBC; key bags, certificates
 * and the MAC of the store each take 600,000 iterations. A private key is decrypted when it is asked for, which takes as long
 * as one derivation. Each change writes a new file, readable by its owner only where the file system knows owners, forces it
 * and puts it in the old one's place in one step. Thread-safe: calls follow one another.
 *
 * <p><b>Not guaranteed.</b> Whoever knows the passphrase has every key: {@link KeyPurpose} and holder are names, not locks. A
 * replaced file is not overwritten, and older copies (backups, snapshots) keep every key that has since left the ring. The
 * dates are the caller's. Two processes that change the file in the same moment, between the last look and the move, are not
 * kept apart. {@link #close()} wipes the passphrase held here; copies that the JVM made are not reached. A lost passphrase
 * cannot be got back.
 *
 * @since 0.1.0
 */
public final class KeyRing implements AutoCloseable {
    private final RingStore store;
    private boolean closed;

    private KeyRing(RingStore store) {
        this.store = store;
    }

    /**
     * Makes a ring without keys.
     *
     * @param path the file to create
     * @param passphrase printable ASCII, as keytool takes no other; copied, so close yours. Ask it for its
     *     {@link Passphrase#weakness()} first: everything rests on it
     * @return the ring; close it after use
     * @throws IllegalArgumentException if the passphrase has another character
     * @throws java.nio.file.FileAlreadyExistsException if the file exists; a ring is never overwritten
     * @throws IOException if the file cannot be written
     */
    public static KeyRing create(Path path, Passphrase passphrase) throws IOException {
        return create(path, passphrase, Iterations.WRITTEN);
    }

    static KeyRing create(Path path, Passphrase passphrase, int iterations) throws IOException {
        return new KeyRing(RingStore.create(path, passphrase, iterations));
    }

    /**
     * Opens a ring, also one that another program wrote with the same names and encryption.
     *
     * @param path the file; at most 4 MiB
     * @param passphrase its passphrase; copied, so close yours
     * @return the ring, or why it was not opened
     * @throws KeyFileException if the file is damaged, holds anything but keys of a ring, or uses another encryption
     * @throws io.github.edusec.crypto.NewerFormatException if a key's name has the mark of a newer version
     * @throws IOException if the file cannot be read
     */
    public static KeyRingOpening open(Path path, Passphrase passphrase) throws IOException {
        return open(path, passphrase, Iterations.WRITTEN);
    }

    static KeyRingOpening open(Path path, Passphrase passphrase, int iterations) throws IOException {
        byte[] bytes = KeptFile.read(path);
        StoreReader reader = StoreReader.outline(bytes, PolicyFile.nameOf(path));
        if (reader.iterations() > Iterations.MOST) {
            return new KeyRingOpening.TooCostly(Iterations.MOST);
        }
        if (!reader.isAuthentic(passphrase)) {
            return new KeyRingOpening.WrongPassphraseOrChanged();
        }
        return new KeyRingOpening.Opened(new KeyRing(RingStore.open(path, bytes, reader, passphrase, iterations)));
    }

    /**
     * Lists the keys.
     *
     * @return by purpose and holder, the newest first; needs no secret
     * @throws IllegalStateException if closed
     */
    public synchronized List<KeyInfo> keys() {
        requireOpen();
        return store.content().keys().stream().map(StoredKey::info).toList();
    }

    /**
     * Returns the keys that verify signatures of a use, those given up included.
     *
     * @param use what the signatures are for and whose they are
     * @return the newest first, which is the primary one unless it was retired or the next one is prepared; empty if there
     *     are none, as for root keys
     * @throws IllegalStateException if closed
     */
    public synchronized List<VerificationKey> verificationKeys(KeyUse use) {
        requireOpen();
        List<VerificationKey> all = new ArrayList<>();
        store.content()
                .of(use)
                .forEach(key -> Optional.ofNullable(key.info().key()).ifPresent(all::add));
        return List.copyOf(all);
    }

    /**
     * Decrypts the key that signs for a use.
     *
     * @param use what is to be signed and for whom
     * @return the primary key, to be closed by the caller; empty if there is none or only its public half
     * @throws KeyFileException if the private half is not that of its certificate
     * @throws IllegalArgumentException for root keys, which do not sign
     * @throws IllegalStateException if closed
     */
    public synchronized Optional<SigningKey> signingKey(KeyUse use) throws KeyFileException {
        requireOpen();
        use.requireSigning();
        Optional<StoredKey> primary = store.content().primary(use);
        return primary.isEmpty() ? Optional.empty() : primary.get().signingKey(store.sealing());
    }

    /**
     * Decrypts the root keys.
     *
     * @return the newest first, each to be closed by the caller; empty if there are none
     * @throws KeyFileException if one is not an AES-256 key
     * @throws IllegalStateException if closed
     */
    public synchronized List<RootKey> rootKeys() throws KeyFileException {
        requireOpen();
        List<RootKey> keys = new ArrayList<>();
        try {
            for (StoredKey key : store.content().of(KeyUse.root())) {
                keys.add(key.rootKey(store.sealing()));
            }
            return List.copyOf(keys);
        } catch (KeyFileException e) {
            keys.forEach(RootKey::close);
            throw e;
        }
    }

    /**
     * Decrypts the root keys for wrapping: the newest one wraps, all unwrap.
     *
     * @return the wrapper, to be closed by the caller
     * @throws KeyFileException if one is not an AES-256 key
     * @throws IllegalArgumentException if there is no root key
     * @throws IllegalStateException if closed
     */
    public RootKeyWrapper keyWrapper() throws KeyFileException {
        return RootKeyWrapper.of(rootKeys());
    }

    /**
     * Makes a new key for a use that has no primary key.
     *
     * @param use what the key is for and whose it is
     * @param made the time; years 1970 to 9999, cut to the second
     * @return the new key
     * @throws IllegalStateException if closed, or if there is a primary key: {@link #rotate} it
     * @throws IllegalArgumentException if the time is out of range or before a key of this use was made or retired
     * @throws io.github.edusec.crypto.FileChangedException if somebody else changed the file; the ring stays as it was
     * @throws IOException if the file cannot be written; the ring stays as it was
     */
    public synchronized KeyInfo add(KeyUse use, Instant made) throws IOException {
        requireOpen();
        return save(store.content().adding(use, made, store.sealing()), use);
    }

    /**
     * Makes a new key for a use, or takes the one that was prepared, and retires the one before it: a signing key's private
     * half leaves the file; a root key stays for what it has wrapped, until {@link #dropRoot}.
     *
     * @param use what the key is for and whose it is
     * @param when the time; years 1970 to 9999, cut to the second
     * @return the new key
     * @throws IllegalStateException if closed, or if the ring holds no primary key of this use with its secret
     * @throws IllegalArgumentException if the time is out of range or before the primary key was made
     * @throws io.github.edusec.crypto.FileChangedException if somebody else changed the file; the ring stays as it was
     * @throws IOException if the file cannot be written; the ring stays as it was
     */
    public synchronized KeyInfo rotate(KeyUse use, Instant when) throws IOException {
        requireOpen();
        return save(store.content().rotating(use, when, store.sealing()), use);
    }

    /**
     * Makes the key that is to follow a signing key and keeps both, so that what they sign can be handed over while neither
     * can be lost; {@link #rotate} then retires the old one and puts this one in its place. Until then the old one signs.
     *
     * @param use what the key is for and whose it is; not a root
     * @param made the time; years 1970 to 9999, cut to the second
     * @return the prepared key; as long as there is one, keys of this use are neither taken over nor retired
     * @throws IllegalStateException if closed, if the ring holds no primary key of this use with its secret, or if one is
     *     prepared already
     * @throws IllegalArgumentException if the time is out of range or before the primary key was made, or for a root key
     * @throws io.github.edusec.crypto.FileChangedException if somebody else changed the file; the ring stays as it was
     * @throws IOException if the file cannot be written; the ring stays as it was
     */
    public synchronized KeyInfo prepare(KeyUse use, Instant made) throws IOException {
        requireOpen();
        return save(store.content().preparing(use, made, store.sealing()), use);
    }

    /**
     * Decrypts the key that is to follow the primary one.
     *
     * @param use what the key is for and whose it is
     * @return the key that {@link #prepare} made, to be closed by the caller; empty if none is prepared
     * @throws KeyFileException if the private half is not that of its certificate
     * @throws IllegalStateException if closed
     */
    public synchronized Optional<SigningKey> preparedKey(KeyUse use) throws KeyFileException {
        requireOpen();
        Optional<StoredKey> prepared = store.content().prepared(use);
        return prepared.isEmpty() ? Optional.empty() : prepared.get().signingKey(store.sealing());
    }

    /**
     * Gives up the primary key of a use without another in its place, as when a person leaves; its private half leaves the
     * file.
     *
     * @param use what the key is for and whose it is; not a root
     * @param when the time; years 1970 to 9999, cut to the second
     * @return the key, which only verifies from now on
     * @throws IllegalStateException if closed, if there is no primary key of this use, or if the next one is prepared
     * @throws IllegalArgumentException if the time is out of range or before the key was made, or for a root key
     * @throws io.github.edusec.crypto.FileChangedException if somebody else changed the file; the ring stays as it was
     * @throws IOException if the file cannot be written; the ring stays as it was
     */
    public synchronized KeyInfo retire(KeyUse use, Instant when) throws IOException {
        requireOpen();
        return save(store.content().retiringPrimary(use, when, store.sealing()), use);
    }

    /**
     * Takes over a signing key, as from {@link SigningKey#load}; a primary key of the same use is retired.
     *
     * @param use what the key is for and whose it is; not a root
     * @param key the key; copied, so close yours
     * @param made when it was taken over; years 1970 to 9999, cut to the second
     * @return the new primary key
     * @throws IllegalStateException if this ring or the key is closed, if the key is in the ring already, or if the next one
     *     is prepared
     * @throws IllegalArgumentException if the time is out of range or before a key of this use was made or retired, or for a
     *     root
     * @throws io.github.edusec.crypto.FileChangedException if somebody else changed the file; the ring stays as it was
     * @throws IOException if the file cannot be written; the ring stays as it was
     */
    public synchronized KeyInfo importKey(KeyUse use, SigningKey key, Instant made) throws IOException {
        requireOpen();
        return save(store.content().taking(use, key, made, store.sealing()), use);
    }

    /**
     * Takes over the public key of somebody else; one that the ring had of the same use before is retired.
     *
     * @param use what the key is for and whose it is; not a root
     * @param key the key, whose fingerprint was compared over another channel
     * @param made when it was taken over; years 1970 to 9999, cut to the second
     * @return the new key, which only verifies
     * @throws IllegalStateException if closed, if the key is in the ring already, or if the ring signs for this use itself
     * @throws IllegalArgumentException if the time is out of range or before a key of this use was made or retired, or for a
     *     root
     * @throws io.github.edusec.crypto.FileChangedException if somebody else changed the file; the ring stays as it was
     * @throws IOException if the file cannot be written; the ring stays as it was
     */
    public synchronized KeyInfo importPublic(KeyUse use, VerificationKey key, Instant made) throws IOException {
        requireOpen();
        return save(store.content().takingPublic(use, key, made, store.sealing()), use);
    }

    /**
     * Takes a retired root key out of the file, when everything it wrapped was wrapped anew or is to be lost.
     *
     * <p>Not guaranteed: that the key is destroyed. Older copies of the file have it.
     *
     * @param generation which one
     * @throws IllegalArgumentException if there is no retired root key of that generation
     * @throws IllegalStateException if closed
     * @throws io.github.edusec.crypto.FileChangedException if somebody else changed the file; the ring stays as it was
     * @throws IOException if the file cannot be written; the ring stays as it was
     */
    public synchronized void dropRoot(int generation) throws IOException {
        requireOpen();
        store.save(store.content().droppingRoot(generation));
    }

    /**
     * Puts the ring under another passphrase: private halves, root keys, certificates and MAC are made anew under it, each with
     * fresh salts.
     *
     * <p><b>Not guaranteed.</b> Older copies of the file (backups, snapshots) open with the passphrase before and have the same
     * keys: if it became known, {@link #rotate} them too.
     *
     * @param current the passphrase until now, asked for again so that an open ring alone does not suffice
     * @param next the passphrase from now on, printable ASCII; copied, so close yours. Ask it for its
     *     {@link Passphrase#weakness()} first: everything rests on it
     * @return whether it was changed; false, and nothing is, if {@code current} is not the ring's passphrase
     * @throws KeyFileException if a private half is not that of its certificate, or a root key not an AES-256 key; the ring stays
     *     as it was
     * @throws IllegalArgumentException if the next passphrase has another character or is the current one
     * @throws IllegalStateException if this ring or a passphrase is closed
     * @throws io.github.edusec.crypto.FileChangedException if somebody else changed the file; the ring stays as it was
     * @throws IOException if the file cannot be written; the ring stays as it was
     */
    public synchronized boolean changePassphrase(Passphrase current, Passphrase next) throws IOException {
        requireOpen();
        Sealing.refuseUnusual(next);
        if (!store.sealing().isUnder(current)) {
            return false;
        }
        if (store.sealing().isUnder(next)) {
            throw new IllegalArgumentException("new passphrase: found the one before, allowed: another one");
        }
        store.changePassphrase(next);
        return true;
    }

    /** Wipes the passphrase held here; closing again does nothing. Keys that were handed out stay open. */
    @Override
    public synchronized void close() {
        store.close();
        closed = true;
    }

    /**
     * Says how many keys there are.
     *
     * @return the number, without any name
     */
    @Override
    public synchronized String toString() {
        return "KeyRing[" + store.content().keys().size() + " keys, " + (closed ? "closed" : "open") + "]";
    }

    private KeyInfo save(RingContent changed, KeyUse use) throws IOException {
        store.save(changed);
        return changed.of(use).get(0).info();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("key ring: found closed, allowed: open");
        }
    }
}
