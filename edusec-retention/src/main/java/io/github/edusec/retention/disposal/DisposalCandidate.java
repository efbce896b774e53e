package io.github.edusec.retention.disposal;

import io.github.edusec.classify.Classification;
import io.github.edusec.retention.Hold;
import io.github.edusec.retention.RecordFacts;
import java.util.List;

/**
 * A record that may be due, and the file that holds it. A value: immutable and thread-safe.
 *
 * @param id the record's id in the caller's catalogue
 * @param path the file below the run's root folder, names joined by "/", for example "2019/出席簿.xlsx"
 * @param facts its kind and events
 * @param holds the holds on it
 * @param classification its classification
 * @since 0.1.0
 */
public record DisposalCandidate(
        String id, String path, RecordFacts facts, List<Hold> holds, Classification classification) {
    /**
     * Copies the holds.
     *
     * @param id the record's id
     * @param path the file below the root folder
     * @param facts its kind and events
     * @param holds the holds on it; may be empty
     * @param classification its classification
     */
    public DisposalCandidate {
        holds = List.copyOf(holds);
    }
}
