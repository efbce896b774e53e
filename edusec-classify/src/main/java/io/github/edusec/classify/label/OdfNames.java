package io.github.edusec.classify.label;

/** Namespaces and parts of OpenDocument (OpenDocument 1.3 part 3, 4), and our own. */
final class OdfNames {
    static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    static final String META = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";
    static final String STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    static final String DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
    static final String PRESENTATION = "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0";
    static final String FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
    static final String SVG = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0";
    static final String MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    /** What manifests had before OpenDocument, and what the document type of those without a declaration stands for. */
    static final String OLD_MANIFEST = "http://openoffice.org/2001/manifest";

    /** LibreOffice wrote the headers of first pages in this namespace before OpenDocument 1.3 had them. */
    static final String LOEXT = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0";
    /** The namespace of {@link #INSTEAD_OF}; part of the format, never changes. */
    static final String OURS = "urn:io.github.edusec:label:odf:1";

    /**
     * The attribute on each element that we put into a document: what stood in its place before, empty if nothing.
     *
     * <p>Removing puts that back. Foreign attributes are allowed in extended documents (OpenDocument 1.3 part 1, 2.2.2);
     * programs that save the document drop them, so marks are also found by {@link #FIELD} and {@link #FRAME}.
     */
    static final String INSTEAD_OF = "insteadOf";

    /**
     * The attribute on a paragraph of ours that is no field, if its words do not follow from the label alone: what it says.
     *
     * <p>So it is known again even where the stored label says something else.
     */
    static final String SAYS = "says";

    /** The name of the field, which is that of the stored property it shows. */
    static final String FIELD = LabelProperties.TEXT;

    /** How the names of our frames start. */
    static final String FRAME = LabelProperties.PREFIX + "frame";

    /** How the names of our styles start. */
    static final String STYLE_PREFIX = "EdusecLabel";

    static final String STYLES_PART = "/styles.xml";
    static final String CONTENT_PART = "/content.xml";

    private OdfNames() {}

    /** Returns the attributes that make an element ours, for a start tag. */
    static String ours(String before) {
        return " xmlns:edusecLabel=\"" + OURS + "\" edusecLabel:" + INSTEAD_OF + "=\"" + XmlText.escape(before) + "\"";
    }

    /** Returns the attribute that holds what a paragraph of ours says, behind those of {@link #ours}. */
    static String says(String text) {
        return " edusecLabel:" + SAYS + "=\"" + XmlText.escape(text) + "\"";
    }

    /** Returns the declaration of a prefix, for a start tag: the document may use any prefixes. */
    static String declare(String prefix, String namespace) {
        return " xmlns:" + prefix + "=\"" + namespace + "\"";
    }
}
