package io.github.edusec.classify.label;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A paragraph that may be our mark: which bytes of it are ours, and whether its author put anything else into it. */
final class OdfParagraph {
    /** How the marks of the default template start, whatever label they show. */
    private static final String HEAD = "重要性分類";

    private final XmlPart part;
    private final String stored;
    private final XmlElement element;
    private final StringBuilder outside = new StringBuilder();
    private final List<Range> fields = new ArrayList<>();
    private final List<Range> texts = new ArrayList<>();
    private boolean foreign;

    /**
     * Reads the paragraph at whose start tag a scanner stands, to its end.
     *
     * @param stored the text of the stored label, empty if there is none
     */
    OdfParagraph(XmlScanner scanner, XmlPart part, String stored) throws IOException {
        this.part = part;
        this.stored = stored;
        int depth = scanner.depth();
        int at = scanner.end();
        boolean open = true;
        while (open) {
            boolean starts = scanner.next() == XmlScanner.Event.START;
            text(at, starts ? scanner.start() : scanner.ended().endTagStart());
            if (starts) {
                started(scanner);
            } else {
                open = scanner.depth() != depth;
                widen(fields, scanner.ended());
                widen(texts, scanner.ended());
            }
            at = scanner.end();
        }
        this.element = scanner.ended();
    }

    private record Range(int from, int to) {}

    XmlElement element() {
        return element;
    }

    /** Tells whether it holds something of ours. */
    boolean holdsOurs() {
        return !fields.isEmpty() || !texts.isEmpty();
    }

    /** Tells whether it holds our field and nothing else. */
    boolean isField() {
        return !foreign && !fields.isEmpty() && outside.toString().isBlank();
    }

    /** Tells whether it holds the text of the stored label and nothing else. */
    boolean isStoredText() throws IOException {
        return !stored.isEmpty() && says(stored);
    }

    /** Tells whether it holds a text and nothing else. */
    boolean says(String text) throws IOException {
        return !foreign && fields.isEmpty() && squeezed().equals(squeeze(text));
    }

    /** Tells whether it holds nothing but a mark, be it another one than the stored label's; for paragraphs we put in. */
    boolean isMark() throws IOException {
        if (foreign || !fields.isEmpty()) {
            return isField();
        }
        String text = squeezed();
        boolean added = !stored.isEmpty() && text.contains(squeeze(stored));
        return text.isEmpty() || isStoredText() || (text.startsWith(HEAD) && !added);
    }

    /** Takes out what is ours and leaves what is its author's. */
    void strip(Splices splices) {
        (fields.isEmpty() ? texts : fields).forEach(range -> splices.replace(range.from(), range.to(), ""));
    }

    private void started(XmlScanner scanner) throws IOException {
        if (scanner.is(OdfNames.TEXT, "user-defined")
                && OdfNames.FIELD.equals(scanner.attribute(OdfNames.TEXT, "name"))) {
            XmlElement field = scanner.skipElement();
            fields.add(new Range(field.start(), field.end()));
        } else {
            foreign |= !scanner.is(OdfNames.TEXT, "span")
                    && !scanner.is(OdfNames.TEXT, "s")
                    && !scanner.is(OdfNames.TEXT, "soft-page-break");
        }
    }

    /** A span that holds nothing but ours goes with it. */
    private void widen(List<Range> ours, XmlElement ended) {
        int last = ours.size() - 1;
        boolean fills = last >= 0
                && ours.get(last).from() == ended.startTagEnd()
                && ours.get(last).to() == ended.endTagStart()
                && ended.qualifiedName().equals(ended.withPrefix("span"));
        if (fills) {
            ours.set(last, new Range(ended.start(), ended.end()));
        }
    }

    private void text(int from, int to) {
        if (from >= to) {
            return;
        }
        String raw = new String(part.utf8(), from, to - from, StandardCharsets.UTF_8);
        outside.append(raw);
        // A comment or CDATA.
        foreign |= raw.indexOf('<') >= 0;
        if (stored.isEmpty()) {
            return;
        }
        String escaped = XmlText.escape(stored);
        String bare = escaped.replace("&quot;", "\"").replace("&apos;", "'");
        String bytes = new String(part.utf8(), from, to - from, StandardCharsets.ISO_8859_1);
        for (String form : List.of(escaped, bare, bare.replace("&gt;", ">"))) {
            String sought = new String(OpcPackage.utf8(form), StandardCharsets.ISO_8859_1);
            int at = bytes.indexOf(sought);
            if (at >= 0) {
                texts.add(new Range(from + at, from + at + sought.length()));
                return;
            }
        }
    }

    private String squeezed() throws IOException {
        return squeeze(XmlText.unescape(part.name(), outside.toString()));
    }

    /** Programs may write spaces as elements. */
    private static String squeeze(String text) {
        return text.replaceAll("\\s+", "");
    }
}
