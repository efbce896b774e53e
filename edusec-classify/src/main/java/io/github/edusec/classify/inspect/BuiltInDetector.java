package io.github.edusec.classify.inspect;

/** A detector that shares the passes over the text with the other built-in ones. */
@FunctionalInterface
interface BuiltInDetector {
    void detect(Reading reading);
}
