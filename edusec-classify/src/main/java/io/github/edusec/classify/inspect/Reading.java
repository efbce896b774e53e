package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Text;
import java.util.BitSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One text with what all built-in detectors need of it, found once.
 *
 * @param text the text
 * @param rules the rules
 * @param hits the rules' words in it
 * @param numbers its groups of digits
 * @param persons where it names a person
 */
record Reading(
        InspectedText text, InspectionRules rules, WordHits hits, NumberGroups numbers, WordHits.Places persons) {
    /** Prepares a text; its lists of names are reported at once, since their rows tell where persons are named. */
    static Reading of(InspectedText text, InspectionRules rules, Consumer<Finding> findings) {
        WordHits hits = rules.vocabulary().scan(text);
        NumberGroups numbers = new NumberGroups(text.folded());
        BitSet named = new BitSet();
        NameLists.detect(new Reading(text, rules, hits, numbers, new WordHits.Places()), findings, named);
        return new Reading(text, rules, hits, numbers, Persons.in(text.folded(), hits, named));
    }

    InspectionRules.Distances distances() {
        return rules.distances();
    }

    /** Makes a finding that suggests what the rules say of a single one. */
    Finding finding(String detector, Certainty certainty, Evidence evidence, int at, Text reason) {
        return finding(detector, certainty, evidence, at, rules.single(detector, certainty), reason);
    }

    Finding finding(
            String detector,
            Certainty certainty,
            Evidence evidence,
            int at,
            @Nullable Importance suggests,
            Text reason) {
        return new Finding(detector, certainty, evidence, text.line(at), text.column(at), suggests, reason);
    }
}
