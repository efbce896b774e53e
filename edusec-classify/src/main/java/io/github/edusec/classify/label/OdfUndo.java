package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes our marks out of a part of an OpenDocument package: what we put in says itself what stood there before. Not
 * thread-safe.
 */
final class OdfUndo {
    private final XmlPart part;
    private final XmlScanner scanner;
    private final Splices splices;
    /** The text of a label that is stored where our attributes are gone; else empty. */
    private final String orphan;
    /** What is ours, by the depth of the parent that is still open. */
    private final Map<Integer, List<Ours>> open = new HashMap<>();
    /** Fields on our property, by the depth of their paragraph. */
    private final Map<Integer, XmlElement> fields = new HashMap<>();

    private OdfUndo(XmlPart part, String orphan, Limits limits) {
        this.orphan = orphan;
        this.part = part;
        this.scanner = new XmlScanner(part, limits);
        this.splices = new Splices(part.utf8());
    }

    /** An element of ours and what stood in its place. */
    private record Ours(XmlElement element, String before) {}

    /**
     * Returns the part without our marks; the same array if it holds none.
     *
     * @param stored the text of the stored label, empty if there is none
     */
    static byte[] of(XmlPart part, String stored, Limits limits) throws IOException {
        String raw = new String(part.utf8(), StandardCharsets.ISO_8859_1);
        boolean named = raw.contains(OdfNames.OURS);
        String orphan = named ? "" : stored;
        // Parts that do not concern us need not be well-formed.
        boolean mayHoldOurs = named
                || !orphan.isEmpty()
                || raw.contains(OdfNames.STYLE_PREFIX)
                || raw.contains(LabelProperties.PREFIX);
        return mayHoldOurs ? new OdfUndo(part, orphan, limits).undo() : part.utf8();
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
        return splices.apply();
    }

    private void started() throws IOException {
        String before = scanner.attribute(OdfNames.OURS, OdfNames.INSTEAD_OF);
        if (before == null && isOurFrame()) {
            before = "";
        }
        if (before != null) {
            keep(scanner.skipElement(), before);
        } else if (scanner.is(OdfNames.TEXT, "user-defined")
                && OdfNames.FIELD.equals(scanner.attribute(OdfNames.TEXT, "name"))) {
            int paragraph = scanner.depth() - (scanner.parentIs(OdfNames.TEXT, "span") ? 2 : 1);
            fields.put(paragraph, scanner.skipElement());
        } else if (scanner.is(OdfNames.STYLE, "master-page") || scanner.is(OdfNames.STYLE, "handout-master")) {
            OdfLayout.restoreName(scanner.attributeValue(OdfNames.STYLE, "page-layout-name"), splices);
        }
    }

    private void ended() throws IOException {
        int depth = scanner.depth();
        XmlElement field = fields.remove(depth);
        if (isParagraphInHeader() && isOurs(text(scanner.ended()), field)) {
            open.remove(depth);
            keep(scanner.ended(), "");
            return;
        }
        List<Ours> children = open.remove(depth);
        if (children == null) {
            return;
        }
        if (children.stream().allMatch(child -> child.before().isEmpty())) {
            splices.remove(scanner.ended(), children.stream().map(Ours::element).toList());
        } else {
            children.forEach(child ->
                    splices.replace(child.element().start(), child.element().end(), child.before()));
        }
    }

    private void keep(XmlElement element, String before) {
        open.computeIfAbsent(scanner.depth() - 1, depth -> new ArrayList<>()).add(new Ours(element, before));
    }

    /** A program that saved the document kept the frame but not our attribute. */
    private boolean isOurFrame() throws IOException {
        String name = scanner.is(OdfNames.DRAW, "frame") ? scanner.attribute(OdfNames.DRAW, "name") : null;
        return name != null && name.startsWith(OdfNames.FRAME);
    }

    /** Likewise; a paragraph in which the author says more than the field is the author's. */
    private boolean isParagraphInHeader() {
        return scanner.is(OdfNames.TEXT, "p") && OdfStyles.isStripName(scanner::parentIs);
    }

    private boolean isOurs(String paragraph, @Nullable XmlElement field) throws IOException {
        return (field != null && paragraph.equals(text(field)))
                || (!orphan.isEmpty() && orphan.equals(XmlText.unescape(part.name(), paragraph)));
    }

    private String text(XmlElement element) {
        String raw = new String(part.utf8(), element.start(), element.end() - element.start(), StandardCharsets.UTF_8);
        return raw.replaceAll("<[^>]*>", "");
    }
}
