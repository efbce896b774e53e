package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What {@code styles.xml} says about pages: layouts and master pages (OpenDocument 1.3 part 3, 16.5 to 16.15). Immutable. */
final class OdfStyles {
    private final XmlPart part;
    private final Map<String, OdfLayout> layouts = new HashMap<>();
    private final List<MasterPage> masterPages = new ArrayList<>();
    private final List<OdfDrawnPage> drawnPages = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> mastersOfStyles = new HashSet<>();
    private @Nullable XmlElement automatic;
    private @Nullable XmlElement masters;

    private OdfStyles(XmlPart part, Limits limits) throws IOException {
        this.part = part;
        XmlScanner scanner = new XmlScanner(part, limits);
        scanner.next();
        if (!scanner.is(OdfNames.OFFICE, "document-styles")) {
            throw scanner.problem("the root element is wrong", "another element", "document-styles");
        }
        XmlScanner.Event event = scanner.next();
        for (; event != XmlScanner.Event.END_OF_DOCUMENT; event = scanner.next()) {
            if (event == XmlScanner.Event.START) {
                started(scanner);
                OdfDrawnPage.refuseTooMany(OdfNames.STYLES_PART, "master pages", masterPages.size(), limits);
                OdfDrawnPage.refuseTooMany(OdfNames.STYLES_PART, "pages of masters", drawnPages.size() / 2, limits);
            } else if (scanner.depth() == 2 && scanner.is(OdfNames.OFFICE, "automatic-styles")) {
                automatic = once(scanner, automatic);
            } else if (scanner.depth() == 2 && scanner.is(OdfNames.OFFICE, "master-styles")) {
                masters = once(scanner, masters);
            }
        }
    }

    /** The pages that a header or footer is for; the suffix of its name says which. */
    enum Pages {
        ALL(""),
        LEFT("-left"),
        FIRST("-first");

        private final String suffix;

        Pages(String suffix) {
            this.suffix = suffix;
        }

        String suffix() {
            return suffix;
        }
    }

    /**
     * A header or footer of a master page.
     *
     * @param element the element
     * @param header whether it is a header
     * @param pages the pages it is for
     * @param hidden where it says that it is not shown, or null
     * @param regions whether it is parted into regions
     * @param right the region at the right, or null
     */
    record Strip(
            XmlElement element,
            boolean header,
            Pages pages,
            @Nullable XmlValue hidden,
            boolean regions,
            @Nullable XmlElement right) {
        /** Returns the name without prefix. */
        String name() {
            return (header ? "header" : "footer") + pages.suffix();
        }
    }

    /** A master page, its name and that of the one that follows it, the reference to its layout or null, and its headers and footers. */
    record MasterPage(
            XmlElement element,
            String name,
            String next,
            @Nullable XmlValue layout,
            List<Strip> strips) {}

    static OdfStyles of(XmlPart part, Limits limits) throws IOException {
        return new OdfStyles(part, limits);
    }

    /** Tells whether they were read out of these bytes. */
    boolean isOf(byte[] utf8) {
        return part.utf8() == utf8;
    }

    /** Tells whether an element that a predicate knows is a header or footer, or a region of one. */
    static boolean isStripName(BiPredicate<String, String> is) {
        boolean any = is.test(OdfNames.STYLE, "region-right")
                || is.test(OdfNames.STYLE, "region-center")
                || is.test(OdfNames.STYLE, "region-left");
        for (Pages pages : Pages.values()) {
            any = any || isStrip(is, "header", pages) || isStrip(is, "footer", pages);
        }
        return any;
    }

    private static boolean isStrip(BiPredicate<String, String> is, String kind, Pages pages) {
        String name = kind + pages.suffix();
        return is.test(OdfNames.STYLE, name) || (pages == Pages.FIRST && is.test(OdfNames.LOEXT, name));
    }

    byte[] xml() {
        return part.utf8();
    }

    List<MasterPage> masterPages() {
        return masterPages;
    }

    /** Returns the master pages, their notes and the handout as pages on which one draws. */
    List<OdfDrawnPage> drawnPages() {
        return drawnPages;
    }

    /** Returns the layout that a reference means. */
    Optional<OdfLayout> layout(@Nullable XmlValue reference) {
        return reference == null ? Optional.empty() : Optional.ofNullable(layouts.get(reference.text()));
    }

    /** Returns the names of the master pages to which styles of this part lead. */
    Set<String> mastersOfStyles() {
        return mastersOfStyles;
    }

    /** Returns the names of all styles. */
    Set<String> names() {
        return names;
    }

    /** Adds automatic styles, which must stand before the master pages. */
    void addAutomatic(Splices splices, String fragment) {
        if (automatic != null) {
            splices.insertLast(automatic, fragment);
        } else if (masters != null) {
            splices.replace(masters.start(), masters.start(), OdfText.automaticStyles(fragment));
        }
    }

    private void started(XmlScanner scanner) throws IOException {
        String name = scanner.attribute(OdfNames.STYLE, "name");
        if (name != null) {
            names.add(name);
        }
        String master = scanner.attribute(OdfNames.STYLE, "master-page-name");
        if (master != null) {
            mastersOfStyles.add(master);
        }
        if (scanner.depth() != 3) {
            return;
        }
        if (scanner.parentIs(OdfNames.OFFICE, "automatic-styles") && scanner.is(OdfNames.STYLE, "page-layout")) {
            layout(scanner);
        } else if (scanner.parentIs(OdfNames.OFFICE, "master-styles")) {
            if (scanner.is(OdfNames.STYLE, "master-page")) {
                masterPage(scanner, name == null ? "" : name);
            } else if (scanner.is(OdfNames.STYLE, "handout-master")) {
                XmlValue layout = scanner.attributeValue(OdfNames.STYLE, "page-layout-name");
                drawnPages.add(new OdfDrawnPage(scanner.skipElement(), "", false, layout, null));
            }
        }
    }

    private void layout(XmlScanner scanner) throws IOException {
        XmlValue name = scanner.attributeValue(OdfNames.STYLE, "name");
        if (name == null) {
            throw scanner.problem("a page layout has no name", "none", "a name");
        }
        int depth = scanner.depth();
        XmlElement properties = null;
        XmlValue[] measures = new XmlValue[5];
        OdfLayout.Band header = OdfLayout.Band.NONE;
        OdfLayout.Band footer = OdfLayout.Band.NONE;
        while (scanner.next() != XmlScanner.Event.END || scanner.depth() != depth) {
            if (scanner.depth() != depth + 1) {
                continue;
            }
            if (scanner.is(OdfNames.STYLE, "page-layout-properties")) {
                measures[0] = scanner.attributeValue(OdfNames.FO, "page-width");
                measures[1] = scanner.attributeValue(OdfNames.FO, "margin-right");
                measures[2] = scanner.attributeValue(OdfNames.FO, "margin-top");
                measures[4] = scanner.attributeValue(OdfNames.FO, "page-height");
                measures[3] = scanner.attributeValue(OdfNames.FO, "margin-bottom");
                properties = scanner.skipElement();
            } else if (scanner.is(OdfNames.STYLE, "header-style")) {
                header = band(scanner);
            } else if (scanner.is(OdfNames.STYLE, "footer-style")) {
                footer = band(scanner);
            }
        }
        OdfLayout layout = new OdfLayout(
                scanner.ended(),
                name,
                properties,
                measures[0],
                measures[4],
                measures[1],
                measures[2],
                measures[3],
                header,
                footer);
        layouts.putIfAbsent(name.text(), layout);
    }

    private static OdfLayout.Band band(XmlScanner scanner) throws IOException {
        int depth = scanner.depth();
        boolean formatted = false;
        XmlValue height = null;
        while (scanner.next() != XmlScanner.Event.END || scanner.depth() != depth) {
            if (scanner.depth() == depth + 1 && scanner.is(OdfNames.STYLE, "header-footer-properties") && !formatted) {
                formatted = true;
                height = scanner.attributeValue(OdfNames.FO, "min-height");
                height = height == null ? scanner.attributeValue(OdfNames.SVG, "height") : height;
            }
        }
        return new OdfLayout.Band(scanner.ended(), formatted, height);
    }

    private void masterPage(XmlScanner scanner, String name) throws IOException {
        int depth = scanner.depth();
        XmlValue layout = scanner.attributeValue(OdfNames.STYLE, "page-layout-name");
        String following = scanner.attribute(OdfNames.STYLE, "next-style-name");
        String next = following == null ? "" : following;
        List<Strip> strips = new ArrayList<>();
        XmlElement behind = null;
        while (scanner.next() != XmlScanner.Event.END || scanner.depth() != depth) {
            boolean ends = OdfDrawnPage.endsDrawings(scanner);
            if (isStripName(scanner::is)) {
                strips.add(strip(scanner));
            } else if (scanner.is(OdfNames.PRESENTATION, "notes")) {
                XmlValue notesLayout = scanner.attributeValue(OdfNames.STYLE, "page-layout-name");
                drawnPages.add(new OdfDrawnPage(scanner.skipElement(), name, true, notesLayout, null));
            } else {
                scanner.skipElement();
            }
            behind = behind == null && ends ? scanner.ended() : behind;
        }
        masterPages.add(new MasterPage(scanner.ended(), name, next, layout, strips));
        drawnPages.add(new OdfDrawnPage(scanner.ended(), name, false, layout, behind));
    }

    private static Strip strip(XmlScanner scanner) throws IOException {
        int depth = scanner.depth();
        boolean header = false;
        Pages pages = Pages.ALL;
        for (Pages candidate : Pages.values()) {
            boolean isHeader = isStrip(scanner::is, "header", candidate);
            header |= isHeader;
            pages = isHeader || isStrip(scanner::is, "footer", candidate) ? candidate : pages;
        }
        XmlValue display = scanner.attributeValue(OdfNames.STYLE, "display");
        XmlValue hidden = display != null && display.text().strip().equals("false") ? display : null;
        boolean regions = false;
        XmlElement right = null;
        while (scanner.next() != XmlScanner.Event.END || scanner.depth() != depth) {
            if (scanner.depth() != depth + 1) {
                continue;
            }
            regions |= scanner.is(OdfNames.STYLE, "region-left") || scanner.is(OdfNames.STYLE, "region-center");
            if (scanner.is(OdfNames.STYLE, "region-right")) {
                regions = true;
                right = scanner.skipElement();
            }
        }
        return new Strip(scanner.ended(), header, pages, hidden, regions, right);
    }

    private static XmlElement once(XmlScanner scanner, @Nullable XmlElement before) throws IOException {
        if (before != null) {
            throw scanner.problem("a group of styles stands twice", "2", "each once");
        }
        return scanner.ended();
    }
}
