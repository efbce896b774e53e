package io.github.edusec.crypto.ledger;

import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.ledger.LedgerVerification.NotVerified;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One strict pass over a ledger file, in constant memory. Only the newest checkpoint's signature has to be verified: the
 * first entry of each group commits to the checkpoint line before it (the very first to the header), so the newest root
 * covers every earlier byte. Other signatures are looked at only to say whose fault a mismatch is. Not thread-safe.
 */
final class LedgerScan {
    static final String FORMAT = "edusec-ledger/";
    static final String VERSION = "1";

    /** Sees each entry whose own line is sound, before its checkpoint was read. */
    interface Visitor {
        void entry(long index, Seen entry, byte[] leafHash) throws IOException;
    }

    /** What an entry line holds, made into objects only for who asks, and only before the next line is read. */
    interface Seen {
        String json();

        LedgerEntry entry();
    }

    /**
     * A checkpoint that agrees with everything before it; its signature has not been looked at.
     *
     * @param checkpoint the checkpoint
     * @param end the byte after its line
     * @param line the SHA-256 of its line
     */
    record Good(Checkpoint checkpoint, long end, Commitment line) {}

    private static final byte[] CREATED = Ledger.CREATED.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KEY_CHANGED = Ledger.KEY_CHANGED.getBytes(StandardCharsets.US_ASCII);

    private final LedgerKeys keys;
    private final Visitor visitor;
    private final EntryParser parser = new EntryParser();
    private final MessageDigest sha256 = Sha256.digest();
    private final long rootSize;
    private final MerkleTree tree = new MerkleTree();
    private String origin = "";
    private @Nullable String newerVersion;
    private @Nullable Commitment before;
    private @Nullable Good good;
    private MerkleTree goodTree = tree;
    private byte @Nullable [] rootAtSize;
    private String signer = "";
    private @Nullable Commitment firstKey;
    private @Nullable Commitment newKey;
    private boolean handOverUnchecked;

    /** The root at {@code rootSize} is kept on the way; -1 for none. */
    LedgerScan(LedgerKeys keys, long rootSize, Visitor visitor) {
        this.keys = keys;
        this.rootSize = rootSize;
        this.visitor = visitor;
    }

    /** Returns the first thing wrong, or null if everything up to the end is sound and signed. */
    @Nullable
    NotVerified run(InputStream in) throws IOException {
        LineReader lines = new LineReader(in);
        NotVerified defect = header(lines);
        keepRoot();
        while (defect == null && lines.advance()) {
            defect = line(lines);
        }
        return defect == null ? end(lines.nextOffset()) : defect;
    }

    private @Nullable NotVerified header(LineReader lines) throws IOException {
        boolean any = lines.advance();
        String text = any && !lines.tooLong() ? lines.text() : "";
        int space = text.indexOf(' ');
        if (!text.startsWith(FORMAT) || space < 0 || !lines.terminated()) {
            return bad(new LedgerPlace.Header(), "not a ledger", "another first line", FORMAT + VERSION + " ORIGIN");
        }
        String version = text.substring(FORMAT.length(), space);
        if (!version.equals(VERSION)) {
            newerVersion = version.matches("[1-9][0-9]{0,5}") ? version : null;
            return bad(new LedgerPlace.Header(), "not a version this library reads", "another version", VERSION);
        }
        origin = text.substring(space + 1);
        before = Commitment.plain(lines.bytes());
        return Checkpoint.isOrigin(origin)
                ? null
                : bad(new LedgerPlace.Header(), "not an origin", "other characters", "a-z 0-9 . _ / -");
    }

    private @Nullable NotVerified line(LineReader lines) throws IOException {
        if (!lines.terminated() && !lines.tooLong()) {
            return tail(lines.nextOffset());
        }
        boolean startsLikeAnEntry = lines.to() > lines.from() && lines.buffer()[lines.from()] == 'e';
        // What may follow decides, so that a damaged first character is blamed on its own line where it can be.
        return before != null || startsLikeAnEntry ? entry(lines) : checkpoint(lines);
    }

    private @Nullable NotVerified entry(LineReader lines) throws IOException {
        long index = tree.size();
        LedgerPlace place = new LedgerPlace.Entry(index);
        byte[] bytes = lines.buffer();
        int hash = lines.tooLong() ? -1 : hashAt(lines, index);
        int json = hash + Sha256.HEX_DIGITS + 1;
        if (hash < 0 || lines.to() <= json || bytes[json - 1] != ' ') {
            return bad(place, "not an entry line", "another form or index", "e " + index + " HASH JSON");
        }
        byte[] leafHash = MerkleTree.leafHash(sha256, bytes, json, lines.to());
        if (!Sha256.isHexOf(leafHash, bytes, hash)) {
            return bad(place, "the entry does not have its hash", "hash of other bytes", Sha256.hex(leafHash));
        }
        if (!parser.accepts(bytes, json, lines.to())) {
            return bad(place, "not an entry", "JSON of another form", "the canonical form of version 1");
        }
        NotVerified chain = chain(place, index, parser.after());
        if (chain != null) {
            return chain;
        }
        Seen seen = new SeenLine(bytes, json, lines.to());
        NotVerified change = index == 0 ? created(place, seen) : change(place, seen);
        if (change != null) {
            return change;
        }
        before = null;
        visitor.entry(index, seen, leafHash);
        tree.add(leafHash);
        keepRoot();
        return null;
    }

    /** The first entry names the key that signs, as an entry of a change names the next. */
    private @Nullable NotVerified created(LedgerPlace place, Seen seen) {
        firstKey = parser.isOfKind(CREATED) ? seen.entry().commitments().get(Ledger.KEY) : null;
        return firstKey == null ? bad(place, "not the entry of a new ledger", "another entry", "its key") : null;
    }

    /** A change of key stands alone in its group. */
    private @Nullable NotVerified change(LedgerPlace place, Seen seen) {
        if (newKey != null) {
            return bad(place, "an entry beside a change of key", "another entry", "a checkpoint");
        }
        if (!parser.isOfKind(KEY_CHANGED)) {
            return null;
        }
        newKey = seen.entry().commitments().get(Ledger.KEY);
        return before != null && newKey != null
                ? null
                : bad(place, "a change of key", "without its key, or among others", "its key, alone in its group");
    }

    /** Returns where the hash of an entry line begins, or -1 if the line is not of that entry. */
    private static int hashAt(LineReader lines, long index) {
        byte[] start = ("e " + index + " ").getBytes(StandardCharsets.US_ASCII);
        int from = lines.from();
        int to = Math.min(from + start.length, lines.to());
        return Arrays.equals(lines.buffer(), from, to, start, 0, start.length) ? from + start.length : -1;
    }

    private static final class SeenLine implements Seen {
        private final byte[] bytes;
        private final int from;
        private final int to;

        SeenLine(byte[] bytes, int from, int to) {
            this.bytes = bytes;
            this.from = from;
            this.to = to;
        }

        @Override
        public String json() {
            return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
        }

        @Override
        public LedgerEntry entry() {
            EntryLine line = new EntryParser().parse(bytes, from, to);
            return Objects.requireNonNull(line, "was accepted").entry();
        }
    }

    /** The first entry of a group, and only that, commits to the line before the group. */
    private @Nullable NotVerified chain(LedgerPlace place, long index, @Nullable Commitment after) {
        if (before == null || after == null) {
            return before == null && after == null
                    ? null
                    : bad(
                            place,
                            "the link to the line before the group",
                            after == null ? "none" : "one too many",
                            "one per group");
        }
        if (after.equals(before)) {
            return null;
        }
        boolean entryAtFault = good != null
                && keys.withId(signer, origin)
                        .filter(good.checkpoint()::isSignedBy)
                        .isPresent();
        LedgerPlace fault = good == null ? new LedgerPlace.Header() : new LedgerPlace.CheckpointAfter(index - 1);
        return bad(
                entryAtFault ? place : fault, "not the line that the next entry commits to", before.hex(), after.hex());
    }

    private @Nullable NotVerified checkpoint(LineReader lines) {
        long size = tree.size();
        LedgerPlace place = new LedgerPlace.CheckpointAfter(size - 1);
        String text = lines.tooLong() ? "" : lines.text();
        Checkpoint checkpoint = text.startsWith("c ") ? parse(text.substring(2)) : null;
        if (checkpoint == null) {
            return bad(place, "not a checkpoint line", "another form", "c BASE64-NOTE");
        }
        NotVerified mismatch = mismatch(checkpoint);
        if (mismatch != null) {
            // Of a key that nobody gave it cannot be told whether the checkpoint or what it covers was changed.
            return isSignedInTurn(checkpoint).orElse(true)
                    ? mismatch
                    : bad(place, mismatch.what(), "no valid signature", "signed by the given key");
        }
        NotVerified others = otherSigners(place, checkpoint);
        if (others != null) {
            return others;
        }
        before = Commitment.plain(lines.bytes());
        good = new Good(checkpoint, lines.nextOffset(), before);
        goodTree = tree.copy();
        return null;
    }

    /** One key signs until an entry names the next, and that entry's checkpoint both of them sign. */
    private @Nullable NotVerified otherSigners(LedgerPlace place, Checkpoint checkpoint) {
        List<String> found = checkpoint.signatures().stream()
                .map(Checkpoint.Signature::keyId)
                .toList();
        String next = found.get(found.size() - 1);
        boolean known = signer.isEmpty() || found.get(0).equals(signer);
        Commitment announced = newKey;
        newKey = null;
        if (!known || found.size() != (announced == null ? 1 : 2)) {
            return bad(place, "not signed by the key whose turn it is", "key ids " + found, "key id " + signer);
        }
        if (signer.isEmpty() && isAnother(found.get(0), firstKey)) {
            return bad(place, "not signed by the key whose turn it is", "key id " + found.get(0), "" + firstKey);
        }
        NotVerified change = announced == null ? null : handOver(place, checkpoint, announced);
        if (change != null) {
            return change;
        }
        signer = next;
        return null;
    }

    /** Ids can be written by anybody: of the keys that are given, the signatures must hold. */
    private @Nullable NotVerified handOver(LedgerPlace place, Checkpoint checkpoint, Commitment announced) {
        for (Checkpoint.Signature signature : checkpoint.signatures()) {
            String id = signature.keyId();
            Optional<VerificationKey> given = keys.withId(id, origin);
            if (given.isPresent() && !checkpoint.isSignedBy(given.get())) {
                return bad(place, "a change of key that this key did not sign", "no valid signature", "key id " + id);
            }
            handOverUnchecked |= given.isEmpty();
        }
        String next = checkpoint.signatures().get(1).keyId();
        return isAnother(next, announced)
                ? bad(place, "not signed by the key whose turn it is", "another key than announced", "" + announced)
                : null;
    }

    /** Whether the given key of this id is not the one that an entry announced. */
    private boolean isAnother(String id, @Nullable Commitment announced) {
        return keys.withId(id, origin)
                .filter(key -> announced == null || !announced.toString().equals(key.fingerprint()))
                .isPresent();
    }

    /** Empty if the key whose turn it is was not given. */
    private Optional<Boolean> isSignedInTurn(Checkpoint checkpoint) {
        String turn = signer.isEmpty() ? checkpoint.signatures().get(0).keyId() : signer;
        return keys.withId(turn, origin).map(checkpoint::isSignedBy);
    }

    private @Nullable NotVerified mismatch(Checkpoint checkpoint) {
        long groupStart = goodTree == tree ? 0 : goodTree.size();
        if (!checkpoint.origin().equals(origin)) {
            return bad(new LedgerPlace.Header(), "not the origin that was signed", origin, checkpoint.origin());
        }
        if (checkpoint.size() != tree.size()) {
            return bad(
                    new LedgerPlace.Entry(Math.min(Math.max(groupStart, checkpoint.size()), tree.size())),
                    "not the number of entries that was signed",
                    Long.toString(tree.size()),
                    Long.toString(checkpoint.size()));
        }
        String root = Sha256.hex(tree.root());
        return root.equals(checkpoint.root())
                ? null
                : bad(
                        new LedgerPlace.Entry(groupStart),
                        "an entry from here on is not what was signed",
                        root,
                        checkpoint.root());
    }

    private @Nullable NotVerified end(long fileEnd) {
        if (good == null || tree.size() != good.checkpoint().size()) {
            return tail(fileEnd);
        }
        // A key that was changed signed the change too, but the ledger goes on under the other one.
        boolean current = signer.equals(keys.current().noteKeyId(origin))
                && good.checkpoint().isSignedBy(keys.current());
        return current
                ? null
                : bad(
                        new LedgerPlace.CheckpointAfter(tree.size() - 1),
                        "the newest checkpoint is not signed by the given key",
                        "key id " + signer,
                        "key id " + keys.current().noteKeyId(origin));
    }

    private NotVerified tail(long fileEnd) {
        long start = good == null ? 0 : good.end();
        return bad(
                new LedgerPlace.Tail(start),
                "what follows the last checkpoint is not covered by one: an interrupted write, or a cut",
                fileEnd - start + " bytes or more",
                "a checkpoint line at the end");
    }

    private void keepRoot() {
        if (tree.size() == rootSize) {
            rootAtSize = tree.root();
        }
    }

    /** Returns the checkpoint of a "c" line's base64, or null if it is not in its only form. */
    static @Nullable Checkpoint parse(String base64) {
        try {
            byte[] note = Base64.getDecoder().decode(base64);
            Checkpoint checkpoint = Checkpoint.parse(new String(note, StandardCharsets.UTF_8));
            boolean canonical = Base64.getEncoder().encodeToString(note).equals(base64);
            return canonical && checkpoint.signatures().size() <= 2 ? checkpoint : null;
        } catch (IllegalArgumentException | MalformedPackageException e) {
            return null;
        }
    }

    private static NotVerified bad(LedgerPlace place, String what, String found, String allowed) {
        return new NotVerified(place, what, found, allowed);
    }

    String origin() {
        return origin;
    }

    /** Whether the key was changed and one of both keys was not given. */
    boolean isHandOverUnchecked() {
        return handOverUnchecked;
    }

    /** The key id under which the ledger goes on. */
    String signer() {
        return signer;
    }

    /** The version that stands in the header if it is a number other than ours, else null. */
    @Nullable
    String newerVersion() {
        return newerVersion;
    }

    /** The last checkpoint that agrees with everything before it; its signature may be anybody's. */
    @Nullable
    Good good() {
        return good;
    }

    /** The tree at {@link #good}. */
    MerkleTree goodTree() {
        return goodTree;
    }

    byte @Nullable [] rootAtSize() {
        return rootAtSize;
    }
}
