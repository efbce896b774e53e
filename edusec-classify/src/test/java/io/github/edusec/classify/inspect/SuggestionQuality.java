package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Importance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the standard rules make of the made-up documents, compared with the truth. */
final class SuggestionQuality {
    static final List<String> DETECTORS = List.of(
            "my-number",
            "corporate-number",
            "phone",
            "public-phone",
            "e-mail",
            "address",
            "postal-code",
            "birth-date",
            "school-word",
            "name-list");

    private final List<Judged> judged;

    private SuggestionQuality(List<Judged> judged) {
        this.judged = List.copyOf(judged);
    }

    static SuggestionQuality lookedAt() {
        return measure(QualityDocuments.lookedAt());
    }

    static SuggestionQuality heldOut() {
        return measure(QualityDocuments.heldOut());
    }

    static SuggestionQuality blind() {
        return measure(QualityDocuments.blind());
    }

    private static SuggestionQuality measure(List<QualityDocument> documents) {
        ContentInspector inspector = ContentInspector.standard();
        return new SuggestionQuality(documents.stream()
                .map(document -> new Judged(document, inspector.inspect(document.text())))
                .toList());
    }

    /** A document and what was said of it. */
    record Judged(QualityDocument document, Suggestion suggestion) {
        boolean found(String detector, Certainty atLeast) {
            return suggestion.findings().stream()
                    .anyMatch(finding -> finding.detector().equals(detector)
                            && finding.certainty().isAtLeast(atLeast));
        }

        boolean contains(String detector) {
            return document.contains().contains(detector);
        }

        @Nullable
        Importance suggested() {
            return suggestion.suggested() == null
                    ? null
                    : suggestion.suggested().importance();
        }

        /** A paper that is no record on persons has nothing in it to suggest a class from. */
        @Nullable
        Importance expected() {
            return document.personal() ? document.importance() : null;
        }

        /** Returns the first thing that was wrongly found, as masked as the library reports it. */
        String evidence(String detector) {
            return suggestion.findings().stream()
                    .filter(finding -> finding.detector().equals(detector)
                            && finding.certainty().isAtLeast(Certainty.LIKELY))
                    .findFirst()
                    .map(finding -> finding.evidence().masked())
                    .orElse("");
        }

        /** Returns the detectors whose findings suggest a class by themselves. */
        String carriers() {
            return suggestion.findings().stream()
                    .filter(finding -> finding.suggests() != null)
                    .map(Finding::detector)
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    }

    /** How many documents were rightly and wrongly said to contain something. */
    record Score(long right, long wrong, long missed) {
        String precision() {
            return ratio(right, right + wrong);
        }

        String recall() {
            return ratio(right, right + missed);
        }

        private static String ratio(long part, long whole) {
            if (whole == 0) {
                return "–";
            }
            long thousandths = (2000 * part + whole) / (2 * whole);
            return thousandths / 10 + "." + thousandths % 10 + " %";
        }
    }

    List<Judged> judged() {
        return judged;
    }

    Score score(String detector, Certainty atLeast) {
        return score(one -> one.contains(detector), one -> one.found(detector, atLeast));
    }

    /** Scores the question a clerk has first: is this a record on persons at all? */
    Score anyClass() {
        return score(one -> one.document().personal(), one -> one.suggested() != null);
    }

    private Score score(Predicate<Judged> truth, Predicate<Judged> said) {
        return new Score(
                judged.stream().filter(truth.and(said)).count(),
                judged.stream().filter(said.and(truth.negate())).count(),
                judged.stream().filter(truth.and(said.negate())).count());
    }

    long count(boolean personal, Importance truth, @Nullable Importance suggested) {
        return judged.stream()
                .filter(one -> one.document().personal() == personal
                        && one.document().importance() == truth
                        && one.suggested() == suggested)
                .count();
    }

    List<String> kinds() {
        return judged.stream().map(one -> one.document().kind()).distinct().toList();
    }

    List<Judged> ofKind(String kind) {
        return judged.stream().filter(one -> one.document().kind().equals(kind)).toList();
    }

    List<Judged> wronglyFound(String detector) {
        return judged.stream()
                .filter(one -> one.found(detector, Certainty.LIKELY) && !one.contains(detector))
                .toList();
    }

    List<Judged> missed(String detector) {
        return judged.stream()
                .filter(one -> !one.found(detector, Certainty.LIKELY) && one.contains(detector))
                .toList();
    }

    List<Judged> wrongClass() {
        List<Judged> wrong = new ArrayList<>(judged);
        wrong.removeIf(one -> one.suggested() == one.expected());
        return wrong;
    }
}
