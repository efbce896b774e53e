package io.github.edusec.classify.container;

/** How many entries a scan may still look at. Not thread-safe. */
final class EntryCount {
    private long left;

    EntryCount(long max) {
        this.left = max;
    }

    /** Takes one; false if none is left. */
    boolean take() {
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
