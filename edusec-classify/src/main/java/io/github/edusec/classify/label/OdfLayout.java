package io.github.edusec.classify.label;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page layout of an OpenDocument package, and the copy of it that leaves room for a mark.
 *
 * <p>The mark's line is taken from the page's outer margin, so that nothing else on the page moves as long as the margin
 * has the room. The author's layout stays, for it may be shared, and the name of the copy tells which one it replaces.
 *
 * @param element the layout
 * @param name its name
 * @param properties the element with its measures, or null
 * @param width the paper's width, or null
 * @param height the paper's height, or null
 * @param side the margin at one side, or null
 * @param top the margin above, or null
 * @param bottom the margin below, or null
 * @param header what it says about headers
 * @param footer what it says about footers
 */
record OdfLayout(
        XmlElement element,
        XmlValue name,
        @Nullable XmlElement properties,
        @Nullable XmlValue width,
        @Nullable XmlValue height,
        @Nullable XmlValue side,
        @Nullable XmlValue top,
        @Nullable XmlValue bottom,
        Band header,
        Band footer) {
    /** A line of our text, in points: 0.6 cm. */
    static final double LINE = 17;

    /** A slide of 16 to 9, where a page does not tell its size; in points. */
    static final double SLIDE_WIDTH = 720;

    static final double SLIDE_HEIGHT = 405;

    private static final String COPY_PREFIX = OdfNames.STYLE_PREFIX + "-";
    private static final int CODE_LENGTH = 3;
    /** Printers do not reach further out: half a centimetre. */
    private static final double LEAST_MARGIN = 14.2;

    private static final double USUAL_WIDTH = 482;
    private static final Pattern LENGTH = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,9})?)(cm|mm|in|pt|pc)");
    private static final Map<String, Double> POINTS =
            Map.of("cm", 72 / 2.54, "mm", 72 / 25.4, "in", 72.0, "pt", 1.0, "pc", 12.0);

    /**
     * What a layout says about headers or about footers.
     *
     * @param element the element, or null
     * @param formatted whether it has properties, without which there is no header in a spreadsheet
     * @param height the least or fixed height, or null
     */
    record Band(
            @Nullable XmlElement element,
            boolean formatted,
            @Nullable XmlValue height) {
        static final Band NONE = new Band(null, false, null);

        private Band moved(int by) {
            return new Band(
                    element == null ? null : OdfLayout.moved(element, by), formatted, OdfLayout.moved(height, by));
        }
    }

    /** What becomes of a band: nothing, one where there was none, or room in the one that there is. */
    enum Room {
        NONE('-'),
        NEW('n'),
        MORE('m');

        private final char code;

        Room(char code) {
            this.code = code;
        }
    }

    /** Returns the paper's width, in points. */
    double pageWidth() {
        double found = width == null ? 0 : points(width.text());
        return found > 4 * LINE ? found : SLIDE_WIDTH;
    }

    /** Returns the paper's height, in points. */
    double pageHeight() {
        double found = height == null ? 0 : points(height.text());
        return found > 4 * LINE ? found : SLIDE_HEIGHT;
    }

    /** Returns the width between the margins, in points. */
    double textWidth() {
        double all = width == null ? 0 : points(width.text());
        double sides = side == null ? 0 : 2 * points(side.text());
        return all > sides ? all - sides : USUAL_WIDTH;
    }

    /** Returns what a master page's reference to the copy starts with. */
    static String prefix(Room header, Room footer) {
        return COPY_PREFIX + header.code + footer.code + "-";
    }

    /** Makes a reference to a copy one to the author's layout again. */
    static void restoreName(@Nullable XmlValue reference, Splices splices) {
        if (reference != null && reference.text().startsWith(COPY_PREFIX)) {
            int to = Math.min(reference.to(), reference.from() + COPY_PREFIX.length() + CODE_LENGTH);
            splices.replace(reference.from(), to, "");
        }
    }

    /** Returns the copy. */
    String copy(byte[] xml, Room headerRoom, Room footerRoom, double room) {
        // Only its own bytes, for a document may have thousands of layouts.
        byte[] own = Arrays.copyOfRange(xml, element.start(), element.end());
        return moved(-element.start()).copyOfAll(own, headerRoom, footerRoom, room);
    }

    private String copyOfAll(byte[] xml, Room headerRoom, Room footerRoom, double room) {
        Splices splices = new Splices(xml);
        int nameEnd = element.start() + 1 + OpcPackage.utf8(element.qualifiedName()).length;
        splices.replace(nameEnd, nameEnd, OdfNames.ours(""));
        splices.replace(name.from(), name.from(), prefix(headerRoom, footerRoom));
        margin(splices, headerRoom, top, room);
        margin(splices, footerRoom, bottom, room);
        String newHeader = band(splices, header, "header", headerRoom, room);
        String newFooter = band(splices, footer, "footer", footerRoom, room);
        int at = properties == null ? element.startTagEnd() : properties.end();
        int footerAt = header.element() == null ? at : header.element().end();
        if (element.selfClosing() && !(newHeader + newFooter).isEmpty()) {
            splices.insertFirst(element, newHeader + newFooter);
        } else {
            splices.replace(at, at, newHeader);
            splices.replace(footerAt, footerAt, newFooter);
        }
        return new String(splices.apply(), StandardCharsets.UTF_8);
    }

    private OdfLayout moved(int by) {
        return new OdfLayout(
                moved(element, by),
                new XmlValue(name.from() + by, name.to() + by, name.text()),
                properties == null ? null : moved(properties, by),
                moved(width, by),
                moved(height, by),
                moved(side, by),
                moved(top, by),
                moved(bottom, by),
                header.moved(by),
                footer.moved(by));
    }

    private static XmlElement moved(XmlElement e, int by) {
        return new XmlElement(
                e.start() + by,
                e.startTagEnd() + by,
                e.selfClosing(),
                e.endTagStart() + by,
                e.end() + by,
                e.qualifiedName());
    }

    private static @Nullable XmlValue moved(@Nullable XmlValue value, int by) {
        return value == null ? null : new XmlValue(value.from() + by, value.to() + by, value.text());
    }

    /** Edits an existing band, or returns the one to be inserted. */
    private static String band(Splices splices, Band band, String kind, Room room, double height) {
        if (room == Room.NONE) {
            return "";
        }
        if (room == Room.MORE && band.formatted()) {
            XmlValue old = band.height();
            if (old != null && points(old.text()) > 0) {
                splices.replace(old.from(), old.to(), length(points(old.text()) + height));
            }
            return "";
        }
        String created = "<style:" + kind + "-style" + OdfNames.declare("style", OdfNames.STYLE)
                + OdfNames.declare("fo", OdfNames.FO) + "><style:header-footer-properties fo:min-height=\""
                + length(height) + "\" fo:margin-left=\"0cm\" fo:margin-right=\"0cm\" fo:margin-"
                + (kind.equals("header") ? "bottom" : "top") + "=\"0cm\"/></style:" + kind + "-style>";
        if (band.element() == null) {
            return created;
        }
        splices.replace(band.element().start(), band.element().end(), created);
        return "";
    }

    private static void margin(Splices splices, Room room, @Nullable XmlValue margin, double height) {
        if (room == Room.NONE || margin == null) {
            return;
        }
        double before = points(margin.text());
        double after = Math.max(Math.min(before, LEAST_MARGIN), before - height);
        if (after < before) {
            splices.replace(margin.from(), margin.to(), length(after));
        }
    }

    /** Returns a length in points; 0 if it is relative or none. */
    static double points(String length) {
        Matcher matcher = LENGTH.matcher(length.strip());
        return matcher.matches()
                ? Double.parseDouble(matcher.group(1)) * POINTS.getOrDefault(matcher.group(2), 0.0)
                : 0;
    }

    /** Writes a length. */
    static String length(double points) {
        return BigDecimal.valueOf(points / 72 * 2.54)
                        .setScale(3, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + "cm";
    }
}
