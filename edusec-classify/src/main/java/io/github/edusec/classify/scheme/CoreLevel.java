package io.github.edusec.classify.scheme;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The level of {@link io.github.edusec.classify.Classification} that a scheme's level is the same as.
 *
 * <p>Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface CoreLevel extends Serializable {
    /**
     * Returns the axis of the core.
     *
     * @return "importance", "confidentiality", "integrity" or "availability"
     */
    String axis();

    /**
     * Returns the level's code.
     *
     * @return for example "II" or "2B"
     */
    String code();

    /**
     * Returns the level's place on its axis.
     *
     * @return 0 for the most severe level
     */
    int rank();

    /**
     * Returns the form used in scheme files.
     *
     * @return for example "importance:II"
     */
    default String id() {
        return axis() + ":" + code();
    }

    /**
     * Reads the form used in scheme files.
     *
     * @param text exactly as {@link #id()} writes it
     * @return the level
     * @throws IllegalArgumentException if there is no such level; the message names those there are
     */
    static CoreLevel parse(String text) {
        return all().stream()
                .filter(level -> level.id().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("core level: found \"" + text + "\", allowed: " + ids()));
    }

    /**
     * Returns every level of the core.
     *
     * @return the levels axis by axis, most severe first
     */
    static List<CoreLevel> all() {
        return Stream.of(
                        Stream.of(Importance.values()).map(OfImportance::new),
                        Stream.of(Confidentiality.values()).map(OfConfidentiality::new),
                        Stream.of(Integrity.values()).map(OfIntegrity::new),
                        Stream.of(Availability.values()).map(OfAvailability::new))
                .<CoreLevel>flatMap(levels -> levels)
                .toList();
    }

    /**
     * Returns the forms that {@link #parse} takes, for messages.
     *
     * @return the ids, joined by ", "
     */
    static String ids() {
        return all().stream().map(CoreLevel::id).collect(Collectors.joining(", "));
    }

    /**
     * An importance class.
     *
     * @param level the class
     * @since 0.1.0
     */
    record OfImportance(Importance level) implements CoreLevel {
        @Override
        public String axis() {
            return "importance";
        }

        @Override
        public String code() {
            return level.code();
        }

        @Override
        public int rank() {
            return List.of(Importance.values()).indexOf(level);
        }
    }

    /**
     * A confidentiality level.
     *
     * @param level the level
     * @since 0.1.0
     */
    record OfConfidentiality(Confidentiality level) implements CoreLevel {
        @Override
        public String axis() {
            return "confidentiality";
        }

        @Override
        public String code() {
            return level.code();
        }

        @Override
        public int rank() {
            return List.of(Confidentiality.values()).indexOf(level);
        }
    }

    /**
     * An integrity level.
     *
     * @param level the level
     * @since 0.1.0
     */
    record OfIntegrity(Integrity level) implements CoreLevel {
        @Override
        public String axis() {
            return "integrity";
        }

        @Override
        public String code() {
            return level.code();
        }

        @Override
        public int rank() {
            return List.of(Integrity.values()).indexOf(level);
        }
    }

    /**
     * An availability level.
     *
     * @param level the level
     * @since 0.1.0
     */
    record OfAvailability(Availability level) implements CoreLevel {
        @Override
        public String axis() {
            return "availability";
        }

        @Override
        public String code() {
            return level.code();
        }

        @Override
        public int rank() {
            return List.of(Availability.values()).indexOf(level);
        }
    }
}
