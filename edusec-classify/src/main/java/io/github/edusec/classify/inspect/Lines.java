package io.github.edusec.classify.inspect;

import java.util.Arrays;

/** Where the lines of a normalized text start, for questions such as "in the same line". Immutable. */
final class Lines {
    private final int[] starts;
    private final int length;

    Lines(int[] starts, int length) {
        this.starts = starts;
        this.length = length;
    }

    int size() {
        return starts.length;
    }

    int of(int place) {
        int found = Arrays.binarySearch(starts, place);
        return found >= 0 ? found : -found - 2;
    }

    int start(int line) {
        return starts[line];
    }

    /** Returns where a line ends, without its line end. */
    int end(int line) {
        return line + 1 < starts.length ? starts[line + 1] - 1 : length;
    }
}
