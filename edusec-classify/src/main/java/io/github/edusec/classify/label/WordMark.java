package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Our mark in a header or footer part: a locked block-level content control with one right-aligned line, a field on the stored
 * property.
 *
 * <p>The control's tag is the handle by which the mark is found again, whatever else stands in the part. Office programs
 * do not refresh fields on opening, so the cached text is what people see; the field keeps it bound to the property.
 */
final class WordMark {
    /** The content control's tag; part of the format, never changes. */
    static final String TAG = "io.github.edusec.label";

    private static final String FONT = "BIZ UDPGothic";
    /** A header or footer must not end in a content control alone; this line is one point high. */
    private static final String LAST_LINE =
            "<w:p><w:pPr><w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>"
                    + "<w:rPr><w:sz w:val=\"2\"/></w:rPr></w:pPr></w:p>";

    private WordMark() {}

    /** Returns a new part without the mark; the space in its start tag tells it from everybody else's. */
    static byte[] emptyPart(OoxmlDialect dialect, PageEdge edge) {
        return OpcPackage.utf8("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:" + edge.root()
                + " xmlns:w=\"" + dialect.word() + "\" >" + LAST_LINE + "</w:" + edge.root() + ">");
    }

    /** Tells whether a part is one that we made and that holds nothing else. */
    static boolean isEmptyPart(byte[] utf8, OoxmlDialect dialect, PageEdge edge) {
        return Arrays.equals(utf8, emptyPart(dialect, edge));
    }

    /** Tells quickly that a part holds no mark, so that parts that do not concern us need not be well-formed. */
    static boolean mayStandIn(XmlPart part) {
        return new String(part.utf8(), StandardCharsets.ISO_8859_1).contains(TAG);
    }

    /** Returns the part with the mark as its first block. */
    static byte[] insert(XmlPart part, OoxmlDialect dialect, PageEdge edge, Mark mark, Limits limits)
            throws IOException {
        XmlScanner scanner = new XmlScanner(part, limits);
        scanner.next();
        if (!scanner.is(dialect.word(), edge.root())) {
            throw scanner.problem(
                    "the root element is wrong", "another element", edge.root() + " of the document's namespace");
        }
        XmlElement root = scanner.skipElement();
        scanner.next();
        Splices splices = new Splices(part.utf8());
        splices.insertFirst(root, fragment(dialect, edge, mark));
        return splices.apply();
    }

    /** Returns the part without our marks, wherever they stand now. */
    static byte[] remove(XmlPart part, OoxmlDialect dialect, Limits limits) throws IOException {
        Found found = find(part, dialect, limits);
        Splices splices = new Splices(part.utf8());
        splices.remove(found.root(), found.marks());
        return splices.apply();
    }

    /** Tells whether a mark of ours stands in a part. */
    static boolean isIn(XmlPart part, OoxmlDialect dialect, Limits limits) throws IOException {
        return !find(part, dialect, limits).marks().isEmpty();
    }

    /** Returns the cached text of our mark; empty if there is none or more than one. */
    static Optional<String> text(XmlPart part, OoxmlDialect dialect, Limits limits) throws IOException {
        Found found = find(part, dialect, limits);
        return found.marks().size() == 1 ? Optional.of(found.text()) : Optional.empty();
    }

    private record Found(XmlElement root, List<XmlElement> marks, String text) {}

    private static Found find(XmlPart part, OoxmlDialect dialect, Limits limits) throws IOException {
        XmlScanner scanner = new XmlScanner(part, limits);
        List<XmlElement> marks = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int markDepth = 0;
        XmlScanner.Event event = scanner.next();
        for (; event != XmlScanner.Event.END_OF_DOCUMENT; event = scanner.next()) {
            boolean start = event == XmlScanner.Event.START;
            if (start && markDepth > 0 && scanner.is(dialect.word(), "t")) {
                text.append(scanner.elementText());
            } else if (start && markDepth == 0 && isOurTag(scanner, dialect)) {
                markDepth = scanner.depth() - 2;
            } else if (!start && markDepth > 0 && scanner.depth() == markDepth) {
                marks.add(scanner.ended());
                markDepth = 0;
            }
        }
        return new Found(scanner.ended(), marks, text.toString());
    }

    /** The tag stands in the properties of the control: sdt, sdtPr, tag. */
    private static boolean isOurTag(XmlScanner scanner, OoxmlDialect dialect) throws IOException {
        return scanner.is(dialect.word(), "tag")
                && scanner.parentIs(dialect.word(), "sdtPr")
                && scanner.depth() > 3
                && TAG.equals(scanner.attribute(dialect.word(), "val"));
    }

    /** Without it LibreOffice 7.4 prints the field's code and drops the fonts; Word itself writes it for header galleries. */
    private static String buildingBlock(PageEdge edge) {
        return "<w:docPartObj><w:docPartGallery w:val=\"" + edge.gallery() + "\"/></w:docPartObj>";
    }

    private static String fragment(OoxmlDialect dialect, PageEdge edge, Mark mark) {
        return "<w:sdt xmlns:w=\"" + dialect.word() + "\"><w:sdtPr><w:alias w:val=\"edusec\"/><w:tag w:val=\"" + TAG
                + "\"/><w:lock w:val=\"sdtLocked\"/>" + buildingBlock(edge)
                + "</w:sdtPr><w:sdtContent><w:p><w:pPr><w:snapToGrid w:val=\"0\"/>"
                + "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\""
                + dialect.alignedRight() + "\"/></w:pPr>"
                + run(mark, "<w:fldChar w:fldCharType=\"begin\"/>")
                + run(
                        mark,
                        "<w:instrText xml:space=\"preserve\"> DOCPROPERTY \"" + LabelProperties.TEXT
                                + "\" </w:instrText>")
                + run(mark, "<w:fldChar w:fldCharType=\"separate\"/>")
                + run(mark, "<w:t xml:space=\"preserve\">" + XmlText.escape(mark.text()) + "</w:t>")
                + run(mark, "<w:fldChar w:fldCharType=\"end\"/>")
                + "</w:p></w:sdtContent></w:sdt>";
    }

    private static String run(Mark mark, String content) {
        return "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\" w:ascii=\"" + FONT + "\" w:hAnsi=\"" + FONT
                + "\" w:eastAsia=\"" + FONT + "\"/><w:b/><w:color w:val=\""
                + mark.style().hexColour() + "\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>"
                + "<w:lang w:val=\"ja-JP\" w:eastAsia=\"ja-JP\"/></w:rPr>" + content + "</w:r>";
    }
}
