package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Text;
import java.util.BitSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One text with what all built-in detectors need of it, found once.
 *
 * @param text the text
 * @param rules the rules
 * @param hits the rules' words in it
 * @param numbers its groups of digits
 * @param persons where it names a person
 * @param tally takes what is found
 */
record Reading(
        InspectedText text,
        InspectionRules rules,
        WordHits hits,
        NumberGroups numbers,
        WordHits.Places persons,
        Tally tally) {
    /** Prepares a text; its lists of names are reported at once, since their rows tell where persons are named. */
    static Reading of(InspectedText text, InspectionRules rules, Tally tally) {
        WordHits hits = rules.vocabulary().scan(text);
        NumberGroups numbers = new NumberGroups(text.folded());
        BitSet named = new BitSet();
        NameLists.detect(new Reading(text, rules, hits, numbers, new WordHits.Places(), tally), named);
        return new Reading(text, rules, hits, numbers, Persons.in(text.folded(), hits, named), tally);
    }

    InspectionRules.Distances distances() {
        return rules.distances();
    }

    /** Reports a finding that suggests what the rules say of a single one. */
    void report(String detector, Certainty certainty, Supplier<Evidence> evidence, int at, Text reason) {
        report(detector, certainty, evidence, at, tally.single(detector, certainty), reason);
    }

    /** Reports a finding; its evidence and place are only worked out if it will be listed. */
    void report(
            String detector,
            Certainty certainty,
            Supplier<Evidence> evidence,
            int at,
            @Nullable Importance suggests,
            Text reason) {
        if (tally.count(detector, certainty, suggests)) {
            tally.list(
                    new Finding(detector, certainty, evidence.get(), text.line(at), text.column(at), suggests, reason));
        }
    }
}
