package io.github.edusec.classify.label;

import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a presentation that hold shapes, and which of them have to show the mark so that every page shows it once.
 *
 * <p>A slide shows its own shapes, its layout's and its master's. {@code showMasterSp} off on a slide hides the other two, on a
 * layout the master. So a slide that hides them carries the mark itself, a layout that hides its master carries it for its slides,
 * and a master for all others. Notes pages show their master likewise; handouts are their master.
 */
final class PptxPages {
    /** Each costs a look at all relationships. */
    private static final int MOST_HIDDEN = 1_000;

    private static final Set<String> ON = Set.of("1", "true", "on");

    private final OpcPackage opc;
    private final String main;
    private final OoxmlDialect dialect;
    private final @Nullable PptxSize slideSize;
    private final @Nullable PptxSize notesSize;
    /** In the order in which slides are shown. */
    private final List<String> slideIds = new ArrayList<>();
    /** By name in lower case, in which part names are compared. */
    private final Map<String, Page> pages = new LinkedHashMap<>();
    /** Not visited by recursion: layouts could lead from master to master without end. */
    private final Deque<String> masters = new ArrayDeque<>();
    /** Notes pages whose relationships were read: many slides may lead to one. */
    private final Set<String> notesSeen = new HashSet<>();

    /**
     * One part with shapes.
     *
     * @param part the part's name
     * @param size the size of the page
     * @param carrier true if the mark must stand in it
     */
    record Page(String part, PptxSize size, boolean carrier) {}

    private PptxPages(OpcPackage opc, String main) throws IOException {
        this.opc = opc;
        this.main = main;
        XmlScanner scanner = new XmlScanner(opc.part(main), opc.limits());
        scanner.next();
        dialect = OoxmlDialect.ofPresentation(scanner.namespace()).orElse(OoxmlDialect.TRANSITIONAL);
        if (!scanner.is(dialect.presentation(), "presentation")) {
            throw scanner.problem("the root element is wrong", "another element", "presentation");
        }
        PptxSize foundSlideSize = null;
        PptxSize foundNotesSize = null;
        XmlScanner.Event event = scanner.next();
        for (; event != XmlScanner.Event.END_OF_DOCUMENT; event = scanner.next()) {
            boolean child = event == XmlScanner.Event.START && scanner.depth() == 2;
            if (child && scanner.is(dialect.presentation(), "sldSz")) {
                foundSlideSize = PptxSize.of(scanner);
            } else if (child && scanner.is(dialect.presentation(), "notesSz")) {
                foundNotesSize = PptxSize.of(scanner);
            } else if (event == XmlScanner.Event.START && isSlideId(scanner)) {
                String id = scanner.attribute(dialect.relationships(), "id");
                slideIds.add(id == null ? "" : id);
            }
        }
        slideSize = foundSlideSize;
        notesSize = foundNotesSize;
    }

    /** Reads the presentation whose main part has this name. */
    static PptxPages of(OpcPackage opc, String main) throws IOException {
        PptxPages presentation = new PptxPages(opc, main);
        presentation.collect();
        return presentation;
    }

    OoxmlDialect dialect() {
        return dialect;
    }

    /** Returns all parts with shapes, each once. */
    List<Page> all() {
        return List.copyOf(pages.values());
    }

    /** Returns all parts with shapes, each once; those that have to show this mark are the carriers. */
    List<Page> all(Mark mark) throws IOException {
        Set<String> first = mark.onFirstPage() ? firstSlides() : Set.of();
        if (mark.isVisible() && first.isEmpty()) {
            return all();
        }
        return all().stream()
                .map(page -> new Page(page.part(), page.size(), first.contains(key(page.part()))))
                .toList();
    }

    /** Tells whether there is a first slide. */
    boolean tellFirstSlide() throws IOException {
        return !firstSlides().isEmpty();
    }

    /** Returns the keys of the slides up to the first one that is not hidden, which a show or a printout may start with. */
    private Set<String> firstSlides() throws IOException {
        Relationships relationships = Relationships.of(opc, main);
        Set<String> slides = new HashSet<>();
        for (String id : slideIds) {
            if (slides.size() == MOST_HIDDEN) {
                return Set.of();
            }
            String slide = relationships.targetOf(id, "slide");
            slides.add(key(slide));
            if (isShown(slide)) {
                break;
            }
        }
        return slides;
    }

    /** What is not plainly on may be hidden. */
    private boolean isShown(String slide) throws IOException {
        String value = root(slide, "sld").attribute("", "show");
        return value == null || ON.contains(value.strip().toLowerCase(Locale.ROOT));
    }

    private boolean isSlideId(XmlScanner scanner) {
        return scanner.depth() == 3
                && scanner.is(dialect.presentation(), "sldId")
                && scanner.parentIs(dialect.presentation(), "sldIdLst");
    }

    private void collect() throws IOException {
        masters.addAll(targets(main, "slideMaster"));
        if (masters.isEmpty()) {
            throw missing(main, "one slideMaster or more");
        }
        for (String master : targets(main, "notesMaster")) {
            notes(master, "notesMaster", true);
        }
        for (String master : targets(main, "handoutMaster")) {
            notes(master, "handoutMaster", true);
        }
        List<String> slides = targets(main, "slide");
        if (slides.size() > opc.limits().maxPages()) {
            throw new LimitExceededException(
                    "package", "slides", slides.size(), opc.limits().maxPages());
        }
        for (String slide : slides) {
            slide(slide);
        }
        while (!masters.isEmpty()) {
            master(masters.remove());
        }
    }

    private void slide(String slide) throws IOException {
        add(slide, slideSize, "sld", hidesMaster(slide, "sld"));
        layout(one(slide, "slideLayout"));
        for (String notes : targets(slide, "notesSlide")) {
            if (notesSeen.add(key(notes))) {
                notes(notes, "notes", hidesMaster(notes, "notes"));
                notes(one(notes, "notesMaster"), "notesMaster", true);
            }
        }
    }

    private void layout(String layout) throws IOException {
        if (!pages.containsKey(key(layout))) {
            add(layout, slideSize, "sldLayout", hidesMaster(layout, "sldLayout"));
            masters.add(one(layout, "slideMaster"));
        }
    }

    private void master(String master) throws IOException {
        if (!pages.containsKey(key(master))) {
            root(master, "sldMaster");
            add(master, slideSize, "sldMaster", true);
            for (String layout : targets(master, "slideLayout")) {
                layout(layout);
            }
        }
    }

    private void notes(String part, String root, boolean carrier) throws IOException {
        if (!pages.containsKey(key(part))) {
            root(part, root);
            add(part, notesSize, root, carrier);
        }
    }

    private void add(String part, @Nullable PptxSize size, String root, boolean carrier) throws IOException {
        if (size == null) {
            throw missing(main, "page size for " + root);
        }
        pages.put(key(part), new Page(part, size, carrier));
    }

    /** Whatever is not plainly on counts as off: readers differ on odd values, and a second mark in the same place does no harm. */
    private boolean hidesMaster(String part, String root) throws IOException {
        String value = root(part, root).attribute("", "showMasterSp");
        return value != null && !ON.contains(value.strip().toLowerCase(Locale.ROOT));
    }

    private XmlScanner root(String part, String root) throws IOException {
        XmlScanner scanner = new XmlScanner(opc.part(part), opc.limits());
        scanner.next();
        if (!scanner.is(dialect.presentation(), root)) {
            throw scanner.problem("the root element is wrong", "another element", root);
        }
        return scanner;
    }

    private List<String> targets(String part, String lastWord) throws IOException {
        return Relationships.of(opc, part).targets(type -> OoxmlDialect.isType(type, lastWord));
    }

    private String one(String part, String lastWord) throws IOException {
        List<String> found = targets(part, lastWord);
        if (found.size() != 1) {
            throw missing(part, "one " + lastWord);
        }
        return found.get(0);
    }

    private static String key(String part) {
        return part.toLowerCase(Locale.ROOT);
    }

    private static MalformedFileException missing(String part, String what) {
        return new MalformedFileException(
                new Problem(part, "a piece of the presentation is missing", "none or several", what));
    }
}
