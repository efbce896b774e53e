package io.github.edusec.crypto.ledger;

import io.github.edusec.crypto.LedgerInUseException;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.NewerFormatException;
import io.github.edusec.crypto.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * A tamper-evident log, open for appending: an RFC 6962 Merkle tree whose every append ends in a signed checkpoint.
 *
 * <p>The format is "edusec-ledger/1" of {@code docs/formats.md}. There is no way to change or delete an entry. An append
 * returns when its entries and their checkpoint are forced to the disk, so what was acknowledged is there after a crash;
 * entries of one call are written together or not at all. Thread-safe: a thread of the ledger's own writes, and what several
 * threads append meanwhile goes out together, under one checkpoint and one force. Memory does not grow with the ledger; an
 * append takes a few times its entries' lines (each below 5 KiB). Opening reads the whole file, and twice where {@code NAME.hashes}
 * is missing or behind. The thread and the
 * lock stay until {@link #close()}.
 *
 * <p>One ledger is open in one process at a time; the sibling files {@code NAME.lock} and {@code NAME.holder} enforce it and
 * stay. A third, {@code NAME.hashes}, holds what proofs need ({@link LedgerProver}); it is made anew when it is missing.
 * Links are followed to the file first; a file with a second name (hard link) is refused where the system can tell.
 * Locks on network file systems are only as good as the file system's. A file that was moved away or replaced while it is
 * open takes no more appends.
 *
 * <p><b>Not guaranteed.</b> Whoever holds the signing key can write another history; keep checkpoints outside to notice it.
 * The ledger proves order and integrity, not that an entry's time or content is true.
 *
 * @since 0.1.0
 */
public final class Ledger implements AutoCloseable {
    /** Most entries of one append. */
    public static final int MAX_GROUP = 65_536;

    static final String CREATED = "ledger.created";
    static final String KEY_CHANGED = "ledger.key.changed";
    static final String KEY = "key";
    private static final String OWN_KINDS = "ledger.";

    private final Path path;
    private final String origin;
    /** Not this object, which callers may hold while they append. */
    private final Object state = new Object();

    private final LedgerLock lock;
    private final LedgerFile file;
    private final HashFile hashes;
    private final GroupCommit commit;
    private SigningKey key;
    private MerkleTree tree;
    private Checkpoint checkpoint;
    private Commitment lastLine;
    private boolean closed;

    private Ledger(
            Path path,
            String origin,
            SigningKey key,
            LedgerLock lock,
            LedgerFile file,
            HashFile hashes,
            MerkleTree tree,
            LedgerScan.Good last) {
        this.path = path;
        this.origin = origin;
        this.key = key;
        this.lock = lock;
        this.file = file;
        this.hashes = hashes;
        this.tree = tree;
        this.checkpoint = last.checkpoint();
        this.lastLine = last.line();
        this.commit = new GroupCommit(this::write);
    }

    /** Sees entries in their order. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Sees one entry.
         *
         * @param index its index, from 0
         * @param entry the entry
         * @throws IOException to stop
         */
        void entry(long index, LedgerEntry entry) throws IOException;
    }

    /**
     * Creates a ledger whose first entry, "ledger.created", commits to the public key.
     *
     * @param path the file to create
     * @param origin the ledger's identity in checkpoints, best a name under a domain of yours, such as
     *     "example.ed.jp/ledger"; 1 to 128 of a-z 0-9 . _ / - and a letter or digit at both ends
     * @param key the key that signs; stays the caller's, who closes it after the ledger
     * @return the open ledger
     * @throws FileAlreadyExistsException if the file exists
     * @throws LedgerInUseException if another writer is just creating it
     * @throws MalformedPackageException if a link, folder or device is in the place of one of its sibling files
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if the origin is not of its form
     */
    public static Ledger create(Path path, String origin, SigningKey key) throws IOException {
        return create(path, origin, key, InstantSource.system());
    }

    /**
     * Creates a ledger with the time of its own entries from a clock.
     *
     * @param path the file to create
     * @param origin the ledger's identity, see {@link #create(Path, String, SigningKey)}
     * @param key the key that signs; stays the caller's
     * @param clock tells the time of the entry "ledger.created"
     * @return the open ledger
     * @throws FileAlreadyExistsException if the file exists
     * @throws LedgerInUseException if another writer is just creating it
     * @throws MalformedPackageException if a link, folder or device is in the place of one of its sibling files
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if the origin is not of its form
     */
    public static Ledger create(Path path, String origin, SigningKey key, InstantSource clock) throws IOException {
        if (!Checkpoint.isOrigin(origin)) {
            throw new IllegalArgumentException("origin: not of its form, allowed: 1 to 128 of a-z 0-9 . _ / -");
        }
        Path file = LedgerFile.missing(path);
        LedgerLock lock = LedgerLock.acquire(file);
        try {
            byte[] header =
                    (LedgerScan.FORMAT + LedgerScan.VERSION + " " + origin + "\n").getBytes(StandardCharsets.US_ASCII);
            LedgerEntry created = LedgerEntry.of(CREATED, clock.instant())
                    .with(KEY, Commitment.ofKey(key))
                    .with("format", Long.parseLong(LedgerScan.VERSION));
            Group group = Group.of(List.of(created), origin, List.of(key), new MerkleTree(), Commitment.plain(header));
            LedgerFile.requireOwn(LedgerHashes.beside(file));
            LedgerFile.writeNew(file, header, group.bytes());
            long end = header.length + (long) group.bytes().length;
            LedgerScan.Good last = new LedgerScan.Good(group.checkpoint(), end, group.line());
            return opened(file, origin, key, lock, group.tree(), last, false);
        } catch (IOException | RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private static Ledger opened(
            Path path,
            String origin,
            SigningKey key,
            LedgerLock lock,
            MerkleTree tree,
            LedgerScan.Good last,
            boolean hashesSound)
            throws IOException {
        HashFile hashes = HashFile.open(path, key.verificationKey(), tree, hashesSound);
        LedgerFile file = null;
        try {
            file = LedgerFile.open(path, last.end());
            return new Ledger(path, origin, key, lock, file, hashes, tree, last);
        } catch (IOException | RuntimeException | Error e) {
            if (file != null) {
                file.close();
            }
            hashes.close();
            throw e;
        }
    }

    /**
     * Opens a ledger to append to it. The whole file is read and must be sound up to its last checkpoint. What follows that,
     * if an interrupted write can have left it, is copied to a sibling file (NAME.tail-OFFSET-HASH), cut off, and recorded
     * in an entry "ledger.recovered": it was never acknowledged, and the key must not sign what this run did not write.
     *
     * <p>A damaged last group whose signed checkpoint is there is refused as damage, even if a power cut may have lost a block
     * of it (NUL bytes): that looks the same as entries wiped out later.
     *
     * @param path the ledger file
     * @param key the key that signs; stays the caller's, who closes it after the ledger
     * @return the open ledger
     * @throws NewerFormatException if a newer library wrote it
     * @throws LedgerInUseException if another writer has it open
     * @throws MalformedPackageException if it is damaged otherwise, signed by another key, no regular file, or a file with a
     *     second name; nothing is changed then
     * @throws IOException if it cannot be read or written
     */
    public static Ledger open(Path path, SigningKey key) throws IOException {
        return open(path, key, InstantSource.system());
    }

    /**
     * Opens a ledger with the time of its own entries from a clock.
     *
     * @param path the ledger file
     * @param key the key that signs; stays the caller's
     * @param clock tells the time of an entry "ledger.recovered"
     * @return the open ledger
     * @throws NewerFormatException if a newer library wrote it
     * @throws LedgerInUseException if another writer has it open
     * @throws MalformedPackageException if it is damaged otherwise, signed by another key, no regular file, or a file with a
     *     second name; nothing is changed then
     * @throws IOException if it cannot be read or written
     */
    public static Ledger open(Path path, SigningKey key, InstantSource clock) throws IOException {
        Path real = LedgerFile.existing(path);
        LedgerOpening.requireReadable(real);
        LedgerLock lock = LedgerLock.acquire(real);
        try {
            LedgerOpening opening = LedgerOpening.read(real, key.verificationKey());
            Ledger ledger =
                    opened(real, opening.origin(), key, lock, opening.tree(), opening.good(), opening.hashesSound());
            settle(ledger, opening, clock.instant());
            return ledger;
        } catch (IOException | RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    /** On the ledger's own thread, whose work no interrupt of the caller ends. */
    private static void settle(Ledger ledger, LedgerOpening opening, Instant now) throws IOException {
        try {
            ledger.commit.alone(() -> ledger.settle(opening, now));
        } catch (IOException | RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    /**
     * Appends one entry.
     *
     * @param entry the entry
     * @return its index and the checkpoint that covers it
     * @throws IOException if it could not be written; then it is not in the ledger
     * @throws IllegalArgumentException if the entry's kind is one of the ledger's own
     * @throws IllegalStateException if the ledger is closed
     */
    public LedgerReceipt append(LedgerEntry entry) throws IOException {
        return append(List.of(entry));
    }

    /**
     * Appends entries together, under one checkpoint and one force: much faster than one by one.
     *
     * @param entries 1 to {@link #MAX_GROUP} entries
     * @return their indices and the checkpoint that covers them
     * @throws IOException if they could not be written; then none is in the ledger, unless the disk failed in the very act of
     *     forcing: then the next opening tells
     * @throws IllegalArgumentException if there are none or too many, or an entry's kind is one of the ledger's own
     * @throws IllegalStateException if the ledger is closed
     */
    public LedgerReceipt append(List<LedgerEntry> entries) throws IOException {
        // Checked is what is written, whatever the caller does with his list meanwhile.
        List<LedgerEntry> fixed = List.copyOf(entries);
        if (fixed.isEmpty() || fixed.size() > MAX_GROUP) {
            throw new IllegalArgumentException(
                    "append: found " + fixed.size() + " entries, allowed: 1 to " + MAX_GROUP);
        }
        if (fixed.stream().anyMatch(entry -> entry.kind().startsWith(OWN_KINDS))) {
            throw new IllegalArgumentException("append: found a kind of the ledger's own, allowed: not ledger.*");
        }
        refuseVisitor();
        return commit.append(fixed);
    }

    /**
     * Lets another key sign from now on. The change is an entry, "ledger.key.changed", which commits to the new public key, and
     * whose checkpoint both keys sign: whoever has both sees that the old one's holder passed the ledger on ({@link
     * LedgerVerifier#verify(Path, LedgerKeys)}). Checkpoints of the old key stay valid; it can append no more. Keep the new key
     * safe before you call this.
     *
     * @param newKey the key that signs from now on; stays the caller's, who closes it after the ledger
     * @param time when the key was changed
     * @return the entry's index and the checkpoint that both keys signed
     * @throws IOException if it could not be written; whether the change is in the file is not known then, as after a crash:
     *     keep both keys, and open the ledger with the one that it takes
     * @throws IllegalArgumentException if it is the key that signs already, or the time is outside the years 1970 to 9999
     * @throws IllegalStateException if the ledger is closed
     */
    public LedgerReceipt changeKey(SigningKey newKey, Instant time) throws IOException {
        synchronized (state) {
            if (newKey.verificationKey().equals(key.verificationKey())) {
                throw new IllegalArgumentException("key: found the one that signs already, allowed: another one");
            }
        }
        LedgerEntry change = LedgerEntry.of(KEY_CHANGED, time).with(KEY, Commitment.ofKey(newKey));
        refuseVisitor();
        return commit.alone(() -> handOver(change, newKey));
    }

    private void refuseVisitor() {
        if (Thread.holdsLock(state)) {
            throw new IllegalStateException("append: found a call from a visitor, allowed: after the replay");
        }
    }

    private LedgerReceipt write(List<LedgerEntry> entries) throws IOException {
        synchronized (state) {
            Group group = Group.of(entries, origin, List.of(key), tree, lastLine);
            file.append(group.bytes());
            return acknowledge(group, entries.size());
        }
    }

    private LedgerReceipt handOver(LedgerEntry change, SigningKey newKey) throws IOException {
        synchronized (state) {
            if (newKey.verificationKey().equals(key.verificationKey())) {
                throw new IOException("ledger: the key was changed to this one meanwhile");
            }
            Group group = Group.of(List.of(change), origin, List.of(key, newKey), tree, lastLine);
            file.append(group.bytes());
            key = newKey;
            return acknowledge(group, 1);
        }
    }

    /**
     * Returns the newest checkpoint; keep a copy of its note outside.
     *
     * @return the signed state of the ledger
     */
    public Checkpoint checkpoint() {
        synchronized (state) {
            return checkpoint;
        }
    }

    /**
     * Reads all entries from the first, the ledger's own included, and verifies them on the way. Appends wait meanwhile.
     *
     * @param visitor sees each entry; must not append
     * @throws MalformedPackageException if the file was changed since it was opened
     * @throws IOException if it cannot be read, or from the visitor
     * @throws IllegalStateException if the ledger is closed
     */
    public void replay(Visitor visitor) throws IOException {
        synchronized (state) {
            if (closed) {
                throw new IllegalStateException("the ledger is closed");
            }
            LedgerOpening.replay(path, key.verificationKey(), checkpoint, visitor);
        }
    }

    /**
     * Closes the file and lets another writer in; closing twice does nothing.
     *
     * @throws IOException if the system refuses
     */
    @Override
    public void close() throws IOException {
        if (Thread.holdsLock(state)) {
            throw new IllegalStateException("close: found a call from a visitor, allowed: after the replay");
        }
        commit.close();
        synchronized (state) {
            if (!closed) {
                closed = true;
                try (lock;
                        hashes) {
                    file.close();
                }
            }
        }
    }

    /**
     * Somebody may act on what is found here, and a writer that was killed may not have forced it: a power cut would take it
     * back.
     */
    private Checkpoint settle(LedgerOpening opening, Instant now) throws IOException {
        synchronized (state) {
            file.force();
            if (opening.tailBytes() > 0) {
                LedgerEntry entry = LedgerEntry.of("ledger.recovered", now)
                        .with("tail", opening.saveTail())
                        .with("bytes", opening.tailBytes())
                        .with("offset", file.end());
                Group group = Group.of(List.of(entry), origin, List.of(key), tree, lastLine);
                file.replaceTail(group.bytes());
                acknowledge(group, 1);
            }
            return checkpoint;
        }
    }

    private LedgerReceipt acknowledge(Group group, int count) {
        long first = tree.size();
        tree = group.tree();
        checkpoint = group.checkpoint();
        lastLine = group.line();
        hashes.append(first, group.hashes());
        return new LedgerReceipt(first, count, checkpoint);
    }
}
