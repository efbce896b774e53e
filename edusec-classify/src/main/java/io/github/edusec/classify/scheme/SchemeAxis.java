package io.github.edusec.classify.scheme;

import io.github.edusec.classify.Text;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One axis of a scheme, for example 機密性, with its levels.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param id the id used in files, for example "confidentiality"
 * @param name the axis for people
 * @param prefixes the words before a level; the first is the one marks show, for example "機密性"
 * @param clause where the source defines the axis
 * @param levels the levels from most to least severe
 * @since 0.1.0
 */
public record SchemeAxis(String id, Text name, List<String> prefixes, String clause, List<SchemeLevel> levels)
        implements Serializable {
    /**
     * Copies the lists.
     *
     * @param id the axis' id
     * @param name in both languages
     * @param prefixes at least one
     * @param clause of the source
     * @param levels from most to least severe
     */
    public SchemeAxis {
        prefixes = List.copyOf(prefixes);
        levels = List.copyOf(levels);
    }

    /**
     * Returns the words before a level as marks show them.
     *
     * @return for example "機密性"
     */
    public String prefix() {
        return prefixes.get(0);
    }

    /**
     * Finds a level as people write it: its code, an alias or a label, with or without the prefix; width, spaces, case and
     * brackets make no difference.
     *
     * @param text for example "2B", "２ｂ", "機密性 2 B", "(1)", "Ⅱ"
     * @return the level; empty if the text is none
     */
    public Optional<SchemeLevel> find(String text) {
        String wanted = WrittenLevel.normalize(text);
        return levels.stream()
                .filter(level -> writtenForms(level).anyMatch(wanted::equals))
                .findFirst();
    }

    /**
     * Reads a level as people write it.
     *
     * @param text as for {@link #find}
     * @return the level
     * @throws IllegalArgumentException if the text is no level; the message names what was found and what is allowed
     */
    public SchemeLevel parse(String text) {
        return find(text)
                .orElseThrow(
                        () -> new IllegalArgumentException(prefix() + ": found \"" + text + "\", allowed: " + codes()));
    }

    /**
     * Returns the level with a code.
     *
     * @param code exactly as the file has it
     * @return the level; empty if there is none
     */
    public Optional<SchemeLevel> level(String code) {
        return levels.stream().filter(level -> level.code().equals(code)).findFirst();
    }

    /** The forms of one level, each as {@link WrittenLevel} compares them. */
    Stream<String> writtenForms(SchemeLevel level) {
        List<String> bare = Stream.concat(Stream.of(level.code()), level.aliases().stream())
                .map(WrittenLevel::normalize)
                .toList();
        Stream<String> prefixed = prefixes.stream()
                .map(WrittenLevel::normalize)
                .flatMap(prefix -> bare.stream().map(prefix::concat));
        Stream<String> labels =
                Stream.of(level.label().ja(), level.label().en()).map(WrittenLevel::normalize);
        return Stream.concat(bare.stream(), Stream.concat(prefixed, labels));
    }

    String codes() {
        return levels.stream().map(SchemeLevel::code).collect(Collectors.joining(", "));
    }
}
