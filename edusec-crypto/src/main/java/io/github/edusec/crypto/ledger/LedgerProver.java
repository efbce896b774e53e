package io.github.edusec.crypto.ledger;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.VerificationKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes proofs from a ledger under its newest checkpoint, with some dozen reads however long it is, from the hashes beside it
 * ({@code NAME.hashes}); where these are missing or wrong the ledger is read through instead. Immutable and thread-safe;
 * entries that are appended later are not seen.
 *
 * <p>Every proof was verified before it is returned. <b>Not guaranteed.</b> A proof speaks for its entry only: that the rest of
 * the file is sound, {@link LedgerVerifier} says.
 *
 * @since 0.1.0
 */
public final class LedgerProver {
    private static final int LAST_LINE = LineReader.MAX_LINE + 2;

    private final Path ledger;
    private final VerificationKey key;
    private final Checkpoint checkpoint;
    private final long end;

    private LedgerProver(Path ledger, VerificationKey key, Checkpoint checkpoint, long end) {
        this.ledger = ledger;
        this.key = key;
        this.checkpoint = checkpoint;
        this.end = end;
    }

    /**
     * Begins with a ledger file, of which only the end is read.
     *
     * @param ledger the ledger file, best one that nobody writes meanwhile
     * @param key the public key under which it goes on
     * @return a prover for its newest checkpoint
     * @throws MalformedPackageException if the file does not end in a checkpoint of that key
     * @throws IOException if it cannot be read
     */
    public static LedgerProver of(Path ledger, VerificationKey key) throws IOException {
        try (FileChannel channel = FileChannel.open(ledger, StandardOpenOption.READ)) {
            long size = channel.size();
            String last = lastLine(channel, size);
            Checkpoint checkpoint = last.startsWith("c ") ? LedgerScan.parse(last.substring(2)) : null;
            if (checkpoint == null || !checkpoint.isSignedBy(key)) {
                throw new MalformedPackageException(new Problem(
                        ledger.getFileName() + ", last line",
                        "no proof can be made",
                        checkpoint == null ? "no checkpoint" : "a checkpoint of another key",
                        "a checkpoint of the given key"));
            }
            return new LedgerProver(ledger, key, checkpoint, size);
        }
    }

    private static String lastLine(FileChannel channel, long size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(size, LAST_LINE));
        long from = size - bytes.capacity();
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            // Until it is full or the file ends.
        }
        String text = new String(bytes.array(), StandardCharsets.ISO_8859_1);
        int last = text.lastIndexOf('\n', text.length() - 2);
        return text.endsWith("\n") && last >= 0 ? text.substring(last + 1, text.length() - 1) : "";
    }

    /**
     * Returns the checkpoint under which proofs are made.
     *
     * @return the newest one when this prover was made
     */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /**
     * Proves one entry.
     *
     * @param index the entry's index
     * @return the proof
     * @throws MalformedPackageException if the ledger is damaged, so that there is none
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if there is no such entry
     */
    public InclusionProof inclusion(long index) throws IOException {
        if (index < 0 || index >= checkpoint.size()) {
            throw new IllegalArgumentException(
                    "entry: found index " + index + ", allowed: 0 to " + (checkpoint.size() - 1));
        }
        List<LeafRange> path = LeafRange.inclusion(index, checkpoint.size());
        Optional<InclusionProof> quick = quick(
                path,
                hashes -> entry(index)
                        .filter(json -> EntryLine.parse(json) != null)
                        .map(json -> new InclusionProof(index, json, hashes, checkpoint))
                        .filter(proof -> proof.verify(key)));
        if (quick.isPresent()) {
            return quick.get();
        }
        ScannedRanges scanned = new ScannedRanges(path, index, end);
        InclusionProof proof = new InclusionProof(index, scanned.read(ledger, key), scanned.roots(), checkpoint);
        return checked(proof, proof.verify(key));
    }

    /**
     * Proves that this state only added to an older one.
     *
     * @param older a checkpoint that was kept; its signature is not looked at
     * @return the proof
     * @throws MalformedPackageException if there is none: the kept checkpoint is of another ledger or history, or covers more
     *     entries than the ledger has, so that it was cut, or the ledger is damaged
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if the older checkpoint covers no entry
     */
    public ConsistencyProof consistency(Checkpoint older) throws IOException {
        if (older.size() < 1) {
            throw new IllegalArgumentException("kept checkpoint: found no entries, allowed: 1 or more");
        }
        if (!older.origin().equals(checkpoint.origin()) || older.size() > checkpoint.size()) {
            boolean cut = older.origin().equals(checkpoint.origin());
            throw new MalformedPackageException(new Problem(
                    String.valueOf(ledger.getFileName()),
                    cut ? "the ledger was cut: it is shorter than the kept checkpoint" : "another ledger",
                    cut ? checkpoint.size() + " entries" : checkpoint.origin(),
                    cut ? older.size() + " entries or more" : older.origin()));
        }
        List<LeafRange> path = LeafRange.consistency(older.size(), checkpoint.size());
        Optional<ConsistencyProof> quick = quick(
                path,
                hashes -> Optional.of(new ConsistencyProof(older.size(), hashes, checkpoint))
                        .filter(proof -> proof.verify(older, key)));
        if (quick.isPresent()) {
            return quick.get();
        }
        ScannedRanges scanned = new ScannedRanges(path, 0, end);
        scanned.read(ledger, key);
        ConsistencyProof proof = new ConsistencyProof(older.size(), scanned.roots(), checkpoint);
        return checked(proof, proof.verify(older, key));
    }

    private <P> P checked(P proof, boolean verified) throws MalformedPackageException {
        if (!verified) {
            throw new MalformedPackageException(new Problem(
                    String.valueOf(ledger.getFileName()),
                    "no proof can be made",
                    "entries that are not under the signed root, or a kept checkpoint of another history",
                    "a ledger that verifies"));
        }
        return proof;
    }

    /** Makes a proof of the hashes of a path, if they are good for one. */
    private interface Maker<P> {
        Optional<P> of(List<String> hashes) throws IOException;
    }

    private <P> Optional<P> quick(List<LeafRange> path, Maker<P> maker) throws IOException {
        Path hashes = LedgerHashes.beside(ledger);
        if (!Files.isRegularFile(hashes)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(hashes, StandardOpenOption.READ)) {
            LedgerHashes stored = new LedgerHashes(channel);
            if (!stored.hasRoomFor(checkpoint.size())) {
                return Optional.empty();
            }
            List<String> roots = stored.roots(path).stream().map(Sha256::hex).toList();
            return maker.of(roots);
        } catch (IOException slowerThen) {
            return Optional.empty();
        }
    }

    private Optional<String> entry(long index) throws IOException {
        try (FileChannel channel = FileChannel.open(ledger, StandardOpenOption.READ)) {
            return new EntryFinder(channel, end).json(index);
        }
    }

    /** The roots of some ranges, from reading the ledger through. */
    private static final class ScannedRanges {
        private final List<LeafRange> ranges;
        private final List<MerkleTree> trees;
        private final long wanted;
        private final long end;
        private String json = "";

        ScannedRanges(List<LeafRange> ranges, long wanted, long end) {
            this.end = end;
            this.ranges = ranges;
            this.trees = Stream.generate(MerkleTree::new).limit(ranges.size()).toList();
            this.wanted = wanted;
        }

        /** Returns the JSON of the wanted entry. */
        String read(Path ledger, VerificationKey key) throws IOException {
            LedgerScan scan = new LedgerScan(LedgerKeys.of(key), -1, this::see);
            // What was appended since may be under another key, or not complete.
            try (InputStream in = LedgerFile.beginning(ledger, end)) {
                LedgerVerification.NotVerified defect = scan.run(in);
                if (defect != null) {
                    throw new MalformedPackageException(defect.problem());
                }
            }
            return json;
        }

        private void see(long leaf, LedgerScan.Seen entry, byte[] leafHash) {
            if (leaf == wanted) {
                json = entry.json();
            }
            for (int i = 0; i < ranges.size(); i++) {
                LeafRange range = ranges.get(i);
                if (leaf >= range.start() && leaf < range.end()) {
                    trees.get(i).add(leafHash);
                }
            }
        }

        List<String> roots() {
            return trees.stream().map(tree -> Sha256.hex(tree.root())).toList();
        }
    }
}
