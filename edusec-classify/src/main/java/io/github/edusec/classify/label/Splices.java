package io.github.edusec.classify.label;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Edits of one XML part, collected by offset and applied in one pass; all bytes outside them stay.
 *
 * <p>An empty element {@code <a/>} has to be opened before something can stand in it. So that removal can close it
 * again exactly, the inserted fragment then ends in a space before its last {@code >} or {@code />}. Not thread-safe.
 */
final class Splices {
    private final byte[] xml;
    private final List<Splice> splices = new ArrayList<>();

    Splices(byte[] xml) {
        this.xml = xml;
    }

    /** Inserts a fragment (one or more whole elements) as the first child; at most one insertion per parent. */
    void insertFirst(XmlElement parent, String fragment) {
        insert(parent, parent.startTagEnd(), fragment);
    }

    /** Inserts a fragment (one or more whole elements) as the last child; at most one insertion per parent. */
    void insertLast(XmlElement parent, String fragment) {
        insert(parent, parent.endTagStart(), fragment);
    }

    /** Inserts a fragment (one or more whole elements) in front of a sibling. */
    void insertBefore(XmlElement sibling, String fragment) {
        replace(sibling.start(), sibling.start(), fragment);
    }

    /**
     * Removes elements that were inserted by {@link #insertFirst}, {@link #insertLast} or {@link #insertBefore}.
     *
     * @param parent the element into which they were inserted
     * @param children the elements in document order, wherever they stand now
     */
    void remove(XmlElement parent, List<XmlElement> children) {
        if (children.isEmpty()) {
            return;
        }
        if (wasSelfClosing(parent, children)) {
            splices.add(new Splice(parent.startTagEnd() - 1, parent.end(), "/>"));
            return;
        }
        for (XmlElement child : children) {
            splices.add(new Splice(child.start(), child.end(), ""));
        }
    }

    /** Replaces a range by a text; an empty range inserts. Ranges must not overlap, those at one offset keep their order. */
    void replace(int from, int to, String text) {
        splices.add(new Splice(from, to, text));
    }

    /** Returns the edited bytes; the same array if there is no edit. */
    byte[] apply() {
        if (splices.isEmpty()) {
            return xml;
        }
        // What is inserted before a range that is replaced stands before it.
        splices.sort(Comparator.comparingInt(Splice::from).thenComparingInt(Splice::to));
        ByteArrayOutputStream out = new ByteArrayOutputStream(xml.length + 4_096);
        int at = 0;
        for (Splice splice : splices) {
            out.write(xml, at, splice.from() - at);
            out.writeBytes(splice.text().getBytes(StandardCharsets.UTF_8));
            at = splice.to();
        }
        out.write(xml, at, xml.length - at);
        return out.toByteArray();
    }

    private void insert(XmlElement parent, int at, String fragment) {
        if (!parent.selfClosing()) {
            splices.add(new Splice(at, at, fragment));
            return;
        }
        int cut = fragment.length() - (fragment.endsWith("/>") ? 2 : 1);
        String opened =
                ">" + fragment.substring(0, cut) + " " + fragment.substring(cut) + "</" + parent.qualifiedName() + ">";
        splices.add(new Splice(parent.startTagEnd() - 2, parent.end(), opened));
    }

    private boolean wasSelfClosing(XmlElement parent, List<XmlElement> children) {
        int at = parent.startTagEnd();
        for (XmlElement child : children) {
            if (child.start() != at) {
                return false;
            }
            at = child.end();
        }
        int beforeEnd = xml[at - 2] == '/' ? at - 3 : at - 2;
        return at == parent.endTagStart() && xml[beforeEnd] == ' ';
    }

    private record Splice(int from, int to, String text) {}
}
