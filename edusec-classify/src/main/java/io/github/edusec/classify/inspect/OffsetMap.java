package io.github.edusec.classify.inspect;

import java.util.Arrays;

/**
 * The way from normalized to original offsets: only the places where the distance changes are kept. Immutable and
 * thread-safe.
 */
final class OffsetMap {
    private final int[] folded;
    /** An offset from which both run in step, or the complement of one on which all that follows collapses. */
    private final int[] original;

    private OffsetMap(int[] folded, int[] original) {
        this.folded = folded;
        this.original = original;
    }

    int original(int index) {
        int found = Arrays.binarySearch(folded, index);
        int segment = found >= 0 ? found : -found - 2;
        int start = original[segment];
        return start < 0 ? ~start : start + index - folded[segment];
    }

    /** Takes the segments in order. Not thread-safe. */
    static final class Builder {
        private final IntList folded = new IntList();
        private final IntList original = new IntList();

        Builder() {
            put(0, 0);
        }

        /** Says that from here both run in step; does nothing if they already do. */
        void inStep(int foldedIndex, int originalIndex) {
            int start = original.last();
            if (start < 0 || originalIndex - foldedIndex != start - folded.last()) {
                put(foldedIndex, originalIndex);
            }
        }

        /** Says that from here all characters come from one place. */
        void collapsed(int foldedIndex, int originalIndex) {
            put(foldedIndex, ~originalIndex);
        }

        private void put(int foldedIndex, int originalIndex) {
            if (folded.size() > 0 && folded.last() == foldedIndex) {
                folded.removeLast();
                original.removeLast();
            }
            folded.add(foldedIndex);
            original.add(originalIndex);
        }

        OffsetMap build() {
            return new OffsetMap(folded.toArray(), original.toArray());
        }
    }
}
