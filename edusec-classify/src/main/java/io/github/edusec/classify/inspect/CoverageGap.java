package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Text;

/**
 * Why a document, or a part of it, was not inspected. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum CoverageGap {
    /** No parser for this type of file is on the class path. */
    NO_PARSER("no-parser", new Text("この種類のファイルを読む部品がありません", "no parser for this type of file is on the class path")),
    /** There is no text in it, only pictures perhaps; recognising text in pictures is outside this library. */
    NO_TEXT("no-text", new Text("文字がありません（画像の文字は読みません）", "it has no text; text in pictures is not read")),
    /** It is encrypted. */
    ENCRYPTED("encrypted", new Text("暗号化されています", "it is encrypted")),
    /** It is damaged, or the parser could not read it. */
    MALFORMED("malformed", new Text("壊れているか、読み取れません", "it is damaged or could not be parsed")),
    /** It has more text, parts or nesting than the limits allow. */
    OVER_LIMIT("over-limit", new Text("上限を超えています", "it exceeds a limit")),
    /** The inspecting thread was interrupted, for example because its time was up. */
    INTERRUPTED("interrupted", new Text("中断されました", "the inspection was interrupted")),
    /** It is markup that was read as plain text, so escaped characters were not seen. */
    MARKUP("markup", new Text("マークアップをそのまま文字として読みました", "markup was read as plain text"));

    private final String id;
    private final Text text;

    CoverageGap(String id, Text text) {
        this.id = id;
        this.text = text;
    }

    /**
     * Returns the word used on the command line.
     *
     * @return for example "no-parser"
     */
    public String id() {
        return id;
    }

    /**
     * Returns the reason for people.
     *
     * @return the reason in both languages, without a full stop
     */
    public Text text() {
        return text;
    }
}
