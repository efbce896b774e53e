package io.github.edusec.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JapaneseDatesTest {
    @ParameterizedTest
    @CsvSource({
        "2012-03-16, 2012-03-16",
        "2012/3/16, 2012-03-16",
        "2012年3月16日, 2012-03-16",
        "２０１２年３月１６日, 2012-03-16",
        "令和元年5月1日, 2019-05-01",
        "令和1年5月1日, 2019-05-01",
        "㋿元年５月１日, 2019-05-01",
        "㍻31年4月30日, 2019-04-30",
        "平成31年4月30日, 2019-04-30",
        "R6.4.1, 2024-04-01",
        "Ｒ６．４．１, 2024-04-01",
        "r06.04.01, 2024-04-01",
        "R6/4/1, 2024-04-01",
        "R6-4-1, 2024-04-01",
        "H元.1.8, 1989-01-08",
        "令和 6年 4月 1日, 2024-04-01",
        "'  令和6年12月31日 ', 2024-12-31",
        "昭和64年1月7日, 1989-01-07",
        "平成元年1月8日, 1989-01-08",
        "昭和元年12月25日, 1926-12-25",
        "大正15年12月24日, 1926-12-24",
        "大正元年7月30日, 1912-07-30",
        "明治45年7月29日, 1912-07-29",
        "明治6年1月1日, 1873-01-01",
        "令和6年2月29日, 2024-02-29",
        "2999-12-31, 2999-12-31"
    })
    void readsWhatOfficesWrite(String text, LocalDate day) {
        assertThat(JapaneseDates.parse(text)).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "平成31年5月1日",
                "平成40年1月1日",
                "令和元年4月30日",
                "令和7年2月30日",
                "令和7年2月29日",
                "令和0年5月1日",
                "R0.5.1",
                "昭和64年1月8日",
                "大正15年12月25日",
                "明治5年12月2日",
                "明治元年1月1日",
                "慶応3年1月1日",
                "2023-02-29",
                "2023-2-9",
                "2023-13-01",
                "2023-00-10",
                "23-01-01",
                "1872-12-31",
                "3000-01-01",
                "2012/3",
                "2012.3.16",
                "R6.4/1",
                "令和6.4.1日",
                "令和6年4月1",
                "令和六年四月一日",
                "令和 6年4月1日から",
                "20120316",
                "令和100年1月1日",
                "X6.4.1",
                "",
                " ",
                "2012-03-1 6",
                "٢٠١٢-٠٣-١٦"
            })
    void refusesWhatIsNoDayOrNotInThatEra(String text) {
        assertThatThrownBy(() -> JapaneseDates.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("date: found \"" + text + "\", allowed: ");
    }

    @ParameterizedTest
    @CsvSource({
        "平成31年5月1日, 2019-05-01",
        "平成３１年５月３１日, 2019-05-31",
        "H35.3.31, 2023-03-31",
        "平成40年1月1日, 2028-01-01",
        "昭和64年1月8日, 1989-01-08",
        "大正15年12月25日, 1926-12-25"
    })
    void anEraThatHadEndedIsReadWithAWarningWhereThatIsAskedFor(String text, LocalDate day) {
        JapaneseDates.Read read = JapaneseDates.parseLeniently(text);
        assertThat(read.day()).isEqualTo(day);
        assertThat(Objects.requireNonNull(read.warning()).ja()).contains(JapaneseDates.format(day));
        assertThat(read.warning().en()).endsWith("read as " + day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"令和元年4月30日", "平成元年1月7日", "令和7年2月30日", "令和0年5月1日", "明治5年12月2日", "令和100年1月1日", ""})
    void whatIsNoDayIsRefusedLenientlyToo(String text) {
        assertThatThrownBy(() -> JapaneseDates.parseLeniently(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void whatIsReadStrictlyIsReadLenientlyWithoutAWarning(
            @ForAll @DateRange(min = "1873-01-01", max = "2117-12-31") LocalDate day) {
        assertThat(JapaneseDates.parseLeniently(JapaneseDates.format(day)))
                .isEqualTo(new JapaneseDates.Read(day, null));
    }

    @Test
    void aLongTextIsCutInTheMessage() {
        assertThatThrownBy(() -> JapaneseDates.parse("x".repeat(1_000_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x".repeat(40) + "…\"")
                .hasMessageNotContaining("x".repeat(41));
    }

    @ParameterizedTest
    @CsvSource({
        "2019-05-01, 令和元年5月1日",
        "2019-04-30, 平成31年4月30日",
        "1989-01-07, 昭和64年1月7日",
        "1873-01-01, 明治6年1月1日",
        "2032-03-16, 令和14年3月16日"
    })
    void writesTheEraOfTheDay(LocalDate day, String text) {
        assertThat(JapaneseDates.format(day)).isEqualTo(text);
    }

    @Test
    void refusesToWriteADayBeforeTheGregorianCalendar() {
        assertThatThrownBy(() -> JapaneseDates.format(LocalDate.of(1872, 12, 31)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll @DateRange(min = "1873-01-01", max = "2117-12-31") LocalDate day) {
        assertThat(JapaneseDates.parse(JapaneseDates.format(day))).isEqualTo(day);
        assertThat(JapaneseDates.parse(day.toString())).isEqualTo(day);
    }

    @Property
    void agreesWithThePlatformsCalendar(@ForAll @DateRange(min = "1873-01-01", max = "2100-12-31") LocalDate day) {
        JapaneseDate platform = JapaneseDate.from(day);
        int year = platform.get(ChronoField.YEAR_OF_ERA);
        List<String> names = List.of("明治", "大正", "昭和", "平成", "令和");
        String era = names.get(platform.getEra().getValue() + 1);
        assertThat(JapaneseDates.format(day)).startsWith(era + (year == 1 ? "元" : year) + "年");
    }

    @Property
    void anyTextIsADayOrRefused(@ForAll String text) {
        try {
            assertThat(JapaneseDates.parse(text)).isAfterOrEqualTo("1873-01-01");
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("allowed: ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2025-04-01, 2025, 令和7年度",
        "2025-03-31, 2024, 令和6年度",
        "2019-04-30, 2019, 令和元年度",
        "2019-05-01, 2019, 令和元年度",
        "2019-03-31, 2018, 平成30年度",
        "1989-01-07, 1988, 昭和63年度",
        "1989-04-01, 1989, 平成元年度",
        "1926-12-25, 1926, 昭和元年度",
        "1873-01-01, 1872, 明治5年度"
    })
    void aDayBelongsToTheFiscalYearThatBeganInApril(LocalDate day, int year, String label) {
        FiscalYear fiscal = FiscalYear.of(day);
        assertThat(fiscal).isEqualTo(new FiscalYear(year));
        assertThat(fiscal.label().ja()).isEqualTo(label);
        assertThat(fiscal.label().en()).isEqualTo("fiscal year " + year);
        assertThat(day).isBetween(fiscal.start(), fiscal.end());
        assertThat(fiscal.next().start()).isEqualTo(fiscal.end().plusDays(1));
        assertThat(fiscal).isLessThan(fiscal.next());
    }

    @Test
    void yearsFarAwayAreRefused() {
        assertThatThrownBy(() -> new FiscalYear(1871)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FiscalYear(9999)).isInstanceOf(IllegalArgumentException.class);
    }
}
