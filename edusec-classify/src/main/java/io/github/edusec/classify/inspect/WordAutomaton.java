package io.github.edusec.classify.inspect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Finds all words of the rules in one pass (Aho and Corasick 1975); Latin case makes no difference.
 *
 * <p>Immutable and thread-safe. Time is proportional to the text plus the hits.
 */
final class WordAutomaton {
    private static final int NONE = -1;

    /** Most characters of a text start no word, so the first step is a table. */
    private final int[] roots;

    /** Children of a state are a chain: the first one, then each one's sibling. */
    private final int[] firstChild;

    private final int[] sibling;
    private final char[] edge;
    private final int[] failures;
    /** The word that ends in a state, or {@link #NONE}. */
    private final int[] words;
    /** The nearest shorter state in which a word ends, or {@link #NONE}. */
    private final int[] shorter;

    private final int[] lengths;

    private WordAutomaton(Builder built) {
        this.firstChild = Arrays.copyOf(built.firstChild, built.states);
        this.sibling = Arrays.copyOf(built.sibling, built.states);
        this.edge = Arrays.copyOf(built.edge, built.states);
        this.lengths = built.texts.stream().mapToInt(String::length).toArray();
        this.words = Arrays.copyOf(built.words, built.states);
        this.failures = new int[built.states];
        this.shorter = new int[built.states];
        this.roots = new int[Character.MAX_VALUE + 1];
        link();
    }

    /** Takes every word that ends at a place, the longest first. */
    @FunctionalInterface
    interface Hits {
        void hit(int start, int end, int word);
    }

    void scan(CharSequence text, Hits hits) {
        int state = 0;
        int length = text.length();
        int at = 0;
        while (at < length) {
            char c = text.charAt(at);
            if (c == ' ' && at > 0 && SpacedHead.mayStart(text, at - 1)) {
                SpacedHead head = SpacedHead.at(text, at - 1);
                if (head != null) {
                    scan(head, hits);
                    at = head.end();
                    state = 0;
                    continue;
                }
            }
            state = step(state, lower(c));
            at++;
            if (state != 0) {
                report(state, at, hits);
            }
        }
    }

    /** Scans a head such as 氏 名 as if it had no spaces inside; its first character was scanned already. */
    private void scan(SpacedHead head, Hits hits) {
        int state = 0;
        for (int i = 0; i < head.size(); i++) {
            state = step(state, lower(head.charAt(i)));
            for (int found = endOf(state); found != NONE; found = shorter[found]) {
                int word = words[found];
                hits.hit(head.place(i + 1 - lengths[word]), head.place(i) + 1, word);
            }
        }
    }

    private void report(int state, int end, Hits hits) {
        for (int found = endOf(state); found != NONE; found = shorter[found]) {
            int word = words[found];
            hits.hit(end - lengths[word], end, word);
        }
    }

    private int endOf(int state) {
        return words[state] == NONE ? shorter[state] : state;
    }

    private int step(int from, char c) {
        int state = from;
        while (state != 0) {
            int child = child(firstChild, sibling, edge, state, c);
            if (child != NONE) {
                return child;
            }
            state = failures[state];
        }
        return roots[c];
    }

    private void link() {
        Arrays.fill(shorter, NONE);
        Deque<Integer> breadthFirst = new ArrayDeque<>();
        for (int child = firstChild[0]; child != NONE; child = sibling[child]) {
            roots[edge[child]] = child;
            breadthFirst.add(child);
        }
        while (!breadthFirst.isEmpty()) {
            int state = breadthFirst.remove();
            for (int child = firstChild[state]; child != NONE; child = sibling[child]) {
                int failure = step(failures[state], edge[child]);
                failures[child] = failure;
                shorter[child] = words[failure] == NONE ? shorter[failure] : failure;
                breadthFirst.add(child);
            }
        }
    }

    private static int child(int[] firstChild, int[] sibling, char[] edge, int state, char c) {
        int child = firstChild[state];
        while (child != NONE && edge[child] != c) {
            child = sibling[child];
        }
        return child;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    /** Takes the words. Not thread-safe. */
    static final class Builder {
        private final List<String> texts = new ArrayList<>();
        private int[] firstChild = {NONE};
        private int[] sibling = {NONE};
        private int[] words = {NONE};
        private char[] edge = {0};
        private int states = 1;

        /** Adds a word as {@link InspectedText} would show it and returns its number; the same word keeps its number. */
        int add(String word) {
            String text = word.toLowerCase(Locale.ROOT);
            int state = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                int child = child(firstChild, sibling, edge, state, c);
                state = child == NONE ? grow(state, c) : child;
            }
            if (words[state] == NONE) {
                words[state] = texts.size();
                texts.add(text);
            }
            return words[state];
        }

        private int grow(int state, char c) {
            int created = states++;
            if (created == words.length) {
                firstChild = Arrays.copyOf(firstChild, created * 2);
                sibling = Arrays.copyOf(sibling, created * 2);
                words = Arrays.copyOf(words, created * 2);
                edge = Arrays.copyOf(edge, created * 2);
            }
            firstChild[created] = NONE;
            words[created] = NONE;
            edge[created] = c;
            sibling[created] = firstChild[state];
            firstChild[state] = created;
            return created;
        }

        WordAutomaton build() {
            return new WordAutomaton(this);
        }
    }
}
