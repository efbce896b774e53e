package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Text;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One thing a detector saw, with masked evidence.
 *
 * <p>A value: immutable and thread-safe. It never holds the full value of what was found.
 *
 * @param detector the detector's id, for example "my-number"
 * @param certainty how sure the detector is
 * @param evidence what was seen, masked
 * @param line the line of the original text, from 1
 * @param column the UTF-16 unit in that line, from 1
 * @param suggests the class this finding suggests by itself; null for a remark or something harmless such as a 法人番号
 * @param reason why it counts, or why it is harmless, in both languages
 * @since 0.1.0
 */
public record Finding(
        String detector,
        Certainty certainty,
        Evidence evidence,
        int line,
        int column,
        @Nullable Importance suggests,
        Text reason)
        implements Serializable {
    /**
     * Checks the place.
     *
     * @param detector not blank
     * @param certainty not null
     * @param evidence not null
     * @param line at least 1
     * @param column at least 1
     * @param suggests null if it suggests nothing
     * @param reason not null
     * @throws IllegalArgumentException if the detector is blank or the place is below 1
     */
    public Finding {
        if (detector.isBlank() || line < 1 || column < 1) {
            throw new IllegalArgumentException(
                    "finding: found a blank detector or a place below 1, allowed: an id, line and column from 1");
        }
    }
}
