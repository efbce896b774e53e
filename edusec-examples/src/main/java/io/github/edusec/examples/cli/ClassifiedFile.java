package io.github.edusec.examples.cli;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.inspect.Coverage;
import io.github.edusec.classify.inspect.CoverageGap;
import io.github.edusec.classify.inspect.Suggestion;
import io.github.edusec.classify.register.RegisterMatch;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One file as its name and its content speak of it.
 *
 * @param file the file
 * @param byName what the register says of its name
 * @param byContent what its content suggests
 * @param nameSuffices the gaps in coverage despite which a name that the register knows is believed
 */
record ClassifiedFile(Path file, RegisterMatch byName, Suggestion byContent, Set<CoverageGap> nameSuffices) {
    /**
     * Tells whether name and content settle the proposal; if not, a person has to. What was not seen may be more severe
     * than what was, so only the most severe class stands without all of the content.
     */
    boolean isDetermined() {
        Classification proposed = proposed();
        return proposed != null && (proposed.importance() == Classification.MOST_SEVERE.importance() || isSeenEnough());
    }

    /** Returns the class to propose: that of the name, raised by the content; null if neither says anything. */
    @Nullable
    Classification proposed() {
        return isNameUnknown() ? byContent.suggested() : byContent.raise(byName.classification());
    }

    /**
     * Returns the class that counts until somebody has decided: a name that the register does not know and content that
     * was not seen count as the most severe, whatever else is suggested, for a suggestion never lowers.
     */
    Classification counts() {
        return isSeenEnough() ? byContent.raise(byName.classification()) : Classification.MOST_SEVERE;
    }

    /** Returns "found", "ambiguous" or "unknown". */
    String nameState() {
        if (byName instanceof RegisterMatch.Found) {
            return "found";
        }
        return byName instanceof RegisterMatch.Ambiguous ? "ambiguous" : "unknown";
    }

    private boolean isNameUnknown() {
        return byName instanceof RegisterMatch.Unknown;
    }

    private boolean isSeenEnough() {
        Optional<CoverageGap> gap = gap();
        return gap.isEmpty() || (!isNameUnknown() && nameSuffices.contains(gap.get()));
    }

    /** Returns why something was not seen, empty if all was. */
    Optional<CoverageGap> gap() {
        if (byContent.coverage() instanceof Coverage.Partial partial) {
            return Optional.of(partial.why());
        }
        return byContent.coverage() instanceof Coverage.NotInspected not ? Optional.of(not.why()) : Optional.empty();
    }
}
