package io.github.edusec.examples.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns that line up in a terminal, where Japanese characters take two cells. */
final class TextTable {
    private final List<String[]> rows = new ArrayList<>();
    private final int[] widths;

    TextTable(String... headings) {
        widths = new int[headings.length];
        add(headings);
    }

    void add(String... cells) {
        rows.add(cells);
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Math.max(widths[column], width(cells[column]));
        }
    }

    void print(PrintStream out) {
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.length; column++) {
                line.append(row[column]);
                if (column < row.length - 1) {
                    line.append(" ".repeat(widths[column] - width(row[column]) + 2));
                }
            }
            out.println(line);
            if (row == rows.get(0)) {
                out.println("-".repeat(Arrays.stream(widths).sum() + 2 * (widths.length - 1)));
            }
        }
    }

    static int width(String text) {
        return text.codePoints()
                .map(c -> Character.getType(c) == Character.NON_SPACING_MARK ? 0 : isWide(c) ? 2 : 1)
                .sum();
    }

    private static boolean isWide(int c) {
        return isBetween(c, 0x1100, 0x115F)
                || isBetween(c, 0x2E80, 0xA4CF)
                || isBetween(c, 0xAC00, 0xD7A3)
                || isBetween(c, 0xF900, 0xFAFF)
                || isBetween(c, 0xFE30, 0xFE4F)
                || isBetween(c, 0xFF00, 0xFF60)
                || isBetween(c, 0xFFE0, 0xFFE6)
                || isBetween(c, 0x1F300, 0x1FAFF)
                || isBetween(c, 0x20000, 0x3FFFD);
    }

    private static boolean isBetween(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
