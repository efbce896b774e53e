package io.github.edusec.retention;

import io.github.edusec.classify.policyfile.CsvGuard;
import io.github.edusec.classify.policyfile.CsvRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A row of a schedule, or the cells of a part of its rule.
 *
 * @param row the row
 * @param prefix what stands in front of the part's keys in the columns' paths: nothing, or for example "statutory."
 */
record CsvPart(CsvRow row, String prefix) implements RawPart {
    private static final String BETWEEN = "[" + RawRules.SEPARATORS + "]";

    @Override
    public boolean has(String key) {
        return column(key)
                .map(column -> !text(column).isEmpty())
                .orElseGet(() -> ScheduleColumn.under(prefix + key)
                        .anyMatch(column -> !text(column).isEmpty()));
    }

    @Override
    public Optional<String> string(String key) {
        ScheduleColumn column = column(key).orElseThrow();
        List<String> stated =
                column.names().stream().filter(name -> !text(name).isEmpty()).toList();
        if (stated.isEmpty()) {
            problem(key, "the cell is empty", "nothing", "a text");
            return Optional.empty();
        }
        if (stated.size() > 1) {
            row.problem(stated.get(1), "the column stands twice", stated.get(0) + " too", "one of both names");
            return Optional.empty();
        }
        String text = text(column);
        if (text.chars().anyMatch(Character::isISOControl)) {
            // Of any other the reader of the rows has told.
            if (text.chars().anyMatch(c -> c == '\n' || c == '\r' || c == '\t')) {
                problem(key, "more than one line, or a tab", text, "one line of text");
            }
            return Optional.empty();
        }
        return Optional.of(text);
    }

    @Override
    public List<String> strings(String key) {
        return string(key).stream()
                .flatMap(text -> Arrays.stream(text.split(BETWEEN, -1)))
                .map(String::strip)
                .toList();
    }

    @Override
    public boolean flag(String key) {
        String text = has(key) ? string(key).orElse("") : "";
        // Spreadsheets write their own TRUE and FALSE.
        boolean value = text.toLowerCase(Locale.ROOT).equals("true");
        if (!value && !text.isEmpty() && !text.toLowerCase(Locale.ROOT).equals("false")) {
            problem(key, "wrong kind of value", text, "true, false or nothing");
        }
        return value;
    }

    @Override
    public Optional<RawPart> object(String key) {
        if (!has(key)) {
            problem(key, "the cells are empty", "nothing", String.join(", ", columnsUnder(key)));
            return Optional.empty();
        }
        return Optional.of(new CsvPart(row, prefix + key + "."));
    }

    private List<String> columnsUnder(String key) {
        return ScheduleColumn.under(prefix + key).map(ScheduleColumn::ja).toList();
    }

    /** Returns the changes of kind, the one list of parts that a rule has. */
    @Override
    public List<RawPart> objects(String key) {
        List<RawPart> changes = new ArrayList<>();
        for (String text : strings(key)) {
            String[] change = text.split(">", -1);
            if (change.length == 2) {
                changes.add(new Change(this, key, change[0].strip(), change[1].strip()));
            } else {
                problem(key, "not a change of kind", text, "EVENT>RULE, with | between several");
            }
        }
        return changes;
    }

    @Override
    public Optional<String> years() {
        return string("period");
    }

    @Override
    public void problem(String key, String what, String found, String allowed) {
        List<String> names = column(key)
                .or(() -> ScheduleColumn.under(prefix + key).findFirst())
                .orElseThrow()
                .names();
        String name = names.stream()
                .filter(each -> !text(each).isEmpty())
                .findFirst()
                .or(() -> names.stream().filter(row::hasColumn).findFirst())
                .orElse(names.get(0));
        row.problem(name, what, found, allowed);
    }

    /** A cell with nothing in it states no list. */
    @Override
    public boolean isEmptyList(String key) {
        return false;
    }

    /** The names of the columns were judged with the header. */
    @Override
    public void refuseUnknown() {}

    private Optional<ScheduleColumn> column(String key) {
        return ScheduleColumn.at(prefix + key);
    }

    private String text(ScheduleColumn column) {
        return column.names().stream()
                .map(this::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String text(String name) {
        return CsvGuard.remove(row.text(name)).strip();
    }

    private record Change(CsvPart part, String column, String event, String rule) implements RawPart {
        @Override
        public boolean has(String key) {
            return true;
        }

        @Override
        public Optional<String> string(String key) {
            String text = key.equals("event") ? event : rule;
            if (text.isEmpty()) {
                problem(key, "not a change of kind", event + ">" + rule, "EVENT>RULE, with | between several");
                return Optional.empty();
            }
            return Optional.of(text);
        }

        @Override
        public void problem(String key, String what, String found, String allowed) {
            part.problem(column, what, found, allowed);
        }

        @Override
        public void refuseUnknown() {}

        @Override
        public List<String> strings(String key) {
            throw none(key);
        }

        @Override
        public boolean isEmptyList(String key) {
            throw none(key);
        }

        @Override
        public boolean flag(String key) {
            throw none(key);
        }

        @Override
        public Optional<RawPart> object(String key) {
            throw none(key);
        }

        @Override
        public List<RawPart> objects(String key) {
            throw none(key);
        }

        @Override
        public Optional<String> years() {
            throw none("years");
        }

        private static IllegalStateException none(String key) {
            return new IllegalStateException("a change of kind has no " + key);
        }
    }
}
