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
 * @param landmarks its groups of digits and other places
 * @param lines its lines
 * @param goods its tables of things
 * @param heads the heads of its lists of persons
 * @param persons where it names a person
 * @param tally takes what is found
 */
record Reading(
        InspectedText text,
        InspectionRules rules,
        WordHits hits,
        Landmarks landmarks,
        Lines lines,
        WordHits.Places goods,
        WordHits.Places heads,
        Persons persons,
        Tally tally) {
    /** Prepares a text; its lists of names are reported at once, since their rows tell where persons are named. */
    static Reading of(InspectedText text, InspectionRules rules, Tally tally) {
        CharSequence folded = text.folded();
        WordHits hits = rules.vocabulary().scan(text);
        Landmarks landmarks = new Landmarks(folded);
        Lines lines = landmarks.lines();
        Reading bare = new Reading(
                text,
                rules,
                hits,
                landmarks,
                lines,
                GoodsTables.in(folded, lines, hits),
                new WordHits.Places(),
                Persons.NONE,
                tally);
        BitSet named = new BitSet();
        NameLists.detect(bare, named);
        return bare.with(Persons.in(bare, named));
    }

    private Reading with(Persons found) {
        return new Reading(text, rules, hits, landmarks, lines, goods, heads, found, tally);
    }

    /** Tells whether a number or address at a place is a school's, office's or company's by the words of its line. */
    boolean isOffices(int place) {
        int line = lines.of(place);
        // A school's letterhead: its name and address, and the phone in the next line.
        int above = lines.start(Math.max(0, line - 1));
        int end = lines.end(line);
        WordHits.Places organisations = hits.of(Topic.ORGANISATION);
        if (persons.records().anyIn(lines.start(line), end)) {
            return false;
        }
        return organisations.anyIn(lines.start(line), end)
                || (organisations.anyIn(above, place) && !persons.records().anyIn(above, place));
    }

    NumberGroups numbers() {
        return landmarks.numbers();
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
