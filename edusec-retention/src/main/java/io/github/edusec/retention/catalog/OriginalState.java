package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Text;

/**
 * What became of an original. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum OriginalState {
    /** Its bytes are what they were, and if they are a document it can be opened. */
    INTACT("intact", "完全", "intact"),
    /** Its bytes are others. */
    CHANGED("changed", "変更", "changed"),
    /** Nothing is at any of its locations. */
    MISSING("missing", "所在不明", "missing"),
    /** It cannot be read, or its bytes are what they were but cannot be opened. */
    UNREADABLE("unreadable", "読取不能", "unreadable"),
    /** It was sealed, but the catalogue has no such record any more, or none with that hash. */
    NOT_CATALOGUED("not-catalogued", "目録と不一致", "not as catalogued");

    private final String id;
    private final Text label;

    OriginalState(String id, String ja, String en) {
        this.id = id;
        this.label = new Text(ja, en);
    }

    /**
     * Returns the id used in files and on the command line.
     *
     * @return for example "intact"
     */
    public String id() {
        return id;
    }

    /**
     * Returns the state for people.
     *
     * @return in Japanese and English
     */
    public Text label() {
        return label;
    }
}
