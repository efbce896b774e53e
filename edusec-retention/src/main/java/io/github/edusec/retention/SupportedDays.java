package io.github.edusec.retention;

import java.time.LocalDate;

/** The days this module counts with: from Japan's first Gregorian day, far from where date arithmetic overflows. */
final class SupportedDays {
    static final LocalDate FIRST = LocalDate.of(1873, 1, 1);
    static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    private SupportedDays() {}

    static boolean contains(LocalDate day) {
        return !day.isBefore(FIRST) && !day.isAfter(LAST);
    }

    static void require(String what, LocalDate day) {
        if (!contains(day)) {
            throw new IllegalArgumentException(what + ": found " + day + ", allowed: " + FIRST + " to " + LAST);
        }
    }
}
