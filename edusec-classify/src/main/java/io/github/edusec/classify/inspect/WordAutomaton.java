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

    /** From state and character to the child, by hashing: kanji make a full table of them too large. */
    private final Edges edges;

    private final int[] failures;
    /** The word that ends in a state, or {@link #NONE}. */
    private final int[] words;
    /** The nearest shorter state in which a word ends, or {@link #NONE}. */
    private final int[] shorter;

    private final int[] lengths;

    private WordAutomaton(Builder built) {
        this.edges = new Edges(built.states);
        this.lengths = built.texts.stream().mapToInt(String::length).toArray();
        this.words = Arrays.copyOf(built.words, built.states);
        this.failures = new int[built.states];
        this.shorter = new int[built.states];
        this.roots = new int[Character.MAX_VALUE + 1];
        link(built);
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
            int child = edges.child(state, c);
            if (child != NONE) {
                return child;
            }
            state = failures[state];
        }
        return roots[c];
    }

    private void link(Builder built) {
        Arrays.fill(shorter, NONE);
        for (int state = 0; state < built.states; state++) {
            for (int child = built.firstChild[state]; child != NONE; child = built.sibling[child]) {
                edges.add(state, built.edge[child], child);
            }
        }
        Deque<Integer> breadthFirst = new ArrayDeque<>();
        for (int child = built.firstChild[0]; child != NONE; child = built.sibling[child]) {
            roots[built.edge[child]] = child;
            breadthFirst.add(child);
        }
        while (!breadthFirst.isEmpty()) {
            int state = breadthFirst.remove();
            for (int child = built.firstChild[state]; child != NONE; child = built.sibling[child]) {
                int failure = step(failures[state], built.edge[child]);
                failures[child] = failure;
                shorter[child] = words[failure] == NONE ? shorter[failure] : failure;
                breadthFirst.add(child);
            }
        }
    }

    /** A table of edges with open addressing. Not changed once the automaton is built. */
    private static final class Edges {
        private static final int CHILD_BITS = 24;
        private static final long CHILD = (1L << CHILD_BITS) - 1;

        /** State, character and child in one number; 0 is free, since no edge leads back to the root. */
        private final long[] slots;

        private Edges(int states) {
            this.slots = new long[Integer.highestOneBit(Math.max(8, states)) * 4];
        }

        private void add(int state, char c, int child) {
            long key = key(state, c);
            int slot = slot(key);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = (key << CHILD_BITS) | child;
        }

        private int child(int state, char c) {
            long key = key(state, c);
            int slot = slot(key);
            while (slots[slot] != 0) {
                if (slots[slot] >>> CHILD_BITS == key) {
                    return (int) (slots[slot] & CHILD);
                }
                slot = (slot + 1) & (slots.length - 1);
            }
            return NONE;
        }

        private static long key(int state, char c) {
            return ((long) state << Character.SIZE) | c;
        }

        /** Multiplies by the golden ratio, as Knuth does, so that neighbours part. */
        private int slot(long key) {
            return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (slots.length - 1);
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
