package io.github.edusec.classify;

/**
 * 完全性 of an education data asset: what harm alteration or loss does.
 *
 * <p>Constants stand from most to least severe. Source: MEXT education information security guideline, 第2編 3.1;
 * 那須烏山市教育情報セキュリティポリシー 第4-1. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum Integrity {
    /** 完全性2B: alteration, error or damage does more than slight harm. */
    I2B("2B"),
    /** 完全性2A: alteration, error or damage does slight harm. */
    I2A("2A"),
    /** 完全性1: everything else. */
    I1("1");

    private final String code;

    Integrity(String code) {
        this.code = code;
    }

    /**
     * Reads a level as people write it.
     *
     * @param text the code, with or without "完全性", half- or full-width, spaces and case ignored ("2B", "２ｂ", "完全性 2 B")
     * @return the level
     * @throws IllegalArgumentException if the text is no level; the message names what was found and what is allowed
     */
    public static Integrity parse(String text) {
        return LevelText.parse(text, "完全性", values(), Integrity::code);
    }

    /**
     * Returns the code used in files and on the command line.
     *
     * @return "2B", "2A" or "1"
     */
    public String code() {
        return code;
    }

    /**
     * Returns the level as it is written in marks.
     *
     * @return for example "完全性2B"
     */
    public String label() {
        return "完全性" + code;
    }

    /**
     * Tells whether this level is as severe as another, or more.
     *
     * @param other the level to compare with
     * @return true if this level is at least as severe
     */
    public boolean isAtLeast(Integrity other) {
        return compareTo(other) <= 0;
    }
}
