package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the master page that a text document has for its first page alone (OpenDocument 1.3 part 3, 19.506 and 19.500): its first
 * paragraph starts with it, nothing else does, and another one follows it.
 */
final class OdfFirstPage {
    /** What may stand in front of the first paragraph. */
    private static final Set<String> DECLARATIONS = Set.of(
            "tracked-changes",
            "variable-decls",
            "sequence-decls",
            "user-field-decls",
            "alphabetical-index-auto-mark-file",
            "soft-page-break");

    private final XmlScanner scanner;
    /** Master pages by the styles of the content that lead to them. */
    private final Map<String, String> masters = new HashMap<>();
    /** How many styles lead to each master page. */
    private final Map<String, Integer> leading = new HashMap<>();
    /** How often each style that leads to one is used. */
    private final Map<String, Integer> used = new HashMap<>();

    private final Set<String> names = new HashSet<>();
    private boolean doubtful;
    private boolean started;
    private @Nullable String style;

    private OdfFirstPage(XmlPart content, Limits limits) throws IOException {
        scanner = new XmlScanner(content, limits);
        XmlScanner.Event event = scanner.next();
        for (; event != XmlScanner.Event.END_OF_DOCUMENT; event = scanner.next()) {
            if (event == XmlScanner.Event.START) {
                started();
            }
        }
    }

    /** Returns the master page's name; empty if the document has none, or if that is not certain. */
    static Optional<String> master(OdfStyles styles, XmlPart content, Limits limits) throws IOException {
        OdfFirstPage first = new OdfFirstPage(content, limits);
        String style = first.style;
        String master = style == null ? null : first.masters.get(style);
        if (style == null || master == null || first.doubtful) {
            return Optional.empty();
        }
        boolean alone = first.leading.getOrDefault(master, 0) == 1
                && first.used.getOrDefault(style, 0) == 1
                && !styles.mastersOfStyles().contains(master)
                && isLeftForGood(styles, master);
        return alone ? Optional.of(master) : Optional.empty();
    }

    /** Tells whether other master pages follow, and it does not come again behind them. */
    private static boolean isLeftForGood(OdfStyles styles, String master) {
        Map<String, String> following = new HashMap<>();
        styles.masterPages().forEach(page -> following.putIfAbsent(page.name(), page.next()));
        Set<String> seen = new HashSet<>();
        String next = following.getOrDefault(master, "");
        if (next.isEmpty() || following.size() != styles.masterPages().size()) {
            return false;
        }
        while (!next.isEmpty() && seen.add(next)) {
            if (next.equals(master) || !following.containsKey(next)) {
                return false;
            }
            next = following.getOrDefault(next, "");
        }
        return true;
    }

    private void started() throws IOException {
        if (scanner.is(OdfNames.STYLE, "style")) {
            String name = key(scanner.attribute(OdfNames.STYLE, "family"), scanner.attribute(OdfNames.STYLE, "name"));
            String master = scanner.attribute(OdfNames.STYLE, "master-page-name");
            boolean again = name != null && !names.add(name);
            if (name != null && master != null && !master.isEmpty()) {
                masters.put(name, master);
                leading.merge(master, 1, Integer::sum);
            }
            // Readers differ on which of two styles of one name counts.
            doubtful |= again && masters.containsKey(name);
            return;
        }
        String text = key("paragraph", scanner.attribute(OdfNames.TEXT, "style-name"));
        String table = key("table", scanner.attribute(OdfNames.TABLE, "style-name"));
        use(text);
        use(table);
        if (!started && scanner.depth() == 4 && scanner.parentIs(OdfNames.OFFICE, "text") && !isDeclaration()) {
            started = true;
            boolean paragraph = scanner.is(OdfNames.TEXT, "p") || scanner.is(OdfNames.TEXT, "h");
            style = paragraph ? text : scanner.is(OdfNames.TABLE, "table") ? table : null;
        }
    }

    /** Names are unique within a family only. */
    private static @Nullable String key(@Nullable String family, @Nullable String name) {
        return name == null ? null : family + " " + name;
    }

    private void use(@Nullable String name) {
        if (name != null && masters.containsKey(name)) {
            used.merge(name, 1, Integer::sum);
        }
    }

    private boolean isDeclaration() {
        return scanner.is(OdfNames.OFFICE, "forms")
                || DECLARATIONS.stream().anyMatch(name -> scanner.is(OdfNames.TEXT, name));
    }
}
