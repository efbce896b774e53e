package io.github.edusec.classify.label;

import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts the mark into the headers and footers of one master page, and makes those that are missing. */
final class OdfStrips {
    private final byte[] xml;
    private final Splices splices;
    private final OdfText text;
    private final boolean spreadsheet;

    OdfStrips(byte[] xml, Splices splices, OdfText text, boolean spreadsheet) {
        this.xml = xml;
        this.splices = splices;
        this.text = text;
        this.spreadsheet = spreadsheet;
    }

    /**
     * What is to be done at one edge of the pages.
     *
     * @param room how the mark gets its room
     * @param firstPage whether it stands on first pages only, which have a header or footer of their own then
     */
    record Edge(OdfLayout.Room room, boolean firstPage) {
        private boolean takes(OdfStyles.Pages pages) {
            return room != OdfLayout.Room.NONE && (!firstPage || pages == OdfStyles.Pages.FIRST);
        }
    }

    void mark(OdfStyles.MasterPage page, Edge header, Edge footer) throws IOException {
        for (OdfStyles.Strip strip : page.strips()) {
            Edge edge = strip.header() ? header : footer;
            if (edge.takes(strip.pages())) {
                mark(strip, edge.room());
            }
        }
        // A spreadsheet's first page shares the common header where one of its own is there but switched off.
        boolean first = page.strips().stream()
                .anyMatch(strip -> strip.pages() == OdfStyles.Pages.FIRST && (strip.hidden() == null || !spreadsheet));
        XmlElement lastHeader = last(page, true);
        XmlElement lastFooter = last(page, false);
        String headers = missing(page, header, OdfStyles.Pages.ALL, true);
        String footers = missing(page, footer, OdfStyles.Pages.ALL, false);
        // LibreOffice shows a first page none of the common headers and footers if it has a header or footer of its
        // own.
        String firstHeader = first ? missing(page, header, OdfStyles.Pages.FIRST, true) : "";
        String firstFooter = first ? missing(page, footer, OdfStyles.Pages.FIRST, false) : "";
        String behindHeaders = firstHeader + footers + (lastFooter == null ? firstFooter : "");
        if (lastFooter != null) {
            insertBehind(lastFooter, firstFooter);
        }
        if (lastHeader != null) {
            insertBehind(lastHeader, behindHeaders);
        }
        String start = headers + (lastHeader == null ? behindHeaders : "");
        if (!start.isEmpty()) {
            splices.insertFirst(page.element(), start);
        }
    }

    private void mark(OdfStyles.Strip strip, OdfLayout.Room room) throws IOException {
        boolean all = strip.pages() == OdfStyles.Pages.ALL;
        if (spreadsheet && room == OdfLayout.Room.NEW && (all || strip.hidden() == null)) {
            // What its author switched off stays off: the mark stands in its place.
            XmlElement e = strip.element();
            splices.replace(e.start(), e.end(), element(strip.name(), utf8(e.start(), e.end())));
        } else if (!spreadsheet && all && strip.hidden() != null) {
            // LibreOffice Writer shows it all the same; now every program does.
            splices.replace(strip.element().start(), strip.element().end(), shown(strip, strip.hidden()));
        } else {
            insert(strip);
        }
    }

    private String shown(OdfStyles.Strip strip, XmlValue hidden) throws IOException {
        XmlElement e = strip.element();
        int nameEnd = e.start() + 1 + OpcPackage.utf8(e.qualifiedName()).length;
        int tagEnd = e.startTagEnd() - (e.selfClosing() ? 2 : 1);
        String content = e.selfClosing() ? "" : utf8(e.startTagEnd(), e.endTagStart());
        return "<" + e.qualifiedName() + OdfNames.ours(utf8(e.start(), e.end())) + utf8(nameEnd, hidden.from()) + "true"
                + utf8(hidden.to(), tagEnd) + ">"
                + (strip.header() ? text.field() + content : content + text.field())
                + "</" + e.qualifiedName() + ">";
    }

    /** The line is the outermost one, so that what the author wrote stays where it was. */
    private void insert(OdfStyles.Strip strip) {
        XmlElement e = strip.element();
        if (!spreadsheet && strip.header()) {
            splices.insertFirst(e, text.field());
        } else if (!spreadsheet) {
            splices.insertLast(e, text.field());
        } else if (strip.right() != null) {
            splices.insertLast(strip.right(), text.plain());
        } else if (strip.regions() || e.startTagEnd() == e.endTagStart()) {
            splices.insertLast(e, region());
        } else {
            splices.insertLast(e, text.plain());
        }
    }

    /** Returns a header or footer that a page lacks; empty if it needs none. */
    private String missing(OdfStyles.MasterPage page, Edge edge, OdfStyles.Pages pages, boolean header) {
        boolean there = page.strips().stream().anyMatch(strip -> strip.header() == header && strip.pages() == pages);
        return there || !edge.takes(pages) ? "" : element((header ? "header" : "footer") + pages.suffix(), "");
    }

    private String element(String name, String before) {
        return "<style:" + name + OdfNames.declare("style", OdfNames.STYLE) + OdfNames.ours(before) + ">"
                + (spreadsheet ? region() : text.field()) + "</style:" + name + ">";
    }

    private String region() {
        return "<style:region-right" + OdfNames.declare("style", OdfNames.STYLE) + OdfNames.ours("") + ">"
                + text.plain() + "</style:region-right>";
    }

    private void insertBehind(XmlElement element, String fragment) {
        if (!fragment.isEmpty()) {
            splices.replace(element.end(), element.end(), fragment);
        }
    }

    private static @Nullable XmlElement last(OdfStyles.MasterPage page, boolean header) {
        XmlElement last = null;
        for (OdfStyles.Strip strip : page.strips()) {
            last = strip.header() == header ? strip.element() : last;
        }
        return last;
    }

    private String utf8(int from, int to) throws IOException {
        byte[] raw = Arrays.copyOfRange(xml, from, to);
        String decoded = new String(raw, StandardCharsets.UTF_8);
        if (!Arrays.equals(raw, OpcPackage.utf8(decoded))) {
            throw new MalformedFileException(
                    new Problem(OdfNames.STYLES_PART, "a header is no UTF-8", "other bytes", "UTF-8"));
        }
        return decoded;
    }
}
