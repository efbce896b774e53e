package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of a slide, layout, master or notes page (ISO/IEC 29500-1, 19.3.1.45): finds our marks wherever they stand, and
 * puts them on top. Immutable.
 */
final class ShapeTree {
    private static final long LARGEST_ID = Integer.MAX_VALUE;
    /** One is the tree's own by custom. */
    private static final long LEAST_ID = 2;

    private static final Pattern ID = Pattern.compile("\\d{1,10}");

    private final XmlPart part;
    private final OoxmlDialect dialect;
    private final XmlElement tree;
    private final @Nullable XmlElement extensions;
    private final List<XmlElement> marks = new ArrayList<>();
    private final Set<Long> ids = new HashSet<>();

    private ShapeTree(XmlPart part, OoxmlDialect dialect, Limits limits) throws IOException {
        this.part = part;
        this.dialect = dialect;
        XmlScanner scanner = new XmlScanner(part, limits);
        XmlElement foundTree = null;
        XmlElement foundExtensions = null;
        int markDepth = 0;
        XmlScanner.Event event = scanner.next();
        for (; event != XmlScanner.Event.END_OF_DOCUMENT; event = scanner.next()) {
            if (event == XmlScanner.Event.START) {
                note(scanner.attribute("", "id"));
                note(scanner.attribute("", "spid"));
                markDepth = markDepth == 0 && isOurName(scanner) ? scanner.depth() - 2 : markDepth;
                continue;
            }
            if (scanner.depth() == markDepth) {
                markDepth = 0;
                if (is(scanner, "sp")) {
                    marks.add(scanner.ended());
                }
            } else if (scanner.depth() == 3 && is(scanner, "spTree") && parentIs(scanner, "cSld")) {
                if (foundTree != null) {
                    throw scanner.problem("a page has two shape trees", "a second spTree", "one");
                }
                foundTree = scanner.ended();
            } else if (scanner.depth() == 4 && is(scanner, "extLst") && parentIs(scanner, "spTree")) {
                foundExtensions = scanner.ended();
            }
        }
        if (foundTree == null) {
            throw scanner.problem("the page has no shape tree", "none", "spTree in cSld");
        }
        tree = foundTree;
        extensions = foundExtensions;
    }

    static ShapeTree of(XmlPart part, OoxmlDialect dialect, Limits limits) throws IOException {
        return new ShapeTree(part, dialect, limits);
    }

    /** Tells whether any mark of ours stands in it. */
    boolean isMarked() {
        return !marks.isEmpty();
    }

    /** Returns the part without our marks. */
    byte[] without() {
        Splices splices = new Splices(part.utf8());
        splices.remove(tree, marks);
        return splices.apply();
    }

    /** Returns the part with a mark on top of all shapes, to be called on a part that holds none of ours. */
    byte[] with(PptxMark mark, PptxSize page) {
        String shapes = mark.shapes(page, freeIds(mark.count()));
        Splices splices = new Splices(part.utf8());
        if (extensions == null) {
            splices.insertLast(tree, shapes);
        } else {
            splices.insertBefore(extensions, shapes);
        }
        return splices.apply();
    }

    /** Behind the largest id, since animations may still name shapes that are gone. */
    private long freeIds(int count) {
        long first = 1 + ids.stream().mapToLong(id -> id).max().orElse(LEAST_ID - 1);
        if (first + count - 1 <= LARGEST_ID) {
            return Math.max(LEAST_ID, first);
        }
        first = LEAST_ID;
        for (long id = first; id < first + count; id++) {
            if (ids.contains(id)) {
                first = id + 1;
            }
        }
        return first;
    }

    /** Any element's id counts, since a number too many does no harm; above the largest are a master's ids of its layouts. */
    private void note(@Nullable String id) {
        if (id != null && ID.matcher(id.strip()).matches()) {
            long number = Long.parseLong(id.strip());
            if (number <= LARGEST_ID) {
                ids.add(number);
            }
        }
    }

    /** The name stands in the properties of the shape: sp, nvSpPr, cNvPr. */
    private boolean isOurName(XmlScanner scanner) throws IOException {
        if (scanner.depth() < 4 || !is(scanner, "cNvPr") || !parentIs(scanner, "nvSpPr")) {
            return false;
        }
        String name = scanner.attribute("", "name");
        return name != null && name.startsWith(PptxMark.TAG);
    }

    private boolean is(XmlScanner scanner, String local) {
        return scanner.is(dialect.presentation(), local);
    }

    private boolean parentIs(XmlScanner scanner, String local) {
        return scanner.parentIs(dialect.presentation(), local);
    }
}
