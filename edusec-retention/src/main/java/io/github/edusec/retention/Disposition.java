package io.github.edusec.retention;

import io.github.edusec.classify.Text;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What happens to a record when its period is over (満了時の措置). Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum Disposition {
    /** 廃棄: it may be destroyed. */
    DESTROY("destroy", "廃棄"),
    /** 見直し: a person decides. */
    REVIEW("review", "見直し"),
    /** 移管: it goes to the archive. */
    TRANSFER("transfer", "移管");

    private final String id;
    private final String ja;

    Disposition(String id, String ja) {
        this.id = id;
        this.ja = ja;
    }

    /**
     * Finds a disposition by its id.
     *
     * @param text an id, for example "transfer", exactly
     * @return the disposition
     * @throws IllegalArgumentException if there is no such disposition; the message names what was found and what is allowed
     */
    public static Disposition parse(String text) {
        for (Disposition value : values()) {
            if (value.id.equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("disposition: found \"" + text + "\", allowed: " + ids());
    }

    /** The one that lets less happen: a transfer keeps the record, a review asks a person. */
    Disposition stricter(Disposition other) {
        return compareTo(other) >= 0 ? this : other;
    }

    static String ids() {
        return Arrays.stream(values()).map(Disposition::id).collect(Collectors.joining(", "));
    }

    /**
     * Returns the id used in files.
     *
     * @return for example "transfer"
     */
    public String id() {
        return id;
    }

    /**
     * Returns the disposition for people.
     *
     * @return for example 移管, "transfer"
     */
    public Text label() {
        return new Text(ja, id);
    }
}
