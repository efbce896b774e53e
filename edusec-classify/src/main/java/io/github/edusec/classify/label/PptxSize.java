package io.github.edusec.classify.label;

import io.github.edusec.classify.MalformedFileException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The size of slides or of notes pages in English Metric Units, 12,700 to a point.
 *
 * @param width from left to right
 * @param height from top to bottom
 */
record PptxSize(int width, int height) {
    /** A tenth of an inch: a mark on less could not be read. */
    private static final int LEAST = 91_440;

    /** Twice what office programs allow. */
    private static final int MOST = 102_412_800;

    private static final Pattern NUMBER = Pattern.compile("\\+?\\d{1,9}");

    /** Reads the attributes of {@code sldSz} or {@code notesSz}, at whose start tag the scanner stands. */
    static PptxSize of(XmlScanner scanner) throws MalformedFileException {
        return new PptxSize(length(scanner, scanner.attribute("", "cx")), length(scanner, scanner.attribute("", "cy")));
    }

    private static int length(XmlScanner scanner, @Nullable String value) throws MalformedFileException {
        if (value != null && NUMBER.matcher(value.strip()).matches()) {
            int length = Integer.parseInt(value.strip());
            if (length >= LEAST && length <= MOST) {
                return length;
            }
        }
        throw scanner.problem("a page size is damaged", "no length or another", LEAST + " to " + MOST);
    }
}
