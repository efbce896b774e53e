package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.ziprecord.ZipPackage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the labels in the properties of office packages: OOXML of any kind and dialect, and OpenDocument. */
final class OfficeLabels {
    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static final String META = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";
    private static final String MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    private static final String USUAL_CUSTOM_PROPERTIES = "/docProps/custom.xml";

    private final OpcPackage opc;
    private final ZipPackage zip;
    private final Limits limits;
    private final MsipMap map;

    OfficeLabels(OpcPackage opc, MsipMap map) {
        this.opc = opc;
        this.zip = opc.zip();
        this.limits = opc.limits();
        this.map = map;
    }

    /** Reads the labels; empty if the archive is no office package. */
    Optional<LabelReading> read() throws IOException {
        boolean isOpenDocument = OpenDocumentType.isAny(opc);
        boolean isOoxml = opc.has(PartNames.CONTENT_TYPES);
        if (isOpenDocument && isOoxml) {
            // Which of the two a program opens is its choice.
            return Optional.of(LabelReading.blocked(ReadObstacle.EXTRA_CONTENT, "two documents in one package")
                    .and(openDocument(opc))
                    .and(ooxml(opc)));
        }
        if (isOpenDocument) {
            return Optional.of(openDocument(opc));
        }
        return isOoxml ? Optional.of(ooxml(opc)) : Optional.empty();
    }

    private static LabelReading reading(List<FoundLabel> labels, Optional<String> beside) {
        return beside.map(what -> LabelReading.blocked(ReadObstacle.EXTRA_CONTENT, what))
                .orElse(LabelReading.NONE)
                .and(new LabelReading(labels, null));
    }

    private LabelReading ooxml(OpcPackage opc) throws IOException {
        Relationships relationships = Relationships.ofPackage(opc);
        StoredProperties properties = new StoredProperties();
        for (String part :
                parts(opc, relationships.targets(OoxmlDialect::isCustomProperties), USUAL_CUSTOM_PROPERTIES)) {
            customProperties(opc.part(part), properties);
        }
        List<FoundLabel> fromInfo = new ArrayList<>();
        List<String> related = relationships.targets(MsipLabels::isLabelInfo);
        Set<String> told = new HashSet<>();
        for (String part : parts(opc, related, MsipLabels.LABEL_INFO)) {
            // A part to which nothing leads may add a label; programs do not see it, so it takes none away.
            fromInfo.addAll(MsipLabels.ofLabelInfo(
                    opc.part(part), limits, map, related.contains(part) ? told : new HashSet<>()));
        }
        List<FoundLabel> labels = properties.labels("custom properties", map, told);
        labels.addAll(fromInfo);
        return reading(labels, PackageCoverage.besideOoxml(opc, zip, relationships));
    }

    /** Some readers follow the relationship, others the usual name: a label in either place counts. */
    private static Set<String> parts(OpcPackage opc, List<String> related, String usual) {
        Set<String> parts = new LinkedHashSet<>(related);
        if (opc.has(usual) && related.stream().noneMatch(usual::equalsIgnoreCase)) {
            parts.add(usual);
        }
        return parts;
    }

    private void customProperties(XmlPart part, StoredProperties properties) throws IOException {
        XmlScanner scanner = new XmlScanner(part, limits);
        scanner.next();
        OoxmlDialect dialect =
                OoxmlDialect.ofCustomProperties(scanner.namespace()).orElse(null);
        if (dialect == null || !scanner.is(dialect.customProperties(), "Properties")) {
            throw scanner.problem("the root element is wrong", "another element", "Properties");
        }
        XmlScanner.Event event = scanner.next();
        for (; event != XmlScanner.Event.END_OF_DOCUMENT; event = scanner.next()) {
            if (event == XmlScanner.Event.START
                    && scanner.depth() == 2
                    && scanner.is(dialect.customProperties(), "property")) {
                String name = scanner.attribute("", "name");
                String value = scanner.elementText();
                if (name != null) {
                    properties.put(name, value);
                }
            }
        }
    }

    private LabelReading openDocument(OpcPackage parts) throws IOException {
        Set<String> manifest = new HashSet<>();
        if (parts.has("/encrypted-package") || readManifest(parts, manifest)) {
            return LabelReading.blocked(ReadObstacle.ENCRYPTED, "OpenDocument: found encryption data");
        }
        StoredProperties properties = new StoredProperties();
        if (parts.has("/meta.xml")) {
            userDefined(parts.part("/meta.xml"), properties);
        }
        return reading(properties.labels("meta.xml", map), PackageCoverage.besideOpenDocument(zip, manifest));
    }

    /** Collects the names that the manifest lists; true if it says that any of them is encrypted. */
    private boolean readManifest(OpcPackage parts, Set<String> names) throws IOException {
        if (!parts.has("/META-INF/manifest.xml")) {
            return false;
        }
        XmlScanner scanner = XmlScanner.ofManifest(parts.part("/META-INF/manifest.xml"), limits);
        XmlScanner.Event event = scanner.next();
        for (; event != XmlScanner.Event.END_OF_DOCUMENT; event = scanner.next()) {
            if (event == XmlScanner.Event.START && scanner.is(MANIFEST, "encryption-data")) {
                return true;
            }
            if (event == XmlScanner.Event.START && scanner.is(MANIFEST, "file-entry")) {
                String name = scanner.attribute(MANIFEST, "full-path");
                names.add(name == null ? "" : name);
            }
        }
        return false;
    }

    private void userDefined(XmlPart part, StoredProperties properties) throws IOException {
        XmlScanner scanner = new XmlScanner(part, limits);
        XmlScanner.Event event = scanner.next();
        for (; event != XmlScanner.Event.END_OF_DOCUMENT; event = scanner.next()) {
            if (event == XmlScanner.Event.START
                    && scanner.is(META, "user-defined")
                    && scanner.parentIs(OFFICE, "meta")) {
                String name = scanner.attribute(META, "name");
                String value = scanner.elementText();
                if (name != null) {
                    properties.put(name, value);
                }
            }
        }
    }
}
