package io.github.edusec.crypto.ledger;

import io.github.edusec.classify.Problem;
import io.github.edusec.classify.files.AtomicFile;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.NewerFormatException;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.ledger.LedgerVerification.NotVerified;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger file holds when it is opened for writing: a sound part that ends in a checkpoint of our key, and a tail that
 * an interrupted write can have left. Anything else is refused, since cutting it would destroy evidence.
 *
 * @param path the ledger file
 * @param origin its identity
 * @param tree the tree at the last checkpoint
 * @param good the last checkpoint
 * @param tailBytes bytes after it
 * @param hashesSound whether the hashes beside it are those of its entries
 */
record LedgerOpening(
        Path path, String origin, MerkleTree tree, LedgerScan.Good good, long tailBytes, boolean hashesSound) {
    /** Asked before the lock is taken, so that a wrong path leaves no lock files behind. */
    static void requireReadable(Path path) throws IOException {
        Files.newInputStream(path).close();
    }

    static LedgerOpening read(Path path, VerificationKey key) throws IOException {
        String name = path.getFileName() + "";
        NotVerified defect;
        LedgerScan scan;
        boolean hashesSound;
        try (InputStream in = Files.newInputStream(path);
                HashComparison hashes = HashComparison.beside(path)) {
            scan = new LedgerScan(LedgerKeys.of(key), -1, (index, entry, leafHash) -> hashes.leaf(leafHash));
            defect = scan.run(in);
            hashesSound = hashes.isSame();
        }
        String newer = scan.newerVersion();
        if (newer != null) {
            throw new NewerFormatException(name, newer, LedgerScan.VERSION);
        }
        LedgerScan.Good good = scan.good();
        if (good == null) {
            throw refused(name, defect, "no checkpoint");
        }
        // A key that was changed signed the change too, and nothing afterwards.
        if (!good.checkpoint().isSignedBy(key) || !scan.signer().equals(key.noteKeyId(scan.origin()))) {
            throw refused(
                    name,
                    new NotVerified(
                            new LedgerPlace.CheckpointAfter(good.checkpoint().size() - 1),
                            "not signed by the given key",
                            "key id " + scan.signer(),
                            "key id " + key.noteKeyId(scan.origin())),
                    "");
        }
        if (defect != null && !isTorn(path, good, key)) {
            throw refused(name, defect, "");
        }
        return new LedgerOpening(
                path, scan.origin(), scan.goodTree(), good, Files.size(path) - good.end(), hashesSound);
    }

    /**
     * An interrupted write leaves no whole checkpoint line, unless a power cut lost an earlier block of the same write, which
     * reads as NUL bytes. A tail with a signed checkpoint line is refused even so: a lost block before a checkpoint that
     * reached the disk cannot be told from entries wiped out after they were acknowledged.
     */
    private static boolean isTorn(Path path, LedgerScan.Good good, VerificationKey key) throws IOException {
        boolean wholeCheckpoint = false;
        boolean nul = false;
        try (InputStream in = tail(path, good.end())) {
            LineReader lines = new LineReader(in);
            while (lines.advance()) {
                String text = lines.text();
                nul |= text.indexOf('\0') >= 0;
                if (lines.terminated() && text.startsWith("c ")) {
                    Checkpoint checkpoint = LedgerScan.parse(text.substring(2));
                    if (checkpoint != null && checkpoint.isSignedBy(key)) {
                        return false;
                    }
                    wholeCheckpoint = true;
                }
            }
        }
        return nul || !wholeCheckpoint;
    }

    /** Copies the tail to a sibling file, forced, and commits to it; a copy made by an interrupted repair is kept. */
    Commitment saveTail() throws IOException {
        MessageDigest sha256 = Sha256.digest();
        try (InputStream in = new DigestInputStream(tail(path, good.end()), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        Commitment commitment = new Commitment(Sha256.hex(sha256.digest()));
        Path copy = path.resolveSibling(path.getFileName() + ".tail-" + good.end() + "-"
                + commitment.hex().substring(0, 8));
        if (!Files.exists(copy, LinkOption.NOFOLLOW_LINKS)) {
            try (InputStream in = tail(path, good.end());
                    AtomicFile file = AtomicFile.create(copy)) {
                byte[] buffer = new byte[64 << 10];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                    while (bytes.hasRemaining()) {
                        file.channel().write(bytes);
                    }
                }
                file.force();
                file.commit();
            }
        }
        return commitment;
    }

    static void replay(Path path, VerificationKey key, Checkpoint last, Ledger.Visitor visitor) throws IOException {
        LedgerScan scan = new LedgerScan(
                LedgerKeys.of(key), last.size(), (index, entry, leafHash) -> visitor.entry(index, entry.entry()));
        NotVerified defect;
        try (InputStream in = Files.newInputStream(path)) {
            defect = scan.run(in);
        }
        LedgerScan.Good good = scan.good();
        if (defect != null || good == null || !good.checkpoint().equals(last)) {
            throw refused(path.getFileName() + "", defect, "another last checkpoint");
        }
    }

    private static InputStream tail(Path path, long from) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        channel.position(from);
        return Channels.newInputStream(channel);
    }

    private static MalformedPackageException refused(String name, @Nullable NotVerified defect, String otherwise) {
        Problem problem =
                defect == null ? new Problem(name, "not a sound ledger", otherwise, "a sound one") : defect.problem();
        return new MalformedPackageException(
                new Problem(name + ", " + problem.where(), problem.what(), problem.found(), problem.allowed()));
    }
}
