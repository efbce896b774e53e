package io.github.edusec.classify.register;

/**
 * How well a register row is backed by its source (確度). Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum SourceConfidence {
    /** 高: the named source was read. */
    HIGH("高"),
    /** 中: from general knowledge of the source; to be compared with it before use. */
    MEDIUM("中"),
    /** 低: our own reading; the source names the kind of document but not its class. */
    LOW("低");

    private final String mark;

    SourceConfidence(String mark) {
        this.mark = mark;
    }

    /**
     * Returns the mark used in register files.
     *
     * @return "高", "中" or "低"
     */
    public String mark() {
        return mark;
    }
}
