package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Text;

/**
 * Words that suggest one class for one reason. Immutable and thread-safe.
 *
 * @param id unique among its kind
 * @param importance the class
 * @param source where that stands
 * @param reason in both languages
 */
record WordGroup(String id, Importance importance, String source, Text reason) {
    /** The number of no group, for words that suggest nothing. */
    static final int NONE = -1;
}
