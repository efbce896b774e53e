package io.github.edusec.classify.label;

import io.github.edusec.classify.Text;

/**
 * What a visible mark does other than its style asked for.
 *
 * <p>It always says the importance class, and it never stands on fewer pages than asked for.
 *
 * @since 0.1.0
 */
public enum MarkRemark {
    /** The mark says only the importance class: the page headers of the workbook have no room for more. */
    SHORTENED("ヘッダーに空きがないため、標示は重要性分類だけです", "for lack of room the mark says the importance class only"),
    /** The mark stands at another edge than asked for, or at one instead of two: the page headers of the workbook have no room. */
    OTHER_EDGE("空きがないため、標示は指定と異なる位置にあります", "for lack of room the mark stands at another edge, or at one only"),
    /** The mark stands on all pages, of a sheet or of a page style at least: the document does not tell its first page apart. */
    ON_ALL_PAGES("先頭ページを区別できないため、標示は全ページにあります", "the first page cannot be told apart, so the mark stands on all pages"),
    /** The mark stands on other pages too, since they show the same header or footer as the first one. */
    ON_FURTHER_PAGES(
            "先頭ページと同じヘッダー等を使う他のページにも標示があります",
            "the mark also stands on other pages that share what the first one shows"),
    /** The mark shows the default text: the label font of PDF lacks a character of the template. */
    DEFAULT_TEXT("書体にない文字があるため、標示は既定の文言です", "the label font lacks a character, so the mark shows the default text"),
    /** The mark does not show every restriction: the label font of PDF lacks a character of one. It says that there are others. */
    RESTRICTION_HIDDEN(
            "書体にない文字のある取扱制限は標示に出ません",
            "the label font lacks a character of a restriction, which the mark does not show");

    private final Text text;

    MarkRemark(String ja, String en) {
        this.text = new Text(ja, en);
    }

    /**
     * Returns the remark as a sentence.
     *
     * @return the sentence in Japanese and English
     */
    public Text text() {
        return text;
    }
}
