package io.github.edusec.crypto.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** RFC 6962 section 2.1 as it is written down: recursive, and sharing no code with the ledger. */
final class NaiveTree {
    private NaiveTree() {}

    static byte[] root(List<byte[]> entries) {
        if (entries.isEmpty()) {
            return sha256(new byte[0]);
        }
        if (entries.size() == 1) {
            return sha256(new byte[] {0}, entries.get(0));
        }
        int k = split(entries.size());
        return sha256(new byte[] {1}, root(entries.subList(0, k)), root(entries.subList(k, entries.size())));
    }

    static List<byte[]> path(int index, List<byte[]> entries) {
        int n = entries.size();
        if (n == 1) {
            return new ArrayList<>();
        }
        int k = split(n);
        List<byte[]> path;
        if (index < k) {
            path = path(index, entries.subList(0, k));
            path.add(root(entries.subList(k, n)));
        } else {
            path = path(index - k, entries.subList(k, n));
            path.add(root(entries.subList(0, k)));
        }
        return path;
    }

    /** Section 2.1.2, PROOF(m, D[n]). */
    static List<byte[]> consistency(int older, List<byte[]> entries) {
        return subproof(older, entries, true);
    }

    private static List<byte[]> subproof(int m, List<byte[]> entries, boolean complete) {
        int n = entries.size();
        if (m == n) {
            return complete ? new ArrayList<>() : new ArrayList<>(List.of(root(entries)));
        }
        int k = split(n);
        List<byte[]> proof;
        if (m <= k) {
            proof = subproof(m, entries.subList(0, k), complete);
            proof.add(root(entries.subList(k, n)));
        } else {
            proof = subproof(m - k, entries.subList(k, n), false);
            proof.add(root(entries.subList(0, k)));
        }
        return proof;
    }

    /** The largest power of two smaller than n. */
    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                sha256.update(part);
            }
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
