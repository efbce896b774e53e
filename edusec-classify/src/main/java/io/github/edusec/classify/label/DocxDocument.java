package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A word-processing package: the mark stands in every header or footer that a page can show.
 *
 * <p>{@code titlePg} and {@code evenAndOddHeaders} are never changed, so no header of the author's disappears. Not
 * thread-safe.
 */
final class DocxDocument implements LabelledPackage {
    static final Set<String> MAIN_TYPES = Set.of(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
            "application/vnd.ms-word.template.macroEnabledTemplate.main+xml");

    private final OpcPackage opc;
    private final Limits limits;
    private final OoxmlProperties properties;
    private final String main;
    /** As they were read last; the body of a document is long. */
    private @Nullable Sections sections;

    private DocxDocument(OpcPackage opc, String main) {
        this.opc = opc;
        this.properties = new OoxmlProperties(opc);
        this.limits = opc.limits();
        this.main = main;
    }

    static DocxDocument of(OpcPackage opc) throws IOException {
        Optional<String> type = OoxmlProperties.mainType(opc);
        if (type.isEmpty() || !MAIN_TYPES.contains(type.get())) {
            throw new MalformedFileException(new Problem(
                    "package", "the main part is no word-processing document", "another type", "DOCX or its variants"));
        }
        return new DocxDocument(opc, OoxmlProperties.mainPart(opc).orElseThrow());
    }

    @Override
    public Optional<StampOutcome.Refused> refusal(@Nullable Mark mark) throws IOException {
        return properties.refusal();
    }

    @Override
    public Map<String, String> pairs() throws IOException {
        return properties.pairs();
    }

    @Override
    public List<MarkPlace> places(Mark mark) {
        return mark.places();
    }

    @Override
    public List<MarkRemark> remarks(Mark mark) throws IOException {
        if (!mark.onFirstPage()) {
            return List.of();
        }
        Sections sections = sections();
        boolean shared = false;
        for (PageEdge edge : PageEdge.values()) {
            if (edge.isIn(mark)) {
                Optional<Sections.Plan> first = sections.firstPage(edge);
                if (first.isEmpty()) {
                    return List.of(MarkRemark.ON_ALL_PAGES);
                }
                List<String> further = shown(sections.furtherPages(edge, evenAndOdd(sections.dialect())), edge);
                shared |= shown(first.get(), edge).stream().anyMatch(further::contains);
            }
        }
        return shared ? List.of(MarkRemark.ON_FURTHER_PAGES) : List.of();
    }

    /** Tells whether every part that pages show at the wanted edges has exactly this mark, and no part at another edge has one. */
    private boolean shows(Mark mark) throws IOException {
        Sections sections = sections();
        for (PageEdge edge : PageEdge.values()) {
            boolean right = edge.isIn(mark) ? shows(mark, edge, sections) : isUnmarked(edge, sections);
            if (!right) {
                return false;
            }
        }
        return true;
    }

    private boolean isUnmarked(PageEdge edge, Sections sections) throws IOException {
        for (String part : marked(edge)) {
            if (WordMark.isIn(opc.part(part), sections.dialect(), limits)) {
                return false;
            }
        }
        return true;
    }

    private boolean shows(Mark mark, PageEdge edge, Sections sections) throws IOException {
        Sections.Plan plan = plan(sections, edge, mark);
        boolean shown = plan.missing().isEmpty();
        List<String> wanted = shown(plan, edge);
        if (mark.onFirstPage()) {
            for (String part : marked(edge)) {
                shown = shown && (wanted.contains(part) || !WordMark.isIn(opc.part(part), sections.dialect(), limits));
            }
        }
        for (String part : wanted) {
            shown = shown
                    && WordMark.text(opc.part(part), sections.dialect(), limits)
                            .filter(mark.text()::equals)
                            .isPresent();
        }
        return shown;
    }

    @Override
    public boolean carries(@Nullable Mark mark) throws IOException {
        return mark == null ? pairs().isEmpty() : pairs().equals(mark.pairs()) && shows(mark);
    }

    @Override
    public void remove() throws IOException {
        Set<String> gone = new HashSet<>(removeMarks());
        properties.remove(gone);
        if (!gone.isEmpty()) {
            opc.put(PartNames.CONTENT_TYPES, ContentTypes.of(opc).without(gone));
        }
    }

    @Override
    public void apply(Mark mark) throws IOException {
        Map<String, String> types = new LinkedHashMap<>();
        Sections sections = sections();
        List<Sections.Missing> missing = new ArrayList<>();
        for (PageEdge edge : PageEdge.values()) {
            if (edge.isIn(mark)) {
                Sections.Plan plan = plan(sections, edge, mark);
                for (String part : shown(plan, edge)) {
                    opc.put(part, WordMark.insert(opc.part(part), sections, edge, mark, limits));
                }
                missing.addAll(plan.missing());
            }
        }
        if (!missing.isEmpty()) {
            create(sections, missing, mark, types);
        }
        properties.store(sections.dialect(), mark.pairs(), types);
        if (!types.isEmpty()) {
            opc.put(PartNames.CONTENT_TYPES, ContentTypes.of(opc).with(types));
        }
    }

    private Set<String> removeMarks() throws IOException {
        Sections sections = sections();
        Set<String> created = new HashSet<>();
        for (PageEdge edge : PageEdge.values()) {
            for (String part : marked(edge)) {
                byte[] left = WordMark.remove(opc.part(part), sections.dialect(), limits);
                if (WordMark.isEmptyPart(left, sections.dialect(), edge)) {
                    created.add(part);
                    opc.remove(part);
                } else {
                    opc.put(part, left);
                }
            }
        }
        if (!created.isEmpty()) {
            Relationships relationships = Relationships.of(opc, main);
            opc.put(main, sections.without(relationships.idsOf(created)));
            created.addAll(relationships.drop(opc, created));
        }
        return created;
    }

    private void create(Sections sections, List<Sections.Missing> missing, Mark mark, Map<String, String> types)
            throws IOException {
        ContentTypes known = ContentTypes.of(opc);
        Relationships relationships = Relationships.of(opc, main);
        List<String> ids = relationships.freeIds(missing.size());
        Map<Sections.Missing, String> references = new LinkedHashMap<>();
        StringBuilder fragments = new StringBuilder();
        for (Sections.Missing one : missing) {
            PageEdge edge = one.edge();
            String name = opc.freeName(known, PartNames.folder(main) + edge.word(), 1);
            XmlPart empty = XmlPart.ofUtf8(name, WordMark.emptyPart(sections.dialect(), edge));
            opc.put(name, WordMark.insert(empty, sections, edge, mark, limits));
            types.put(name, edge.contentType());
            String id = ids.get(references.size());
            references.put(one, id);
            String target = name.substring(PartNames.folder(main).length());
            fragments.append(relationships.fragment(id, sections.dialect().type(edge.word()), target));
        }
        // A part that is there without a type stays so: taking the mark out could not tell whose the type is.
        if (!opc.has(relationships.name()) && known.typeOf(relationships.name()).isEmpty()) {
            types.put(relationships.name(), Relationships.CONTENT_TYPE);
        }
        opc.put(relationships.name(), relationships.with(fragments.toString()));
        opc.put(main, sections.with(references));
    }

    private Sections sections() throws IOException {
        XmlPart part = opc.part(main);
        Sections known = sections;
        if (known == null || !known.isOf(part)) {
            known = Sections.of(part, limits);
            sections = known;
        }
        return known;
    }

    private Sections.Plan plan(Sections sections, PageEdge edge, Mark mark) throws IOException {
        Optional<Sections.Plan> first = mark.onFirstPage() ? sections.firstPage(edge) : Optional.empty();
        return first.isPresent() ? first.get() : sections.plan(edge, evenAndOdd(sections.dialect()));
    }

    /** Returns the parts that pages show at an edge, each once. */
    private List<String> shown(Sections.Plan plan, PageEdge edge) throws IOException {
        if (plan.ids().isEmpty()) {
            return List.of();
        }
        Relationships relationships = Relationships.of(opc, main);
        List<String> parts = new ArrayList<>();
        for (String id : plan.ids()) {
            String part = relationships.targetOf(id, edge.word());
            if (!parts.contains(part)) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** Returns the parts at an edge in which a mark of ours may stand, whether pages show them or not. */
    private List<String> marked(PageEdge edge) throws IOException {
        List<String> marked = new ArrayList<>();
        for (String part : Relationships.of(opc, main).targets(type -> OoxmlDialect.isType(type, edge.word()))) {
            if (opc.has(part) && WordMark.mayStandIn(opc.part(part))) {
                marked.add(part);
            }
        }
        return marked;
    }

    private boolean evenAndOdd(OoxmlDialect dialect) throws IOException {
        Optional<String> settings = Relationships.of(opc, main).target(type -> OoxmlDialect.isType(type, "settings"));
        if (settings.isEmpty()) {
            return false;
        }
        XmlScanner scanner = new XmlScanner(opc.part(settings.get()), limits);
        boolean on = false;
        XmlScanner.Event event = scanner.next();
        for (; event != XmlScanner.Event.END_OF_DOCUMENT; event = scanner.next()) {
            if (event == XmlScanner.Event.START && scanner.is(dialect.word(), "evenAndOddHeaders")) {
                on |= Sections.isOn(scanner, dialect);
            }
        }
        return on;
    }
}
