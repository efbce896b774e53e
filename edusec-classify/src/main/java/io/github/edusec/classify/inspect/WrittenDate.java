package io.github.edusec.classify.inspect;

import org.jspecify.annotations.Nullable;

/**
 * A date as people write it: 平成24年4月2日, H24.4.2, 2012年4月2日, 2012/4/2, 20120402.
 *
 * @param start its first character
 * @param end behind its last one
 */
record WrittenDate(int start, int end) {
    private static final String ERAS = "明治大正昭和平成令和";
    private static final String ERA_LETTERS = "MTSHR";
    private static final String YEAR_ENDS = "年./-";
    private static final String MONTH_ENDS = "月./-";

    /** Returns the first date that starts in a piece of a text. */
    static @Nullable WrittenDate first(CharSequence text, int from, int to) {
        for (int at = from; at < to; at++) {
            WrittenDate date = mayStart(text.charAt(at)) ? at(text, at) : null;
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private static boolean mayStart(char c) {
        return switch (c) {
            case '明', '大', '昭', '平', '令', 'M', 'T', 'S', 'H', 'R' -> true;
            default -> Chars.isDigit(c);
        };
    }

    /** Returns the date that starts at a place and is no part of a longer number. */
    static @Nullable WrittenDate at(CharSequence text, int start) {
        Scan scan = new Scan(text, start);
        if (start > 0 && Chars.isDigit(text.charAt(start - 1))) {
            return null;
        }
        boolean era = scan.era();
        int year = scan.year(era);
        if (!era && year >= 10_000) {
            return compact(scan, start, year);
        }
        boolean plausibleYear = era ? year >= 1 && year <= 64 : year >= 1868 && year <= 2199;
        if (!plausibleYear || !scan.skip(YEAR_ENDS)) {
            return null;
        }
        int month = scan.number(2);
        if (month < 1 || month > 12 || !scan.skip(MONTH_ENDS)) {
            return null;
        }
        int day = scan.number(2);
        if (day < 1 || day > 31 || scan.isDigit()) {
            return null;
        }
        scan.skip("日");
        return new WrittenDate(start, scan.at);
    }

    private static @Nullable WrittenDate compact(Scan scan, int start, int digits) {
        int year = digits / 10_000;
        int month = digits / 100 % 100;
        int day = digits % 100;
        boolean plausible = year >= 1868 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
        return plausible && !scan.isDigit() ? new WrittenDate(start, scan.at) : null;
    }

    /** Reads on from a place. Not thread-safe. */
    private static final class Scan {
        private static final int MAX_SPACES = 2;

        private final CharSequence text;
        private int at;

        private Scan(CharSequence text, int at) {
            this.text = text;
            this.at = at;
        }

        private char peek() {
            return at < text.length() ? text.charAt(at) : 0;
        }

        private boolean isDigit() {
            return Chars.isDigit(peek());
        }

        private boolean era() {
            char second = at + 1 < text.length() ? text.charAt(at + 1) : 0;
            int found = ERAS.indexOf(peek());
            if (found >= 0 && found % 2 == 0 && ERAS.charAt(found + 1) == second) {
                at += 2;
                return true;
            }
            if (ERA_LETTERS.indexOf(peek()) >= 0 && Chars.isDigit(second)) {
                at++;
                return true;
            }
            return false;
        }

        private int year(boolean era) {
            if (era && peek() == '元') {
                at++;
                return 1;
            }
            return number(era ? 2 : 8);
        }

        /** Reads at most so many digits; -1 if there is none. */
        private int number(int most) {
            for (int spaces = 0; spaces < MAX_SPACES && peek() == ' '; spaces++) {
                at++;
            }
            int value = -1;
            for (int digits = 0; digits < most && isDigit(); digits++) {
                value = Math.max(value, 0) * 10 + (peek() - '0');
                at++;
            }
            return value;
        }

        private boolean skip(String ends) {
            boolean found = at < text.length() && ends.indexOf(peek()) >= 0;
            at += found ? 1 : 0;
            return found;
        }
    }
}
