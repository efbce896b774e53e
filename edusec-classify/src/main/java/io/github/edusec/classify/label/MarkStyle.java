package io.github.edusec.classify.label;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How the visible mark looks.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param position where on a page the mark stands
 * @param colour the colour of its text as 0xRRGGBB; only presentations put a ground behind it, so that elsewhere a light colour cannot be
 *     read on white paper
 * @since 0.1.0
 */
public record MarkStyle(MarkPosition position, int colour) {
    /** At the top of every page, black. */
    public static final MarkStyle DEFAULT = new MarkStyle(MarkPosition.HEADER, 0);

    private static final int MAX_COLOUR = 0xFFFFFF;

    /**
     * Checks the colour.
     *
     * @param position not null
     * @param colour 0x000000 to 0xFFFFFF
     * @throws IllegalArgumentException if the colour is none
     */
    public MarkStyle {
        if (colour < 0 || colour > MAX_COLOUR) {
            throw new IllegalArgumentException(
                    "colour: found " + Integer.toHexString(colour) + ", allowed: 000000 to ffffff");
        }
    }

    /** Returns the colour as six hexadecimal digits, as every document format writes it. */
    String hexColour() {
        return String.format(Locale.ROOT, "%06X", colour);
    }

    /** Returns the style as it is stored. */
    String code() {
        return position.name().toLowerCase(Locale.ROOT) + " " + hexColour();
    }

    /** Reads a style as {@link #code()} stores it; empty for anything else. */
    static Optional<MarkStyle> parse(String code) {
        int colour = code.indexOf(' ') + 1;
        if (!code.substring(colour).matches("[0-9A-F]{6}")) {
            return Optional.empty();
        }
        return Arrays.stream(MarkPosition.values())
                .map(position -> new MarkStyle(position, Integer.parseInt(code.substring(colour), 16)))
                .filter(style -> style.code().equals(code))
                .findFirst();
    }
}
