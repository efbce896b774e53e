package io.github.edusec.retention;

import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.policyfile.CsvColumns;
import io.github.edusec.classify.policyfile.CsvGuard;
import io.github.edusec.classify.policyfile.CsvOutput;
import io.github.edusec.classify.policyfile.CsvRow;
import io.github.edusec.classify.policyfile.CsvRows;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The schedule's CSV format, version 1: a line of format, id, version and source, the columns' names, a row for each rule. */
final class ScheduleCsv {
    private static final CsvColumns COLUMNS = new CsvColumns(List.of(), ScheduleColumn.allNames(), "");
    private static final String READABLE = RawRules.FORMAT + RawRules.FORMAT_VERSION;

    private final Problems<ScheduleException> problems;

    private ScheduleCsv(Problems<ScheduleException> problems) {
        this.problems = problems;
    }

    static RetentionSchedule parse(PolicyFile file, Problems<ScheduleException> problems) throws ScheduleException {
        return new ScheduleCsv(problems).schedule(file);
    }

    /** Writes a byte order mark in front, without which spreadsheets on Japanese Windows take UTF-8 for CP932. */
    static byte[] bytes(RetentionSchedule schedule) {
        CsvOutput out = new CsvOutput();
        out.line(Stream.of(READABLE, schedule.id(), schedule.version(), schedule.source()));
        out.line(Arrays.stream(ScheduleColumn.values()).map(ScheduleColumn::ja));
        for (RetentionRule rule : schedule.rules()) {
            out.line(Arrays.stream(ScheduleColumn.values()).map(column -> column.text(rule)));
        }
        return ("\uFEFF" + out.text()).getBytes(StandardCharsets.UTF_8);
    }

    private RetentionSchedule schedule(PolicyFile file) throws ScheduleException {
        CsvRows<ScheduleException> rows = CsvRows.open(file, 1, problems);
        List<String> first = rows.preamble();
        checkFormat(first.get(0));
        String id = cell(first, 1, "the schedule's id");
        if (!id.isEmpty() && !RawRules.isId(id)) {
            problems.add("line 1, column 2", "not an id", id, RawRules.ID_ALLOWED);
        }
        String version = cell(first, 2, "the schedule's version");
        String source = cell(first, 3, "the schedule's source");
        rows.readHeader(COLUMNS);
        requireColumns(rows);
        List<RawPart> parts = new ArrayList<>();
        for (CsvRow row = rows.next(); row != null; row = rows.next()) {
            parts.add(new CsvPart(row, ""));
        }
        if (parts.isEmpty()) {
            problems.throwIfAny();
            throw problems.fatal(file.name(), "a schedule without rules", "none", "one or more");
        }
        List<RetentionRule> rules = RawRules.judge(parts);
        problems.throwIfAny();
        return new RetentionSchedule(new PolicyVersion(id, version, file.sha256()), file.bytes(), source, rules);
    }

    /** A newer format may mean anything, so nothing else of the file is judged. */
    private void checkFormat(String format) throws ScheduleException {
        if (format.startsWith(READABLE + ";") || format.startsWith(READABLE + "\t")) {
            String separator = format.startsWith(READABLE + ";") ? ";" : "a tab";
            throw problems.fatal("line 1", "the cells are not separated by commas", separator + " as separator", ",");
        }
        if (!format.equals(READABLE)) {
            throw problems.fatal("line 1, column 1", RawRules.formatProblem(format), format, READABLE);
        }
    }

    private String cell(List<String> first, int index, String what) {
        String text = index < first.size() ? CsvGuard.remove(first.get(index)).strip() : "";
        String where = "line 1, column " + (index + 1);
        if (text.isEmpty()) {
            problems.add(where, what + " is missing", "nothing", "a text");
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            problems.add(where, "a control character in " + what, text, "one line of printable text");
        }
        return text;
    }

    /** Of a column that is missing every row would complain. */
    private void requireColumns(CsvRows<ScheduleException> rows) throws ScheduleException {
        boolean complete = true;
        for (ScheduleColumn column : ScheduleColumn.REQUIRED) {
            if (column.names().stream().noneMatch(rows.columns()::contains)) {
                problems.add("line 2", "a column is missing", "no " + column.ja(), String.join(" or ", column.names()));
                complete = false;
            }
        }
        if (!complete) {
            problems.throwIfAny();
        }
    }
}
