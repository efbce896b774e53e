package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Text;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What the original is made of. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum Medium {
    /** 電子: a file, or rows of a database. */
    ELECTRONIC("electronic", "電子"),
    /** 紙: paper; its file, if there is one, is a scan. */
    PAPER("paper", "紙");

    private final String id;
    private final String ja;

    Medium(String id, String ja) {
        this.id = id;
        this.ja = ja;
    }

    /**
     * Finds a medium by its id or its Japanese name.
     *
     * @param text "electronic", 電子, "paper" or 紙, exactly
     * @return the medium
     * @throws IllegalArgumentException if there is no such medium; the message names what was found and what is allowed
     */
    public static Medium parse(String text) {
        for (Medium value : values()) {
            if (value.id.equals(text) || value.ja.equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("medium: found \"" + text + "\", allowed: "
                + Arrays.stream(values()).map(each -> each.id + ", " + each.ja).collect(Collectors.joining(", ")));
    }

    /**
     * Returns the id used in files.
     *
     * @return "electronic" or "paper"
     */
    public String id() {
        return id;
    }

    /**
     * Returns the medium for people.
     *
     * @return 電子 or 紙
     */
    public Text label() {
        return new Text(ja, id);
    }
}
