package io.github.edusec.classify.inspect;

/**
 * All groups of digits of a text and what joins neighbours: the one scanner behind every detector of numbers. Immutable
 * once built.
 */
final class NumberGroups {
    /** Nothing joins two groups. */
    static final char NONE = 0;

    static final char HYPHEN = '-';
    static final char SPACE = ' ';
    static final char BRACKET = '(';
    static final char CELL = '|';
    static final char SLASH = '/';

    private final CharSequence text;
    private final IntList starts = new IntList();
    private final IntList ends = new IntList();

    NumberGroups(CharSequence text) {
        this.text = text;
        int length = text.length();
        int at = 0;
        while (at < length) {
            if (Chars.isDigit(text.charAt(at))) {
                starts.add(at);
                do {
                    at++;
                } while (at < length && Chars.isDigit(text.charAt(at)));
                ends.add(at);
            } else {
                at++;
            }
        }
    }

    int size() {
        return starts.size();
    }

    int start(int group) {
        return starts.get(group);
    }

    int end(int group) {
        return ends.get(group);
    }

    int length(int group) {
        return ends.get(group) - starts.get(group);
    }

    /** Returns what joins a group to the next one. */
    char joint(int group) {
        if (group < 0 || group + 1 >= size()) {
            return NONE;
        }
        int from = end(group);
        int gap = start(group + 1) - from;
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
        if (first == '(' || first == ')') {
            return BRACKET;
        }
        if (first == '/') {
            return SLASH;
        }
        return Chars.isSpace(first) ? SPACE : first == '|' || first == '│' ? CELL : NONE;
    }

    /** Tells whether groups from here have these lengths and are joined in one way, which is among the allowed ones. */
    boolean isRow(int group, String joints, int... lengths) {
        if (group + lengths.length > size()) {
            return false;
        }
        char joint = joint(group);
        for (int i = 0; i < lengths.length; i++) {
            boolean joined = i + 1 == lengths.length || joint(group + i) == joint;
            if (length(group + i) != lengths[i] || !joined) {
                return false;
            }
        }
        return lengths.length == 1 || joints.indexOf(joint) >= 0;
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

    /** Returns the digits of so many groups. */
    String digits(int group, int count) {
        StringBuilder out = new StringBuilder();
        for (int i = group; i < group + count; i++) {
            out.append(text, start(i), end(i));
        }
        return out.toString();
    }

    /** Returns the text from one group to another, with what stands between. */
    CharSequence shown(int group, int count) {
        return text.subSequence(start(group), end(group + count - 1));
    }
}
