package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The relationships of a package or a part. Immutable and thread-safe. */
final class Relationships {
    static final String CONTENT_TYPE = "application/vnd.openxmlformats-package.relationships+xml";
    private static final String NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships";
    /** Never found in a part that somebody else made: the space tells that the part was created by us. */
    private static final String CREATED = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
            + "<Relationships xmlns=\"" + NAMESPACE + "\" ></Relationships>";

    private final String name;
    private final XmlPart part;
    private final XmlElement root;
    private final List<Relationship> all = new ArrayList<>();

    /**
     * One relationship to a part.
     *
     * @param id the id, unique in its part
     * @param type the type, a URI
     * @param target the name of the part it leads to
     * @param element where it stands
     */
    record Relationship(String id, String type, String target, XmlElement element) {}

    private Relationships(XmlPart part, String name, String folder, Limits limits) throws IOException {
        this.name = name;
        this.part = part;
        Set<String> ids = new HashSet<>();
        XmlScanner scanner = new XmlScanner(part, limits);
        while (scanner.next() != XmlScanner.Event.END_OF_DOCUMENT) {
            if (scanner.depth() == 1 && !scanner.is(NAMESPACE, "Relationships")) {
                throw scanner.problem("the root element is wrong", "another element", "Relationships");
            }
            String id = scanner.attribute("", "Id");
            String type = scanner.attribute("", "Type");
            String target = scanner.attribute("", "Target");
            if (scanner.depth() != 2 || !scanner.is(NAMESPACE, "Relationship") || id == null) {
                continue;
            }
            if (type == null || target == null || !ids.add(id)) {
                throw scanner.problem("a relationship is damaged", "no type, no target or an id twice", "all three");
            }
            boolean inside = !"External".equals(scanner.attribute("", "TargetMode"));
            XmlElement element = scanner.skipElement();
            all.add(new Relationship(id, type, inside ? PartNames.resolve(folder, target) : "", element));
        }
        root = scanner.ended();
    }

    /** Reads the relationships of the package. */
    static Relationships ofPackage(OpcPackage opc) throws IOException {
        return of(opc, PartNames.PACKAGE_RELATIONSHIPS, "/");
    }

    /** Reads the relationships of a part; none if the package has none for it. */
    static Relationships of(OpcPackage opc, String part) throws IOException {
        return of(opc, PartNames.relationshipsOf(part), PartNames.folder(part));
    }

    private static Relationships of(OpcPackage opc, String name, String folder) throws IOException {
        XmlPart part = opc.has(name) ? opc.part(name) : XmlPart.ofUtf8(name, OpcPackage.utf8(CREATED));
        Readings.Reader<Relationships> reader = some -> new Relationships(some, name, folder, opc.limits());
        Relationships read = opc.reading(part, Relationships.class, reader);
        // Names are equal without regard to case; what is made of them should be as it is asked for.
        return read.name.equals(name) ? read : reader.read(part);
    }

    /** Returns the name of the part that holds them. */
    String name() {
        return name;
    }

    /** Returns the part that the first relationship of a type leads to. */
    Optional<String> target(Predicate<String> type) {
        return all.stream()
                .filter(r -> type.test(r.type()) && !r.target().isEmpty())
                .map(Relationship::target)
                .findFirst();
    }

    /** Returns the parts that relationships of a type lead to, each once. */
    List<String> targets(Predicate<String> type) {
        // Part names are compared without regard to case, so one part must not come twice.
        Map<String, String> targets = new LinkedHashMap<>();
        all.stream()
                .filter(r -> type.test(r.type()) && !r.target().isEmpty())
                .forEach(r -> targets.putIfAbsent(r.target().toLowerCase(Locale.ROOT), r.target()));
        return List.copyOf(targets.values());
    }

    /** Returns the part that an id leads to. */
    String targetOf(String id, String lastWord) throws MalformedFileException {
        for (Relationship r : all) {
            if (r.id().equals(id)
                    && OoxmlDialect.isType(r.type(), lastWord)
                    && !r.target().isEmpty()) {
                return r.target();
            }
        }
        throw new MalformedFileException(new Problem(
                name, "a referenced relationship is missing", "an unknown id", "a relationship of type " + lastWord));
    }

    /** Returns ids that are free, in the usual form. */
    List<String> freeIds(int count) {
        Set<String> taken = new HashSet<>();
        all.forEach(r -> taken.add(r.id()));
        List<String> free = new ArrayList<>();
        for (int n = 1; free.size() < count; n++) {
            if (!taken.contains("rId" + n)) {
                free.add("rId" + n);
            }
        }
        return free;
    }

    /** Returns one relationship as a fragment for {@link #with}. */
    String fragment(String id, String type, String target) {
        return "<" + root.withPrefix("Relationship") + " Id=\"" + id + "\" Type=\"" + type + "\" Target=\""
                + XmlText.escape(target) + "\"/>";
    }

    /** Returns the bytes with more relationships. */
    byte[] with(String fragments) {
        Splices splices = new Splices(part.utf8());
        splices.insertLast(root, fragments);
        return splices.apply();
    }

    /** Returns the bytes without the relationships to these parts; empty if we made the part and nothing is left in it. */
    private Optional<byte[]> without(Set<String> removedTargets) {
        Splices splices = new Splices(part.utf8());
        splices.remove(
                root,
                all.stream()
                        .filter(r -> removedTargets.contains(r.target()))
                        .map(Relationship::element)
                        .toList());
        byte[] left = splices.apply();
        return Arrays.equals(left, OpcPackage.utf8(CREATED)) ? Optional.empty() : Optional.of(left);
    }

    /** Takes the relationships to these parts out of a package; returns the part that held them if it was ours and went with them. */
    Set<String> drop(OpcPackage opc, Set<String> removedTargets) {
        Optional<byte[]> left = without(removedTargets);
        if (left.isPresent()) {
            opc.put(name, left.get());
            return Set.of();
        }
        opc.remove(name);
        return Set.of(name);
    }

    /** Returns the ids that lead to these parts. */
    Set<String> idsOf(Set<String> targets) {
        Set<String> ids = new HashSet<>();
        all.stream().filter(r -> targets.contains(r.target())).forEach(r -> ids.add(r.id()));
        return ids;
    }
}
