package io.github.edusec.classify.label;

import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the tags of an XML part in UTF-8 and tells at which bytes they stand, so that a part can be edited by splicing.
 *
 * <p>Parsers that build events lose the offsets, and loading and saving changes bytes that are not ours. This scanner
 * checks nesting, names, attribute syntax and namespaces; it refuses DTDs and undeclared entities and bounds the depth. Names
 * are compared by namespace URI, never by prefix. Not thread-safe.
 */
final class XmlScanner {
    /** What {@link #next()} came to. */
    enum Event {
        START,
        END,
        END_OF_DOCUMENT
    }

    private static final int FRAME_INTS = 6;
    /** Looking a prefix up is linear in what is declared; real parts declare some forty. */
    private static final int MAX_NAMESPACES = 256;

    private static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

    private final String part;
    private final byte[] xml;
    private final XmlBytes bytes;
    private final XmlAttributes attributes;
    private final int maxDepth;
    private final boolean manifest;
    /** Per open element: start, name start, prefix end, name end, start tag end, height of the namespace stack. */
    private int[] frames = new int[32 * FRAME_INTS];

    private final List<Namespace> namespaces = new ArrayList<>();
    private int depth;
    private int position;
    private int start;
    private boolean selfClosing;
    private boolean pendingEnd;
    private boolean popPending;
    private boolean rootSeen;
    private @Nullable StringBuilder text;
    /** Start, start tag end, end tag start, end, name start and name end of the element that just ended; few of them are asked for. */
    private final int[] ended = new int[6];

    private boolean endedSelfClosing;
    private boolean anyEnded;

    XmlScanner(XmlPart part, Limits limits) {
        this(part, limits, false);
    }

    /**
     * Starts on the manifest of an OpenDocument package.
     *
     * <p>Those of OpenOffice.org name a document type that nobody loads but that fixes what the prefix {@code manifest} stands
     * for; a declaration without entities of its own is passed over, and the prefix has its meaning.
     */
    static XmlScanner ofManifest(XmlPart part, Limits limits) {
        return new XmlScanner(part, limits, true);
    }

    private XmlScanner(XmlPart part, Limits limits, boolean manifest) {
        this.manifest = manifest;
        this.part = part.name();
        this.xml = part.utf8();
        this.bytes = new XmlBytes(part.name(), xml);
        this.attributes = new XmlAttributes(bytes);
        this.maxDepth = limits.maxXmlDepth();
        this.position = bytes.hasByteOrderMark() ? 3 : 0;
    }

    /** Goes to the next tag; an empty element gives a start and an end. */
    Event next() throws MalformedFileException, LimitExceededException {
        if (popPending) {
            pop();
        }
        if (pendingEnd) {
            pendingEnd = false;
            return ended(position, position);
        }
        while (position < xml.length) {
            if (xml[position] != '<') {
                characterData();
                continue;
            }
            start = position;
            int following = position + 1 < xml.length ? xml[position + 1] : -1;
            if (following == '/') {
                return endTag();
            }
            if (following != '!' && following != '?') {
                return startTag();
            }
            skipMarkup(following);
        }
        if (depth > 0 || !rootSeen) {
            throw problem("the XML ends too early", "depth " + depth, "a complete document");
        }
        return Event.END_OF_DOCUMENT;
    }

    /** Returns the offset of the present tag's first byte. */
    int start() {
        return start;
    }

    /** Returns the offset behind the present tag. */
    int end() {
        return position;
    }

    /** Returns the number of open elements, the present one included: the root has depth 1. */
    int depth() {
        return depth;
    }

    /** Tells whether the present element has this name. */
    boolean is(String namespace, String local) {
        return frameIs(depth - 1, namespace, local);
    }

    /** Returns the length of the present element's name without its prefix, in bytes: a cheap look before {@link #is}. */
    int localLength() {
        int frame = (depth - 1) * FRAME_INTS;
        int prefixEnd = frames[frame + 2];
        return frames[frame + 3] - (prefixEnd == frames[frame + 1] ? prefixEnd : prefixEnd + 1);
    }

    /** Tells whether the present element's parent has this name. */
    boolean parentIs(String namespace, String local) {
        return depth > 1 && frameIs(depth - 2, namespace, local);
    }

    /** Returns the namespace URI of the present element, empty if it has none. */
    String namespace() throws MalformedFileException {
        int frame = (depth - 1) * FRAME_INTS;
        String found = resolve(frames[frame + 1], frames[frame + 2], frames[frame + 5]);
        if (found == null) {
            throw problem("a namespace prefix is not declared", "element at byte " + start, "a declared prefix");
        }
        return found;
    }

    /** Returns the value of an attribute of the present start tag, or null; the empty namespace means no prefix. */
    @Nullable
    String attribute(String namespace, String local) throws MalformedFileException {
        int i = attributeIndex(namespace, local);
        return i < 0 ? null : attributes.value(i);
    }

    /** Returns an attribute of the present start tag and where its value stands, or null. */
    @Nullable
    XmlValue attributeValue(String namespace, String local) throws MalformedFileException {
        int i = attributeIndex(namespace, local);
        return i < 0 ? null : new XmlValue(attributes.valueStart(i), attributes.valueEnd(i), attributes.value(i));
    }

    private int attributeIndex(String namespace, String local) {
        for (int i = 0; i < attributes.count(); i++) {
            int nameStart = attributes.nameStart(i);
            int nameEnd = attributes.nameEnd(i);
            int localStart = nameEnd - local.length();
            // From the end, since most attributes are not the one, and their names differ in length or in the last
            // letters.
            boolean ends = localStart == nameStart || (localStart > nameStart && xml[localStart - 1] == ':');
            if (!ends || !bytes.matches(localStart, nameEnd, local)) {
                continue;
            }
            String found = localStart == nameStart ? "" : resolve(nameStart, localStart - 1, namespaces.size());
            if (namespace.equals(found)) {
                return i;
            }
        }
        return -1;
    }

    /** Goes from the start tag of the present element to its end and returns where all of it stands. */
    XmlElement skipElement() throws MalformedFileException, LimitExceededException {
        int level = depth;
        while (next() != Event.END || depth != level) {
            // what stands inside is passed over
        }
        return ended();
    }

    /** Goes to the end of the present element and returns the text in it, that of its descendants included. */
    String elementText() throws MalformedFileException, LimitExceededException {
        StringBuilder collected = new StringBuilder();
        text = collected;
        skipElement();
        text = null;
        return collected.toString();
    }

    /** Returns where the element stands that just ended. */
    XmlElement ended() {
        if (!anyEnded) {
            throw new IllegalStateException("no element has ended");
        }
        return new XmlElement(ended[0], ended[1], endedSelfClosing, ended[2], ended[3], bytes.utf8(ended[4], ended[5]));
    }

    MalformedFileException problem(String what, String found, String allowed) {
        return bytes.problem(what, found, allowed);
    }

    private Event startTag() throws MalformedFileException, LimitExceededException {
        if (depth == 0 && rootSeen) {
            throw problem("a second root element", "byte " + start, "one root");
        }
        if (depth == maxDepth) {
            throw new LimitExceededException(part, "depth of nested XML elements", depth + 1L, maxDepth);
        }
        rootSeen = true;
        int nameStart = start + 1;
        int nameEnd = bytes.name(nameStart);
        int tagEnd = attributes.read(nameEnd);
        selfClosing = xml[tagEnd - 2] == '/';
        declareNamespaces();
        int colon = bytes.colon(nameStart, nameEnd);
        int frame = depth * FRAME_INTS;
        if (frame + FRAME_INTS > frames.length) {
            frames = Arrays.copyOf(frames, frames.length * 2);
        }
        frames[frame] = start;
        frames[frame + 1] = nameStart;
        frames[frame + 2] = colon < 0 ? nameStart : colon;
        frames[frame + 3] = nameEnd;
        frames[frame + 4] = tagEnd;
        frames[frame + 5] = namespaces.size();
        depth++;
        pendingEnd = selfClosing;
        position = tagEnd;
        return Event.START;
    }

    private Event endTag() throws MalformedFileException {
        int nameStart = start + 2;
        int frame = (depth - 1) * FRAME_INTS;
        int nameEnd = depth == 0 ? xml.length : nameStart + frames[frame + 3] - frames[frame + 1];
        boolean closes = nameEnd < xml.length
                && Arrays.equals(xml, nameStart, nameEnd, xml, frames[frame + 1], frames[frame + 3])
                && !bytes.isInName(nameEnd);
        int close = bytes.skipSpace(closes ? nameEnd : bytes.name(nameStart));
        if (close >= xml.length || xml[close] != '>' || depth == 0) {
            throw problem("an end tag is damaged", "byte " + start, "an end tag that closes the open element");
        }
        if (!closes) {
            throw problem("an end tag closes another element", "byte " + start, "the name of the open element");
        }
        position = close + 1;
        selfClosing = false;
        return ended(start, position);
    }

    private Event ended(int endTagStart, int end) {
        int frame = (depth - 1) * FRAME_INTS;
        ended[0] = frames[frame];
        ended[1] = frames[frame + 4];
        ended[2] = endTagStart;
        ended[3] = end;
        ended[4] = frames[frame + 1];
        ended[5] = frames[frame + 3];
        endedSelfClosing = selfClosing;
        anyEnded = true;
        attributes.clear();
        popPending = true;
        return Event.END;
    }

    /** The element stays present during its end event, so that its name can be asked for. */
    private void pop() {
        popPending = false;
        depth--;
        int height = depth == 0 ? 0 : frames[(depth - 1) * FRAME_INTS + 5];
        while (namespaces.size() > height) {
            namespaces.remove(namespaces.size() - 1);
        }
    }

    private void characterData() throws MalformedFileException {
        int from = position;
        position = bytes.first((byte) '<', (byte) '<', from);
        if (depth == 0 && bytes.skipSpace(from) != position) {
            throw problem("text outside the root element", "byte " + from, "white space");
        }
        if (text != null) {
            text.append(bytes.decode(from, position));
        }
    }

    private void skipMarkup(int following) throws MalformedFileException {
        if (following == '?') {
            position = behind("?>", start + 2);
        } else if (bytes.matches(start, Math.min(start + 4, xml.length), "<!--")) {
            position = behind("-->", start + 4);
        } else if (depth > 0 && bytes.matches(start, Math.min(start + 9, xml.length), "<![CDATA[")) {
            position = behind("]]>", start + 9);
            if (text != null) {
                text.append(bytes.utf8(start + 9, position - 3));
            }
        } else if (manifest && !rootSeen && bytes.matches(start, Math.min(start + 9, xml.length), "<!DOCTYPE")) {
            position = behindDocumentType(start + 9);
        } else {
            throw unknownMarkup();
        }
    }

    private int behindDocumentType(int from) throws MalformedFileException {
        int at = from;
        while (at < xml.length && xml[at] != '>') {
            if (xml[at] == '[' || xml[at] == '<') {
                throw unknownMarkup();
            }
            boolean quoted = xml[at] == '"' || xml[at] == '\'';
            at = quoted ? behind(xml[at] == '"' ? "\"" : "'", at + 1) : at + 1;
        }
        if (at >= xml.length) {
            throw unknownMarkup();
        }
        return at + 1;
    }

    private MalformedFileException unknownMarkup() {
        return problem("a DTD or unknown markup", "byte " + start, "no DTD");
    }

    private int behind(String closing, int from) throws MalformedFileException {
        for (int i = from; i + closing.length() <= xml.length; i++) {
            if (bytes.matches(i, i + closing.length(), closing)) {
                return i + closing.length();
            }
        }
        throw problem("a comment, instruction or CDATA section has no end", "byte " + start, closing);
    }

    private void declareNamespaces() throws MalformedFileException, LimitExceededException {
        for (int i = 0; i < attributes.count(); i++) {
            int nameStart = attributes.nameStart(i);
            int nameEnd = attributes.nameEnd(i);
            if (xml[nameStart] != 'x') {
                continue;
            }
            if (bytes.matches(nameStart, nameEnd, "xmlns")) {
                namespaces.add(new Namespace(nameStart, nameStart, uri(i)));
            } else if (nameEnd - nameStart > 6 && bytes.matches(nameStart, nameStart + 6, "xmlns:")) {
                namespaces.add(new Namespace(nameStart + 6, nameEnd, uri(i)));
            }
            if (namespaces.size() > MAX_NAMESPACES) {
                throw new LimitExceededException(
                        part, "namespace declarations in scope", namespaces.size(), MAX_NAMESPACES);
            }
        }
    }

    private String uri(int attribute) throws MalformedFileException {
        String uri = attributes.value(attribute);
        return manifest && uri.equals(OdfNames.OLD_MANIFEST) ? OdfNames.MANIFEST : uri;
    }

    private boolean frameIs(int level, String namespace, String local) {
        int frame = level * FRAME_INTS;
        int prefixEnd = frames[frame + 2];
        int localStart = prefixEnd == frames[frame + 1] ? prefixEnd : prefixEnd + 1;
        return bytes.matches(localStart, frames[frame + 3], local)
                && namespace.equals(resolve(frames[frame + 1], prefixEnd, frames[frame + 5]));
    }

    private @Nullable String resolve(int prefixStart, int prefixEnd, int height) {
        for (int i = height - 1; i >= 0; i--) {
            Namespace n = namespaces.get(i);
            if (Arrays.equals(xml, prefixStart, prefixEnd, xml, n.prefixStart(), n.prefixEnd())) {
                return n.uri();
            }
        }
        if (prefixStart == prefixEnd) {
            return "";
        }
        if (manifest && bytes.matches(prefixStart, prefixEnd, "manifest")) {
            return OdfNames.MANIFEST;
        }
        return bytes.matches(prefixStart, prefixEnd, "xml") ? XML_NAMESPACE : null;
    }

    /** A declared prefix, by the bytes where it stands; an empty range is the default namespace. */
    private record Namespace(int prefixStart, int prefixEnd, String uri) {}
}
