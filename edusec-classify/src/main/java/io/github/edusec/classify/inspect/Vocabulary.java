package io.github.edusec.classify.inspect;

import java.util.ArrayList;
import java.util.List;

/** All words of the rules, found in one pass. Immutable and thread-safe. */
final class Vocabulary {
    private final WordAutomaton automaton;
    /** What each word of the automaton speaks for. */
    private final Use[][] uses;

    private final Surnames surnames;

    private Vocabulary(Builder built) {
        this.automaton = built.automaton.build();
        this.uses = built.uses.stream().map(list -> list.toArray(new Use[0])).toArray(Use[][]::new);
        this.surnames = new Surnames(built.surnames);
    }

    private record Use(Topic topic, int group) {}

    WordHits scan(InspectedText text) {
        WordHits hits = new WordHits();
        automaton.scan(text.folded(), (start, end, word) -> {
            for (Use use : uses[word]) {
                hits.of(use.topic()).add(start, end, use.group());
            }
        });
        return hits;
    }

    Surnames surnames() {
        return surnames;
    }

    /** Takes the words. Not thread-safe. */
    static final class Builder {
        private final WordAutomaton.Builder automaton = new WordAutomaton.Builder();
        private final List<List<Use>> uses = new ArrayList<>();
        private final List<String> surnames = new ArrayList<>();

        /** Adds a word; words of topics without groups have {@link WordGroup#NONE}. */
        void add(String word, Topic topic, int group) {
            // In one list with school words or labels, a harmless phrase or another's label covers those inside it.
            String folded = InspectedText.of(word).folded().toString();
            if (topic == Topic.SURNAME) {
                surnames.add(folded);
                return;
            }
            int number = automaton.add(folded);
            if (number == uses.size()) {
                uses.add(new ArrayList<>());
            }
            List<Use> own = uses.get(number);
            switch (topic) {
                case HARMLESS -> own.add(new Use(Topic.SCHOOL, group));
                case OTHER_PERSON -> {
                    own.add(new Use(Topic.PERSON, WordHits.COVER));
                    own.add(new Use(Topic.NAME_COLUMN, WordHits.COVER));
                }
                default -> own.add(new Use(topic, group));
            }
        }

        Vocabulary build() {
            return new Vocabulary(this);
        }
    }
}
