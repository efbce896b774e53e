package io.github.edusec.classify;

/**
 * 可用性 of an education data asset: what harm being unavailable does.
 *
 * <p>Constants stand from most to least severe. Source: MEXT education information security guideline, 第2編 3.1;
 * 那須烏山市教育情報セキュリティポリシー 第4-1. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum Availability {
    /** 可用性2B: loss or unavailability does more than slight harm. */
    A2B("2B"),
    /** 可用性2A: loss or unavailability does slight harm. */
    A2A("2A"),
    /** 可用性1: everything else. */
    A1("1");

    private final String code;

    Availability(String code) {
        this.code = code;
    }

    /**
     * Reads a level as people write it.
     *
     * @param text the code, with or without "可用性", half- or full-width, spaces and case ignored ("2B", "２ｂ", "可用性 2 B")
     * @return the level
     * @throws IllegalArgumentException if the text is no level; the message names what was found and what is allowed
     */
    public static Availability parse(String text) {
        return LevelText.parse(text, "可用性", values(), Availability::code);
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
     * @return for example "可用性2A"
     */
    public String label() {
        return "可用性" + code;
    }

    /**
     * Tells whether this level is as severe as another, or more.
     *
     * @param other the level to compare with
     * @return true if this level is at least as severe
     */
    public boolean isAtLeast(Availability other) {
        return compareTo(other) <= 0;
    }
}
