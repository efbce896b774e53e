package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sections of a main document part and the headers and footers they refer to (ISO/IEC 29500-1, 17.6 and 17.10). Immutable.
 *
 * <p>A section shows up to three kinds of header and of footer; a kind it does not refer to is inherited from the section before.
 */
final class Sections {
    /** Marks the section properties that we added to a document that had none; a revision id changes nothing. */
    private static final String CREATED_REVISION = "00ED05EC";

    private static final String COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    /** The least length of the names that are looked for: {@code body}; nearly all others in a text are shorter. */
    private static final int SHORTEST_NAME = 4;

    private static final Set<String> OFF = Set.of("0", "false", "off");
    private static final Set<String> ON = Set.of("1", "true", "on");

    private final XmlPart part;
    private final OoxmlDialect dialect;
    private final List<Section> sections = new ArrayList<>();
    private final Map<PageEdge, Integer> lacking = new EnumMap<>(PageEdge.class);
    private final XmlElement body;

    /** The kinds of header and footer; the name in files is the lower-case one. */
    enum Kind {
        DEFAULT("default"),
        FIRST("first"),
        EVEN("even");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static @Nullable Kind of(@Nullable String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            return null;
        }
    }

    /** One reference to a header or footer. */
    private record Reference(PageEdge edge, Kind kind, String id, XmlElement element) {}

    /** One section's properties. */
    private record Section(XmlElement element, List<Reference> references, TitlePage titlePage, boolean created) {}

    /** Whether a section's first page has headers of its own. */
    private enum TitlePage {
        OFF,
        /** Readers may differ. */
        DOUBTFUL,
        ON
    }

    /**
     * A header or footer that is missing.
     *
     * @param section the number of the section that must refer to it; one more than the last if properties must be added
     * @param edge header or footer
     * @param kind its kind
     */
    record Missing(int section, PageEdge edge, Kind kind) {}

    /**
     * What the document needs at one edge of its pages.
     *
     * @param ids relationship ids of the parts that pages show
     * @param missing parts to be created
     */
    record Plan(Set<String> ids, List<Missing> missing) {}

    private Sections(XmlPart part, Limits limits) throws IOException {
        this.part = part;
        XmlScanner scanner = new XmlScanner(part, limits);
        scanner.next();
        Optional<OoxmlDialect> found = OoxmlDialect.ofWord(scanner.namespace());
        if (found.isEmpty() || !scanner.is(found.get().word(), "document")) {
            throw scanner.problem("the root element is wrong", "another element", "document");
        }
        dialect = found.get();
        XmlElement foundBody = null;
        int alternatives = 0;
        XmlScanner.Event event = scanner.next();
        for (; event != XmlScanner.Event.END_OF_DOCUMENT; event = scanner.next()) {
            if (scanner.localLength() < SHORTEST_NAME) {
                continue;
            }
            if (event == XmlScanner.Event.START && (isOldRevision(scanner) || isBox(scanner))) {
                scanner.skipElement();
            } else if (event == XmlScanner.Event.START && isAlternative(scanner)) {
                alternatives++;
            } else if (event == XmlScanner.Event.END && isAlternative(scanner)) {
                alternatives--;
            } else if (event == XmlScanner.Event.START && alternatives > 0 && is(scanner, "sectPr")) {
                throw alternative(scanner);
            } else if (event == XmlScanner.Event.START && isSection(scanner)) {
                sections.add(section(scanner));
            } else if (event == XmlScanner.Event.END && scanner.depth() == 2 && is(scanner, "body")) {
                foundBody = scanner.ended();
            }
        }
        if (foundBody == null) {
            throw scanner.problem("the document has no body", "none", "body");
        }
        body = foundBody;
    }

    static Sections of(XmlPart part, Limits limits) throws IOException {
        return new Sections(part, limits);
    }

    /** Tells whether they were read out of a part as it is now. */
    boolean isOf(XmlPart now) {
        return part.utf8() == now.utf8();
    }

    OoxmlDialect dialect() {
        return dialect;
    }

    /** Returns how much farther from the edge of the paper a mark must stand than the headers or footers do, in twentieths of a point. */
    int lacking(PageEdge edge) {
        return lacking.getOrDefault(edge, 0);
    }

    /** Finds the header or footer that the very first page shows as a title page; empty if it is not plainly one. */
    Optional<Plan> firstPage(PageEdge edge) {
        if (sections.isEmpty() || sections.get(0).titlePage() != TitlePage.ON) {
            return Optional.empty();
        }
        Optional<String> id = sections.get(0).references().stream()
                .filter(r -> r.edge() == edge && r.kind() == Kind.FIRST)
                .map(Reference::id)
                .reduce((earlier, later) -> later);
        return Optional.of(id.map(found -> new Plan(Set.of(found), List.of()))
                .orElse(new Plan(Set.of(), List.of(new Missing(0, edge, Kind.FIRST)))));
    }

    /** Finds the headers or footers that pages show; a document without section properties has one section with none. */
    Plan plan(PageEdge edge, boolean evenAndOdd) {
        return plan(edge, evenAndOdd, true);
    }

    /** Finds the headers or footers that pages show which are no first page of the document as {@link #firstPage} means it. */
    Plan furtherPages(PageEdge edge, boolean evenAndOdd) {
        return plan(edge, evenAndOdd, false);
    }

    private Plan plan(PageEdge edge, boolean evenAndOdd, boolean withFirstPage) {
        Map<Kind, String> effective = new EnumMap<>(Kind.class);
        Set<String> ids = new LinkedHashSet<>();
        List<Missing> missing = new ArrayList<>();
        int count = Math.max(1, sections.size());
        for (int i = 0; i < count; i++) {
            boolean titlePage =
                    i < sections.size() && sections.get(i).titlePage() != TitlePage.OFF && (withFirstPage || i > 0);
            if (i < sections.size()) {
                sections.get(i).references().stream()
                        .filter(r -> r.edge() == edge)
                        .forEach(r -> effective.put(r.kind(), r.id()));
            }
            for (Kind kind : Kind.values()) {
                boolean shown = kind == Kind.DEFAULT || (kind == Kind.FIRST ? titlePage : evenAndOdd);
                if (!shown) {
                    continue;
                }
                String id = effective.get(kind);
                if (id == null) {
                    missing.add(new Missing(i, edge, kind));
                    effective.put(kind, "");
                } else if (!id.isEmpty()) {
                    ids.add(id);
                }
            }
        }
        return new Plan(ids, missing);
    }

    /** Returns the document with references to new headers and footers; to be called once. */
    byte[] with(Map<Missing, String> ids) {
        Map<Integer, StringBuilder> fragments = new HashMap<>();
        ids.forEach((missing, id) -> fragments
                .computeIfAbsent(missing.section(), section -> new StringBuilder())
                .append(reference(missing, id)));
        Splices splices = new Splices(part.utf8());
        fragments.forEach((number, fragment) -> {
            if (number < sections.size()) {
                splices.insertFirst(sections.get(number).element(), fragment.toString());
            } else {
                splices.insertLast(
                        body,
                        "<w:sectPr xmlns:w=\"" + dialect.word() + "\" w:rsidR=\"" + CREATED_REVISION + "\">" + fragment
                                + "</w:sectPr>");
            }
        });
        return splices.apply();
    }

    /** Returns the document without the references with these ids, and without section properties that we added. */
    byte[] without(Set<String> ids) {
        Splices splices = new Splices(part.utf8());
        for (Section section : sections) {
            List<Reference> ours = section.references().stream()
                    .filter(reference -> ids.contains(reference.id()))
                    .toList();
            List<XmlElement> elements = ours.stream().map(Reference::element).toList();
            int length = elements.stream().mapToInt(e -> e.end() - e.start()).sum();
            XmlElement element = section.element();
            if (section.created() && length > 0 && length == element.endTagStart() - element.startTagEnd()) {
                splices.remove(body, List.of(element));
            } else {
                splices.remove(element, elements);
            }
        }
        return splices.apply();
    }

    private Section section(XmlScanner scanner) throws IOException {
        int depth = scanner.depth();
        boolean created = CREATED_REVISION.equals(scanner.attribute(dialect.word(), "rsidR"));
        TitlePage titlePage = null;
        List<Reference> references = new ArrayList<>();
        while (scanner.next() != XmlScanner.Event.END || scanner.depth() != depth) {
            if (isAlternative(scanner)) {
                throw alternative(scanner);
            }
            if (isOldRevision(scanner)) {
                scanner.skipElement();
            } else if (scanner.depth() == depth + 1 && is(scanner, "titlePg")) {
                TitlePage said = titlePage(scanner);
                titlePage = titlePage == null || titlePage == said ? said : TitlePage.DOUBTFUL;
                scanner.skipElement();
            } else if (scanner.depth() == depth + 1 && is(scanner, "pgMar")) {
                for (PageEdge edge : PageEdge.values()) {
                    int found = PageMargin.lacking(scanner.attribute(dialect.word(), edge.word()));
                    lacking.merge(edge, found, Math::max);
                }
                scanner.skipElement();
            } else if (scanner.depth() == depth + 1) {
                addReference(scanner, references);
            }
        }
        return new Section(scanner.ended(), references, titlePage == null ? TitlePage.OFF : titlePage, created);
    }

    private TitlePage titlePage(XmlScanner scanner) throws IOException {
        String value = scanner.attribute(dialect.word(), "val");
        if (!isOn(scanner, dialect)) {
            return TitlePage.OFF;
        }
        return value == null || ON.contains(value) ? TitlePage.ON : TitlePage.DOUBTFUL;
    }

    private void addReference(XmlScanner scanner, List<Reference> references) throws IOException {
        for (PageEdge edge : PageEdge.values()) {
            if (is(scanner, edge.reference())) {
                Kind kind = Kind.of(scanner.attribute(dialect.word(), "type"));
                String id = scanner.attribute(dialect.relationships(), "id");
                if (kind == null || id == null) {
                    throw scanner.problem("a " + edge.word() + " reference is damaged", "no type or no id", "both");
                }
                references.add(new Reference(edge, kind, id, scanner.skipElement()));
                return;
            }
        }
    }

    /** Declares its own prefixes, since the document may use any. */
    private String reference(Missing missing, String id) {
        return "<w:" + missing.edge().reference() + " xmlns:w=\"" + dialect.word() + "\" xmlns:r=\""
                + dialect.relationships() + "\" w:type=\"" + missing.kind().word() + "\" r:id=\"" + id + "\"/>";
    }

    /** Tells whether an on/off element may be on: readers differ on odd values, and a mark too many does no harm. */
    static boolean isOn(XmlScanner scanner, OoxmlDialect dialect) throws IOException {
        String value = scanner.attribute(dialect.word(), "val");
        return value == null || !OFF.contains(value.strip().toLowerCase(Locale.ROOT));
    }

    private boolean is(XmlScanner scanner, String local) {
        return scanner.is(dialect.word(), local);
    }

    private boolean isSection(XmlScanner scanner) {
        return is(scanner, "sectPr")
                && (scanner.parentIs(dialect.word(), "pPr") || scanner.parentIs(dialect.word(), "body"));
    }

    private static boolean isAlternative(XmlScanner scanner) {
        return scanner.is(COMPATIBILITY, "AlternateContent");
    }

    /** Which alternative counts is the reader's choice, so which headers show cannot be told. */
    private static IOException alternative(XmlScanner scanner) {
        return scanner.problem("section properties stand in alternate content", "AlternateContent", "plain sections");
    }

    /** Tracked changes keep old section properties that no page shows. */
    private boolean isOldRevision(XmlScanner scanner) {
        return is(scanner, "sectPrChange") || is(scanner, "pPrChange");
    }

    /** Text boxes have no sections. */
    private boolean isBox(XmlScanner scanner) {
        return is(scanner, "txbxContent");
    }
}
