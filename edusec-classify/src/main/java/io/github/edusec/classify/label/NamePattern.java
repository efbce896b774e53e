package io.github.edusec.classify.label;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One kind of mark as it is read, at the start of a name or at the end of its stem.
 *
 * <p>Immutable and thread-safe.
 */
final class NamePattern {
    /** No mark is longer, so that only this much of a name's end is searched. */
    static final int MAX_UNITS = 64;

    private final Pattern prefix;
    private final Pattern suffix;
    private final List<NameLevel> groups;

    /** Takes the expression of the mark, its delimiter towards the name, and what each of its groups is. */
    NamePattern(String mark, String delimiter, NameLevel... groups) {
        this.prefix = Pattern.compile("(?:" + mark + ")" + delimiter);
        this.suffix = Pattern.compile(delimiter + "(?:" + mark + ")\\z");
        this.groups = List.of(groups);
    }

    /**
     * A mark that was found.
     *
     * @param mark what it says
     * @param start where it starts, in UTF-16 units
     * @param end where it ends
     */
    record Match(NameMark mark, int start, int end) {}

    /** Finds the mark at the start of a name. */
    Optional<Match> atStart(String name) {
        Matcher matcher = prefix.matcher(name);
        return matcher.lookingAt() ? Optional.of(match(matcher)) : Optional.empty();
    }

    /** Finds the mark at the end of a name without its extension. */
    Optional<Match> atEnd(String stem) {
        Matcher matcher = suffix.matcher(stem).region(Math.max(0, stem.length() - MAX_UNITS), stem.length());
        return matcher.find() ? Optional.of(match(matcher)) : Optional.empty();
    }

    private Match match(Matcher matcher) {
        NameMark mark = NameLevel.mark(level -> {
            for (int i = 0; i < groups.size(); i++) {
                String text = groups.get(i) == level ? matcher.group(i + 1) : null;
                if (text != null) {
                    return Optional.of(text);
                }
            }
            return Optional.empty();
        });
        return new Match(mark, matcher.start(), matcher.end());
    }
}
