package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes our marks out of a part of an OpenDocument package: what we put in says itself what stood there before. What its
 * author added to something of ours stays, with what it stands in. Not thread-safe.
 */
final class OdfUndo {
    private final XmlPart part;
    private final XmlScanner scanner;
    /** The text of the label that is stored; empty if none is. */
    private final String stored;
    /** Whether our attributes are there; programs that save a document drop them. */
    private final boolean named;
    /** What is ours, by the depth of the parent that is still open. */
    private final Map<Integer, List<Ours>> open = new HashMap<>();
    /** Containers of ours that are still open. */
    private final Deque<Container> containers = new ArrayDeque<>();
    /** Edits so far; those in a container that goes as a whole are forgotten. */
    private final List<Consumer<Splices>> edits = new ArrayList<>();

    private OdfUndo(XmlPart part, String stored, boolean named, Limits limits) {
        this.stored = stored;
        this.named = named;
        this.part = part;
        this.scanner = new XmlScanner(part, limits);
    }

    /** An element of ours and what stood in its place. */
    private record Ours(XmlElement element, String before) {}

    /** A header, a region, a frame or the like that we put in. */
    private static final class Container {
        private final int depth;
        private final String before;
        private final boolean frame;
        private final List<XmlValue> attributes;
        private final int editsBefore;
        /** Whether its author put something into it. */
        private boolean shared;

        Container(int depth, String before, boolean frame, List<XmlValue> attributes, int editsBefore) {
            this.depth = depth;
            this.before = before;
            this.frame = frame;
            this.attributes = attributes;
            this.editsBefore = editsBefore;
        }
    }

    /**
     * Returns the part without our marks; the same array if it holds none.
     *
     * @param stored the text of the stored label, empty if there is none
     */
    static byte[] of(XmlPart part, String stored, Limits limits) throws IOException {
        String raw = new String(part.utf8(), StandardCharsets.ISO_8859_1);
        boolean named = raw.contains(OdfNames.OURS);
        // Parts that do not concern us need not be well-formed.
        boolean mayHoldOurs = named
                || !stored.isEmpty()
                || raw.contains(OdfNames.STYLE_PREFIX)
                || raw.contains(LabelProperties.PREFIX);
        return mayHoldOurs ? new OdfUndo(part, stored, named, limits).undo() : part.utf8();
    }

    private byte[] undo() throws IOException {
        XmlScanner.Event event = scanner.next();
        for (; event != XmlScanner.Event.END_OF_DOCUMENT; event = scanner.next()) {
            if (event == XmlScanner.Event.START) {
                started();
            } else {
                ended();
            }
        }
        Splices splices = new Splices(part.utf8());
        edits.forEach(edit -> edit.accept(splices));
        return splices.apply();
    }

    private void started() throws IOException {
        XmlValue before = scanner.attributeValue(OdfNames.OURS, OdfNames.INSTEAD_OF);
        boolean inOurFrame = isInOurFrame();
        if (scanner.is(OdfNames.TEXT, "p") && (before != null || inOurFrame)) {
            ourParagraph(before);
        } else if (scanner.is(OdfNames.TEXT, "p") && OdfStyles.isStripName(scanner::parentIs)) {
            paragraph();
        } else if (before != null
                && (scanner.is(OdfNames.STYLE, "style") || scanner.is(OdfNames.STYLE, "page-layout"))) {
            keep(scanner.skipElement(), before.text());
        } else if (before != null || isOurFrame() || (inOurFrameElement() && scanner.is(OdfNames.DRAW, "text-box"))) {
            container(before);
        } else if (scanner.is(OdfNames.STYLE, "master-page") || scanner.is(OdfNames.STYLE, "handout-master")) {
            XmlValue layout = scanner.attributeValue(OdfNames.STYLE, "page-layout-name");
            edits.add(splices -> OdfLayout.restoreName(layout, splices));
        }
    }

    private void container(@Nullable XmlValue before) throws IOException {
        List<XmlValue> attributes = new ArrayList<>();
        boolean frame = scanner.is(OdfNames.DRAW, "frame");
        // What we put in place of something that was switched off and of which its author made use since: both stay.
        boolean replaces =
                before != null && !before.text().isEmpty() && scanner.attribute(OdfNames.STYLE, "display") == null;
        add(attributes, replaces ? null : before);
        add(attributes, isOurFrame() ? scanner.attributeValue(OdfNames.DRAW, "name") : null);
        String text = before == null ? "" : before.text();
        containers.push(new Container(scanner.depth(), text, frame, attributes, edits.size()));
    }

    /** Reads a paragraph that we put in. */
    private void ourParagraph(@Nullable XmlValue before) throws IOException {
        List<XmlValue> attributes = new ArrayList<>();
        add(attributes, before);
        XmlValue says = scanner.attributeValue(OdfNames.OURS, OdfNames.SAYS);
        add(attributes, says);
        XmlValue style = scanner.attributeValue(OdfNames.TEXT, "style-name");
        add(attributes, style != null && style.text().startsWith(OdfNames.STYLE_PREFIX) ? style : null);
        OdfParagraph paragraph = new OdfParagraph(scanner, part, stored);
        if (paragraph.isMark() || (says != null && paragraph.says(says.text()))) {
            keep(paragraph.element(), "");
        } else {
            edits.add(paragraph::strip);
            dropAttributes(attributes);
        }
    }

    /** Reads a paragraph of a header from which a program may have dropped our attribute. */
    private void paragraph() throws IOException {
        OdfParagraph paragraph = new OdfParagraph(scanner, part, stored);
        boolean orphan = !named && !stored.isEmpty();
        if (paragraph.isField() || (orphan && paragraph.isStoredText())) {
            keep(paragraph.element(), "");
        } else if (orphan && paragraph.holdsOurs()) {
            edits.add(paragraph::strip);
        }
    }

    private void ended() {
        int depth = scanner.depth();
        List<Ours> children = open.getOrDefault(depth, List.of());
        open.remove(depth);
        Container container = containers.peek();
        if (container != null && container.depth == depth) {
            containers.pop();
            if (!container.shared && holdsOnly(container, children)) {
                edits.subList(container.editsBefore, edits.size()).clear();
                keep(scanner.ended(), container.before);
                return;
            }
            containers.forEach(outer -> outer.shared = true);
            dropAttributes(container.attributes);
        }
        if (children.isEmpty()) {
            return;
        }
        XmlElement parent = scanner.ended();
        if (children.stream().allMatch(child -> child.before().isEmpty())) {
            edits.add(splices ->
                    splices.remove(parent, children.stream().map(Ours::element).toList()));
        } else {
            edits.add(splices -> children.forEach(child ->
                    splices.replace(child.element().start(), child.element().end(), child.before())));
        }
    }

    /** Tells whether the container that ends holds what we put in, or held before, and nothing else. */
    private boolean holdsOnly(Container container, List<Ours> children) {
        StringBuilder rest = new StringBuilder();
        int at = scanner.ended().startTagEnd();
        for (Ours child : children) {
            if (child.before().isEmpty()) {
                rest.append(utf8(at, child.element().start()));
                at = child.element().end();
            }
        }
        rest.append(utf8(at, Math.max(at, scanner.ended().endTagStart())));
        String other = rest.toString();
        return other.isBlank() || other.equals(contentOf(container.before));
    }

    private static String contentOf(String element) {
        char quote = 0;
        for (int i = 0; i < element.length(); i++) {
            char c = element.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return element.substring(i + 1, Math.max(i + 1, element.lastIndexOf("</")));
            }
        }
        return "";
    }

    private void keep(XmlElement element, String before) {
        open.computeIfAbsent(scanner.depth() - 1, depth -> new ArrayList<>()).add(new Ours(element, before));
    }

    /** A program that saved the document kept the frame but not our attribute. */
    private boolean isOurFrame() throws IOException {
        String name = scanner.is(OdfNames.DRAW, "frame") ? scanner.attribute(OdfNames.DRAW, "name") : null;
        return name != null && name.startsWith(OdfNames.FRAME);
    }

    /** Tells whether the present element is a child of a frame of ours. */
    private boolean inOurFrameElement() {
        Container container = containers.peek();
        return container != null && container.frame && container.depth == scanner.depth() - 1;
    }

    /** Tells whether the present element is a child of the text box of a frame of ours. */
    private boolean isInOurFrame() {
        Container container = containers.peek();
        return container != null
                && container.depth == scanner.depth() - 1
                && scanner.parentIs(OdfNames.DRAW, "text-box");
    }

    private static void add(List<XmlValue> attributes, @Nullable XmlValue attribute) {
        if (attribute != null) {
            attributes.add(attribute);
        }
    }

    private void dropAttributes(List<XmlValue> attributes) {
        for (XmlValue attribute : attributes) {
            edits.add(splices -> splices.replace(attributeStart(attribute), attribute.to() + 1, ""));
        }
    }

    /** Returns where an attribute starts, the white space before it and our declaration included. */
    private int attributeStart(XmlValue attribute) {
        int at = attribute.from() - 1;
        while (part.utf8()[at - 1] != '=') {
            at--;
        }
        at--;
        while (isSpace(at - 1)) {
            at--;
        }
        while (!isSpace(at - 1)) {
            at--;
        }
        while (isSpace(at - 1)) {
            at--;
        }
        String declaration = OdfNames.declare("edusecLabel", OdfNames.OURS);
        int from = Math.max(0, at - declaration.length());
        return utf8(from, at).equals(declaration) ? from : at;
    }

    private boolean isSpace(int at) {
        return part.utf8()[at] <= ' ' && part.utf8()[at] >= 0;
    }

    private String utf8(int from, int to) {
        return new String(part.utf8(), from, to - from, StandardCharsets.UTF_8);
    }
}
