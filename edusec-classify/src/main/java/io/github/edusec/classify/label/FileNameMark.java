package io.github.edusec.classify.label;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import java.util.Optional;

/**
 * The importance in front of a file's name: {@link FileNameForm#BRACKET}.
 *
 * @param name the marked name; with {@link #SIDECAR_SUFFIX} it has at most 255 bytes of UTF-8
 * @param shortened whether the name was cut
 */
record FileNameMark(String name, boolean shortened) {
    /** What a sidecar's name has after the marked name. */
    static final String SIDECAR_SUFFIX = FileNames.SIDECAR_SUFFIX;

    /**
     * A marked name, taken apart.
     *
     * @param importance the class, of several marks the most severe
     * @param name the name without the marks
     */
    record Parsed(Importance importance, String name) {}

    /** Marks a name, in place of the marks that it has. */
    static FileNameMark of(Importance importance, String name) {
        MarkedName marked = FileNameForm.BRACKET.mark(Classification.of(importance), name);
        return new FileNameMark(marked.name(), marked.shortened());
    }

    /** Takes a marked name apart; empty if the name has no mark, or nothing besides it. */
    static Optional<Parsed> parse(String name) {
        return FileNameForm.parse(name).stream()
                .map(mark ->
                        mark.classification().map(Classification::importance).orElse(Importance.I))
                .reduce((one, other) -> one.isAtLeast(other) ? one : other)
                .map(importance -> new Parsed(importance, FileNameForm.unmarked(name)));
    }

    /** Exchanges the class of a marked name; a name without a mark stays as it is. */
    static String exchanged(Importance importance, String name) {
        return parse(name).isEmpty() ? name : of(importance, name).name();
    }
}
