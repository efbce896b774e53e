package io.github.edusec.classify.inspect;

/**
 * All groups of digits of a text and what joins neighbours: the one scanner behind every detector of numbers. Immutable.
 */
final class NumberGroups {
    /** Nothing joins two groups; the others are single bits, so that a set of allowed ones is one number. */
    static final int NONE = 0;

    static final int HYPHEN = 1;
    static final int SPACE = 2;
    static final int BRACKET = 4;
    static final int CELL = 8;
    static final int SLASH = 16;

    private final CharSequence text;
    private final int[] starts;
    private final int[] ends;
    private final byte[] joints;

    private NumberGroups(Builder built) {
        this.text = built.text;
        this.starts = built.starts.toArray();
        this.ends = built.ends.toArray();
        this.joints = new byte[starts.length];
        for (int group = 0; group + 1 < starts.length; group++) {
            joints[group] = (byte) jointBetween(ends[group], starts[group + 1]);
        }
    }

    /** Takes the groups in order. Not thread-safe. */
    static final class Builder {
        private final CharSequence text;
        private final IntList starts = new IntList();
        private final IntList ends = new IntList();

        Builder(CharSequence text) {
            this.text = text;
        }

        /** Takes the group that starts here and returns its end. */
        int add(int start) {
            int at = start + 1;
            while (at < text.length() && Chars.isDigit(text.charAt(at))) {
                at++;
            }
            starts.add(start);
            ends.add(at);
            return at;
        }

        NumberGroups build() {
            return new NumberGroups(this);
        }
    }

    private int jointBetween(int from, int to) {
        int gap = to - from;
        if (gap > 2) {
            return NONE;
        }
        char first = text.charAt(from);
        if (gap == 2) {
            return Chars.isSpace(first) && Chars.isSpace(text.charAt(from + 1)) ? SPACE : NONE;
        }
        if (Chars.isHyphen(first)) {
            return HYPHEN;
        }
        return switch (first) {
            case '(', ')' -> BRACKET;
            case '|', '│' -> CELL;
            case '/' -> SLASH;
            default -> Chars.isSpace(first) ? SPACE : NONE;
        };
    }

    int size() {
        return starts.length;
    }

    int start(int group) {
        return starts[group];
    }

    int end(int group) {
        return ends[group];
    }

    int length(int group) {
        return ends[group] - starts[group];
    }

    /** Returns a character of a group, from 0. */
    char digit(int group, int index) {
        return text.charAt(starts[group] + index);
    }

    /** Returns what joins a group to the next one. */
    int joint(int group) {
        return group < 0 || group >= joints.length ? NONE : joints[group];
    }

    /** Tells whether groups from here have these lengths and are joined in one way, which is among the allowed ones. */
    boolean isRow(int group, int allowed, int... lengths) {
        if (group + lengths.length > size() || length(group) != lengths[0]) {
            return false;
        }
        int joint = joints[group];
        if ((joint & allowed) == 0) {
            return false;
        }
        for (int i = 1; i < lengths.length; i++) {
            boolean joined = i + 1 == lengths.length || joints[group + i] == joint;
            if (length(group + i) != lengths[i] || !joined) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether only a line end stands between a group and the next one. */
    boolean isBroken(int group) {
        return joint(group) == SPACE && Chars.isLineEnd(text.charAt(end(group)));
    }

    /** Tells whether so many groups are no part of something longer, such as a product code or a decimal number. */
    boolean standAlone(int group, int count) {
        int from = start(group);
        int to = end(group + count - 1);
        return isFree(from - 1, from - 2) && isFree(to, to + 1);
    }

    private boolean isFree(int next, int beyond) {
        char c = at(next);
        if (Chars.isLatin(c) || c == '_') {
            return false;
        }
        char other = at(beyond);
        boolean joins = c == '.' || c == '/' || (Chars.isHyphen(c) && c != 'ー');
        return !joins || !(Chars.isDigit(other) || Chars.isLatin(other));
    }

    private char at(int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : 0;
    }

    /** Returns the number that at most 18 digits of so many groups make. */
    long value(int group, int count) {
        long value = 0;
        for (int i = group; i < group + count; i++) {
            for (int at = starts[i]; at < ends[i]; at++) {
                value = value * 10 + (text.charAt(at) - '0');
            }
        }
        return value;
    }

    /** Returns the text from one group to another, with what stands between. */
    CharSequence shown(int group, int count) {
        return text.subSequence(start(group), end(group + count - 1));
    }
}
