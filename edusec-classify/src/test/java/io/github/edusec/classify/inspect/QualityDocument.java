package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Importance;
import java.util.Set;

/**
 * A made-up document with its truth.
 *
 * @param id names it in the report
 * @param kind what it is, as a school would call it
 * @param personal whether it is a record on persons; if not, its content should suggest nothing
 * @param importance its true class
 * @param contains the detectors that have something to find in it
 * @param doubtful whether its only 12-digit number stands without a word for it or has a wrong check digit
 * @param text what it says
 */
record QualityDocument(
        String id,
        String kind,
        boolean personal,
        Importance importance,
        Set<String> contains,
        boolean doubtful,
        String text) {
    QualityDocument {
        contains = Set.copyOf(contains);
    }
}
