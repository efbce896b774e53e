package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.PolicyVersion;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one file. Immutable and thread-safe.
 *
 * @param version id, version and hash of the file
 * @param distances how far context reaches
 * @param vocabulary all words
 * @param school the groups of school words
 * @param columns the groups of list columns
 * @param rules from how many findings on a class is suggested
 */
record InspectionRules(
        PolicyVersion version,
        Distances distances,
        Vocabulary vocabulary,
        List<WordGroup> school,
        List<WordGroup> columns,
        List<InspectionRule> rules) {
    InspectionRules {
        school = List.copyOf(school);
        columns = List.copyOf(columns);
        rules = List.copyOf(rules);
    }

    /**
     * How far context reaches, in characters of the normalized text.
     *
     * @param myNumber from a word to a My Number
     * @param label from a label to the number or date behind it
     * @param person from a person's name to what is said of the person
     * @param listRows rows that make a list
     */
    record Distances(int myNumber, int label, int person, int listRows) {}

    /** Returns what a single finding of a detector suggests. */
    @Nullable
    Importance single(String detector, Certainty certainty) {
        return mostSevere(rulesOf(detector, certainty).filter(rule -> rule.atLeast() == 1));
    }

    /** Returns the rules that a number of findings, of a certainty or a surer one, fulfils. */
    Stream<InspectionRule> fulfilled(String detector, Certainty certainty, int count) {
        return rules.stream()
                .filter(rule -> rule.detector().equals(detector) && rule.certainty() == certainty)
                .filter(rule -> count >= rule.atLeast());
    }

    private Stream<InspectionRule> rulesOf(String detector, Certainty certainty) {
        return rules.stream().filter(rule -> rule.detector().equals(detector) && certainty.isAtLeast(rule.certainty()));
    }

    private static @Nullable Importance mostSevere(Stream<InspectionRule> rules) {
        return rules.map(InspectionRule::importance).min(Importance::compareTo).orElse(null);
    }
}
