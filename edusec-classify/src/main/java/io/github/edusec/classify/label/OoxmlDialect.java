package io.github.edusec.classify.label;

import java.util.Optional;

/** The two families of names in office packages: transitional and strict (ISO/IEC 29500 parts 4 and 1). */
enum OoxmlDialect {
    /** What office programs write by default. */
    TRANSITIONAL(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
            "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
            "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
            "right"),
    /** The strict form. */
    STRICT(
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships/customProperties",
            "http://purl.oclc.org/ooxml/officeDocument/customProperties",
            "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
            "end");

    private final String word;
    private final String relationships;
    private final String customPropertiesType;
    private final String customProperties;
    private final String variantTypes;
    private final String alignedRight;

    OoxmlDialect(
            String word,
            String relationships,
            String customPropertiesType,
            String customProperties,
            String variantTypes,
            String alignedRight) {
        this.word = word;
        this.relationships = relationships;
        this.customPropertiesType = customPropertiesType;
        this.customProperties = customProperties;
        this.variantTypes = variantTypes;
        this.alignedRight = alignedRight;
    }

    /** Finds the dialect of a word-processing namespace. */
    static Optional<OoxmlDialect> ofWord(String namespace) {
        for (OoxmlDialect dialect : values()) {
            if (dialect.word.equals(namespace)) {
                return Optional.of(dialect);
            }
        }
        return Optional.empty();
    }

    /** Finds the dialect of a custom properties namespace. */
    static Optional<OoxmlDialect> ofCustomProperties(String namespace) {
        for (OoxmlDialect dialect : values()) {
            if (dialect.customProperties.equals(namespace)) {
                return Optional.of(dialect);
            }
        }
        return Optional.empty();
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
