package io.github.edusec.crypto.seal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Dates as a ZIP header can say them: to two seconds, from 1980 to 2107, without a zone. */
final class HeaderDate {
    /** The users' own zone makes packages equal wherever they are made. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private static final LocalDateTime FIRST = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(2107, 12, 31, 23, 59, 58);

    private HeaderDate() {}

    static LocalDateTime of(Instant instant) {
        if (instant.isBefore(FIRST.atZone(ZONE).toInstant())) {
            return FIRST;
        }
        if (instant.isAfter(LAST.atZone(ZONE).toInstant())) {
            return LAST;
        }
        LocalDateTime date = LocalDateTime.ofInstant(instant, ZONE).withNano(0);
        return date.minusSeconds(date.getSecond() % 2);
    }

    static Instant instant(LocalDateTime date) {
        return date.atZone(ZONE).toInstant();
    }
}
