package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Provenance;
import io.github.edusec.classify.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts all findings of one text and keeps some; what the rules make of them. Not thread-safe. */
final class Tally implements Consumer<Finding> {
    /** Enough to look a document through by hand; a hostile one must not fill the memory. */
    static final int MAX_LISTED_PER_DETECTOR = 100;

    private static final Comparator<Finding> BY_PLACE =
            Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column);

    private final InspectionRules rules;
    private final Map<String, Counts> counts = new HashMap<>();
    private final List<Finding> listed = new ArrayList<>();
    private @Nullable Finding gravest;

    Tally(InspectionRules rules) {
        this.rules = rules;
    }

    /** How often one detector found something. */
    private static final class Counts {
        private final Map<Certainty, Count> byCertainty = new EnumMap<>(Certainty.class);
        private int total;

        private Counts(InspectionRules rules, String detector) {
            for (Certainty certainty : Certainty.values()) {
                byCertainty.put(certainty, new Count(rules.single(detector, certainty)));
            }
        }

        private Count of(Certainty certainty) {
            return Objects.requireNonNull(byCertainty.get(certainty));
        }
    }

    /** How often at one certainty, and what the rules say of a single finding. */
    private static final class Count {
        private final @Nullable Importance single;
        private int found;

        private Count(@Nullable Importance single) {
            this.single = single;
        }
    }

    @Override
    public void accept(Finding finding) {
        if (count(finding.detector(), finding.certainty(), finding.suggests())) {
            list(finding);
        }
    }

    /** Counts a finding and tells whether it is to be listed: the first ones are, and any that is graver than all before. */
    boolean count(String detector, Certainty certainty, @Nullable Importance suggests) {
        Counts own = of(detector);
        own.of(certainty).found++;
        own.total++;
        return own.total <= MAX_LISTED_PER_DETECTOR || isGravest(suggests);
    }

    void list(Finding finding) {
        if (isGravest(finding.suggests())) {
            gravest = finding;
        }
        listed.add(finding);
    }

    /** Returns what the rules say of a single finding. */
    @Nullable
    Importance single(String detector, Certainty certainty) {
        return of(detector).of(certainty).single;
    }

    private Counts of(String detector) {
        Counts known = counts.get(detector);
        if (known == null) {
            known = new Counts(rules, detector);
            counts.put(detector, known);
        }
        return known;
    }

    private boolean isGravest(@Nullable Importance suggests) {
        Importance before = gravest == null ? null : gravest.suggests();
        return suggests != null && (before == null || !before.isAtLeast(suggests));
    }

    Suggestion suggestion(Coverage coverage) {
        Map<String, Integer> totals = new TreeMap<>();
        counts.forEach((detector, own) -> totals.put(detector, own.total));
        totals.values().removeIf(total -> total == 0);
        listed.sort(BY_PLACE);
        return new Suggestion(suggested(), listed, totals, coverage, rules.version());
    }

    private @Nullable Classification suggested() {
        Importance importance = gravest == null ? null : gravest.suggests();
        Text reason = gravest == null ? null : gravest.reason();
        for (InspectionRule rule : fulfilled()) {
            if (importance == null || !importance.isAtLeast(rule.importance())) {
                importance = rule.importance();
                reason = rule.reason();
            }
        }
        if (importance == null || reason == null) {
            return null;
        }
        String by = rules.version().toString();
        return Classification.of(importance)
                .withProvenance(new Provenance(Provenance.Source.SUGGESTED, by, null, reason));
    }

    /** A surer finding counts for every rule that a less certain one would count for. */
    private List<InspectionRule> fulfilled() {
        List<InspectionRule> fulfilled = new ArrayList<>();
        new TreeMap<>(counts).forEach((detector, own) -> {
            int atLeastThis = 0;
            for (Certainty certainty : Certainty.values()) {
                atLeastThis += own.of(certainty).found;
                rules.fulfilled(detector, certainty, atLeastThis).forEach(fulfilled::add);
            }
        });
        return fulfilled;
    }
}
