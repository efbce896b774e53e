package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What all OOXML packages have in common: the signature, and the custom properties in which our label is stored. Not
 * thread-safe.
 */
final class OoxmlProperties {
    private static final String SIGNATURE_ORIGIN =
            "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin";
    private static final String PROPERTIES = "/docProps/custom";

    private final OpcPackage opc;
    private final Limits limits;

    OoxmlProperties(OpcPackage opc) {
        this.opc = opc;
        this.limits = opc.limits();
    }

    /** Returns the main part, which makes the document what it is; the file's name does not matter. */
    static Optional<String> mainPart(OpcPackage opc) throws IOException {
        return Relationships.ofPackage(opc).target(type -> OoxmlDialect.isType(type, "officeDocument"));
    }

    /** Returns the content type of the main part. */
    static Optional<String> mainType(OpcPackage opc) throws IOException {
        Optional<String> main = mainPart(opc);
        return main.isEmpty() ? Optional.empty() : ContentTypes.of(opc).typeOf(main.get());
    }

    /** Tells whether the package carries a digital signature; nearly every part is signed then. */
    Optional<StampOutcome.Refused> refusal() throws IOException {
        boolean signed = opc.hasFolder("/_xmlsignatures/")
                || Relationships.ofPackage(opc).target(SIGNATURE_ORIGIN::equals).isPresent();
        return signed
                ? Optional.of(new StampOutcome.Refused(LabelObstacle.SIGNED, "the package holds a digital signature"))
                : Optional.empty();
    }

    /** Returns our stored pairs, as {@link LabelPairs#seen} gives them. */
    Map<String, String> pairs() throws IOException {
        return label().seen();
    }

    private LabelPairs label() throws IOException {
        Optional<String> part = Relationships.ofPackage(opc).target(OoxmlDialect::isCustomProperties);
        return part.isEmpty() ? new LabelPairs() : stored(part.get()).label();
    }

    private CustomProperties stored(String part) throws IOException {
        return opc.reading(opc.part(part), CustomProperties.class, some -> CustomProperties.of(some, limits));
    }

    /** Takes our pairs out, and the part if we made it; adds the parts that went to the given ones. */
    void remove(Set<String> gone) throws IOException {
        Relationships relationships = Relationships.ofPackage(opc);
        Optional<String> properties = relationships.target(OoxmlDialect::isCustomProperties);
        if (properties.isEmpty()) {
            return;
        }
        byte[] left = stored(properties.get()).without();
        if (CustomProperties.isEmptyPart(left)) {
            gone.add(properties.get());
            opc.remove(properties.get());
            relationships.drop(opc, Set.of(properties.get()));
        } else {
            opc.put(properties.get(), left);
        }
    }

    /** Stores pairs where none of ours stand; adds the types of new parts to the given ones. */
    void store(OoxmlDialect dialect, Map<String, String> pairs, Map<String, String> types) throws IOException {
        Relationships relationships = Relationships.ofPackage(opc);
        Optional<String> existing = relationships.target(OoxmlDialect::isCustomProperties);
        if (existing.isPresent()) {
            opc.put(existing.get(), stored(existing.get()).with(pairs));
            return;
        }
        ContentTypes known = ContentTypes.of(opc);
        String name = PROPERTIES + ".xml";
        if (opc.has(name)
                && new String(opc.part(name).utf8(), StandardCharsets.UTF_8).contains(LabelProperties.PREFIX)) {
            // Some readers go by the usual name: they would find two labels.
            throw new MalformedFileException(new Problem(
                    name, "no relationship leads to a label that is there", "a label", "a relationship to it"));
        }
        if (opc.has(name) || known.hasOverride(name)) {
            name = opc.freeName(known, PROPERTIES, 2);
        }
        XmlPart empty = XmlPart.ofUtf8(name, CustomProperties.emptyPart(dialect));
        opc.put(name, CustomProperties.of(empty, limits).with(pairs));
        types.put(name, CustomProperties.CONTENT_TYPE);
        String id = relationships.freeIds(1).get(0);
        opc.put(
                relationships.name(),
                relationships.with(relationships.fragment(id, dialect.customPropertiesType(), name.substring(1))));
    }
}
