package io.github.edusec.classify.register;

/**
 * The forms in which an asset register is written; all of them are read. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum RegisterFormat {
    /** CSV in UTF-8 without byte order mark. */
    CSV_UTF8,
    /** CSV in UTF-8 with byte order mark, which spreadsheets recognise. */
    CSV_UTF8_WITH_MARK,
    /** CSV in CP932 (Windows-31J, "Shift_JIS" on Japanese Windows); it cannot hold every character. */
    CSV_CP932,
    /** JSON in UTF-8. */
    JSON
}
