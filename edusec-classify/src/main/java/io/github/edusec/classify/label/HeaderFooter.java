package io.github.edusec.classify.label;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An element {@code headerFooter} as it stands in a sheet.
 *
 * @param element where it stands
 * @param pages the kinds of pages that have strings of their own: odd, and even and first where they are switched on
 * @param strings the strings by the local names of their elements
 */
record HeaderFooter(XmlElement element, List<String> pages, Map<String, Text> strings) {
    static final String NAME = "headerFooter";
    /** The kind of the first page. */
    static final String FIRST = "first";

    /** In the order of CT_HeaderFooter. */
    static final List<String> ORDER =
            List.of("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter");

    /**
     * One string.
     *
     * @param element where its element stands
     * @param content what it holds
     */
    record Text(XmlElement element, HeaderContent content) {}

    /** Reads the element whose start tag is the present one, to its end. */
    static HeaderFooter read(XmlScanner scanner, XmlPart part, String namespace) throws IOException {
        List<String> pages = new ArrayList<>(List.of("odd"));
        for (String own : List.of("differentOddEven", "differentFirst")) {
            if (isOn(scanner.attribute("", own))) {
                pages.add(own.equals("differentFirst") ? FIRST : "even");
            }
        }
        Map<String, Text> strings = new LinkedHashMap<>();
        int level = scanner.depth();
        while (scanner.next() != XmlScanner.Event.END || scanner.depth() != level) {
            String name = name(scanner, namespace);
            XmlElement element = scanner.skipElement();
            if (name != null && strings.put(name, new Text(element, HeaderContent.of(part, element))) != null) {
                throw scanner.problem("a page header stands twice", name, "each at most once");
            }
        }
        return new HeaderFooter(scanner.ended(), List.copyOf(pages), strings);
    }

    /** Tells whether the first page has strings of its own. */
    boolean tellsFirstPage() {
        return pages.contains(FIRST);
    }

    private static @Nullable String name(XmlScanner scanner, String namespace) {
        return ORDER.stream()
                .filter(name -> scanner.is(namespace, name))
                .findFirst()
                .orElse(null);
    }

    private static boolean isOn(@Nullable String value) {
        return value != null && (value.strip().equals("1") || value.strip().equals("true"));
    }
}
