package io.github.edusec.classify.label;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far headers and footers stand from the edge of the paper ({@code pgMar}, ISO/IEC 29500-1, 17.6.11), in twentieths of a point.
 *
 * <p>Printers leave some millimetres at the edge blank, and readers cut off what stands there.
 */
final class PageMargin {
    /** The least distance of a mark: 5 mm. */
    static final int LEAST = 284;

    /** A number of twentieths, or one with a unit (ISO/IEC 29500-1, 22.9.2.15). */
    private static final Pattern MEASURE = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)(mm|cm|in|pt|pc|pi)?");

    private static final Map<String, Double> TWENTIETHS =
            Map.of("mm", 1440 / 25.4, "cm", 1440 / 2.54, "in", 1440.0, "pt", 20.0, "pc", 240.0, "pi", 240.0);

    private PageMargin() {}

    /** Returns what lacks at a distance so that a mark is seen; 0 if nothing does, or if the distance cannot be read. */
    static int lacking(@Nullable String distance) {
        Matcher measure = MEASURE.matcher(distance == null ? "" : distance.strip());
        if (!measure.matches()) {
            return 0;
        }
        String unit = measure.group(2);
        double twentieths =
                Double.parseDouble(measure.group(1)) * (unit == null ? 1 : TWENTIETHS.getOrDefault(unit, 1.0));
        return (int) Math.max(0, Math.ceil(LEAST - twentieths));
    }
}
