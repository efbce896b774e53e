package io.github.edusec.classify.label;

import java.util.Set;

/** The mark as a paragraph of OpenDocument, and the automatic styles it wears. */
final class OdfText {
    private static final String FONT = "BIZ UDPGothic";
    private static final String SIZE = "10.5pt";
    /** A full-width character in points. */
    private static final double EM = 10.5;

    /** How far a frame stays away from the sides, and from the top or bottom, of a page: 5 and 1 mm. */
    private static final double SIDE = 14.2;

    private static final double EDGE = 2.8;

    private static final double NARROW = 0.6;
    private static final int LAST_NARROW = 0x7E;

    private final Mark mark;
    private final String paragraphStyle;
    private final String textStyle;
    private final String frameStyle;

    /** Takes the names that the document's styles have already. */
    OdfText(Mark mark, Set<String> names) {
        this.mark = mark;
        this.paragraphStyle = freeName(names, "Paragraph");
        this.textStyle = freeName(names, "Text");
        this.frameStyle = freeName(names, "Frame");
    }

    /** Returns a group of automatic styles for a part that has none. */
    static String automaticStyles(String styles) {
        return "<office:automatic-styles" + OdfNames.declare("office", OdfNames.OFFICE) + OdfNames.ours("") + ">"
                + styles + "</office:automatic-styles>";
    }

    /** Returns a frame with the text, on top of what a page of this size shows; measures in points. */
    String frame(boolean top, double width, double height) {
        double inner = width - 2 * SIDE;
        double own = Math.min(height / 2, height(inner));
        return "<draw:frame" + OdfNames.declare("draw", OdfNames.DRAW) + OdfNames.declare("svg", OdfNames.SVG)
                + OdfNames.ours("") + " draw:name=\"" + OdfNames.FRAME + (top ? ".top" : ".bottom")
                + "\" draw:style-name=\"" + frameStyle + "\" svg:width=\"" + OdfLayout.length(inner)
                + "\" svg:height=\"" + OdfLayout.length(own) + "\" svg:x=\"" + OdfLayout.length(SIDE) + "\" svg:y=\""
                + OdfLayout.length(top ? EDGE : height - EDGE - own) + "\"><draw:text-box>" + plain()
                + "</draw:text-box></draw:frame>";
    }

    /** Returns the style of the frame. */
    String frameStyle() {
        return "<style:style" + OdfNames.declare("style", OdfNames.STYLE) + OdfNames.declare("fo", OdfNames.FO)
                + OdfNames.declare("draw", OdfNames.DRAW) + OdfNames.ours("") + " style:name=\"" + frameStyle
                + "\" style:family=\"graphic\"><style:graphic-properties draw:stroke=\"none\" draw:fill=\"none\""
                + " draw:auto-grow-height=\"false\" draw:auto-grow-width=\"false\" draw:textarea-vertical-align=\"top\""
                + " fo:padding=\"0cm\" fo:wrap-option=\"wrap\" draw:shadow=\"hidden\"/></style:style>";
    }

    /** Returns a paragraph whose text is a field on the stored property; only text documents know that field. */
    String field() {
        return paragraph(
                "",
                "<text:user-defined text:name=\"" + OdfNames.FIELD + "\">" + XmlText.escape(mark.text())
                        + "</text:user-defined>");
    }

    /** Returns a paragraph with the text itself. */
    String plain() {
        boolean usual = mark.style().template().equals(MarkTemplate.DEFAULT);
        return paragraph(usual ? "" : OdfNames.says(mark.text()), XmlText.escape(mark.text()));
    }

    /** Returns how high the mark stands on a line of this width, in points. */
    double height(double width) {
        double needed = mark.text()
                .codePoints()
                .mapToDouble(c -> c <= LAST_NARROW ? NARROW * EM : EM)
                .sum();
        return OdfLayout.LINE * Math.max(1, Math.ceil(needed / Math.max(width, EM)));
    }

    /** Returns the styles. */
    String styles() {
        String style = "<style:style" + OdfNames.declare("style", OdfNames.STYLE) + OdfNames.declare("fo", OdfNames.FO)
                + OdfNames.ours("") + " style:name=\"";
        String line = OdfLayout.length(OdfLayout.LINE);
        return style + paragraphStyle
                + "\" style:family=\"paragraph\"><style:paragraph-properties fo:text-align=\"end\" fo:line-height=\""
                + line
                + "\" fo:margin-top=\"0cm\" fo:margin-bottom=\"0cm\" fo:margin-left=\"0cm\" fo:margin-right=\"0cm\""
                + " fo:text-indent=\"0cm\" style:snap-to-layout-grid=\"false\" style:writing-mode=\"lr-tb\"/></style:style>"
                + style + textStyle + "\" style:family=\"text\"><style:text-properties fo:color=\"#"
                + mark.style().hexColour() + "\" style:use-window-font-color=\"false\""
                + script("fo:", "") + script("style:", "-asian") + script("style:", "-complex")
                + " style:language-asian=\"ja\" style:country-asian=\"JP\"/></style:style>";
    }

    private static String script(String prefix, String suffix) {
        return " " + (suffix.isEmpty() ? "fo:font-family" : "style:font-family" + suffix) + "=\"'" + FONT + "'\" "
                + prefix + "font-size" + suffix + "=\"" + SIZE + "\" " + prefix + "font-style" + suffix
                + "=\"normal\" " + prefix + "font-weight" + suffix + "=\"bold\"";
    }

    private static String freeName(Set<String> names, String stem) {
        String name = OdfNames.STYLE_PREFIX + stem;
        for (int n = 2; names.contains(name); n++) {
            name = OdfNames.STYLE_PREFIX + stem + n;
        }
        return name;
    }

    private String paragraph(String attributes, String content) {
        return "<text:p" + OdfNames.declare("text", OdfNames.TEXT) + OdfNames.ours("") + attributes
                + " text:style-name=\""
                + paragraphStyle + "\"><text:span text:style-name=\"" + textStyle + "\">" + content
                + "</text:span></text:p>";
    }
}
