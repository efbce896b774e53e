package io.github.edusec.examples.demo;

import io.github.edusec.classify.Text;
import io.github.edusec.retention.erase.EraseLevel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A finished disposal run.
 *
 * @param manifest where the frozen manifest lies
 * @param lowestLevel the lowest erasure level that was reached, empty if nothing was destroyed
 * @param fileSystem the type of the file system it ran on
 * @param lowered why no higher level can be claimed there, empty if the highest can
 * @param notCovered what no claim of the run covers
 */
public record Disposed(
        Path manifest, Optional<EraseLevel> lowestLevel, String fileSystem, List<Text> lowered, List<Text> notCovered) {
    /**
     * Copies the lists.
     *
     * @param manifest the manifest
     * @param lowestLevel the level
     * @param fileSystem the file system
     * @param lowered why not higher
     * @param notCovered what is not covered
     */
    public Disposed {
        lowered = List.copyOf(lowered);
        notCovered = List.copyOf(notCovered);
    }
}
