package io.github.edusec.classify.inspect;

import java.util.ArrayList;
import java.util.List;

/** All words of the rules, found in one pass. Immutable and thread-safe. */
final class Vocabulary {
    private final WordAutomaton automaton;
    /** What each word of the automaton speaks for. */
    private final List<List<Use>> uses;

    private Vocabulary(WordAutomaton automaton, List<List<Use>> uses) {
        this.automaton = automaton;
        this.uses = uses.stream().map(List::copyOf).toList();
    }

    private record Use(Topic topic, int group) {}

    WordHits scan(InspectedText text) {
        WordHits hits = new WordHits();
        automaton.scan(text.folded(), (start, end, word) -> {
            for (Use use : uses.get(word)) {
                hits.of(use.topic()).add(start, end, use.group());
            }
        });
        return hits;
    }

    /** Takes the words. Not thread-safe. */
    static final class Builder {
        private final WordAutomaton.Builder automaton = new WordAutomaton.Builder();
        private final List<List<Use>> uses = new ArrayList<>();

        /** Adds a word; words of topics without groups have {@link WordGroup#NONE}. */
        void add(String word, Topic topic, int group) {
            int number = automaton.add(InspectedText.of(word).folded().toString());
            if (number == uses.size()) {
                uses.add(new ArrayList<>());
            }
            // In one list with the school words, a harmless phrase covers those inside it.
            uses.get(number).add(new Use(topic == Topic.HARMLESS ? Topic.SCHOOL : topic, group));
        }

        Vocabulary build() {
            return new Vocabulary(automaton.build(), uses);
        }
    }
}
