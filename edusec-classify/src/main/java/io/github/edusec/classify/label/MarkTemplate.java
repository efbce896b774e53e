package io.github.edusec.classify.label;

import io.github.edusec.classify.HandlingRestriction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a visible mark, with placeholders for what the label says.
 *
 * <table>
 * <caption>Placeholders</caption>
 * <tr><td>{@code {class}}</td><td>all of it: 重要性分類Ⅱ 機密性2B 複製禁止</td></tr>
 * <tr><td>{@code {importance}}</td><td>重要性分類Ⅱ</td></tr>
 * <tr><td>{@code {level}}</td><td>Ⅱ</td></tr>
 * <tr><td>{@code {axes}}</td><td>the axes that are stated: 機密性2B 完全性2A</td></tr>
 * <tr><td>{@code {confidentiality}}, {@code {integrity}}, {@code {availability}}</td><td>one axis, or nothing</td></tr>
 * <tr><td>{@code {restrictions}}</td><td>the handling restrictions, or nothing</td></tr>
 * <tr><td>{@code {date}}</td><td>the day on which the label was first put: 2027-07-01</td></tr>
 * </table>
 *
 * <p>Two braces stand for one. Where a placeholder has nothing to say, the spaces behind it go as well if there are some in front
 * of it, or if it stands at the start, and those in front of it if it stands at the end; other characters around it stay. A value: immutable and thread-safe.
 *
 * @param pattern one line with {@code {class}} or {@code {importance}} in it, at most {@value #MAX_PATTERN} UTF-16 units
 * @since 0.1.0
 */
public record MarkTemplate(String pattern) {
    /** The most UTF-16 units of a pattern, so that a style fits into a document's property. */
    public static final int MAX_PATTERN = 200;

    /** All that a label says. */
    public static final MarkTemplate DEFAULT = new MarkTemplate("{class}");

    /**
     * Checks the pattern.
     *
     * @param pattern one line of characters that XML 1.0 allows
     * @throws IllegalArgumentException if it is no such line, has an unknown placeholder or a single brace, or does not show the
     *     importance class; the message names what was found and what is allowed
     */
    public MarkTemplate {
        if (pattern.length() > MAX_PATTERN
                || !XmlText.isAllowed(pattern)
                || pattern.codePoints().anyMatch(MarkTemplate::breaksLine)) {
            throw new IllegalArgumentException("mark template: found " + pattern.length()
                    + " characters, allowed: one line of " + MAX_PATTERN + " characters that XML 1.0 can hold");
        }
        if (pieces(pattern).stream().noneMatch(piece -> piece.field != null && piece.field.saysClass())) {
            throw new IllegalArgumentException(
                    "mark template: found neither {class} nor {importance}, allowed: a mark that says the class");
        }
    }

    /**
     * Returns the text of a label's mark.
     *
     * @param label the label
     * @return for example "重要性分類Ⅱ 機密性2B"
     * @throws IllegalArgumentException if the text would exceed {@link Label#MAX_TEXT} UTF-16 units
     */
    public String render(Label label) {
        String text = whole(label);
        if (text.length() > Label.MAX_TEXT) {
            throw new IllegalArgumentException(
                    "mark text: found " + text.length() + " characters, allowed: " + Label.MAX_TEXT);
        }
        return text;
    }

    /** Returns how many UTF-16 units the text of a label's mark has, also where that is too many. */
    int length(Label label) {
        return whole(label).length();
    }

    private String whole(Label label) {
        return shown(
                label,
                label.classification().restrictions().stream()
                        .map(HandlingRestriction::text)
                        .toList());
    }

    /** Returns the text with other words for the restrictions. */
    String shown(Label label, List<String> restrictions) {
        String day = label.labelledOn() == null ? "" : label.labelledOn().toString();
        MarkField.Said said = new MarkField.Said(label.classification(), restrictions, day);
        StringBuilder text = new StringBuilder();
        boolean seam = false;
        for (Piece piece : pieces(pattern)) {
            String value = piece.field == null ? piece.literal : piece.field.of(said);
            boolean spaced = text.length() == 0 || isSpace(text.charAt(text.length() - 1));
            String added = seam && spaced && piece.field == null ? withoutFirstSpaces(value) : value;
            seam = added.isEmpty() && (seam || piece.field != null);
            text.append(added);
        }
        while (seam && isSpace(text.charAt(text.length() - 1))) {
            text.setLength(text.length() - 1);
        }
        return text.toString();
    }

    boolean showsRestrictions() {
        return pieces(pattern).stream().anyMatch(piece -> piece.field != null && piece.field.showsRestrictions());
    }

    /** A run of plain characters, or a placeholder. */
    private record Piece(String literal, @Nullable MarkField field) {}

    private static List<Piece> pieces(String pattern) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            boolean brace = c == '{' || c == '}';
            if (!brace || pattern.startsWith(String.valueOf(c), at + 1)) {
                literal.append(c);
                at += brace ? 2 : 1;
                continue;
            }
            int end = pattern.indexOf('}', at);
            if (c == '}' || end < 0) {
                throw new IllegalArgumentException(
                        "mark template: found a single " + c + ", allowed: {{, }} or " + MarkField.all());
            }
            String name = pattern.substring(at + 1, end);
            pieces.add(new Piece(literal.toString(), null));
            literal.setLength(0);
            pieces.add(new Piece(
                    "",
                    MarkField.named(name)
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "mark template: found {" + name + "}, allowed: " + MarkField.all()))));
            at = end + 1;
        }
        pieces.add(new Piece(literal.toString(), null));
        return pieces;
    }

    private static String withoutFirstSpaces(String text) {
        int from = 0;
        while (from < text.length() && isSpace(text.charAt(from))) {
            from++;
        }
        return text.substring(from);
    }

    /** The common space, or the ideographic one. */
    private static boolean isSpace(char c) {
        return c == ' ' || c == '\u3000';
    }

    private static boolean breaksLine(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }
}
