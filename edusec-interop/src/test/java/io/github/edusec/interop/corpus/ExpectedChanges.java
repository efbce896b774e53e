package io.github.edusec.interop.corpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which parts a label in the header may change or add, by the formats' own rules: what shows the mark, what stores the
 * label, and what leads to new parts. Everything else must keep its bytes.
 */
final class ExpectedChanges {
    private static final Pattern OVERRIDE = Pattern.compile("<Override\\b[^>]*>");
    private static final Pattern HIDES_MASTER = Pattern.compile("showMasterSp=.(0|false|off)\\b");
    private static final Pattern HIDES_BACKGROUND = Pattern.compile("background-objects-visible=.false");
    private static final Set<String> ALWAYS =
            Set.of("[Content_Types].xml", "_rels/.rels", "styles.xml", "meta.xml", "META-INF/manifest.xml");
    private static final Set<String> SHOWING = Set.of(
            "header",
            "worksheet",
            "chartsheet",
            "dialogsheet",
            "slideMaster",
            "notesMaster",
            "handoutMaster",
            "custom-properties");
    private static final Set<String> HIDING = Set.of("slide", "slideLayout", "notesSlide");

    private final Map<String, byte[]> before;
    private final Map<String, byte[]> after;
    private final Map<String, String> kinds = new HashMap<>();

    ExpectedChanges(Map<String, byte[]> before, Map<String, byte[]> after) {
        this.before = before;
        this.after = after;
        String types = text(after.get("[Content_Types].xml"));
        for (Matcher override = OVERRIDE.matcher(types); override.find(); ) {
            kinds.put(
                    attribute(override.group(), "PartName").substring(1),
                    kind(attribute(override.group(), "ContentType")));
        }
    }

    /** Returns the names of parts that changed, came or went and should not have. */
    List<String> violations() {
        List<String> violations = new ArrayList<>();
        for (Map.Entry<String, byte[]> part : after.entrySet()) {
            byte[] old = before.get(part.getKey());
            if (!Arrays.equals(old, part.getValue()) && !mayChange(part.getKey(), old)) {
                violations.add((old == null ? "new: " : "changed: ") + part.getKey());
            }
        }
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> violations.add("gone: " + name));
        return violations;
    }

    private boolean mayChange(String name, byte[] old) {
        String kind = kinds.getOrDefault(name, "");
        boolean leadsToNewHeader = kind.equals("main") || name.matches("word/_rels/.*\\.rels");
        if (leadsToNewHeader) {
            return old != null && addsHeader();
        }
        return ALWAYS.contains(name)
                || SHOWING.contains(kind)
                || (HIDING.contains(kind) && HIDES_MASTER.matcher(text(old)).find())
                || (name.equals("content.xml")
                        && HIDES_BACKGROUND.matcher(text(old)).find());
    }

    private boolean addsHeader() {
        return after.keySet().stream()
                .anyMatch(name -> !before.containsKey(name)
                        && kinds.getOrDefault(name, "").equals("header"));
    }

    /** Returns the last word of a content type, without what says which flavour of document it is. */
    private static String kind(String contentType) {
        String last = contentType.replaceFirst("\\+xml$", "").replaceFirst(".*\\.", "");
        return last.equals("document") ? "main" : last;
    }

    private static String attribute(String element, String name) {
        Matcher attribute = Pattern.compile("\\b" + name + "=[\"']([^\"']*)").matcher(element);
        return attribute.find() ? attribute.group(1) : "/";
    }

    /** Any single-byte reading will do to look for ASCII words; zero bytes of UTF-16 are left out. */
    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, ISO_8859_1).replace("\0", "");
    }
}
