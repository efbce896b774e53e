package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The slides in {@code content.xml} that may need a mark of their own: those that hide what their master page draws, and the first. Immutable. */
final class OdfContent {
    private final XmlPart part;
    private final XmlScanner scanner;
    private final Set<String> names = new HashSet<>();
    private final Set<String> hidingStyles = new HashSet<>();
    /** Styles of slides that a show leaves out. */
    private final Set<String> hiddenStyles = new HashSet<>();

    private final List<OdfDrawnPage> pages = new ArrayList<>();
    private final List<OdfDrawnPage> firstSlides = new ArrayList<>();
    private boolean opened;
    private int slides;
    private @Nullable XmlElement automatic;
    private @Nullable XmlElement body;

    private OdfContent(XmlPart part, Limits limits) throws IOException {
        this.part = part;
        this.scanner = new XmlScanner(part, limits);
        scanner.next();
        if (!scanner.is(OdfNames.OFFICE, "document-content")) {
            throw scanner.problem("the root element is wrong", "another element", "document-content");
        }
        XmlScanner.Event event = scanner.next();
        for (; event != XmlScanner.Event.END_OF_DOCUMENT; event = scanner.next()) {
            if (event == XmlScanner.Event.START) {
                started();
                OdfDrawnPage.refuseTooMany(OdfNames.CONTENT_PART, "slides", slides, limits);
                OdfDrawnPage.refuseTooMany(OdfNames.CONTENT_PART, "slides and notes", pages.size() / 2, limits);
            } else if (scanner.depth() == 2 && scanner.is(OdfNames.OFFICE, "automatic-styles")) {
                automatic = scanner.ended();
            } else if (scanner.depth() == 2 && scanner.is(OdfNames.OFFICE, "body")) {
                body = scanner.ended();
            }
        }
    }

    static OdfContent of(XmlPart part, Limits limits) throws IOException {
        return new OdfContent(part, limits);
    }

    byte[] xml() {
        return part.utf8();
    }

    /** Returns the names of all styles. */
    Set<String> names() {
        return names;
    }

    /** Returns the pages that hide what their master page draws. */
    List<OdfDrawnPage> hidingPages() {
        return pages;
    }

    /** Returns the slides up to the first one that is not hidden, which a show or a printout may start with. */
    List<OdfDrawnPage> firstSlides() {
        return firstSlides;
    }

    /** Adds automatic styles, which must stand before the body. */
    void addAutomatic(Splices splices, String fragment) {
        if (automatic != null) {
            splices.insertLast(automatic, fragment);
        } else if (body != null) {
            splices.replace(body.start(), body.start(), OdfText.automaticStyles(fragment));
        }
    }

    private void started() throws IOException {
        String name = scanner.attribute(OdfNames.STYLE, "name");
        if (name != null) {
            names.add(name);
        }
        if (scanner.depth() == 3 && scanner.is(OdfNames.STYLE, "style") && name != null) {
            style(name);
        } else if (scanner.depth() == 4 && scanner.is(OdfNames.DRAW, "page")) {
            slides++;
            page(valueOf(scanner.attribute(OdfNames.DRAW, "master-page-name")), false);
        }
    }

    private void style(String name) throws IOException {
        int depth = scanner.depth();
        while (scanner.next() != XmlScanner.Event.END || scanner.depth() != depth) {
            if (scanner.is(OdfNames.STYLE, "drawing-page-properties")
                    && "false".equals(scanner.attribute(OdfNames.PRESENTATION, "background-objects-visible"))) {
                hidingStyles.add(name);
            }
            if (scanner.is(OdfNames.STYLE, "drawing-page-properties")
                    && scanner.attribute(OdfNames.PRESENTATION, "visibility") != null
                    && !"visible".equals(scanner.attribute(OdfNames.PRESENTATION, "visibility"))) {
                hiddenStyles.add(name);
            }
        }
    }

    /** Reads a page, or the notes in it, to its end. */
    private void page(String master, boolean notes) throws IOException {
        int depth = scanner.depth();
        String style = valueOf(scanner.attribute(OdfNames.DRAW, "style-name"));
        boolean first = !opened && !notes;
        opened |= !notes && !hiddenStyles.contains(style);
        XmlElement behind = null;
        while (scanner.next() != XmlScanner.Event.END || scanner.depth() != depth) {
            boolean ends = OdfDrawnPage.endsDrawings(scanner);
            if (scanner.is(OdfNames.PRESENTATION, "notes") && !notes) {
                page(master, true);
            } else {
                scanner.skipElement();
            }
            behind = behind == null && ends ? scanner.ended() : behind;
        }
        OdfDrawnPage page = new OdfDrawnPage(scanner.ended(), master, notes, null, behind);
        if (hidingStyles.contains(style)) {
            pages.add(page);
        }
        if (first) {
            firstSlides.add(page);
        }
    }

    private static String valueOf(@Nullable String attribute) {
        return attribute == null ? "" : attribute;
    }
}
