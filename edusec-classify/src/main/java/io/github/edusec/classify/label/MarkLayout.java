package io.github.edusec.classify.label;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a mark and their size on one page, in points.
 *
 * <p>Normally one line of 10 points, a quarter inch below the shown top and left of the shown right edge. A text that is
 * too wide is broken between its parts, then inside them, and made smaller until it takes at most a quarter of the page.
 *
 * @param lines the lines from top to bottom
 * @param size the font size
 * @param margin the distance to the shown edges
 */
record MarkLayout(List<String> lines, double size, double margin) {
    private static final double NORMAL_SIZE = 10;
    private static final double NORMAL_MARGIN = 18;
    private static final double LARGEST_MARGIN_SHARE = 0.05;
    private static final double LARGEST_HEIGHT_SHARE = 0.25;
    private static final double LEADING = 1.3;
    private static final double SHRINK = 0.9;
    private static final double LEAST_SIZE = 0.01;
    private static final double EM = 1000;

    MarkLayout {
        lines = List.copyOf(lines);
    }

    static MarkLayout of(List<String> parts, LabelFont font, double pageWidth, double pageHeight) {
        double margin = Math.min(NORMAL_MARGIN, LARGEST_MARGIN_SHARE * Math.min(pageWidth, pageHeight));
        double width = pageWidth - 2 * margin;
        double size = NORMAL_SIZE;
        while (true) {
            List<String> lines = wrap(parts, font, width / size * EM);
            MarkLayout layout = new MarkLayout(lines, size, margin);
            boolean fits = layout.height() <= pageHeight * LARGEST_HEIGHT_SHARE && layout.width(font) <= width;
            if (fits || size < LEAST_SIZE) {
                return layout;
            }
            size *= SHRINK;
        }
    }

    double height() {
        return lines.size() * size * LEADING;
    }

    double width(LabelFont font) {
        return lines.stream().mapToDouble(font::width).max().orElse(0) * size / EM;
    }

    double leading() {
        return size * LEADING;
    }

    private static List<String> wrap(List<String> parts, LabelFont font, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String part : parts) {
            String longer = line.isEmpty() ? part : line + " " + part;
            if (font.width(longer) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = breakInside(part, font, width, lines);
        }
        lines.add(line);
        return lines;
    }

    /** Adds full lines of a part that is wider than a line, and returns what is left of it. */
    private static String breakInside(String part, LabelFont font, double width, List<String> lines) {
        StringBuilder line = new StringBuilder();
        double used = 0;
        for (int c : part.codePoints().toArray()) {
            double advance = font.advance(c);
            if (used + advance > width && line.length() > 0) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            line.appendCodePoint(c);
            used += advance;
        }
        return line.toString();
    }
}
