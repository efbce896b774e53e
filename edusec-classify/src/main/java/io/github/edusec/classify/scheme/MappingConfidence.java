package io.github.edusec.classify.scheme;

import io.github.edusec.classify.Text;

/**
 * How well a mapping between two schemes is backed. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum MappingConfidence {
    /** Both sources define the levels alike. */
    HIGH("high", "高", "high"),
    /** The sources define them by different words with the same intent. */
    MEDIUM("medium", "中", "medium"),
    /** A rough bridge that no source states. */
    LOW("low", "低", "low");

    private final String id;
    private final String ja;
    private final String en;

    MappingConfidence(String id, String ja, String en) {
        this.id = id;
        this.ja = ja;
        this.en = en;
    }

    /**
     * Returns the id used in scheme files.
     *
     * @return "high", "medium" or "low"
     */
    public String id() {
        return id;
    }

    /**
     * Returns the word for people.
     *
     * @return for example 低
     */
    public Text text() {
        return new Text(ja, en);
    }
}
