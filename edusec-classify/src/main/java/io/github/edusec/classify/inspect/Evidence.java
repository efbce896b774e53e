package io.github.edusec.classify.inspect;

import java.io.Serializable;

/**
 * What a finding may show of the text: enough to find the place again, never the value.
 *
 * <p>A value: immutable and thread-safe. The constructor takes text that is masked already; the factories mask.
 *
 * @param masked the masked text, at most 100 UTF-16 units
 * @since 0.1.0
 */
public record Evidence(String masked) implements Serializable {
    private static final int MAX_LENGTH = 100;
    private static final int MAX_DIGITS_SHOWN = 4;

    /**
     * Cuts what is longer than evidence may be.
     *
     * @param masked text that is masked already
     */
    public Evidence {
        if (masked.length() > MAX_LENGTH) {
            masked = masked.substring(0, MAX_LENGTH - 1) + "…";
        }
    }

    /**
     * Masks a number: its first digits stay, every other digit becomes an asterisk.
     *
     * @param number digits with whatever stands between them
     * @param shown how many digits may stay; never more than four, nor more than a third of them
     * @return for example "1234********"
     */
    public static Evidence ofNumber(CharSequence number, int shown) {
        long digits = number.chars().filter(Evidence::isDigit).count();
        long stay = Math.min(Math.min(shown, MAX_DIGITS_SHOWN), digits / 3);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            boolean digit = isDigit(c);
            out.append(digit && stay <= 0 ? '*' : c);
            if (digit) {
                stay--;
            }
        }
        return new Evidence(out.toString());
    }

    /**
     * Masks an e-mail address: its first character and the last part of the domain stay.
     *
     * @param address an address
     * @return for example "t***@***.jp"
     */
    public static Evidence ofEmail(String address) {
        int dot = address.lastIndexOf('.');
        String last = dot < 0 ? "" : address.substring(dot);
        return new Evidence(firstOf(address) + "***@***" + last);
    }

    /**
     * Masks a name: its first character stays.
     *
     * @param name a name of a person
     * @return for example "山***"
     */
    public static Evidence ofName(String name) {
        return new Evidence(firstOf(name) + "***");
    }

    private static String firstOf(String text) {
        return text.isEmpty() ? "" : text.substring(0, text.offsetByCodePoints(0, 1));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
