package io.github.edusec.classify.container;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import java.util.Optional;

/**
 * What a highest class is looked for in.
 *
 * @since 0.1.0
 */
public enum ScanAxis {
    /** 重要性分類. */
    IMPORTANCE("importance"),
    /** 機密性. */
    CONFIDENTIALITY("confidentiality"),
    /** 完全性. */
    INTEGRITY("integrity"),
    /** 可用性. */
    AVAILABILITY("availability");

    private final String id;

    ScanAxis(String id) {
        this.id = id;
    }

    /**
     * Returns the id used on the command line.
     *
     * @return for example "importance"
     */
    public String id() {
        return id;
    }

    /**
     * Returns the level of a classification on this axis as it is written in marks.
     *
     * @param classification the classification
     * @return for example "機密性2B", or empty if the axis is not stated
     */
    public Optional<String> label(Classification classification) {
        return switch (this) {
            case IMPORTANCE -> Optional.of(classification.importance()).map(Importance::label);
            case CONFIDENTIALITY ->
                Optional.ofNullable(classification.confidentiality()).map(Confidentiality::label);
            case INTEGRITY -> Optional.ofNullable(classification.integrity()).map(Integrity::label);
            case AVAILABILITY ->
                Optional.ofNullable(classification.availability()).map(Availability::label);
        };
    }

    /**
     * Returns the level of a classification on this axis as its code.
     *
     * @param classification the classification
     * @return for example "2B", or empty if the axis is not stated
     */
    public Optional<String> code(Classification classification) {
        return switch (this) {
            case IMPORTANCE -> Optional.of(classification.importance()).map(Importance::code);
            case CONFIDENTIALITY ->
                Optional.ofNullable(classification.confidentiality()).map(Confidentiality::code);
            case INTEGRITY -> Optional.ofNullable(classification.integrity()).map(Integrity::code);
            case AVAILABILITY ->
                Optional.ofNullable(classification.availability()).map(Availability::code);
        };
    }
}
