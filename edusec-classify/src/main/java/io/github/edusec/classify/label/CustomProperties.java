package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The custom properties of an office package (ISO/IEC 29500-1, 22.3): ours are those with our key prefix. Immutable. */
final class CustomProperties {
    static final String CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
    private static final String FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
    private static final int FIRST_PID = 2;

    private final XmlPart part;
    private final OoxmlDialect dialect;
    private final XmlElement root;
    private final LabelPairs label = new LabelPairs();
    private final Set<String> foreignPids = new HashSet<>();

    private CustomProperties(XmlPart part, Limits limits) throws IOException {
        this.part = part;
        XmlScanner scanner = new XmlScanner(part, limits);
        scanner.next();
        OoxmlDialect found =
                OoxmlDialect.ofCustomProperties(scanner.namespace()).orElse(null);
        if (found == null || !scanner.is(found.customProperties(), "Properties")) {
            throw scanner.problem("the root element is wrong", "another element", "Properties");
        }
        dialect = found;
        XmlScanner.Event event = scanner.next();
        for (; event != XmlScanner.Event.END_OF_DOCUMENT; event = scanner.next()) {
            if (event == XmlScanner.Event.START
                    && scanner.depth() == 2
                    && scanner.is(dialect.customProperties(), "property")) {
                property(scanner);
            }
        }
        root = scanner.ended();
    }

    static CustomProperties of(XmlPart part, Limits limits) throws IOException {
        return new CustomProperties(part, limits);
    }

    /** Returns a new part without properties; the space in its start tag tells it from everybody else's. */
    static byte[] emptyPart(OoxmlDialect dialect) {
        return OpcPackage.utf8("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Properties xmlns=\""
                + dialect.customProperties() + "\" ></Properties>");
    }

    /** Tells whether a part is one that we made and that holds nothing else. */
    static boolean isEmptyPart(byte[] utf8) {
        return Arrays.stream(OoxmlDialect.values()).anyMatch(dialect -> Arrays.equals(utf8, emptyPart(dialect)));
    }

    /** Returns the label that they hold. */
    LabelPairs label() {
        return label;
    }

    /** Returns the bytes without our label. */
    byte[] without() {
        Splices splices = new Splices(part.utf8());
        splices.remove(root, label.elements());
        return splices.apply();
    }

    /** Returns the bytes with these pairs and the BAILS keys that go with them, to be called on properties that hold none of ours. */
    byte[] with(Map<String, String> pairs) {
        StringBuilder fragment = new StringBuilder();
        int pid = FIRST_PID;
        for (Map.Entry<String, String> pair : label.toWrite(pairs).entrySet()) {
            while (foreignPids.contains(Integer.toString(pid))) {
                pid++;
            }
            fragment.append('<').append(root.withPrefix("property"));
            fragment.append(" fmtid=\"").append(FORMAT_ID).append("\" pid=\"").append(pid++);
            fragment.append("\" name=\"").append(XmlText.escape(pair.getKey())).append("\"><vt:lpwstr xmlns:vt=\"");
            fragment.append(dialect.variantTypes()).append("\">");
            fragment.append(XmlText.escape(pair.getValue())).append("</vt:lpwstr></");
            fragment.append(root.withPrefix("property")).append('>');
        }
        Splices splices = new Splices(part.utf8());
        splices.insertLast(root, fragment.toString());
        return splices.apply();
    }

    private void property(XmlScanner scanner) throws IOException {
        String name = scanner.attribute("", "name");
        @Nullable String pid = scanner.attribute("", "pid");
        if (name != null) {
            label.take(scanner, name);
        }
        if (pid != null && (name == null || !name.startsWith(LabelProperties.PREFIX))) {
            foreignPids.add(pid.strip());
        }
    }
}
