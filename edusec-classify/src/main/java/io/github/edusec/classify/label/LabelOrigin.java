package io.github.edusec.classify.label;

/**
 * Whose kind of label it is.
 *
 * @since 0.1.0
 */
public enum LabelOrigin {
    /** Ours: properties that start with {@code edusec.label.}, a sidecar, or the mark in a file's name. */
    EDUSEC("edusec"),
    /** TSCP business authorization labels, {@code urn:bails:…}, as LibreOffice writes them. */
    BAILS("bails"),
    /** Sensitivity labels of Microsoft Information Protection. */
    MSIP("msip");

    private final String id;

    LabelOrigin(String id) {
        this.id = id;
    }

    /**
     * Returns the id used in files and on the command line.
     *
     * @return "edusec", "bails" or "msip"
     */
    public String id() {
        return id;
    }
}
