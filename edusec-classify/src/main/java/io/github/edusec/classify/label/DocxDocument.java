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
 * A word-processing package whose label is edited in memory.
 *
 * <p>Removing ours and applying a label are exact inverses: created parts go, patched parts get their bytes back. Not
 * thread-safe.
 */
final class DocxDocument {
    private static final String SIGNATURE_ORIGIN =
            "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin";
    private static final Set<String> MAIN_TYPES = Set.of(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
            "application/vnd.ms-word.template.macroEnabledTemplate.main+xml");
    private static final String PROPERTIES = "/docProps/custom";

    private final OpcPackage opc;
    private final Limits limits;
    private final String main;

    private DocxDocument(OpcPackage opc, String main) {
        this.opc = opc;
        this.limits = opc.limits();
        this.main = main;
    }

    /** Tells whether the main part's content type is a word-processing one; the file's name does not matter. */
    static boolean isWord(OpcPackage opc) throws IOException {
        return mainPart(opc).isPresent();
    }

    static DocxDocument of(OpcPackage opc) throws IOException {
        String main = mainPart(opc)
                .orElseThrow(() -> new MalformedFileException(new Problem(
                        "package",
                        "the main part is no word-processing document",
                        "another type",
                        "DOCX or its variants")));
        return new DocxDocument(opc, main);
    }

    private static Optional<String> mainPart(OpcPackage opc) throws IOException {
        ContentTypes types = ContentTypes.of(opc);
        return Relationships.ofPackage(opc)
                .target(type -> OoxmlDialect.isType(type, "officeDocument"))
                .filter(name -> types.typeOf(name).filter(MAIN_TYPES::contains).isPresent());
    }

    /** Tells whether the package carries a digital signature; nearly every part is signed then. */
    boolean isSigned() throws IOException {
        return opc.hasFolder("/_xmlsignatures/")
                || Relationships.ofPackage(opc).target(SIGNATURE_ORIGIN::equals).isPresent();
    }

    /** Returns our stored pairs. */
    Map<String, String> pairs() throws IOException {
        Optional<String> part = Relationships.ofPackage(opc).target(OoxmlDialect::isCustomProperties);
        return part.isEmpty()
                ? Map.of()
                : CustomProperties.of(opc.part(part.get()), limits).ours();
    }

    /** Tells whether every header that pages show has our mark with this text, and no other. */
    boolean shows(String text) throws IOException {
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

    /** Tells whether the document carries exactly this label, or none of ours if it is null. */
    boolean carries(@Nullable Label label) throws IOException {
        return label == null ? pairs().isEmpty() : pairs().equals(LabelProperties.of(label)) && shows(label.text());
    }

    /** Takes our label out. */
    void remove() throws IOException {
        Set<String> gone = new HashSet<>(removeHeaders());
        Relationships relationships = Relationships.ofPackage(opc);
        Optional<String> properties = relationships.target(OoxmlDialect::isCustomProperties);
        if (properties.isPresent()) {
            byte[] left =
                    CustomProperties.of(opc.part(properties.get()), limits).without();
            if (CustomProperties.isEmptyPart(left)) {
                gone.add(properties.get());
                opc.remove(properties.get());
                putOrRemove(relationships, Set.of(properties.get()));
            } else {
                opc.put(properties.get(), left);
            }
        }
        if (!gone.isEmpty()) {
            opc.put(PartNames.CONTENT_TYPES, ContentTypes.of(opc).without(gone));
        }
    }

    /** Puts a label into a document that has none of ours. */
    void apply(Label label) throws IOException {
        Map<String, String> types = new LinkedHashMap<>();
        Sections sections = sections();
        Sections.Plan plan = sections.plan(evenAndOdd(sections.dialect()));
        for (String header : headers(plan)) {
            opc.put(header, HeaderMark.insert(opc.part(header), sections.dialect(), label.text(), limits));
        }
        if (!plan.missing().isEmpty()) {
            createHeaders(sections, plan.missing(), label.text(), types);
        }
        storeProperties(sections.dialect(), LabelProperties.of(label), types);
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
            created.addAll(putOrRemove(relationships, created));
        }
        return created;
    }

    /** Takes relationships out; returns the part that held them if it was ours and went with them. */
    private Set<String> putOrRemove(Relationships relationships, Set<String> targets) {
        Optional<byte[]> left = relationships.without(targets);
        if (left.isPresent()) {
            opc.put(relationships.name(), left.get());
            return Set.of();
        }
        opc.remove(relationships.name());
        return Set.of(relationships.name());
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
            String name = freeName(known, PartNames.folder(main) + "header", 1);
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

    private void storeProperties(OoxmlDialect dialect, Map<String, String> pairs, Map<String, String> types)
            throws IOException {
        Relationships relationships = Relationships.ofPackage(opc);
        Optional<String> existing = relationships.target(OoxmlDialect::isCustomProperties);
        if (existing.isPresent()) {
            opc.put(
                    existing.get(),
                    CustomProperties.of(opc.part(existing.get()), limits).with(pairs));
            return;
        }
        ContentTypes known = ContentTypes.of(opc);
        String name = PROPERTIES + ".xml";
        if (opc.has(name) || known.hasOverride(name)) {
            name = freeName(known, PROPERTIES, 2);
        }
        XmlPart empty = XmlPart.ofUtf8(name, CustomProperties.emptyPart(dialect));
        opc.put(name, CustomProperties.of(empty, limits).with(pairs));
        types.put(name, CustomProperties.CONTENT_TYPE);
        String id = relationships.freeIds(1).get(0);
        opc.put(
                relationships.name(),
                relationships.with(relationships.fragment(id, dialect.customPropertiesType(), name.substring(1))));
    }

    private String freeName(ContentTypes known, String stem, int first) {
        int n = first;
        while (opc.has(stem + n + ".xml") || known.hasOverride(stem + n + ".xml")) {
            n++;
        }
        return stem + n + ".xml";
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
