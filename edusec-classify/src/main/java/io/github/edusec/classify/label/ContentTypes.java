package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The part {@code [Content_Types].xml}: which part is what. Immutable and thread-safe. */
final class ContentTypes {
    private static final String NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types";

    private final XmlPart part;
    private final XmlElement root;
    private final Map<String, String> defaults = new HashMap<>();
    private final Map<String, String> overrides = new HashMap<>();
    private final Map<String, XmlElement> overrideElements = new HashMap<>();

    private ContentTypes(XmlPart part, Limits limits) throws IOException {
        this.part = part;
        XmlScanner scanner = new XmlScanner(part, limits);
        while (scanner.next() != XmlScanner.Event.END_OF_DOCUMENT) {
            if (scanner.depth() == 1 && !scanner.is(NAMESPACE, "Types")) {
                throw scanner.problem("the root element is wrong", "another element", "Types");
            }
            String type = scanner.attribute("", "ContentType");
            String extension = scanner.attribute("", "Extension");
            String name = scanner.attribute("", "PartName");
            if (scanner.depth() != 2 || type == null) {
                continue;
            }
            if (extension != null && scanner.is(NAMESPACE, "Default")) {
                defaults.put(key(extension), type);
            } else if (name != null && scanner.is(NAMESPACE, "Override")) {
                overrides.put(key(name), type);
                overrideElements.put(key(name), scanner.skipElement());
            }
        }
        root = scanner.ended();
    }

    static ContentTypes of(OpcPackage opc) throws IOException {
        return opc.reading(
                opc.part(PartNames.CONTENT_TYPES), ContentTypes.class, part -> new ContentTypes(part, opc.limits()));
    }

    /** Returns a part's content type, if it has any. */
    Optional<String> typeOf(String name) {
        String override = overrides.get(key(name));
        if (override != null) {
            return Optional.of(override);
        }
        return Optional.ofNullable(defaults.get(key(name.substring(name.lastIndexOf('.') + 1))));
    }

    /** Tells whether a type was stated for exactly this name. */
    boolean hasOverride(String name) {
        return overrides.containsKey(key(name));
    }

    /** Returns the bytes with types for new parts. */
    byte[] with(Map<String, String> added) {
        StringBuilder fragment = new StringBuilder();
        added.forEach((name, type) -> fragment.append('<')
                .append(root.withPrefix("Override"))
                .append(" PartName=\"")
                .append(XmlText.escape(name))
                .append("\" ContentType=\"")
                .append(type)
                .append("\"/>"));
        Splices splices = new Splices(part.utf8());
        splices.insertLast(root, fragment.toString());
        return splices.apply();
    }

    /** Returns the bytes without the types stated for these parts. */
    byte[] without(Set<String> removed) {
        List<XmlElement> elements = new ArrayList<>();
        for (String name : removed) {
            XmlElement element = overrideElements.get(key(name));
            if (element != null) {
                elements.add(element);
            }
        }
        Splices splices = new Splices(part.utf8());
        splices.remove(root, elements);
        return splices.apply();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
