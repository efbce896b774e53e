package io.github.edusec.classify.label;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The label as key-value pairs, version 1 of the format in {@code docs/formats.md}; every document format stores these. */
final class LabelProperties {
    /** All our keys start with this; foreign keys never do. */
    static final String PREFIX = "edusec.label.";

    static final String VERSION = PREFIX + "version";
    static final String TEXT = PREFIX + "text";
    static final String STYLE = PREFIX + "style";
    /** What the sheets of a workbook show; in workbooks only. */
    static final String SHEETS = PREFIX + "sheets";
    /** The version of the BAILS keys that stand beside these pairs; absent if we wrote none. */
    static final String BAILS = PREFIX + "bails";

    private static final String IMPORTANCE = PREFIX + "importance";
    private static final String CONFIDENTIALITY = PREFIX + "confidentiality";
    private static final String INTEGRITY = PREFIX + "integrity";
    private static final String AVAILABILITY = PREFIX + "availability";
    private static final String RESTRICTIONS = PREFIX + "restrictions";
    private static final String LABELLED_ON = PREFIX + "labelledOn";
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
            pairs.put(
                    RESTRICTIONS,
                    c.restrictions().stream().map(HandlingRestriction::text).collect(Collectors.joining(SEPARATOR)));
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
        if (pairs.get(VERSION) == null || isNewer(pairs) || importance == null || labelledOn == null) {
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
            throw unusable(where, "the label is of a newer format version", "another version", CURRENT, true);
        }
        Optional<Label> label = parse(pairs);
        if (label.isEmpty()) {
            throw unusable(where, "the label is damaged", "a value missing or not allowed", "a complete label", false);
        }
        return label;
    }

    /** Tells whether the pairs state a version that is not ours, so that they are not ours to overwrite. */
    static boolean isNewer(Map<String, String> pairs) {
        String bails = pairs.getOrDefault(BAILS, BailsKeys.NONE);
        return !pairs.getOrDefault(VERSION, CURRENT).equals(CURRENT)
                || !(bails.equals(BailsKeys.VERSION) || bails.equals(BailsKeys.NONE));
    }

    /** Tells whether there is a label that cannot be read, other than a document that cannot: no other place may then speak. */
    static boolean isUnusable(ClassifyException problem) {
        return problem.getCause() instanceof UnusableLabelException;
    }

    /** Tells whether what cannot be read was written by a newer version. */
    static boolean isNewer(Throwable problem) {
        return problem.getCause() instanceof UnusableLabelException unusable && unusable.newer;
    }

    static MalformedFileException unusable(String where, String what, String found, String allowed, boolean newer) {
        return new MalformedFileException(new Problem(where, what, found, allowed), new UnusableLabelException(newer));
    }

    /** Marks what {@link #isUnusable} looks for; the message stands in the exception around it. */
    private static final class UnusableLabelException extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean newer;

        UnusableLabelException(boolean newer) {
            this.newer = newer;
        }
    }

    private static <L> @Nullable L level(@Nullable String code, Function<String, L> parser) {
        return code == null ? null : parser.apply(code);
    }

    private static List<HandlingRestriction> restrictions(@Nullable String joined) {
        return joined == null
                ? List.of()
                : Arrays.stream(joined.split(SEPARATOR, -1))
                        .map(HandlingRestriction::new)
                        .toList();
    }
}
