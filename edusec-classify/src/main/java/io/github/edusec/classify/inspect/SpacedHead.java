package io.github.edusec.classify.inspect;

import org.jspecify.annotations.Nullable;

/**
 * A head whose characters are spread out, such as 氏　名 or 生 年 月 日: single characters with spaces between all of them.
 *
 * <p>Words that merely stand beside one another, such as 生活 保護者, are none.
 */
final class SpacedHead {
    private static final int MAX_SPACES = 12;
    private static final int MAX_CHARACTERS = 60;

    private final CharSequence text;
    private final IntList places = new IntList();

    private SpacedHead(CharSequence text) {
        this.text = text;
    }

    /** Tells whether a character stands alone before a space. */
    static boolean mayStart(CharSequence text, int at) {
        return Chars.isName(text.charAt(at)) && (at == 0 || !Chars.isName(text.charAt(at - 1)));
    }

    /** Returns the head that starts here, or null. */
    static @Nullable SpacedHead at(CharSequence text, int start) {
        SpacedHead head = new SpacedHead(text);
        int at = start;
        while (at >= 0 && head.size() < MAX_CHARACTERS) {
            head.places.add(at);
            at = head.next(at);
        }
        return head.size() > 1 ? head : null;
    }

    /** Returns the next single character behind spaces, or -1. */
    private int next(int from) {
        int at = from + 1;
        int last = Math.min(text.length(), at + MAX_SPACES);
        while (at < last && text.charAt(at) == ' ') {
            at++;
        }
        boolean single = at > from + 1 && at < text.length() && Chars.isName(text.charAt(at));
        return single && (at + 1 == text.length() || !Chars.isName(text.charAt(at + 1))) ? at : -1;
    }

    int size() {
        return places.size();
    }

    char charAt(int index) {
        return text.charAt(places.get(index));
    }

    int place(int index) {
        return places.get(index);
    }

    int end() {
        return places.last() + 1;
    }
}
