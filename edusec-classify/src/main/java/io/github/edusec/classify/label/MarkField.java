package io.github.edusec.classify.label;

import io.github.edusec.classify.Classification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a placeholder of a {@link MarkTemplate} stands for; its name in templates is the lower-case one. */
enum MarkField {
    CLASS,
    IMPORTANCE,
    LEVEL,
    AXES,
    CONFIDENTIALITY,
    INTEGRITY,
    AVAILABILITY,
    RESTRICTIONS,
    DATE;

    /**
     * What a label says.
     *
     * @param stated its classification
     * @param restrictions its restrictions, as they are to be shown
     * @param day the day on which it was put, or empty
     */
    record Said(Classification stated, List<String> restrictions, String day) {}

    /** Returns the text in place of the placeholder; empty if the label does not say it. */
    String of(Said said) {
        Classification stated = said.stated();
        return switch (this) {
            case CLASS -> joined(stated.withRestrictions(List.of()).markText(), said.restrictions());
            case IMPORTANCE -> stated.importance().label();
            case LEVEL -> stated.importance().numeral();
            case AXES -> joined("", axes(stated));
            case CONFIDENTIALITY -> confidentiality(stated);
            case INTEGRITY -> integrity(stated);
            case AVAILABILITY -> availability(stated);
            case RESTRICTIONS -> joined("", said.restrictions());
            case DATE -> said.day();
        };
    }

    static Optional<MarkField> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.word().equals(name))
                .findFirst();
    }

    /** Returns all placeholders as templates write them. */
    static String all() {
        return Arrays.stream(values()).map(field -> "{" + field.word() + "}").collect(Collectors.joining(", "));
    }

    /** Tells whether a template with this placeholder says the class. */
    boolean saysClass() {
        return this == CLASS || this == IMPORTANCE;
    }

    boolean showsRestrictions() {
        return this == CLASS || this == RESTRICTIONS;
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static List<String> axes(Classification stated) {
        List<String> axes = new ArrayList<>(List.of(confidentiality(stated), integrity(stated), availability(stated)));
        axes.removeIf(String::isEmpty);
        return axes;
    }

    private static String confidentiality(Classification stated) {
        return stated.confidentiality() == null ? "" : stated.confidentiality().label();
    }

    private static String integrity(Classification stated) {
        return stated.integrity() == null ? "" : stated.integrity().label();
    }

    private static String availability(Classification stated) {
        return stated.availability() == null ? "" : stated.availability().label();
    }

    private static String joined(String first, List<String> others) {
        StringBuilder all = new StringBuilder(first);
        for (String other : others) {
            all.append(all.length() == 0 ? "" : " ").append(other);
        }
        return all.toString();
    }
}
