package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Text;
import java.util.function.Consumer;

/**
 * Finds one kind of thing in a text; users add their own with {@link ContentInspector#withDetector}.
 *
 * <p>An implementation must be thread-safe, take time in proportion to the text, keep no part of it, and mask what it
 * shows.
 *
 * @since 0.1.0
 */
public interface Detector {
    /**
     * Returns the detector's id, which findings, counts and rules use.
     *
     * @return ASCII letters, digits, '.', '_' and '-'
     */
    String id();

    /**
     * Returns the detector's name for people.
     *
     * @return the name in both languages
     */
    Text name();

    /**
     * Looks through a text.
     *
     * @param text the text
     * @param findings takes what is found
     */
    void detect(InspectedText text, Consumer<Finding> findings);
}
