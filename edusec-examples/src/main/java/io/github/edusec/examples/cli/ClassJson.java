package io.github.edusec.examples.cli;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.HandlingRestriction;

/** A classification as fields of a JSON object. */
final class ClassJson {
    private ClassJson() {}

    /** Writes the importance and, where they are stated, the axes and the handling restrictions. */
    static void write(JsonLine line, Classification c) {
        line.text("importance", c.importance().code());
        line.text(
                "confidentiality",
                c.confidentiality() == null ? null : c.confidentiality().code());
        line.text("integrity", c.integrity() == null ? null : c.integrity().code());
        line.text(
                "availability",
                c.availability() == null ? null : c.availability().code());
        line.texts(
                "restrictions",
                c.restrictions().stream().map(HandlingRestriction::text).toList());
    }
}
