package io.github.edusec.crypto.policy;

import io.github.edusec.classify.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A method as a policy describes it; {@code note} is there where it is read-only. */
record ProtectionMethod(
        String id,
        Text name,
        String clause,
        List<AlgorithmUse> uses,
        boolean readOnly,
        @Nullable Text note) {
    ProtectionMethod {
        uses = List.copyOf(uses);
    }

    /** Whatever a board allows, these speak against writing. */
    List<Ruling> refusals() {
        List<Ruling> found = new ArrayList<>();
        if (readOnly) {
            found.addAll(ownNote());
        }
        found.addAll(notes(true));
        return found;
    }

    List<Ruling> concerns() {
        List<Ruling> found = new ArrayList<>();
        if (!readOnly) {
            found.addAll(ownNote());
        }
        found.addAll(notes(false));
        return found;
    }

    private List<Ruling> ownNote() {
        return note == null ? List.of() : List.of(new Ruling("method-" + id, clause, note, List.of()));
    }

    private List<Ruling> notes(boolean forbidden) {
        Set<String> seen = new HashSet<>();
        return uses.stream()
                .map(AlgorithmUse::algorithm)
                .filter(algorithm -> seen.add(algorithm.id()))
                .filter(algorithm -> forbidden == (algorithm.category() == AlgorithmCategory.FORBIDDEN))
                .flatMap(algorithm -> ruling(algorithm).stream())
                .toList();
    }

    private static List<Ruling> ruling(Algorithm algorithm) {
        Text said = algorithm.note();
        return said == null
                ? List.of()
                : List.of(new Ruling("algorithm-" + algorithm.id(), algorithm.clause(), said, List.of(algorithm.id())));
    }
}
