package io.github.edusec.classify.label;

/**
 * One change that labelling makes in a document.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param part what is changed: a part of a package by its name, for example {@code /word/header1.xml}; of a PDF
 *     {@code document information} or {@code pages}
 * @param kind what happens to it
 * @since 0.1.0
 */
public record PartChange(String part, Kind kind) {
    /**
     * What happens to a part.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** It is not there yet. */
        ADDED,
        /** It is there and gets other bytes. */
        CHANGED,
        /** It is there and goes: it was made for a label only. */
        REMOVED
    }
}
