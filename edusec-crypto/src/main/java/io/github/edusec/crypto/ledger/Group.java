package io.github.edusec.crypto.ledger;

import io.github.edusec.crypto.SigningKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries that are written together with the checkpoint that covers them; made in memory, changes nothing. */
final class Group {
    private final byte[] bytes;
    private final byte[] hashes;
    private final MerkleTree tree;
    private final Checkpoint checkpoint;
    private final Commitment line;

    private Group(byte[] bytes, byte[] hashes, MerkleTree tree, Checkpoint checkpoint, Commitment line) {
        this.bytes = bytes;
        this.hashes = hashes;
        this.tree = tree;
        this.checkpoint = checkpoint;
        this.line = line;
    }

    /** The first entry commits to the line before the group, so that the tree covers old checkpoints and the header too. */
    static Group of(
            List<LedgerEntry> entries, String origin, List<SigningKey> keys, MerkleTree before, Commitment lineBefore) {
        MerkleTree tree = before.copy();
        ByteArrayOutputStream hashes = new ByteArrayOutputStream(2 * Sha256.BYTES * entries.size());
        ByteArrayOutputStream group = new ByteArrayOutputStream(entries.size() * 400);
        @Nullable Commitment after = lineBefore;
        EntryParser reader = new EntryParser();
        for (LedgerEntry entry : entries) {
            byte[] json = new EntryLine(entry, after).bytes();
            if (!reader.accepts(json, 0, json.length)) {
                throw new IllegalStateException("entry: found one that nobody could read again, so it is not signed");
            }
            byte[] leafHash = MerkleTree.leafHash(json);
            group.writeBytes(ascii("e " + tree.size() + " " + Sha256.hex(leafHash) + " "));
            group.writeBytes(json);
            group.write('\n');
            tree.add(leafHash, hashes::writeBytes);
            after = null;
        }
        Checkpoint checkpoint = Checkpoint.sign(origin, tree.size(), tree.root(), keys);
        byte[] line = checkpointLine(checkpoint);
        group.writeBytes(line);
        return new Group(group.toByteArray(), hashes.toByteArray(), tree, checkpoint, Commitment.plain(line));
    }

    private static byte[] checkpointLine(Checkpoint checkpoint) {
        byte[] note = checkpoint.note().getBytes(StandardCharsets.UTF_8);
        return ascii("c " + Base64.getEncoder().encodeToString(note) + "\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] bytes() {
        return bytes;
    }

    /** The hashes that became final with it, as they stand in the file of hashes. */
    byte[] hashes() {
        return hashes;
    }

    MerkleTree tree() {
        return tree;
    }

    Checkpoint checkpoint() {
        return checkpoint;
    }

    Commitment line() {
        return line;
    }
}
