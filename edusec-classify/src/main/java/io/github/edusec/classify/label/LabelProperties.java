package io.github.edusec.classify.label;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The label as key-value pairs, version 1 of the format in {@code docs/formats.md}; every document format stores these. */
final class LabelProperties {
    /** All our keys start with this; foreign keys never do. */
    static final String PREFIX = "edusec.label.";

    static final String VERSION = PREFIX + "version";
    static final String TEXT = PREFIX + "text";
    private static final String IMPORTANCE = PREFIX + "importance";
    private static final String CONFIDENTIALITY = PREFIX + "confidentiality";
    private static final String INTEGRITY = PREFIX + "integrity";
    private static final String AVAILABILITY = PREFIX + "availability";
    private static final String RESTRICTIONS = PREFIX + "restrictions";
    private static final String LABELLED_ON = PREFIX + "labelledOn";
    private static final int VERSION_NUMBER = 1;
    private static final String CURRENT = "1";
    private static final String SEPARATOR = "\n";

    private LabelProperties() {}

    /** Returns the pairs in the order in which they are written. */
    static Map<String, String> of(Label label) {
        Classification c = label.classification();
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put(VERSION, CURRENT);
        pairs.put(TEXT, label.text());
        pairs.put(IMPORTANCE, c.importance().code());
        if (c.confidentiality() != null) {
            pairs.put(CONFIDENTIALITY, c.confidentiality().code());
        }
        if (c.integrity() != null) {
            pairs.put(INTEGRITY, c.integrity().code());
        }
        if (c.availability() != null) {
            pairs.put(AVAILABILITY, c.availability().code());
        }
        if (!c.restrictions().isEmpty()) {
            pairs.put(RESTRICTIONS, String.join(SEPARATOR, c.restrictions()));
        }
        pairs.put(
                LABELLED_ON,
                Objects.requireNonNull(label.labelledOn(), "a label to be written needs its day")
                        .toString());
        return pairs;
    }

    /**
     * Reads the pairs back.
     *
     * @return the label; empty if there is none, if its version is newer than this build, or if a value is damaged
     */
    static Optional<Label> parse(Map<String, String> pairs) {
        String importance = pairs.get(IMPORTANCE);
        String labelledOn = pairs.get(LABELLED_ON);
        if (!CURRENT.equals(pairs.get(VERSION)) || importance == null || labelledOn == null) {
            return Optional.empty();
        }
        try {
            Classification classification = new Classification(
                    Importance.parse(importance),
                    level(pairs.get(CONFIDENTIALITY), Confidentiality::parse),
                    level(pairs.get(INTEGRITY), Integrity::parse),
                    level(pairs.get(AVAILABILITY), Availability::parse),
                    restrictions(pairs.get(RESTRICTIONS)));
            return Optional.of(new Label(classification, LocalDate.parse(labelledOn)));
        } catch (IllegalArgumentException | DateTimeParseException damaged) {
            return Optional.empty();
        }
    }

    /**
     * Reads the pairs back and says why it cannot.
     *
     * @param where the file, for the message
     * @param pairs our pairs as found
     * @return the label, or empty if there are no pairs
     * @throws MalformedFileException if the label is of a newer version or damaged
     */
    static Optional<Label> read(String where, Map<String, String> pairs) throws MalformedFileException {
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        if (isNewer(pairs)) {
            throw new MalformedFileException(new Problem(
                    where, "the label is of a newer format version", pairs.getOrDefault(VERSION, "none"), CURRENT));
        }
        Optional<Label> label = parse(pairs);
        if (label.isEmpty()) {
            throw new MalformedFileException(
                    new Problem(where, "the label is damaged", "a value missing or not allowed", "a complete label"));
        }
        return label;
    }

    /** Tells whether the pairs are of a version that a newer build wrote. */
    static boolean isNewer(Map<String, String> pairs) {
        String version = pairs.get(VERSION);
        return version != null && version.matches("[1-9][0-9]{0,8}") && Integer.parseInt(version) > VERSION_NUMBER;
    }

    private static <L> @Nullable L level(@Nullable String code, Function<String, L> parser) {
        return code == null ? null : parser.apply(code);
    }

    private static List<String> restrictions(@Nullable String joined) {
        return joined == null ? List.of() : Arrays.asList(joined.split(SEPARATOR, -1));
    }
}
