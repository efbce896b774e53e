package io.github.edusec.classify.label;

import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The literal text of a template: which is allowed, and how it is found whatever a file system made of it. */
record NameLiterals(String template, List<String> literals) {
    /** What Windows forbids in names, and what parts a name from its extension or its hash. */
    private static final String FORBIDDEN = "<>:\"/\\|?*.~{}";

    /** With fewer letters of ASCII, ordinary names would look like marks. */
    private static final int ASCII_LETTERS = 3;

    private static final int FULL_WIDTH = 0xFEE0;
    private static final Set<Integer> NO_TEXT = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.SURROGATE,
            (int) Character.UNASSIGNED,
            (int) Character.PRIVATE_USE,
            (int) Character.NON_SPACING_MARK,
            (int) Character.ENCLOSING_MARK,
            (int) Character.COMBINING_SPACING_MARK,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR,
            (int) Character.SPACE_SEPARATOR);

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException if some system could not hold it, or if it does not set the mark apart
     */
    void check(boolean atEnd) {
        String all = String.join("", literals);
        all.codePoints().filter(NameLiterals::isForbidden).findFirst().ifPresent(found -> {
            throw problem(
                    String.format("U+%04X", found), "text without " + FORBIDDEN + ", control and combining characters");
        });
        String towardsName = atEnd ? literals.get(0) : literals.get(literals.size() - 1);
        if (towardsName.isEmpty()
                || Character.isLetterOrDigit(
                        atEnd ? towardsName.codePointAt(0) : towardsName.codePointBefore(towardsName.length()))) {
            throw problem("nothing that parts the mark from the name", "a delimiter such as _ towards the name");
        }
        if (atEnd ? all.endsWith(" ") : all.startsWith(" ")) {
            throw problem("a space at the end of the name", "spaces within");
        }
        if (all.codePoints().noneMatch(c -> c >= 0x80 && Character.isLetter(c))
                && all.codePoints().filter(Character::isLetter).count() < ASCII_LETTERS) {
            throw problem(
                    "nothing that sets the mark apart from ordinary names",
                    "text with a Japanese letter (機) or " + ASCII_LETTERS + " Latin ones");
        }
    }

    /** Returns an expression that finds a text in half and full width, composed (NFC) and decomposed (NFD). */
    static String regex(String literal) {
        String decomposed = Normalizer.normalize(literal, Normalizer.Form.NFD);
        return decomposed.equals(literal) ? widths(literal) : "(?:" + widths(literal) + "|" + widths(decomposed) + ")";
    }

    private static String widths(String literal) {
        StringBuilder regex = new StringBuilder();
        literal.codePoints().forEach(c -> {
            if (c > ' ' && c < 0x7F) {
                int other = Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
                regex.append('[');
                for (int each : new int[] {c, c + FULL_WIDTH, other, other + FULL_WIDTH}) {
                    regex.append(String.format("\\x{%X}", each));
                }
                regex.append(']');
            } else {
                regex.append(Pattern.quote(Character.toString(c)));
            }
        });
        return regex.toString();
    }

    private static boolean isForbidden(int c) {
        return FORBIDDEN.indexOf(c) >= 0 || (c != ' ' && NO_TEXT.contains(Character.getType(c)));
    }

    private IllegalArgumentException problem(String found, String allowed) {
        return new IllegalArgumentException(
                "file-name form " + template + ": found " + found + ", allowed: " + allowed);
    }
}
