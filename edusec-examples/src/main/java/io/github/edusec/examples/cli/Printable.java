package io.github.edusec.examples.cli;

/** Makes foreign text safe to print: file names may hold escape sequences, line ends and marks that turn text around. */
final class Printable {
    private static final char REPLACEMENT = '\uFFFD';

    private Printable() {}

    /** One line: every control and direction character is replaced. */
    static String line(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.chars().forEach(c -> safe.append(isUnsafe(c) ? REPLACEMENT : (char) c));
        return safe.toString();
    }

    /** As {@link #line}, but line ends stay: our own messages have them. */
    static String lines(String text) {
        return text.lines()
                .map(Printable::line)
                .reduce((first, second) -> first + "\n" + second)
                .orElse("");
    }

    private static boolean isUnsafe(int c) {
        boolean turnsAround =
                (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return Character.isISOControl(c) || turnsAround;
    }
}
