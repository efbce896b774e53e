package io.github.edusec.classify.scheme;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rule that proposes an importance class from the axes: the most severe class that any stated axis gives. */
record Derivation(SchemeAxis target, List<Source> sources, Text note) implements Serializable {
    Derivation {
        sources = List.copyOf(sources);
    }

    /** What one axis gives; a row for every level, in the axis' order. */
    record Source(SchemeAxis axis, List<Row> rows) implements Serializable {
        Source {
            rows = List.copyOf(rows);
        }

        Optional<Row> row(CoreLevel level) {
            return rows.stream().filter(row -> level.equals(row.level().core())).findFirst();
        }
    }

    record Row(SchemeLevel level, SchemeLevel gives) implements Serializable {}

    Optional<Classification> propose(
            @Nullable Confidentiality confidentiality,
            @Nullable Integrity integrity,
            @Nullable Availability availability,
            PolicyVersion scheme) {
        List<Row> stated = rows(confidentiality, integrity, availability);
        Optional<SchemeLevel> highest = highest(stated);
        if (highest.isEmpty() || (confidentiality == null && isLeastSevere(highest.get()))) {
            return Optional.empty();
        }
        Text reason = reason(stated, highest.get(), scheme);
        return importance(highest.get())
                .map(importance -> new Classification(
                        importance,
                        confidentiality,
                        integrity,
                        availability,
                        List.of(),
                        SchemeContent.derived(scheme, reason)));
    }

    /** The importance that integrity and availability explain by themselves; empty if neither is stated. */
    Optional<SchemeLevel> withoutConfidentiality(Classification classification) {
        return highest(rows(null, classification.integrity(), classification.availability()));
    }

    static Optional<Importance> importance(SchemeLevel level) {
        return level.core() instanceof CoreLevel.OfImportance core ? Optional.of(core.level()) : Optional.empty();
    }

    private List<Row> rows(
            @Nullable Confidentiality confidentiality,
            @Nullable Integrity integrity,
            @Nullable Availability availability) {
        List<CoreLevel> stated = new ArrayList<>();
        if (confidentiality != null) {
            stated.add(new CoreLevel.OfConfidentiality(confidentiality));
        }
        if (integrity != null) {
            stated.add(new CoreLevel.OfIntegrity(integrity));
        }
        if (availability != null) {
            stated.add(new CoreLevel.OfAvailability(availability));
        }
        return sources.stream()
                .flatMap(source -> stated.stream().flatMap(level -> source.row(level).stream()))
                .toList();
    }

    private static Optional<SchemeLevel> highest(List<Row> rows) {
        return rows.stream().map(Row::gives).reduce((one, other) -> one.isAtLeast(other) ? one : other);
    }

    private boolean isLeastSevere(SchemeLevel level) {
        return level.rank() == target.levels().size() - 1;
    }

    private Text reason(List<Row> stated, SchemeLevel highest, PolicyVersion scheme) {
        List<SchemeLevel> decided = stated.stream()
                .filter(row -> row.gives().equals(highest))
                .map(Row::level)
                .toList();
        List<SchemeLevel> all = stated.stream().map(Row::level).toList();
        List<SchemeAxis> missing = sources.stream()
                .map(Source::axis)
                .filter(axis -> all.stream().noneMatch(level -> level.axis().equals(axis.id())))
                .toList();
        String missingJa = missing.isEmpty()
                ? ""
                : missing.stream().map(axis -> axis.name().ja()).collect(Collectors.joining("・"))
                        + "は示されていないため、より重くなることがあります。";
        String missingEn = missing.isEmpty()
                ? ""
                : " Not stated, so it may be more severe: "
                        + missing.stream().map(axis -> axis.name().en()).collect(Collectors.joining(", ")) + ".";
        return new Text(
                "示された軸（" + ja(all) + "）のうち最も重い" + ja(decided) + "により"
                        + highest.label().ja() + "を提案します（" + scheme + "）。" + note.ja() + missingJa,
                "Of the stated axes (" + en(all) + ") the most severe, " + en(decided) + ", gives "
                        + highest.label().en() + " as a proposal (" + scheme + "). " + note.en() + missingEn);
    }

    private static String ja(List<SchemeLevel> levels) {
        return levels.stream().map(level -> level.label().ja()).collect(Collectors.joining("・"));
    }

    private static String en(List<SchemeLevel> levels) {
        return levels.stream().map(level -> level.label().en()).collect(Collectors.joining(", "));
    }
}
