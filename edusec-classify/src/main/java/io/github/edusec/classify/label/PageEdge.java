package io.github.edusec.classify.label;

/** The two places that repeat on every page, as word-processing (ISO/IEC 29500-1, 17.10) and spreadsheet parts (18.3.1.46) name them. */
enum PageEdge {
    HEADER("header", "hdr", "Custom Headers"),
    FOOTER("footer", "ftr", "Custom Footers");

    private final String word;
    private final String root;
    private final String gallery;

    PageEdge(String word, String root, String gallery) {
        this.word = word;
        this.root = root;
        this.gallery = gallery;
    }

    /** Returns the last word of the relationship type, and the start of a new part's name. */
    String word() {
        return word;
    }

    /** Returns the name of a part's root element. */
    String root() {
        return root;
    }

    /** Returns the name of the elements by which sections refer to such parts. */
    String reference() {
        return word + "Reference";
    }

    /** Returns the gallery that Word itself writes for such content controls. */
    String gallery() {
        return gallery;
    }

    /** Returns the name of the element of a worksheet that holds the text for some pages: {@code odd}, {@code even} or {@code first}. */
    String element(String pages) {
        return pages + (this == HEADER ? "Header" : "Footer");
    }

    String contentType() {
        return "application/vnd.openxmlformats-officedocument.wordprocessingml." + word + "+xml";
    }

    boolean isIn(Mark mark) {
        return this == HEADER ? mark.inHeader() : mark.inFooter();
    }
}
