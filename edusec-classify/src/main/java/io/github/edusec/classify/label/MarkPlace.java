package io.github.edusec.classify.label;

/**
 * A place where a label stands.
 *
 * @since 0.1.0
 */
public enum MarkPlace {
    /** The top of every page or slide. */
    HEADER,
    /** The bottom of every page or slide. */
    FOOTER,
    /** The document's stored properties. */
    PROPERTY,
    /** The file's name. */
    FILE_NAME,
    /** A JSON file beside the document. */
    SIDECAR
}
