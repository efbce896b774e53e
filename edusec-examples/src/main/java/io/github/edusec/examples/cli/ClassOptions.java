package io.github.edusec.examples.cli;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that state a class where none need be stated; filled in by the command line parser. */
final class ClassOptions {
    @Option(names = "--importance", paramLabel = "X", descriptionKey = "sealImportance")
    private @Nullable String importance;

    @Option(names = "--confidentiality", paramLabel = "X", descriptionKey = "confidentiality")
    private @Nullable String confidentiality;

    @Option(names = "--integrity", paramLabel = "X", descriptionKey = "integrity")
    private @Nullable String integrity;

    @Option(names = "--availability", paramLabel = "X", descriptionKey = "availability")
    private @Nullable String availability;

    @Option(names = "--restriction", paramLabel = "TEXT", descriptionKey = "restriction")
    private List<String> restrictions = List.of();

    /** Made by the command line parser. */
    ClassOptions() {}

    /**
     * Returns the class that was stated.
     *
     * @throws IllegalArgumentException if an option's value is not allowed, or one stands without --importance; the message
     *     names the option
     */
    Optional<Classification> classification() {
        if (importance == null) {
            if (confidentiality != null || integrity != null || availability != null || !restrictions.isEmpty()) {
                throw new IllegalArgumentException(
                        "--importance: found none beside an axis or a restriction, allowed: I, II," + " III, IV");
            }
            return Optional.empty();
        }
        return Optional.of(new Classification(
                named("--importance", importance, Importance::parse),
                optional("--confidentiality", confidentiality, Confidentiality::parse),
                optional("--integrity", integrity, Integrity::parse),
                optional("--availability", availability, Availability::parse),
                restrictions.stream()
                        .map(text -> named("--restriction", text, HandlingRestriction::new))
                        .toList()));
    }

    private static <T> @Nullable T optional(String option, @Nullable String text, Function<String, T> parser) {
        return text == null ? null : named(option, text, parser);
    }

    private static <T> T named(String option, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
        }
    }
}
