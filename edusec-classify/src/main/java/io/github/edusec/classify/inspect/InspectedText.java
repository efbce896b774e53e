package io.github.edusec.classify.inspect;

import java.util.Arrays;

/**
 * A text as detectors see it: Unicode form NFKC (so full-width digits are ASCII), without invisible characters, with the
 * way back to every place in the original.
 *
 * <p>Immutable and thread-safe. Its {@code toString} never shows the text. Marks beyond the 32nd on one character are
 * normalized by themselves, which bounds the time.
 *
 * @since 0.1.0
 */
public final class InspectedText {
    private final CharSequence folded;
    private final OffsetMap offsets;
    private final int[] lineStarts;

    private InspectedText(CharSequence folded, OffsetMap offsets, int[] lineStarts) {
        this.folded = folded;
        this.offsets = offsets;
        this.lineStarts = lineStarts;
    }

    /**
     * Prepares a text.
     *
     * @param original any text, lone surrogates included
     * @return the text for detectors
     */
    public static InspectedText of(CharSequence original) {
        return of(original, folded -> folded);
    }

    /** What tests put between, to count how often detectors look at a character. */
    @FunctionalInterface
    interface Wrapping {
        CharSequence wrap(CharSequence folded);
    }

    static InspectedText of(CharSequence original, Wrapping wrapping) {
        Folding folding = new Folding(original);
        return new InspectedText(wrapping.wrap(folding.run()), folding.offsets(), folding.lineStarts());
    }

    /**
     * Returns the length of the normalized text.
     *
     * @return UTF-16 units
     */
    public int length() {
        return folded.length();
    }

    /**
     * Returns a character of the normalized text.
     *
     * @param index from 0
     * @return the UTF-16 unit there
     * @throws IndexOutOfBoundsException if there is none
     */
    public char charAt(int index) {
        return folded.charAt(index);
    }

    /**
     * Returns a piece of the normalized text; it is document text, so it must not get into logs, messages or evidence.
     *
     * @param from from 0
     * @param to the index behind the last character
     * @return the piece
     * @throws IndexOutOfBoundsException if the text has no such piece
     */
    public String slice(int from, int to) {
        return folded.subSequence(from, to).toString();
    }

    /**
     * Returns where a character came from.
     *
     * @param index an index of the normalized text, or its length
     * @return the UTF-16 offset in the original
     * @throws IndexOutOfBoundsException if the text has no such index
     */
    public int originalOffset(int index) {
        if (index < 0 || index > folded.length()) {
            throw new IndexOutOfBoundsException(index);
        }
        return offsets.original(index);
    }

    /**
     * Returns the line of the original in which a character stands; lines end with LF, CR LF or CR.
     *
     * @param index an index of the normalized text, or its length
     * @return the line, from 1
     */
    public int line(int index) {
        int found = Arrays.binarySearch(lineStarts, originalOffset(index));
        return found >= 0 ? found + 1 : -found - 1;
    }

    /**
     * Returns the place of a character in its line of the original.
     *
     * @param index an index of the normalized text, or its length
     * @return the UTF-16 unit, from 1
     */
    public int column(int index) {
        return originalOffset(index) - lineStarts[line(index) - 1] + 1;
    }

    /** Returns the normalized text for passes over all of it. */
    CharSequence folded() {
        return folded;
    }

    @Override
    public String toString() {
        return "InspectedText[" + folded.length() + " characters]";
    }
}
