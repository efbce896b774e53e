package io.github.edusec.retention.catalog;

import io.github.edusec.classify.policyfile.CsvOutput;
import io.github.edusec.retention.FiscalYear;
import io.github.edusec.retention.Hold;
import io.github.edusec.retention.RetentionDecision;
import io.github.edusec.retention.RetentionOutlook;
import io.github.edusec.retention.RetentionRule;
import io.github.edusec.retention.RetentionSchedule;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When how much is over: records and bytes per fiscal year, rule and outcome. A value: immutable and thread-safe.
 *
 * @param day the day on which it was asked which holds there are
 * @param lines in the order of years, then rules; those without a year last
 * @since 0.1.0
 */
public record RetentionCalendar(LocalDate day, List<Line> lines) {
    /**
     * Copies the list.
     *
     * @param day not null
     * @param lines in their order
     */
    public RetentionCalendar {
        lines = List.copyOf(lines);
    }

    /**
     * Some records whose periods are over in one fiscal year.
     *
     * @param year the fiscal year in which the first day lies on which they need not be kept; null for permanent and
     *     undetermined ones
     * @param rule the rule that decides, or null if there is none
     * @param outcome what happens then
     * @param records how many
     * @param bytes their bytes, of those whose size is known
     * @param held how many of them a hold keeps on the calendar's day
     */
    public record Line(
            @Nullable FiscalYear year,
            @Nullable RetentionRule rule,
            RetentionOutlook.Outcome outcome,
            long records,
            long bytes,
            long held) {}

    /**
     * Writes the calendar as CSV (RFC 4180, CR LF): 年度, 規則, 名称, 保存期間満了時の措置, 件数, バイト数, うち停止中. No cell begins as a
     * formula does.
     *
     * @return the text, to be written as UTF-8; with a byte order mark spreadsheets on Windows read it
     */
    public String toCsv() {
        CsvOutput csv = new CsvOutput();
        csv.line(Stream.of("年度", "規則", "名称", "保存期間満了時の措置", "件数", "バイト数", "うち停止中"));
        for (Line line : lines) {
            FiscalYear year = line.year();
            RetentionRule rule = line.rule();
            csv.line(Stream.of(
                    year == null ? "" : Integer.toString(year.year()),
                    rule == null ? "" : rule.id(),
                    rule == null ? "" : rule.names().get(0),
                    line.outcome().id(),
                    Long.toString(line.records()),
                    Long.toString(line.bytes()),
                    Long.toString(line.held())));
        }
        return csv.text();
    }

    private record Key(@Nullable Integer year, String rule, RetentionOutlook.Outcome outcome) {}

    private static final class Sum {
        private final @Nullable FiscalYear year;
        private final @Nullable RetentionRule rule;
        private long records;
        private long bytes;
        private long held;

        Sum(@Nullable FiscalYear year, @Nullable RetentionRule rule) {
            this.year = year;
            this.rule = rule;
        }
    }

    /**
     * Makes the calendar of all records; memory grows with the number of rules and years only.
     *
     * @param source the records
     * @param schedule the schedule, adopted or not
     * @param holds the holds as they are known now
     * @param day the day on which it is asked which holds there are, in Japan
     * @return the calendar
     * @throws SQLException if a database refuses
     * @throws IOException if the records cannot be read
     */
    public static RetentionCalendar of(RecordSource source, RetentionSchedule schedule, HoldIndex holds, LocalDate day)
            throws SQLException, IOException {
        Map<Key, Sum> sums = new HashMap<>();
        source.forEach(record -> {
            RetentionDecision last = RetentionOutlook.last(schedule, record.facts());
            RetentionOutlook outlook = RetentionOutlook.of(last);
            LocalDate from = outlook.disposableFrom();
            FiscalYear year = from == null ? null : FiscalYear.of(from);
            RetentionRule rule = last.appliedRule().orElse(null);
            Key key = new Key(
                    from == null ? null : FiscalYear.of(from).year(), rule == null ? "" : rule.id(), outlook.outcome());
            Sum sum = sums.computeIfAbsent(key, none -> new Sum(year, rule));
            sum.records++;
            Long size = record.size();
            sum.bytes += size == null ? 0 : size;
            sum.held += holds.on(record).stream().anyMatch((Hold hold) -> hold.holdsOn(day)) ? 1 : 0;
        });
        List<Map.Entry<Key, Sum>> sorted = new ArrayList<>(sums.entrySet());
        sorted.sort(Map.Entry.comparingByKey(
                Comparator.comparing(Key::year, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Key::rule)
                        .thenComparing(Key::outcome)));
        List<Line> lines = new ArrayList<>();
        sorted.forEach(each -> lines.add(new Line(
                each.getValue().year,
                each.getValue().rule,
                each.getKey().outcome(),
                each.getValue().records,
                each.getValue().bytes,
                each.getValue().held)));
        return new RetentionCalendar(day, lines);
    }
}
