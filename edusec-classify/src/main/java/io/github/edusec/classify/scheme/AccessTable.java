package io.github.edusec.classify.scheme;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rule that proposes an importance class from who may have access: the first row that fits, most severe first. */
record AccessTable(SchemeAxis target, List<Row> rows, Text note) implements Serializable {
    AccessTable {
        rows = List.copyOf(rows);
    }

    /**
     * One row: nobody outside {@code subjects} has access, somebody of {@code anyOf} has, and the two conditions hold; a
     * condition that is null does not matter.
     */
    record Row(
            SchemeLevel gives,
            Set<AccessSubject> subjects,
            Set<AccessSubject> anyOf,
            @Nullable Boolean ownDataOnly,
            @Nullable Boolean specialCare,
            String clause,
            Text reason)
            implements Serializable {
        Row {
            subjects = Collections.unmodifiableSet(EnumSet.copyOf(subjects));
            anyOf = Collections.unmodifiableSet(EnumSet.copyOf(anyOf));
        }

        boolean fits(Set<AccessSubject> who, boolean own, boolean special) {
            return subjects.containsAll(who)
                    && !Collections.disjoint(anyOf, who)
                    && (ownDataOnly == null || ownDataOnly == own)
                    && (specialCare == null || specialCare == special);
        }
    }

    AccessProposal propose(AccessFacts facts, PolicyVersion scheme) {
        Row worst = null;
        for (boolean own : readings(facts.ownDataOnly())) {
            for (boolean special : readings(facts.specialCare())) {
                Optional<Row> row = rows.stream()
                        .filter(each -> each.fits(facts.subjects(), own, special))
                        .findFirst();
                if (row.isEmpty()) {
                    return new AccessProposal.Undetermined(undetermined(facts, scheme), scheme);
                }
                worst = worst == null || row.get().gives().isAtLeast(worst.gives()) ? row.get() : worst;
            }
        }
        return proposed(facts, worst, scheme);
    }

    private AccessProposal proposed(AccessFacts facts, @Nullable Row row, PolicyVersion scheme) {
        if (row == null) {
            throw new IllegalStateException("every answer has a reading");
        }
        Text reason = new Text(
                "アクセス主体（" + ja(facts) + "）により" + row.gives().label().ja() + "を提案します（" + scheme + "、" + row.clause()
                        + "）。" + row.reason().ja() + note.ja(),
                "Who may have access (" + en(facts) + ") gives "
                        + row.gives().label().en() + " as a proposal (" + scheme + ", " + row.clause() + "). "
                        + row.reason().en() + " " + note.en());
        Classification classification = Classification.of(
                        Derivation.importance(row.gives()).orElseThrow())
                .withProvenance(SchemeContent.derived(scheme, reason));
        return new AccessProposal.Proposed(classification, row.gives(), row.clause(), reason, scheme);
    }

    private static Text undetermined(AccessFacts facts, PolicyVersion scheme) {
        String who = facts.subjects().isEmpty() ? "なし" : ja(facts);
        String whoEn = facts.subjects().isEmpty() ? "none stated" : en(facts);
        return new Text(
                "アクセス主体（" + who + "）の組合せに当てはまる区分が表にないか、不明な事項により一つに決まらないため、最も重い区分として扱います（" + scheme + "）。",
                "No row of the table fits who may have access (" + whoEn
                        + "), or what is unknown leaves it open, so the most" + " severe class counts (" + scheme
                        + ").");
    }

    private static List<Boolean> readings(FactAnswer answer) {
        List<Boolean> readings = new ArrayList<>();
        if (answer != FactAnswer.NO) {
            readings.add(true);
        }
        if (answer != FactAnswer.YES) {
            readings.add(false);
        }
        return readings;
    }

    private static String ja(AccessFacts facts) {
        return facts.subjects().stream().map(subject -> subject.text().ja()).collect(Collectors.joining("・"));
    }

    private static String en(AccessFacts facts) {
        return facts.subjects().stream().map(subject -> subject.text().en()).collect(Collectors.joining(", "));
    }
}
