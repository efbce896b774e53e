package io.github.edusec.classify.label;

/**
 * On which pages the visible mark stands.
 *
 * @since 0.1.0
 */
public enum MarkPages {
    /** On every page or slide. */
    ALL,
    /**
     * On the first page or slide, where the document tells it apart from the others without any switch of it being changed; else
     * on all pages. {@link MarkStyle} says which page that is in each format.
     */
    FIRST
}
