package io.github.edusec.classify.inspect;

import java.util.Locale;

/** Makes My Numbers by the ordinance's formula, written anew so that a mistake in the library shows. */
final class MyNumbers {
    private MyNumbers() {}

    /** Appends the check digit to eleven digits. */
    static String valid(long elevenDigits) {
        String digits = String.format(Locale.ROOT, "%011d", elevenDigits);
        return digits + checkDigit(digits);
    }

    /** Makes a number that is wrong only in its check digit. */
    static String invalid(long elevenDigits) {
        String digits = String.format(Locale.ROOT, "%011d", elevenDigits);
        return digits + (checkDigit(digits) + 1) % 10;
    }

    /** Counts n from the last digit before the check digit: the weight is n + 1 up to 6, then n - 5. */
    private static int checkDigit(String digits) {
        int sum = 0;
        for (int n = 1; n <= 11; n++) {
            sum += (digits.charAt(11 - n) - '0') * (n <= 6 ? n + 1 : n - 5);
        }
        int rest = sum % 11;
        return rest <= 1 ? 0 : 11 - rest;
    }
}
