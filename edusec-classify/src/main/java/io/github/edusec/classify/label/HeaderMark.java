package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Our mark in a header part: a locked block-level content control with one right-aligned line, a field on the stored
 * property.
 *
 * <p>The control's tag is the handle by which the mark is found again, whatever else stands in the header. Office programs
 * do not refresh fields on opening, so the cached text is what people see; the field keeps it bound to the property.
 */
final class HeaderMark {
    /** The content control's tag; part of the format, never changes. */
    static final String TAG = "io.github.edusec.label";

    /** Content type of a header part. */
    static final String CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";

    /** Without it LibreOffice 7.4 prints the field's code and drops the fonts; Word itself writes it for header galleries. */
    private static final String BUILDING_BLOCK =
            "<w:docPartObj><w:docPartGallery w:val=\"Custom Headers\"/></w:docPartObj>";

    private static final String FONT = "BIZ UDPGothic";
    private static final String RUN_STYLE =
            "<w:rPr><w:rFonts w:hint=\"eastAsia\" w:ascii=\"" + FONT + "\" w:hAnsi=\"" + FONT
                    + "\" w:eastAsia=\"" + FONT
                    + "\"/><w:b/><w:color w:val=\"000000\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>"
                    + "<w:lang w:val=\"ja-JP\" w:eastAsia=\"ja-JP\"/></w:rPr>";
    /** A header must not end in a content control alone; this line is one point high. */
    private static final String LAST_LINE =
            "<w:p><w:pPr><w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>"
                    + "<w:rPr><w:sz w:val=\"2\"/></w:rPr></w:pPr></w:p>";

    private HeaderMark() {}

    /** Returns a new header part without the mark; the space in its start tag tells it from everybody else's. */
    static byte[] emptyPart(OoxmlDialect dialect) {
        return OpcPackage.utf8("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:hdr xmlns:w=\""
                + dialect.word() + "\" >" + LAST_LINE + "</w:hdr>");
    }

    /** Tells whether a part is one that we made and that holds nothing else. */
    static boolean isEmptyPart(byte[] utf8, OoxmlDialect dialect) {
        return Arrays.equals(utf8, emptyPart(dialect));
    }

    /** Tells quickly that a part holds no mark, so that parts that do not concern us need not be well-formed. */
    static boolean mayStandIn(XmlPart part) {
        return new String(part.utf8(), StandardCharsets.ISO_8859_1).contains(TAG);
    }

    /** Returns the header with the mark as its first block. */
    static byte[] insert(XmlPart part, OoxmlDialect dialect, String text, Limits limits) throws IOException {
        XmlScanner scanner = new XmlScanner(part, limits);
        scanner.next();
        if (!scanner.is(dialect.word(), "hdr")) {
            throw scanner.problem("the root element is wrong", "another element", "hdr of the document's namespace");
        }
        XmlElement root = scanner.skipElement();
        scanner.next();
        Splices splices = new Splices(part.utf8());
        splices.insertFirst(root, fragment(dialect, text));
        return splices.apply();
    }

    /** Returns the header without our marks, wherever they stand now. */
    static byte[] remove(XmlPart part, OoxmlDialect dialect, Limits limits) throws IOException {
        Found found = find(part, dialect, limits);
        Splices splices = new Splices(part.utf8());
        splices.remove(found.root(), found.marks());
        return splices.apply();
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

    private static String fragment(OoxmlDialect dialect, String text) {
        return "<w:sdt xmlns:w=\"" + dialect.word() + "\"><w:sdtPr><w:alias w:val=\"edusec\"/><w:tag w:val=\"" + TAG
                + "\"/><w:lock w:val=\"sdtLocked\"/>" + BUILDING_BLOCK
                + "</w:sdtPr><w:sdtContent><w:p><w:pPr><w:snapToGrid w:val=\"0\"/>"
                + "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\""
                + dialect.alignedRight() + "\"/></w:pPr>"
                + run("<w:fldChar w:fldCharType=\"begin\"/>")
                + run("<w:instrText xml:space=\"preserve\"> DOCPROPERTY \"" + LabelProperties.TEXT
                        + "\" </w:instrText>")
                + run("<w:fldChar w:fldCharType=\"separate\"/>")
                + run("<w:t xml:space=\"preserve\">" + XmlText.escape(text) + "</w:t>")
                + run("<w:fldChar w:fldCharType=\"end\"/>")
                + "</w:p></w:sdtContent></w:sdt>";
    }

    private static String run(String content) {
        return "<w:r>" + RUN_STYLE + content + "</w:r>";
    }
}
