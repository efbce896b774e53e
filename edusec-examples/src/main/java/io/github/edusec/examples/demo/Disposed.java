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
 * @param notCovered what no claim of the run covers
 */
public record Disposed(Path manifest, Optional<EraseLevel> lowestLevel, List<Text> notCovered) {
    /**
     * Copies the list.
     *
     * @param manifest the manifest
     * @param lowestLevel the level
     * @param notCovered what is not covered
     */
    public Disposed {
        notCovered = List.copyOf(notCovered);
    }
}
