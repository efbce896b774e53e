package io.github.edusec.classify.label;

/** An edge of a printed sheet, as the names of spreadsheet elements call it. */
enum PageEdge {
    /** The top. */
    HEADER("Header"),
    /** The bottom. */
    FOOTER("Footer");

    private final String suffix;

    PageEdge(String suffix) {
        this.suffix = suffix;
    }

    /** Returns the name of the element that holds the text of such pages. */
    String element(String pages) {
        return pages + suffix;
    }
}
