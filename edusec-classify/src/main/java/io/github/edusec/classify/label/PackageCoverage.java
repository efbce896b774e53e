package io.github.edusec.classify.label;

import io.github.edusec.classify.ziprecord.ZipPackage;
import io.github.edusec.classify.ziprecord.ZipRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the entries of an office package against what its document accounts for.
 *
 * <p>The label of a document stands for all that belongs to it. An entry to which nothing leads is seen by whoever unpacks the
 * archive and by nobody who opens the document, so no label of the document speaks for it.
 */
final class PackageCoverage {
    private static final String RELATIONSHIPS = "_rels/";
    private static final String RELATIONSHIPS_SUFFIX = ".rels";
    private static final String VISIO = "http://schemas.microsoft.com/visio/2010/relationships/document";
    /** Parts that the manifest of an OpenDocument package need not list (OpenDocument 1.3 part 2, 3.2). */
    private static final Set<String> UNLISTED = Set.of("mimetype", "META-INF/manifest.xml");

    private static final String SIGNATURES = "META-INF/.*signatures.*";

    private PackageCoverage() {}

    /** Says what an OOXML package holds besides its document; empty if it holds nothing else. */
    static Optional<String> besideOoxml(OpcPackage opc, ZipPackage zip, Relationships ofPackage) throws IOException {
        if (ofPackage.targets(PackageCoverage::isMain).stream().noneMatch(opc::has)) {
            return Optional.of("a package without a document");
        }
        ContentTypes types = ContentTypes.of(opc);
        Set<String> led = new HashSet<>();
        for (ZipRecord record : zip.entries()) {
            String source = sourceOf("/" + record.name());
            if (source.equals("/")) {
                add(led, ofPackage);
            } else if (opc.has(source)) {
                add(led, Relationships.of(opc, source));
            }
        }
        for (ZipRecord record : zip.entries()) {
            String part = "/" + record.name();
            boolean accounted = isFolder(record)
                    || part.equalsIgnoreCase(PartNames.CONTENT_TYPES)
                    || isRelationships(opc, part)
                    || (led.contains(key(part)) && types.typeOf(part).isPresent());
            if (!accounted) {
                return Optional.of("an entry to which no relationship of the document leads");
            }
        }
        return Optional.empty();
    }

    /** Says the same of an OpenDocument package, whose manifest lists its files. */
    static Optional<String> besideOpenDocument(ZipPackage zip, Set<String> manifest) {
        return zip.entries().stream()
                        .filter(record -> !isFolder(record))
                        .map(ZipRecord::name)
                        .allMatch(
                                name -> manifest.contains(name) || UNLISTED.contains(name) || name.matches(SIGNATURES))
                ? Optional.empty()
                : Optional.of("an entry that the manifest does not list");
    }

    /** Tells whether a relationship of the package leads to its document. */
    static boolean isMain(String type) {
        return OoxmlDialect.isType(type, "officeDocument") || type.equals(VISIO);
    }

    private static boolean isFolder(ZipRecord record) {
        return record.isDirectory() && record.size() == 0;
    }

    private static boolean isRelationships(OpcPackage opc, String part) {
        String source = sourceOf(part);
        return source.equals("/") || opc.has(source);
    }

    /** Returns the part whose relationships a part holds: a slash for the package's, empty if it holds none. */
    private static String sourceOf(String part) {
        String folder = PartNames.folder(part);
        if (!folder.endsWith("/" + RELATIONSHIPS) || !key(part).endsWith(RELATIONSHIPS_SUFFIX)) {
            return "";
        }
        return folder.substring(0, folder.length() - RELATIONSHIPS.length())
                + part.substring(folder.length(), part.length() - RELATIONSHIPS_SUFFIX.length());
    }

    private static void add(Set<String> led, Relationships relationships) {
        relationships.targets(any -> true).forEach(target -> {
            led.add(key(target));
            led.add(key(unescaped(target)));
        });
    }

    /** Targets are URIs; the names of entries are often not, outside ASCII. */
    private static String unescaped(String target) {
        if (target.indexOf('%') < 0) {
            return target;
        }
        try {
            return java.net.URLDecoder.decode(target.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return target;
        }
    }

    private static String key(String part) {
        return part.toLowerCase(Locale.ROOT);
    }
}
