package io.github.edusec.examples.cli;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.inspect.Suggestion;
import io.github.edusec.classify.register.RegisterMatch;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file as its name and its content speak of it.
 *
 * @param file the file
 * @param byName what the register says of its name
 * @param byContent what its content suggests
 */
record ClassifiedFile(Path file, RegisterMatch byName, Suggestion byContent) {
    /** Tells whether name or content say anything; if neither does, a person has to. */
    boolean isDetermined() {
        return proposed() != null;
    }

    /** Returns the class to propose: that of the name, raised by the content; null if neither says anything. */
    @Nullable
    Classification proposed() {
        return byName instanceof RegisterMatch.Unknown
                ? byContent.suggested()
                : byContent.raise(byName.classification());
    }

    /**
     * Returns the class that counts until somebody has decided: a name that the register does not know counts as the most
     * severe, whatever the content suggests, for a suggestion never lowers.
     */
    Classification counts() {
        return byContent.raise(byName.classification());
    }

    /** Returns "found", "ambiguous" or "unknown". */
    String nameState() {
        if (byName instanceof RegisterMatch.Found) {
            return "found";
        }
        return byName instanceof RegisterMatch.Ambiguous ? "ambiguous" : "unknown";
    }
}
