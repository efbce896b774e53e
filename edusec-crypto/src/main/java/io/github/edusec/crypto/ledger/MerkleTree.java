package io.github.edusec.crypto.ledger;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The growing edge of an RFC 6962 Merkle tree: the roots of its full subtrees, at most 63 hashes however many leaves.
 * Not thread-safe.
 */
final class MerkleTree {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest sha256 = Sha256.digest();
    private final byte[][] subtrees = new byte[63][0];
    private long size;

    /** Sees the roots of full subtrees in the order in which they become full, a leaf being one. */
    interface Sink {
        void full(byte[] root);
    }

    /** RFC 6962 section 2.1: the leaf prefix keeps a leaf from passing as an inner node. */
    static byte[] leafHash(byte[] entry) {
        return leafHash(Sha256.digest(), entry, 0, entry.length);
    }

    static byte[] leafHash(MessageDigest sha256, byte[] bytes, int from, int to) {
        sha256.update(LEAF);
        sha256.update(bytes, from, to - from);
        return sha256.digest();
    }

    static byte[] nodeHash(MessageDigest sha256, byte[] left, byte[] right) {
        sha256.update(NODE);
        sha256.update(left);
        return sha256.digest(right);
    }

    long size() {
        return size;
    }

    void add(byte[] leafHash) {
        add(leafHash, root -> {});
    }

    void add(byte[] leafHash, Sink sink) {
        byte[] hash = leafHash;
        int level = 0;
        sink.full(hash);
        while ((size >>> level & 1) == 1) {
            hash = nodeHash(sha256, subtrees[level], hash);
            level++;
            sink.full(hash);
        }
        subtrees[level] = hash;
        size++;
    }

    byte[] root() {
        byte @Nullable [] root = null;
        for (int level = 0; level < subtrees.length; level++) {
            if ((size >>> level & 1) == 1) {
                root = root == null ? subtrees[level] : nodeHash(sha256, subtrees[level], root);
            }
        }
        return root == null ? sha256.digest() : root;
    }

    MerkleTree copy() {
        MerkleTree copy = new MerkleTree();
        copy.size = size;
        System.arraycopy(subtrees, 0, copy.subtrees, 0, subtrees.length);
        return copy;
    }

    /** Says whether a tree grew out of an older one (RFC 9162 section 2.1.4.2); both have a leaf or more. */
    static boolean isConsistent(long older, byte[] olderRoot, long size, byte[] root, List<byte[]> path) {
        if (older == size) {
            return path.isEmpty() && Arrays.equals(olderRoot, root);
        }
        // A full older tree is itself the first hash, so nobody has to send it.
        boolean full = Long.bitCount(older) == 1;
        if (path.isEmpty() && !full) {
            return false;
        }
        MessageDigest sha256 = Sha256.digest();
        byte[] first = full ? olderRoot : path.get(0);
        byte[] olderHash = first;
        byte[] hash = first;
        long node = (older - 1) >>> Long.numberOfTrailingZeros(older);
        long last = (size - 1) >>> Long.numberOfTrailingZeros(older);
        for (byte[] sibling : path.subList(full ? 0 : 1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                olderHash = nodeHash(sha256, sibling, olderHash);
                hash = nodeHash(sha256, sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = nodeHash(sha256, hash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(olderHash, olderRoot) && Arrays.equals(hash, root);
    }

    /** Returns the root that an audit path leads to (RFC 6962 section 2.1.1), or null if its length does not fit. */
    static byte @Nullable [] rootOf(long index, long size, byte[] leafHash, Iterable<byte[]> path) {
        MessageDigest sha256 = Sha256.digest();
        byte[] hash = leafHash;
        long node = index;
        long last = size - 1;
        for (byte[] sibling : path) {
            if (last == 0) {
                return null;
            }
            if ((node & 1) == 1 || node == last) {
                hash = nodeHash(sha256, sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = nodeHash(sha256, hash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 ? Arrays.copyOf(hash, hash.length) : null;
    }
}
