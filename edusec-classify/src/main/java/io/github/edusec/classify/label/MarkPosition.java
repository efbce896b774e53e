package io.github.edusec.classify.label;

/**
 * Where on a page the visible mark stands.
 *
 * @since 0.1.0
 */
public enum MarkPosition {
    /** At the top of every page or slide. */
    HEADER,
    /** At the bottom of every page or slide. */
    FOOTER,
    /** At the top and at the bottom. */
    BOTH,
    /** Nowhere: the label stands in the document's properties only. */
    NONE;

    boolean hasHeader() {
        return this == HEADER || this == BOTH;
    }

    boolean hasFooter() {
        return this == FOOTER || this == BOTH;
    }
}
