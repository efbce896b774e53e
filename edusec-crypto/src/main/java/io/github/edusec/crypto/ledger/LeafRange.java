package io.github.edusec.crypto.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring leaves whose root is one hash of a proof.
 *
 * @param start the first leaf; a multiple of the largest power of two that the range holds
 * @param end the leaf after the last
 */
record LeafRange(long start, long end) {
    /**
     * A full subtree.
     *
     * @param level its height; 0 for a leaf
     * @param number how many subtrees of that height lie before it
     */
    record Subtree(int level, long number) {}

    /** The audit path of a leaf, from the leaf to the root (RFC 6962 section 2.1.1). */
    static List<LeafRange> inclusion(long index, long size) {
        List<LeafRange> path = new ArrayList<>();
        long start = 0;
        long end = size;
        while (end - start > 1) {
            long middle = middle(start, end);
            if (index < middle) {
                path.add(0, new LeafRange(middle, end));
                end = middle;
            } else {
                path.add(0, new LeafRange(start, middle));
                start = middle;
            }
        }
        return path;
    }

    /** The proof that a tree of {@code older} leaves grew into one of {@code size} (RFC 6962 section 2.1.2). */
    static List<LeafRange> consistency(long older, long size) {
        List<LeafRange> path = new ArrayList<>();
        long start = 0;
        long end = size;
        // Counted from the start of the tree; the whole older tree is known to who asks.
        while (older < end) {
            long middle = middle(start, end);
            if (older <= middle) {
                path.add(0, new LeafRange(middle, end));
                end = middle;
            } else {
                path.add(0, new LeafRange(start, middle));
                start = middle;
            }
        }
        if (start > 0) {
            path.add(0, new LeafRange(start, end));
        }
        return path;
    }

    private static long middle(long start, long end) {
        return start + Long.highestOneBit(end - start - 1);
    }

    /** The full subtrees that the range consists of, from left to right. */
    List<Subtree> subtrees() {
        List<Subtree> found = new ArrayList<>();
        long at = start;
        while (at < end) {
            int level = Long.numberOfTrailingZeros(Long.highestOneBit(end - at));
            found.add(new Subtree(level, at >>> level));
            at += 1L << level;
        }
        return found;
    }
}
