package io.github.edusec.retention.erase;

import java.util.ArrayList;
import java.util.List;

/**
 * The most that may be claimed for files of a folder, known before anything is done.
 *
 * <p>A value: immutable and thread-safe. A single file can still fall below it, for example without direct reads.
 *
 * @param level the highest level
 * @param fileSystem the file system's type as the platform names it, for example "ext4"; "unknown" if it names none
 * @param lowered why it is not higher; empty if it is the highest
 * @since 0.1.0
 */
public record Reach(EraseLevel level, String fileSystem, List<Lowering> lowered) {
    /**
     * Copies the list.
     *
     * @param level the highest level
     * @param fileSystem the file system's type
     * @param lowered why it is not higher
     */
    public Reach {
        lowered = List.copyOf(lowered);
    }

    static Reach of(String fileSystem, List<Lowering> lowered) {
        EraseLevel level = EraseLevel.READ_BACK;
        for (Lowering reason : lowered) {
            if (level.isAtLeast(reason.highest())) {
                level = reason.highest();
            }
        }
        return new Reach(level, fileSystem, lowered);
    }

    Reach with(Lowering reason) {
        if (lowered.contains(reason)) {
            return this;
        }
        List<Lowering> more = new ArrayList<>(lowered);
        more.add(reason);
        return of(fileSystem, more);
    }
}
