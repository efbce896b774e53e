package io.github.edusec.classify.label;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A style as documents store it.
 *
 * <p>It is not judged: a mark in a colour that nobody may ask for any more must still be found.
 *
 * @param position where on a page the mark stands
 * @param colour its colour as 0xRRGGBB
 * @param pages on which pages it stands
 * @param template its words
 */
record StyleCode(MarkPosition position, int colour, MarkPages pages, MarkTemplate template) {
    private static final Pattern CODE =
            Pattern.compile("(header|footer|both|none) ([0-9A-F]{6})(?: (all|first)(?: (.{1,200}))?)?");

    /** Returns the colour as six hexadecimal digits, as every document format writes it. */
    String hexColour() {
        return String.format(Locale.ROOT, "%06X", colour);
    }

    /** Returns the stored form; what is as usual is left out at its end. */
    String code() {
        String code = word(position) + " " + hexColour();
        if (!template.equals(MarkTemplate.DEFAULT)) {
            return code + " " + word(pages) + " " + template.pattern();
        }
        return pages == MarkPages.ALL ? code : code + " " + word(pages);
    }

    /** Reads a style as {@link #code()} stores it; empty for anything else. */
    static Optional<StyleCode> parse(String code) {
        Matcher matcher = CODE.matcher(code);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            StyleCode style = new StyleCode(
                    MarkPosition.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)),
                    Integer.parseInt(matcher.group(2), 16),
                    "first".equals(matcher.group(3)) ? MarkPages.FIRST : MarkPages.ALL,
                    matcher.group(4) == null ? MarkTemplate.DEFAULT : new MarkTemplate(matcher.group(4)));
            return style.code().equals(code) ? Optional.of(style) : Optional.empty();
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
