package io.github.edusec.classify.ziprecord;

/** How an entry's name was decoded; in this order they are tried. */
public enum NameEncoding {
    /** Only ASCII, the same in all of them. */
    ASCII,
    /** UTF-8, as flag bit 11 says. */
    UTF8_FLAGGED,
    /** The Unicode path field (0x7075). */
    UNICODE_PATH,
    /** UTF-8 that nothing announced, as macOS writes it. */
    UTF8,
    /** Windows-31J (CP932), as Windows in Japan wrote it. */
    CP932,
    /** IBM437, the format's original: any bytes are some name in it. */
    CP437
}
