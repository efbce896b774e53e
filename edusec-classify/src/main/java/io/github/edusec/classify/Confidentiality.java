package io.github.edusec.classify;

/**
 * 機密性 of an education data asset: what harm disclosure does.
 *
 * <p>Constants stand from most to least severe. Source: MEXT education information security guideline, 第2編 3.1;
 * 那須烏山市教育情報セキュリティポリシー 第4-1. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum Confidentiality {
    /** 機密性3: only those named may know; a leak does the gravest harm. */
    C3("3"),
    /** 機密性2B: staff only, never meant to be public. */
    C2B("2B"),
    /** 機密性2A: pupils are meant to have access; not public. */
    C2A("2A"),
    /** 機密性1: everything else. */
    C1("1");

    private final String code;

    Confidentiality(String code) {
        this.code = code;
    }

    /**
     * Reads a level as people write it.
     *
     * @param text the code, with or without "機密性", half- or full-width, spaces and case ignored ("2B", "２ｂ", "機密性 2 B")
     * @return the level
     * @throws IllegalArgumentException if the text is no level; the message names what was found and what is allowed
     */
    public static Confidentiality parse(String text) {
        return LevelText.parse(text, "機密性", values(), Confidentiality::code);
    }

    /**
     * Returns the code used in files and on the command line.
     *
     * @return "3", "2B", "2A" or "1"
     */
    public String code() {
        return code;
    }

    /**
     * Returns the level as it is written in marks.
     *
     * @return for example "機密性2B"
     */
    public String label() {
        return "機密性" + code;
    }

    /**
     * Tells whether this level is as severe as another, or more.
     *
     * @param other the level to compare with
     * @return true if this level is at least as severe
     */
    public boolean isAtLeast(Confidentiality other) {
        return compareTo(other) <= 0;
    }
}
