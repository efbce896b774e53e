package io.github.edusec.classify.label;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The two families of names in office packages: transitional and strict (ISO/IEC 29500 parts 4 and 1). */
enum OoxmlDialect {
    /** What office programs write by default. */
    TRANSITIONAL(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://schemas.openxmlformats.org/presentationml/2006/main",
            "http://schemas.openxmlformats.org/drawingml/2006/main",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
            "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
            "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
            "right"),
    /** The strict form. */
    STRICT(
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
            "http://purl.oclc.org/ooxml/presentationml/main",
            "http://purl.oclc.org/ooxml/drawingml/main",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships/customProperties",
            "http://purl.oclc.org/ooxml/officeDocument/customProperties",
            "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
            "end");

    private final String word;
    private final String spreadsheet;
    private final String presentation;
    private final String drawing;
    private final String relationships;
    private final String customPropertiesType;
    private final String customProperties;
    private final String variantTypes;
    private final String alignedRight;

    OoxmlDialect(
            String word,
            String spreadsheet,
            String presentation,
            String drawing,
            String relationships,
            String customPropertiesType,
            String customProperties,
            String variantTypes,
            String alignedRight) {
        this.word = word;
        this.spreadsheet = spreadsheet;
        this.presentation = presentation;
        this.drawing = drawing;
        this.relationships = relationships;
        this.customPropertiesType = customPropertiesType;
        this.customProperties = customProperties;
        this.variantTypes = variantTypes;
        this.alignedRight = alignedRight;
    }

    /** Finds the dialect of a word-processing namespace. */
    static Optional<OoxmlDialect> ofWord(String namespace) {
        return of(OoxmlDialect::word, namespace);
    }

    /** Finds the dialect of a spreadsheet namespace. */
    static Optional<OoxmlDialect> ofSpreadsheet(String namespace) {
        return of(OoxmlDialect::spreadsheet, namespace);
    }

    /** Finds the dialect of a presentation namespace. */
    static Optional<OoxmlDialect> ofPresentation(String namespace) {
        return of(OoxmlDialect::presentation, namespace);
    }

    /** Finds the dialect of a custom properties namespace. */
    static Optional<OoxmlDialect> ofCustomProperties(String namespace) {
        return of(OoxmlDialect::customProperties, namespace);
    }

    private static Optional<OoxmlDialect> of(Function<OoxmlDialect, String> kind, String namespace) {
        return Arrays.stream(values())
                .filter(dialect -> kind.apply(dialect).equals(namespace))
                .findFirst();
    }

    /** Tells whether a relationship type is the one of this last word ("header") in either dialect. */
    static boolean isType(String type, String lastWord) {
        for (OoxmlDialect dialect : values()) {
            if (type.equals(dialect.type(lastWord))) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether a relationship leads to the custom properties, in either dialect. */
    static boolean isCustomProperties(String type) {
        return type.equals(TRANSITIONAL.customPropertiesType) || type.equals(STRICT.customPropertiesType);
    }

    /** Returns the relationship type of this last word. */
    String type(String lastWord) {
        return relationships + "/" + lastWord;
    }

    String word() {
        return word;
    }

    String spreadsheet() {
        return spreadsheet;
    }

    String presentation() {
        return presentation;
    }

    String drawing() {
        return drawing;
    }

    String relationships() {
        return relationships;
    }

    String customPropertiesType() {
        return customPropertiesType;
    }

    String customProperties() {
        return customProperties;
    }

    String variantTypes() {
        return variantTypes;
    }

    /** Returns the value of {@code w:jc} for a line that ends at the right margin of left-to-right text. */
    String alignedRight() {
        return alignedRight;
    }
}
