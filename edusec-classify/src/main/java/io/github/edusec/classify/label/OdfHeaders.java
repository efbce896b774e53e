package io.github.edusec.classify.label;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts the mark on the master pages of text documents and spreadsheets, and makes room for it. Not thread-safe. */
final class OdfHeaders {
    private final OdfStyles styles;
    private final Mark mark;
    private final boolean spreadsheet;
    private final OdfText text;
    private final Splices splices;
    /** Copies of layouts by name, each made once. */
    private final Map<String, String> copies = new LinkedHashMap<>();

    private OdfHeaders(OdfStyles styles, Mark mark, boolean spreadsheet) {
        this.styles = styles;
        this.mark = mark;
        this.spreadsheet = spreadsheet;
        this.text = new OdfText(mark, styles.names());
        this.splices = new Splices(styles.xml());
    }

    /** Returns the styles with the mark, to be called on styles that hold none of ours. */
    static byte[] with(OdfStyles styles, Mark mark, boolean spreadsheet) throws IOException {
        return new OdfHeaders(styles, mark, spreadsheet).apply();
    }

    private byte[] apply() throws IOException {
        for (OdfStyles.MasterPage page : styles.masterPages()) {
            apply(page);
        }
        styles.addAutomatic(splices, String.join("", copies.values()) + text.styles());
        return splices.apply();
    }

    private void apply(OdfStyles.MasterPage page) throws IOException {
        Optional<OdfLayout> layout = styles.layout(page.layout());
        OdfLayout.Room header = mark.inHeader() ? room(page, layout, true) : OdfLayout.Room.NONE;
        OdfLayout.Room footer = mark.inFooter() ? room(page, layout, false) : OdfLayout.Room.NONE;
        new OdfStrips(styles.xml(), splices, text, spreadsheet).mark(page, header, footer);
        XmlValue reference = page.layout();
        if (layout.isPresent() && reference != null) {
            String prefix = OdfLayout.prefix(header, footer);
            splices.replace(reference.from(), reference.from(), prefix);
            String name = prefix + reference.text();
            if (!copies.containsKey(name)) {
                double height = text.height(layout.get().textWidth());
                copies.put(name, layout.get().copy(styles.xml(), header, footer, height));
            }
        }
    }

    /** Tells what a layout has to do for the headers or the footers of a master page. */
    private OdfLayout.Room room(OdfStyles.MasterPage page, Optional<OdfLayout> layout, boolean header) {
        boolean on = page.strips().stream()
                .anyMatch(strip -> strip.header() == header
                        && strip.pages() == OdfStyles.Pages.ALL
                        && (!spreadsheet || isOn(strip, layout)));
        return on ? OdfLayout.Room.MORE : OdfLayout.Room.NEW;
    }

    /** Spreadsheets show no header that is switched off; text documents show every header that is there. */
    private static boolean isOn(OdfStyles.Strip strip, Optional<OdfLayout> layout) {
        boolean formatted = layout.map(l -> strip.header() ? l.header() : l.footer())
                .map(OdfLayout.Band::formatted)
                .orElse(false);
        return strip.hidden() == null && formatted;
    }
}
