package io.github.edusec.classify.inspect;

import java.util.Arrays;

/** A normalized text in one array: every detector reads every character, and a string checks more on each. Immutable. */
final class FoldedText implements CharSequence {
    private final char[] characters;
    private final int from;
    private final int length;

    private FoldedText(char[] characters, int from, int length) {
        this.characters = characters;
        this.from = from;
        this.length = length;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException(index);
        }
        return characters[from + index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        if (start < 0 || end < start || end > length) {
            throw new IndexOutOfBoundsException(start + " to " + end + " of " + length);
        }
        return new FoldedText(characters, from + start, end - start);
    }

    @Override
    public String toString() {
        return new String(characters, from, length);
    }

    /** Grows a text. Not thread-safe. */
    static final class Builder {
        private char[] characters;
        private int length;

        Builder(int expected) {
            characters = new char[Math.max(16, expected)];
        }

        void append(char c) {
            if (length == characters.length) {
                grow(length + 1);
            }
            characters[length++] = c;
        }

        void append(String text) {
            if (length + text.length() > characters.length) {
                grow(length + text.length());
            }
            text.getChars(0, text.length(), characters, length);
            length += text.length();
        }

        private void grow(int needed) {
            characters = Arrays.copyOf(characters, Math.max(needed, length + (length >> 1)));
        }

        int length() {
            return length;
        }

        FoldedText build() {
            return new FoldedText(characters, 0, length);
        }
    }
}
