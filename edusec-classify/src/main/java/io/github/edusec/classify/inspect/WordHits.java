package io.github.edusec.classify.inspect;

import java.util.EnumMap;
import java.util.Map;

/** Where the words of the rules stand in one text, by topic and in order of their ends. Not thread-safe. */
final class WordHits {
    /** The group of a word that stands for nothing but covers others inside it. */
    static final int COVER = -2;

    private final Map<Topic, Places> byTopic = new EnumMap<>(Topic.class);

    WordHits() {
        for (Topic topic : Topic.values()) {
            byTopic.put(topic, new Places());
        }
    }

    Places of(Topic topic) {
        Places places = byTopic.get(topic);
        if (places == null) {
            throw new IllegalStateException(topic.id());
        }
        return places;
    }

    /** Places of one topic's words; a word inside a longer one of the same topic does not count. */
    static final class Places {
        private final IntList starts = new IntList();
        private final IntList ends = new IntList();
        private final IntList groups = new IntList();

        /** Adds a word; words come in order of their ends, the longest of one end first. */
        void add(int start, int end, int group) {
            while (starts.size() > 0 && starts.last() >= start && ends.last() < end) {
                starts.removeLast();
                ends.removeLast();
                groups.removeLast();
            }
            if (starts.size() == 0 || ends.last() < end) {
                starts.add(start);
                ends.add(end);
                groups.add(group);
            }
        }

        int size() {
            return starts.size();
        }

        int start(int index) {
            return starts.get(index);
        }

        int end(int index) {
            return ends.get(index);
        }

        int group(int index) {
            return groups.get(index);
        }

        /** Tells whether one starts in a piece of the text. */
        boolean anyIn(int from, int to) {
            int first = firstFrom(from);
            return first < starts.size() && starts.get(first) < to;
        }

        /** Returns the first one that starts at a place or behind it, or the size. */
        int firstFrom(int from) {
            int low = 0;
            int high = starts.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (starts.get(middle) < from) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        Cursor cursor() {
            return new Cursor(this);
        }
    }

    /** Answers whether a word is near; asked from front to back, so that all answers together take linear time. */
    static final class Cursor {
        private final Places places;
        private int passed;

        private Cursor(Places places) {
            this.places = places;
        }

        /** Tells whether a word stands at most so many characters before or behind a piece. */
        boolean isNear(int start, int end, int distance) {
            return isBefore(start, distance) || (passed < places.size() && places.start(passed) - end <= distance);
        }

        /** Tells whether a word ends at most so many characters before a place. */
        boolean isBefore(int start, int distance) {
            while (passed < places.size() && places.end(passed) <= start) {
                passed++;
            }
            return passed > 0 && start - places.end(passed - 1) <= distance;
        }

        /** Returns where the piece ends that was not passed yet, or the greatest number. */
        int nextEnd() {
            return passed < places.size() ? places.end(passed) : Integer.MAX_VALUE;
        }

        /** Tells whether a place is inside one of the pieces. */
        boolean isInside(int place) {
            isBefore(place, 0);
            return passed < places.size() && places.start(passed) <= place;
        }

        /** Returns how far before the place the last word ends, or the greatest number if there is none. */
        int distanceBefore(int start) {
            return isBefore(start, Integer.MAX_VALUE) ? start - places.end(passed - 1) : Integer.MAX_VALUE;
        }
    }
}
