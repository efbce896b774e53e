package io.github.edusec.classify;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One handling restriction (取扱制限) of an asset: a known kind or free text such as "保存期間3年まで".
 *
 * <p>A value: immutable and thread-safe. A text that names a known kind in another form ("配布禁止", full width, spaces, in
 * brackets) is kept in the kind's own words, so that equal restrictions are equal. Ordered as marks show them: known kinds first, in
 * the order of {@link RestrictionKind}, then free text.
 *
 * @param text the words as marks show them; one line, not blank
 * @since 0.1.0
 */
public record HandlingRestriction(String text) implements Comparable<HandlingRestriction>, Serializable {
    private static final Comparator<HandlingRestriction> ORDER = Comparator.comparing(
                    HandlingRestriction::kindOrNull, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(HandlingRestriction::text);

    /**
     * Checks the text and brings a known kind into its own words.
     *
     * @param text one line, not blank, without control characters, line separators and unpaired surrogates
     * @throws IllegalArgumentException if it is blank or holds one of these
     */
    public HandlingRestriction {
        if (text.isBlank() || text.codePoints().anyMatch(HandlingRestriction::isNoText)) {
            throw new IllegalArgumentException("handling restriction: found a blank text, a control character, a line"
                    + " separator or half a character, allowed: one line of text");
        }
        text = RestrictionKind.find(text).map(RestrictionKind::label).orElse(text);
    }

    /**
     * Makes a restriction of a known kind.
     *
     * @param kind the kind
     * @return the restriction
     */
    public static HandlingRestriction of(RestrictionKind kind) {
        return new HandlingRestriction(kind.label());
    }

    /**
     * Makes restrictions from their words.
     *
     * @param texts the words, one restriction each
     * @return the restrictions in the given order
     * @throws IllegalArgumentException if one is blank or no line of text
     */
    public static List<HandlingRestriction> listOf(String... texts) {
        return Arrays.stream(texts).map(HandlingRestriction::new).toList();
    }

    /**
     * Returns the kind, if it is a known one.
     *
     * @return the kind, or empty for free text
     */
    public Optional<RestrictionKind> kind() {
        return Optional.ofNullable(kindOrNull());
    }

    @Override
    public int compareTo(HandlingRestriction other) {
        return ORDER.compare(this, other);
    }

    private static boolean isNoText(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    private @Nullable RestrictionKind kindOrNull() {
        return RestrictionKind.ofLabel(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
