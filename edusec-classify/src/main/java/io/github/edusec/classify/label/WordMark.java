package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    /** The content control's title, by which LibreOffice keeps it. */
    static final String TITLE = "edusec";

    /** What stands in the tag as well as in the field. */
    private static final String TRACE = "edusec.label";

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
        return new String(part.utf8(), StandardCharsets.ISO_8859_1).contains(TRACE);
    }

    /** Returns the part with the mark as its first block. */
    static byte[] insert(XmlPart part, Sections sections, PageEdge edge, Mark mark, Limits limits) throws IOException {
        OoxmlDialect dialect = sections.dialect();
        XmlScanner scanner = new XmlScanner(part, limits);
        scanner.next();
        if (!scanner.is(dialect.word(), edge.root())) {
            throw scanner.problem(
                    "the root element is wrong", "another element", edge.root() + " of the document's namespace");
        }
        XmlElement root = scanner.skipElement();
        scanner.next();
        Splices splices = new Splices(part.utf8());
        splices.insertFirst(root, fragment(sections, edge, mark));
        return splices.apply();
    }

    /** Returns the part without our marks, wherever they stand now. */
    static byte[] remove(XmlPart part, OoxmlDialect dialect, Limits limits) throws IOException {
        Splices splices = new Splices(part.utf8());
        WordMarks.of(part, dialect, limits).remove(splices);
        return splices.apply();
    }

    /** Tells whether a mark of ours stands in a part. */
    static boolean isIn(XmlPart part, OoxmlDialect dialect, Limits limits) throws IOException {
        return !WordMarks.of(part, dialect, limits).isEmpty();
    }

    /** Returns the text that our mark shows; empty if there is none, more than one, or something else in it. */
    static Optional<String> text(XmlPart part, OoxmlDialect dialect, Limits limits) throws IOException {
        return Optional.ofNullable(WordMarks.of(part, dialect, limits).onlyText());
    }

    /** Without it LibreOffice 7.4 prints the field's code and drops the fonts; Word itself writes it for header galleries. */
    private static String buildingBlock(PageEdge edge) {
        return "<w:docPartObj><w:docPartGallery w:val=\"" + edge.gallery() + "\"/></w:docPartObj>";
    }

    private static String fragment(Sections sections, PageEdge edge, Mark mark) {
        OoxmlDialect dialect = sections.dialect();
        int above = edge == PageEdge.HEADER ? sections.lacking(edge) : 0;
        int below = edge == PageEdge.FOOTER ? sections.lacking(edge) : 0;
        return "<w:sdt xmlns:w=\"" + dialect.word() + "\"><w:sdtPr><w:alias w:val=\"" + TITLE + "\"/><w:tag w:val=\""
                + TAG
                + "\"/><w:lock w:val=\"sdtLocked\"/>" + buildingBlock(edge)
                + "</w:sdtPr><w:sdtContent><w:p><w:pPr><w:snapToGrid w:val=\"0\"/>"
                + "<w:spacing w:before=\"" + above + "\" w:after=\"" + below
                + "\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\""
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
