package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Text;

/**
 * From how many findings on a class is suggested. Immutable and thread-safe.
 *
 * @param detector the id of a built-in or a user's detector
 * @param certainty findings less certain than this do not count
 * @param atLeast how many there must be
 * @param importance the class
 * @param source where that stands
 * @param reason in both languages
 */
record InspectionRule(
        String detector, Certainty certainty, int atLeast, Importance importance, String source, Text reason) {}
