package io.github.edusec.classify;

/**
 * Importance class of an education data asset (重要性分類Ⅰ–Ⅳ); {@link #I} is the most severe.
 *
 * <p>"Ⅲ以上" means class Ⅲ <em>or more severe</em>, that is Ⅰ, Ⅱ and Ⅲ: {@code importance.isAtLeast(Importance.III)}.
 * Source: MEXT education information security guideline, 第2編 3.1; 那須烏山市教育情報セキュリティポリシー 第4-1. Immutable and
 * thread-safe.
 *
 * @since 0.1.0
 */
public enum Importance {
    /** 重要性分類Ⅰ: a breach gravely affects the life, property or privacy of staff, pupils or guardians. */
    I("Ⅰ", "1"),
    /** 重要性分類Ⅱ: a breach gravely affects school affairs or education. */
    II("Ⅱ", "2"),
    /** 重要性分類Ⅲ: a breach affects school affairs or education. */
    III("Ⅲ", "3"),
    /** 重要性分類Ⅳ: a breach has hardly any effect. */
    IV("Ⅳ", "4");

    private static final String PREFIX = "重要性分類";

    private final String numeral;
    private final String digit;

    Importance(String numeral, String digit) {
        this.numeral = numeral;
        this.digit = digit;
    }

    /**
     * Reads a class as people write it.
     *
     * @param text "Ⅱ", "II", "2", "２" or "重要性分類Ⅱ"; spaces and case are ignored
     * @return the class
     * @throws IllegalArgumentException if the text is no class; the message names what was found and what is allowed
     */
    public static Importance parse(String text) {
        String wanted = LevelText.normalize(text);
        if (wanted.startsWith(PREFIX)) {
            wanted = wanted.substring(PREFIX.length());
        }
        for (Importance value : values()) {
            if (value.name().equals(wanted) || value.digit.equals(wanted)) {
                return value;
            }
        }
        throw new IllegalArgumentException(
                PREFIX + ": found \"" + text + "\", allowed: I, II, III, IV (also Ⅰ–Ⅳ, 1–4)");
    }

    /**
     * Returns the code used in files and on the command line.
     *
     * @return "I", "II", "III" or "IV"
     */
    public String code() {
        return name();
    }

    /**
     * Returns the Roman numeral as the guideline prints it.
     *
     * @return "Ⅰ", "Ⅱ", "Ⅲ" or "Ⅳ", one character
     */
    public String numeral() {
        return numeral;
    }

    /**
     * Returns the class as it is written in marks.
     *
     * @return for example "重要性分類Ⅱ"
     */
    public String label() {
        return PREFIX + numeral;
    }

    /**
     * Tells whether this class is as severe as another, or more ("以上").
     *
     * @param other the class to compare with
     * @return true if this class is at least as severe
     */
    public boolean isAtLeast(Importance other) {
        return compareTo(other) <= 0;
    }
}
