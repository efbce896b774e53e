package io.github.edusec.classify.label;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The stored label of an OpenDocument package: user-defined properties in {@code meta.xml} (OpenDocument 1.3 part 3, 4.3.3).
 * Not thread-safe.
 */
final class OdfMeta {
    private static final String PART = "/meta.xml";

    private final OpcPackage parts;

    OdfMeta(OpcPackage parts) {
        this.parts = parts;
    }

    /** Tells why the package must not be changed: it is signed or encrypted; empty if it may be. */
    Optional<StampOutcome.Refused> refusal() throws IOException {
        if (parts.hasSignatures()) {
            return Optional.of(new StampOutcome.Refused(LabelObstacle.SIGNED, "the package holds a digital signature"));
        }
        if (parts.has("/encrypted-package") || OdfManifest.of(parts).isEncrypted()) {
            return Optional.of(new StampOutcome.Refused(LabelObstacle.ENCRYPTED, "the manifest lists encrypted parts"));
        }
        return Optional.empty();
    }

    /** Returns our stored pairs, as {@link LabelPairs#seen} gives them. */
    Map<String, String> pairs() throws IOException {
        return parts.has(PART) ? read().label().seen() : Map.of();
    }

    /** Takes our pairs out, and the part if we made it. */
    void remove() throws IOException {
        if (!parts.has(PART)) {
            return;
        }
        Found found = read();
        Splices splices = new Splices(found.part().utf8());
        splices.remove(found.meta(), found.label().elements());
        byte[] left = splices.apply();
        boolean listedByUs = Arrays.equals(left, emptyPart(false));
        if (listedByUs) {
            OdfManifest.of(parts).remove(PART);
        }
        if (listedByUs || Arrays.equals(left, emptyPart(true))) {
            parts.remove(PART);
        } else {
            parts.put(PART, left);
        }
    }

    /** Stores pairs where none of ours stand. */
    void store(Map<String, String> pairs) throws IOException {
        if (!parts.has(PART)) {
            OdfManifest manifest = OdfManifest.of(parts);
            boolean listed = manifest.lists(PART);
            parts.put(PART, emptyPart(listed));
            if (!listed) {
                manifest.add(PART);
            }
        }
        Found found = read();
        StringBuilder fragment = new StringBuilder();
        found.label()
                .toWrite(pairs)
                .forEach((name, value) -> fragment.append("<meta:user-defined")
                        .append(OdfNames.declare("meta", OdfNames.META))
                        .append(" meta:name=\"")
                        .append(XmlText.escape(name))
                        .append("\">")
                        .append(XmlText.escape(value))
                        .append("</meta:user-defined>"));
        Splices splices = new Splices(found.part().utf8());
        splices.insertLast(found.meta(), fragment.toString());
        parts.put(PART, splices.apply());
    }

    /** The spaces in the start tag tell our part from everybody else's, and whether the manifest listed it before. */
    private static byte[] emptyPart(boolean listed) {
        return OpcPackage.utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta"
                + OdfNames.declare("office", OdfNames.OFFICE) + " office:version=\"1.3\"" + (listed ? "  " : " ")
                + "><office:meta></office:meta></office:document-meta>");
    }

    private record Found(XmlPart part, XmlElement meta, LabelPairs label) {}

    private Found read() throws IOException {
        return parts.reading(parts.part(PART), Found.class, this::read);
    }

    private Found read(XmlPart part) throws IOException {
        XmlScanner scanner = new XmlScanner(part, parts.limits());
        scanner.next();
        if (!scanner.is(OdfNames.OFFICE, "document-meta")) {
            throw scanner.problem("the root element is wrong", "another element", "document-meta");
        }
        XmlElement meta = null;
        LabelPairs label = new LabelPairs();
        XmlScanner.Event event = scanner.next();
        for (; event != XmlScanner.Event.END_OF_DOCUMENT; event = scanner.next()) {
            if (event == XmlScanner.Event.START && isProperty(scanner)) {
                property(scanner, label);
            } else if (event == XmlScanner.Event.END && scanner.depth() == 2 && isMeta(scanner)) {
                if (meta != null) {
                    throw scanner.problem("the metadata stand twice", "2", "meta once");
                }
                meta = scanner.ended();
            }
        }
        if (meta == null) {
            throw scanner.problem("the part has no metadata", "none", "meta");
        }
        return new Found(part, meta, label);
    }

    private static boolean isMeta(XmlScanner scanner) {
        return scanner.is(OdfNames.OFFICE, "meta");
    }

    private static boolean isProperty(XmlScanner scanner) {
        return scanner.depth() == 3
                && scanner.is(OdfNames.META, "user-defined")
                && scanner.parentIs(OdfNames.OFFICE, "meta");
    }

    private static void property(XmlScanner scanner, LabelPairs label) throws IOException {
        String name = scanner.attribute(OdfNames.META, "name");
        if (name != null) {
            label.take(scanner, name);
        }
    }
}
