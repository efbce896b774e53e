package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Provenance;
import io.github.edusec.classify.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<String, Map<Certainty, Integer>> counts = new LinkedHashMap<>();
    private final List<Finding> listed = new ArrayList<>();
    private @Nullable Finding gravest;

    Tally(InspectionRules rules) {
        this.rules = rules;
    }

    @Override
    public void accept(Finding finding) {
        Map<Certainty, Integer> own = counts.computeIfAbsent(finding.detector(), key -> new EnumMap<>(Certainty.class));
        int before = own.values().stream().mapToInt(Integer::intValue).sum();
        own.merge(finding.certainty(), 1, Integer::sum);
        boolean graver = finding.suggests() != null
                && (gravest == null
                        || gravest.suggests() == null
                        || !gravest.suggests().isAtLeast(finding.suggests()));
        if (graver) {
            gravest = finding;
        }
        if (graver || before < MAX_LISTED_PER_DETECTOR) {
            listed.add(finding);
        }
    }

    Suggestion suggestion(Coverage coverage) {
        Map<String, Integer> totals = new TreeMap<>();
        counts.forEach((detector, own) -> totals.put(
                detector, own.values().stream().mapToInt(Integer::intValue).sum()));
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
        counts.forEach((detector, own) -> {
            int atLeastThis = 0;
            for (Certainty certainty : Certainty.values()) {
                atLeastThis += own.getOrDefault(certainty, 0);
                rules.fulfilled(detector, certainty, atLeastThis).forEach(fulfilled::add);
            }
        });
        return fulfilled;
    }
}
