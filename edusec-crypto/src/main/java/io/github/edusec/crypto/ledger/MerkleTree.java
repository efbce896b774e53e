package io.github.edusec.crypto.ledger;

import java.security.MessageDigest;
import java.util.Arrays;
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

    /** RFC 6962 section 2.1: the leaf prefix keeps a leaf from passing as an inner node. */
    static byte[] leafHash(byte[] entry) {
        MessageDigest sha256 = Sha256.digest();
        sha256.update(LEAF);
        return sha256.digest(entry);
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
        byte[] hash = leafHash;
        int level = 0;
        while ((size >>> level & 1) == 1) {
            hash = nodeHash(sha256, subtrees[level], hash);
            level++;
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
