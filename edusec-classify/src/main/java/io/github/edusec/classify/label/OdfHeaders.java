package io.github.edusec.classify.label;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the mark on the master pages of text documents and spreadsheets, and makes room for it. Not thread-safe.
 *
 * <p>A mark for the first page stands in the headers that a master page has for it, where one can be sure that programs show them
 * there and nothing else; on all pages of the other master pages.
 */
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

    /**
     * Returns the styles with the mark, to be called on styles that hold none of ours.
     *
     * @param first the master page of the first page alone, which is the only one to be marked then
     */
    static byte[] with(OdfStyles styles, Mark mark, boolean spreadsheet, Optional<String> first) throws IOException {
        return new OdfHeaders(styles, mark, spreadsheet).apply(first);
    }

    /** Tells whether a mark for the first page has to stand on all pages of a master page, in styles that hold none of ours. */
    static boolean onAllPages(OdfStyles styles, Mark mark, boolean spreadsheet, Optional<String> first) {
        OdfHeaders headers = new OdfHeaders(styles, mark, spreadsheet);
        return first.isEmpty()
                && styles.masterPages().stream()
                        .anyMatch(page -> (mark.inHeader() && !headers.tellsFirstPage(page, true))
                                || (mark.inFooter() && !headers.tellsFirstPage(page, false)));
    }

    private byte[] apply(Optional<String> first) throws IOException {
        for (OdfStyles.MasterPage page : styles.masterPages()) {
            if (first.isEmpty() || first.get().equals(page.name())) {
                apply(page, first.isPresent());
            }
        }
        styles.addAutomatic(splices, String.join("", copies.values()) + text.styles());
        return splices.apply();
    }

    private void apply(OdfStyles.MasterPage page, boolean onlyOne) throws IOException {
        Optional<OdfLayout> layout = styles.layout(page.layout());
        OdfLayout.Room header = mark.inHeader() ? room(page, layout, true) : OdfLayout.Room.NONE;
        OdfLayout.Room footer = mark.inFooter() ? room(page, layout, false) : OdfLayout.Room.NONE;
        boolean first = mark.onFirstPage() && !onlyOne;
        new OdfStrips(styles.xml(), splices, text, spreadsheet)
                .mark(
                        page,
                        new OdfStrips.Edge(header, first && tellsFirstPage(page, true)),
                        new OdfStrips.Edge(footer, first && tellsFirstPage(page, false)));
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

    /**
     * Tells whether a master page shows another header, or another footer, on first pages than on others: it has one for all
     * pages, and a header or footer for first pages, which in LibreOffice switches both. Printed together, several sheets have
     * one first page, and which are printed nobody knows, so spreadsheets tell none.
     */
    private boolean tellsFirstPage(OdfStyles.MasterPage page, boolean header) {
        if (spreadsheet) {
            return false;
        }
        Optional<OdfLayout> layout = styles.layout(page.layout());
        List<OdfStyles.Strip> common = new ArrayList<>();
        boolean first = false;
        boolean hidden = false;
        for (OdfStyles.Strip strip : page.strips()) {
            boolean here = strip.header() == header;
            if (strip.pages() == OdfStyles.Pages.FIRST) {
                first |= strip.hidden() == null;
                hidden |= here && strip.hidden() != null;
            } else if (strip.pages() == OdfStyles.Pages.ALL && here) {
                common.add(strip);
            }
        }
        return first && !hidden && common.size() == 1 && isOn(common.get(0), layout);
    }

    /** Spreadsheets show no header that is switched off; text documents show every header that is there. */
    private static boolean isOn(OdfStyles.Strip strip, Optional<OdfLayout> layout) {
        boolean formatted = layout.map(l -> strip.header() ? l.header() : l.footer())
                .map(OdfLayout.Band::formatted)
                .orElse(false);
        return strip.hidden() == null && formatted;
    }
}
