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
 * A word-processing package: the mark stands in every header that a page can show.
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
    public Optional<StampOutcome.Refused> refusal() throws IOException {
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

    /** Tells whether every header that pages show has our mark with this text, and no other. */
    private boolean shows(String text) throws IOException {
        Sections sections = sections();
        Sections.Plan plan = sections.plan(evenAndOdd(sections.dialect()));
        boolean shown = plan.missing().isEmpty();
        for (String header : headers(plan)) {
            shown = shown
                    && HeaderMark.text(opc.part(header), sections.dialect(), limits)
                            .filter(text::equals)
                            .isPresent();
        }
        return shown;
    }

    @Override
    public boolean carries(@Nullable Mark mark) throws IOException {
        return mark == null ? pairs().isEmpty() : pairs().equals(mark.pairs()) && shows(mark.text());
    }

    @Override
    public void remove() throws IOException {
        Set<String> gone = new HashSet<>(removeHeaders());
        properties.remove(gone);
        if (!gone.isEmpty()) {
            opc.put(PartNames.CONTENT_TYPES, ContentTypes.of(opc).without(gone));
        }
    }

    @Override
    public void apply(Mark mark) throws IOException {
        Map<String, String> types = new LinkedHashMap<>();
        Sections sections = sections();
        Sections.Plan plan = sections.plan(evenAndOdd(sections.dialect()));
        for (String header : headers(plan)) {
            opc.put(header, HeaderMark.insert(opc.part(header), sections.dialect(), mark.text(), limits));
        }
        if (!plan.missing().isEmpty()) {
            createHeaders(sections, plan.missing(), mark.text(), types);
        }
        properties.store(sections.dialect(), mark.pairs(), types);
        if (!types.isEmpty()) {
            opc.put(PartNames.CONTENT_TYPES, ContentTypes.of(opc).with(types));
        }
    }

    private Set<String> removeHeaders() throws IOException {
        Relationships relationships = Relationships.of(opc, main);
        Sections sections = sections();
        Set<String> created = new HashSet<>();
        for (String header : relationships.targets(type -> OoxmlDialect.isType(type, "header"))) {
            if (!opc.has(header) || !HeaderMark.mayStandIn(opc.part(header))) {
                continue;
            }
            byte[] left = HeaderMark.remove(opc.part(header), sections.dialect(), limits);
            if (HeaderMark.isEmptyPart(left, sections.dialect())) {
                created.add(header);
                opc.remove(header);
            } else {
                opc.put(header, left);
            }
        }
        if (!created.isEmpty()) {
            opc.put(main, sections.without(relationships.idsOf(created)));
            created.addAll(relationships.drop(opc, created));
        }
        return created;
    }

    private void createHeaders(
            Sections sections, List<Sections.Missing> missing, String text, Map<String, String> types)
            throws IOException {
        ContentTypes known = ContentTypes.of(opc);
        Relationships relationships = Relationships.of(opc, main);
        List<String> ids = relationships.freeIds(missing.size());
        Map<Sections.Missing, String> references = new LinkedHashMap<>();
        StringBuilder fragments = new StringBuilder();
        for (Sections.Missing header : missing) {
            String name = opc.freeName(known, PartNames.folder(main) + "header", 1);
            XmlPart empty = XmlPart.ofUtf8(name, HeaderMark.emptyPart(sections.dialect()));
            opc.put(name, HeaderMark.insert(empty, sections.dialect(), text, limits));
            types.put(name, HeaderMark.CONTENT_TYPE);
            String id = ids.get(references.size());
            references.put(header, id);
            String target = name.substring(PartNames.folder(main).length());
            fragments.append(relationships.fragment(id, sections.dialect().type("header"), target));
        }
        if (known.typeOf(relationships.name()).isEmpty()) {
            types.put(relationships.name(), Relationships.CONTENT_TYPE);
        }
        opc.put(relationships.name(), relationships.with(fragments.toString()));
        opc.put(main, sections.with(references));
    }

    private Sections sections() throws IOException {
        return Sections.of(opc.part(main), limits);
    }

    /** Returns the header parts that pages show, each once. */
    private List<String> headers(Sections.Plan plan) throws IOException {
        if (plan.ids().isEmpty()) {
            return List.of();
        }
        Relationships relationships = Relationships.of(opc, main);
        List<String> headers = new ArrayList<>();
        for (String id : plan.ids()) {
            String header = relationships.targetOf(id, "header");
            if (!headers.contains(header)) {
                headers.add(header);
            }
        }
        return headers;
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
