package io.github.edusec.classify.policyfile;

/**
 * Keeps spreadsheets from running a cell as a formula: a text that starts with a dangerous character, or with apostrophes
 * before one, gets one apostrophe more, and loses it when it is read.
 *
 * <p>The two directions undo each other for every text, so nothing is lost. Stateless and thread-safe.
 */
public final class CsvGuard {
    /** Japanese spreadsheets take the full-width signs for the plain ones. */
    private static final String DANGEROUS = "=+-@＝＋－＠\t\r\n";

    private CsvGuard() {}

    /**
     * Guards a text that is written.
     *
     * @param text the text
     * @return the cell
     */
    public static String add(String text) {
        return isDangerous(text, 0) ? "'" + text : text;
    }

    /**
     * Takes the guard away from a cell that is read.
     *
     * @param cell the cell
     * @return the text
     */
    public static String remove(String cell) {
        return cell.startsWith("'") && isDangerous(cell, 1) ? cell.substring(1) : cell;
    }

    private static boolean isDangerous(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == '\'') {
            at++;
        }
        return at < text.length() && DANGEROUS.indexOf(text.charAt(at)) >= 0;
    }
}
