package io.github.edusec.classify.inspect;

import java.util.Arrays;
import java.util.List;

/** Common family names, which tell a list of persons from a list of things. Immutable and thread-safe. */
final class Surnames {
    /** A name of up to four characters is one number, so that asking makes no objects. */
    private static final int LONGEST = 4;

    private final long[] sorted;

    Surnames(List<String> names) {
        this.sorted = names.stream()
                .filter(name -> name.length() <= LONGEST)
                .mapToLong(name -> pack(name, 0, name.length()))
                .sorted()
                .toArray();
    }

    /** Returns the length of the longest family name that starts a piece, or 0. */
    int lengthAt(CharSequence text, int from, int to) {
        for (int length = Math.min(LONGEST, to - from); length > 0; length--) {
            if (Arrays.binarySearch(sorted, pack(text, from, from + length)) >= 0) {
                return length;
            }
        }
        return 0;
    }

    private static long pack(CharSequence text, int from, int to) {
        long packed = 0;
        for (int at = from; at < to; at++) {
            packed = (packed << Character.SIZE) | text.charAt(at);
        }
        return packed;
    }
}
