package io.github.edusec.classify.label;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The manifest of an OpenDocument package (OpenDocument 1.3 part 2, 4): what is listed, and whether it is encrypted. */
final class OdfManifest {
    private static final String PART = "/META-INF/manifest.xml";

    private final OpcPackage parts;
    private final XmlPart manifest;
    private final Map<String, XmlElement> listed = new HashMap<>();
    private final XmlElement root;
    private final String namespace;
    private boolean encrypted;

    private OdfManifest(OpcPackage parts) throws IOException {
        this.parts = parts;
        this.manifest = parts.part(PART);
        XmlScanner scanner = XmlScanner.ofManifest(manifest, parts.limits());
        scanner.next();
        if (!scanner.is(OdfNames.MANIFEST, "manifest")) {
            throw scanner.problem("the root element is wrong", "another element", "manifest");
        }
        XmlScanner.Event event = scanner.next();
        for (; event != XmlScanner.Event.END_OF_DOCUMENT; event = scanner.next()) {
            if (event == XmlScanner.Event.START && scanner.is(OdfNames.MANIFEST, "file-entry")) {
                entry(scanner);
            }
        }
        root = scanner.ended();
        // An old program sees an entry in its own namespace only.
        String text =
                new String(manifest.utf8(), root.start(), root.startTagEnd() - root.start(), StandardCharsets.UTF_8);
        namespace = text.contains(OdfNames.MANIFEST) ? OdfNames.MANIFEST : OdfNames.OLD_MANIFEST;
    }

    static OdfManifest of(OpcPackage parts) throws IOException {
        return new OdfManifest(parts);
    }

    boolean isEncrypted() {
        return encrypted;
    }

    boolean lists(String part) {
        return listed.containsKey(part.substring(1));
    }

    /** Lists an XML part. */
    void add(String part) {
        Splices splices = new Splices(manifest.utf8());
        splices.insertLast(
                root,
                "<manifest:file-entry" + OdfNames.declare("manifest", namespace) + " manifest:full-path=\""
                        + part.substring(1) + "\" manifest:media-type=\"text/xml\"/>");
        parts.put(PART, splices.apply());
    }

    /** Takes the entry of a part out that {@link #add} put in. */
    void remove(String part) {
        XmlElement entry = listed.get(part.substring(1));
        if (entry != null) {
            Splices splices = new Splices(manifest.utf8());
            splices.remove(root, List.of(entry));
            parts.put(PART, splices.apply());
        }
    }

    private void entry(XmlScanner scanner) throws IOException {
        String path = scanner.attribute(OdfNames.MANIFEST, "full-path");
        int depth = scanner.depth();
        while (scanner.next() != XmlScanner.Event.END || scanner.depth() != depth) {
            encrypted |= scanner.is(OdfNames.MANIFEST, "encryption-data");
        }
        if (path != null) {
            listed.put(path, scanner.ended());
        }
    }
}
