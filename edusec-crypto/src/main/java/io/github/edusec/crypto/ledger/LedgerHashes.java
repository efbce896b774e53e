package io.github.edusec.crypto.ledger;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The roots of all full subtrees in the order in which they became full, in a file beside the ledger: with it a proof costs
 * some reads and not the whole ledger. Nothing is believed for its sake: it is made anew when it does not fit, and what is
 * proved with it is held against the signed root. Not thread-safe.
 */
final class LedgerHashes {
    static final String SUFFIX = ".hashes";
    /** One hash long, so that hashes lie at multiples of their size. */
    static final byte[] HEADER =
            Arrays.copyOf("edusec-ledger-hashes/1\n".getBytes(StandardCharsets.US_ASCII), Sha256.BYTES);

    /** So many hashes no file holds, and their places would not fit into a long. */
    private static final long MOST_LEAVES = 1L << 50;

    private final FileChannel channel;

    LedgerHashes(FileChannel channel) {
        this.channel = channel;
    }

    static Path beside(Path ledger) {
        return ledger.resolveSibling(ledger.getFileName() + SUFFIX);
    }

    /** How many hashes there are for so many leaves. */
    static long count(long leaves) {
        long count = 0;
        for (long left = leaves; left > 0; left >>>= 1) {
            count += left;
        }
        return count;
    }

    /** Where the hash of a subtree stands: it follows everything that its last leaf did not complete before it. */
    static long position(LeafRange.Subtree subtree) {
        long leavesBefore = ((subtree.number() + 1) << subtree.level()) - 1;
        return Sha256.BYTES * (1 + count(leavesBefore) + subtree.level());
    }

    /** Says whether the file begins as such a file does. */
    boolean isOurs() throws IOException {
        return channel.size() >= Sha256.BYTES && Arrays.equals(read(0), HEADER);
    }

    /** Says whether the file has room for so many leaves and ends in the same subtrees. */
    boolean fits(MerkleTree tree) throws IOException {
        return hasRoomFor(tree.size())
                && (tree.size() == 0 || Arrays.equals(root(new LeafRange(0, tree.size())), tree.root()));
    }

    boolean hasRoomFor(long leaves) throws IOException {
        return leaves <= MOST_LEAVES
                && channel.size() >= Sha256.BYTES * (1 + count(leaves))
                && Arrays.equals(read(0), HEADER);
    }

    List<byte[]> roots(List<LeafRange> ranges) throws IOException {
        List<byte[]> roots = new ArrayList<>();
        for (LeafRange range : ranges) {
            roots.add(root(range));
        }
        return roots;
    }

    byte[] root(LeafRange range) throws IOException {
        MessageDigest sha256 = Sha256.digest();
        List<LeafRange.Subtree> subtrees = range.subtrees();
        byte[] root = read(position(subtrees.get(subtrees.size() - 1)));
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = MerkleTree.nodeHash(sha256, read(position(subtrees.get(i))), root);
        }
        return root;
    }

    private byte[] read(long position) throws IOException {
        ByteBuffer hash = ByteBuffer.allocate(Sha256.BYTES);
        while (hash.hasRemaining()) {
            if (channel.read(hash, position + hash.position()) < 0) {
                throw new EOFException("hashes of the ledger: found the end at a hash that should be there");
            }
        }
        return hash.array();
    }
}
