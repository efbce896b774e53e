package io.github.edusec.classify.label;

import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An office package of a kind in which no mark can be shown: binary workbooks (XLSB), Visio drawings, OpenDocument drawings,
 * formulas, charts, images and databases. The label stands in its properties alone. Not thread-safe.
 */
final class UnpagedPackage implements LabelledPackage {
    private final OpcPackage opc;
    private final @Nullable OoxmlProperties properties;
    private final OdfMeta meta;

    private UnpagedPackage(OpcPackage opc, @Nullable OoxmlProperties properties) {
        this.opc = opc;
        this.properties = properties;
        this.meta = new OdfMeta(opc);
    }

    static UnpagedPackage of(OpcPackage opc) throws IOException {
        if (isOoxml(opc)) {
            return new UnpagedPackage(opc, new OoxmlProperties(opc));
        }
        if (OpenDocumentType.isAny(opc)) {
            return new UnpagedPackage(opc, null);
        }
        throw new MalformedFileException(new Problem(
                "package", "it holds no office document", "another content", "an OOXML or OpenDocument package"));
    }

    /** Tells whether a package is OOXML or OpenDocument, of whatever kind. */
    static boolean isOne(OpcPackage opc) throws IOException {
        return isOoxml(opc) || OpenDocumentType.isAny(opc);
    }

    private static boolean isOoxml(OpcPackage opc) throws IOException {
        return opc.has(PartNames.CONTENT_TYPES)
                && Relationships.ofPackage(opc).targets(PackageCoverage::isMain).stream()
                        .anyMatch(opc::has);
    }

    @Override
    public Optional<StampOutcome.Refused> refusal(@Nullable Mark mark) throws IOException {
        Optional<StampOutcome.Refused> refusal = properties == null ? meta.refusal() : properties.refusal();
        if (refusal.isPresent() || mark == null || !mark.isVisible()) {
            return refusal;
        }
        return Optional.of(
                new StampOutcome.Refused(
                        LabelObstacle.FORMAT_NOT_STAMPED,
                        "found an office package without pages to mark; allowed: a label in the properties alone (position none)"));
    }

    @Override
    public Map<String, String> pairs() throws IOException {
        return properties == null ? meta.pairs() : properties.pairs();
    }

    @Override
    public boolean carries(@Nullable Mark mark) throws IOException {
        return pairs().equals(mark == null ? Map.of() : mark.pairs());
    }

    @Override
    public void remove() throws IOException {
        if (properties == null) {
            meta.remove();
            return;
        }
        Set<String> gone = new HashSet<>();
        properties.remove(gone);
        if (!gone.isEmpty()) {
            opc.put(PartNames.CONTENT_TYPES, ContentTypes.of(opc).without(gone));
        }
    }

    @Override
    public void apply(Mark mark) throws IOException {
        if (properties == null) {
            meta.store(mark.pairs());
            return;
        }
        Map<String, String> types = new LinkedHashMap<>();
        properties.store(dialect(), mark.pairs(), types);
        if (!types.isEmpty()) {
            opc.put(PartNames.CONTENT_TYPES, ContentTypes.of(opc).with(types));
        }
    }

    private OoxmlDialect dialect() throws IOException {
        String strict = OoxmlDialect.STRICT.type("officeDocument");
        return Relationships.ofPackage(opc).target(strict::equals).isPresent()
                ? OoxmlDialect.STRICT
                : OoxmlDialect.TRANSITIONAL;
    }

    @Override
    public List<MarkPlace> places(Mark mark) {
        return List.of(MarkPlace.PROPERTY);
    }

    @Override
    public List<MarkRemark> remarks(Mark mark) {
        return List.of();
    }
}
