package io.github.edusec.retention;

import io.github.edusec.classify.Text;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as Japanese offices write them, read strictly: an era's name must be the one that was in force on that day.
 *
 * <p>The eras stand in a table of this class and not in the Java platform, whose lenient parser accepts 平成31年5月1日 and
 * turns 令和7年2月30日 into another day. Thread-safe.
 *
 * @since 0.1.0
 */
public final class JapaneseDates {
    static final String ALLOWED =
            "a day that exists, as 2025-04-01, 2025/4/1, 2025年4月1日, 令和7年4月1日 or R7.4.1, from 1873-01-01 to 2999-12-31,"
                    + " with the era in force on that day";
    private static final List<Era> ERAS = List.of(
            new Era("令和", "R", LocalDate.of(2019, 5, 1)),
            new Era("平成", "H", LocalDate.of(1989, 1, 8)),
            new Era("昭和", "S", LocalDate.of(1926, 12, 25)),
            new Era("大正", "T", LocalDate.of(1912, 7, 30)),
            new Era("明治", "M", LocalDate.of(1868, 1, 25)));

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern WESTERN =
            Pattern.compile("(\\d{4})(?:/(\\d{1,2})/(\\d{1,2})|年 *(\\d{1,2})月 *(\\d{1,2})日)");
    private static final Pattern JAPANESE = Pattern.compile("(令和|平成|昭和|大正|明治|[RHSTM])[. ]? *(元|\\d{1,2})"
            + "(?:\\.(\\d{1,2})\\.(\\d{1,2})|/(\\d{1,2})/(\\d{1,2})|-(\\d{1,2})-(\\d{1,2})"
            + "|年 *(\\d{1,2})月 *(\\d{1,2})日)");

    private JapaneseDates() {}

    /**
     * Reads a date.
     *
     * <p>Full-width digits and ㋿ count as their plain forms; spaces are allowed around the date and as padding before a
     * number. 平成31年5月1日 is refused, because a day written in an era that had ended is often a wrong year; {@link
     * #parseLeniently} reads it with a warning.
     *
     * @param text ISO "2019-05-01", "2019/5/1", "2019年5月1日", "令和元年5月1日", "R1.5.1", "R1/5/1" or "R1-5-1"
     * @return the day
     * @throws IllegalArgumentException if the text is no such day; the message names what was found and what is allowed
     */
    public static LocalDate parse(String text) {
        if (isPlainIso(text)) {
            return isoDay(text);
        }
        Read read = parseLeniently(text);
        if (read.warning() != null) {
            throw refused(text);
        }
        return read.day();
    }

    /**
     * Reads a date as {@link #parse} does, and besides one that goes on counting an era's years after its end, as old papers
     * do that were written before it ended (平成31年5月1日, 平成35年3月31日).
     *
     * @param text the date; a day before its era began is refused here too
     * @return the day, and a warning if the era was not the one in force on it
     * @throws IllegalArgumentException if the text is no such day; the message names what was found and what is allowed
     */
    public static Read parseLeniently(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        Matcher iso = ISO.matcher(plain);
        if (iso.matches()) {
            return new Read(western(text, iso.group(1), iso.group(2), iso.group(3)), null);
        }
        Matcher western = WESTERN.matcher(plain);
        if (western.matches()) {
            return new Read(western(text, western.group(1), firstGiven(western, 2), firstGiven(western, 3)), null);
        }
        Matcher japanese = JAPANESE.matcher(plain);
        if (japanese.matches()) {
            return japanese(text, japanese);
        }
        throw refused(text);
    }

    /**
     * A day that was read, and what a person should know of how. A value: immutable and thread-safe.
     *
     * @param day the day
     * @param warning that the era written had ended by then, or null
     * @since 0.1.0
     */
    public record Read(LocalDate day, @Nullable Text warning) {}

    /**
     * Writes a date in the era in force on that day.
     *
     * @param day from 1873-01-01 on
     * @return for example "令和元年5月1日"
     * @throws IllegalArgumentException if the day is before 1873
     */
    public static String format(LocalDate day) {
        if (day.isBefore(SupportedDays.FIRST)) {
            throw new IllegalArgumentException("date: found " + day + ", allowed: 1873-01-01 or later");
        }
        Era era = eraOf(day);
        return era.name + yearOfEra(day.getYear() - era.start.getYear() + 1) + "年" + day.getMonthValue() + "月"
                + day.getDayOfMonth() + "日";
    }

    static String fiscalYear(int year) {
        LocalDate end = LocalDate.of(year + 1, 3, 31);
        for (Era era : ERAS) {
            int number = year - era.start.getYear() + 1;
            if (number >= 1 && !era.start.isAfter(end)) {
                return era.name + yearOfEra(number) + "年度";
            }
        }
        throw new IllegalArgumentException("fiscal year: found " + year + ", allowed: 1868 or later");
    }

    /** Files of a system hold millions of these; normal forms and patterns would take most of the time of reading them. */
    private static boolean isPlainIso(String text) {
        if (text.length() != 10) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            char c = text.charAt(i);
            boolean hyphen = i == 4 || i == 7;
            boolean right = hyphen ? c == '-' : c >= '0' && c <= '9';
            if (!right) {
                return false;
            }
        }
        return true;
    }

    private static LocalDate isoDay(String text) {
        return western(text, text.substring(0, 4), text.substring(5, 7), text.substring(8));
    }

    private static Read japanese(String text, Matcher match) {
        String name = match.group(1);
        Era era = ERAS.stream()
                .filter(each -> each.name.equals(name) || each.letter.equals(name))
                .findFirst()
                .orElseThrow();
        int yearOfEra = match.group(2).equals("元") ? 1 : Integer.parseInt(match.group(2));
        LocalDate day = day(text, era.start.getYear() + yearOfEra - 1, firstGiven(match, 3), firstGiven(match, 4));
        if (yearOfEra == 0 || day.isBefore(era.start)) {
            throw refused(text);
        }
        return new Read(day, eraOf(day).equals(era) ? null : ended(era, day));
    }

    private static Text ended(Era era, LocalDate day) {
        return new Text(
                era.name + "はその日より前に終わっています。" + format(day) + "と読みました",
                "the era written had ended by then; read as " + day);
    }

    /** The groups of the alternatives come in pairs, month then day; exactly one pair took part in the match. */
    private static String firstGiven(Matcher match, int first) {
        for (int group = first; group <= match.groupCount(); group += 2) {
            String given = match.group(group);
            if (given != null) {
                return given;
            }
        }
        throw new IllegalStateException("no alternative matched");
    }

    private static LocalDate western(String text, String year, String month, String day) {
        return day(text, Integer.parseInt(year), month, day);
    }

    private static LocalDate day(String text, int year, String month, String day) {
        try {
            LocalDate result = LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day));
            if (SupportedDays.contains(result)) {
                return result;
            }
        } catch (DateTimeException e) {
            // no such day: refused, as below
        }
        throw refused(text);
    }

    private static Era eraOf(LocalDate day) {
        return ERAS.stream().filter(era -> !day.isBefore(era.start)).findFirst().orElseThrow();
    }

    private static String yearOfEra(int year) {
        return year == 1 ? "元" : Integer.toString(year);
    }

    private static IllegalArgumentException refused(String text) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return new IllegalArgumentException("date: found \"" + shown + "\", allowed: " + ALLOWED);
    }

    private record Era(String name, String letter, LocalDate start) {}
}
