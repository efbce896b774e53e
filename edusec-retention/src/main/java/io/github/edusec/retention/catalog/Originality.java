package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Text;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Whether what is catalogued is the record itself. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum Originality {
    /** 原本: the record itself, which the schedule protects. */
    ORIGINAL("original", "原本"),
    /** 写し: a copy of a record that exists elsewhere. */
    COPY("copy", "写し");

    private final String id;
    private final String ja;

    Originality(String id, String ja) {
        this.id = id;
        this.ja = ja;
    }

    /**
     * Finds a value by its id or its Japanese name.
     *
     * @param text "original", 原本, "copy" or 写し, exactly
     * @return the value
     * @throws IllegalArgumentException if there is no such value; the message names what was found and what is allowed
     */
    public static Originality parse(String text) {
        for (Originality value : values()) {
            if (value.id.equals(text) || value.ja.equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("original or copy: found \"" + text + "\", allowed: "
                + Arrays.stream(values()).map(each -> each.id + ", " + each.ja).collect(Collectors.joining(", ")));
    }

    /**
     * Returns the id used in files.
     *
     * @return "original" or "copy"
     */
    public String id() {
        return id;
    }

    /**
     * Returns the value for people.
     *
     * @return 原本 or 写し
     */
    public Text label() {
        return new Text(ja, id);
    }
}
