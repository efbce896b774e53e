package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Problem;
import io.github.edusec.classify.policyfile.CsvGuard;
import io.github.edusec.classify.policyfile.Problems;
import io.github.edusec.retention.CatalogException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The records of a CSV file. Not thread-safe. */
final class CsvRecordRows implements RecordFeed {
    private static final int NONE = -1;
    private static final Pattern LINE_BREAKS = Pattern.compile("[\r\n]+");

    private final String name;
    private final Reader text;
    private final CsvCells cells;
    private final RecordDraft draft = new RecordDraft(this::place);
    /** The slot of each column, and the column of each slot. */
    private int[] slots = {};

    private final int[] columns = new int[RecordField.SLOTS];
    private List<String> header = List.of();

    private CsvRecordRows(String name, Reader text) {
        this.name = name;
        this.text = text;
        this.cells = new CsvCells(name, text);
    }

    /** Reads the header; the text is closed with the rows, by the caller if there are none. */
    static CsvRecordRows open(String name, Reader text) throws IOException {
        CsvRecordRows rows = new CsvRecordRows(name, text);
        rows.readHeader();
        return rows;
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (cells.next()) {
            int count = cells.count();
            if (cells.isTooLong() || !isBlank(count)) {
                draft.start();
                read(count);
                return draft.isWrong() && isUnread(count)
                        ? new Row.Bad(cells.line(), draft.problems())
                        : draft.row(cells.line());
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private void read(int count) {
        if (cells.isTooLong()) {
            draft.problem(
                    "line " + cells.line(),
                    "the row is too long",
                    "more than that",
                    "at most " + CsvCells.MAX_ROW_CHARS + " characters and " + CsvCells.MAX_CELLS + " cells");
        } else if (count > slots.length) {
            draft.problem(
                    where(slots.length),
                    "more cells than the header has columns",
                    count + " cells",
                    slots.length + " cells");
        } else {
            for (int i = 0; i < count; i++) {
                if (slots[i] != NONE && !cells.isEmpty(i)) {
                    take(slots[i], CsvGuard.remove(cells.cell(i)));
                }
            }
        }
    }

    /** The cells of such a row may stand under the wrong names: anything said of them would be wrong too. */
    private boolean isUnread(int count) {
        return cells.isTooLong() || count > slots.length;
    }

    private void take(int slot, String cell) {
        if (slot == RecordField.LOCATIONS.slot() && (cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0)) {
            for (String each : LINE_BREAKS.split(cell, -1)) {
                draft.take(slot, each);
            }
        } else {
            draft.take(slot, cell);
        }
    }

    private boolean isBlank(int count) {
        for (int i = 0; i < count; i++) {
            if (!cells.isEmpty(i) && !cells.cell(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    private String place(int slot) {
        return columns[slot] == NONE ? "line " + cells.line() + ", no column " + nameOf(slot) : where(columns[slot]);
    }

    private static String nameOf(int slot) {
        return RecordField.isField(slot)
                ? RecordField.field(slot).key()
                : RecordField.event(slot).id();
    }

    private String where(int column) {
        String shown = column < header.size() ? " (" + Problems.shown(header.get(column)) + ")" : "";
        return "line " + cells.line(column) + ", column " + (column + 1) + shown;
    }

    private void readHeader() throws IOException {
        Arrays.fill(columns, NONE);
        boolean found = cells.next();
        while (found && isBlank(cells.count())) {
            found = cells.next();
        }
        List<Problem> problems = new ArrayList<>();
        List<String> names = new ArrayList<>();
        slots = new int[found ? cells.count() : 0];
        for (int i = 0; i < slots.length; i++) {
            String column = cells.cell(i).strip();
            names.add(column);
            Integer slot = RecordField.fieldSlot(column);
            slot = slot == null ? RecordField.eventSlot(column) : slot;
            slots[i] = slot == null ? NONE : slot;
            String where = "line " + cells.line(i) + ", column " + (i + 1);
            if (slot == null && !column.isEmpty()) {
                problems.add(new Problem(
                        where,
                        "unknown column",
                        Problems.shown(column),
                        RecordField.fieldNames() + ", " + RecordField.eventNames() + ", or their Japanese names"));
            } else if (slot != null && columns[slot] != NONE) {
                problems.add(new Problem(
                        where, "the column stands twice, by this name or another", column, "each column once"));
            } else if (slot != null) {
                columns[slot] = i;
            }
        }
        header = List.copyOf(names);
        for (RecordField field : List.of(RecordField.ID, RecordField.KIND)) {
            if (columns[field.slot()] == NONE) {
                problems.add(new Problem(
                        "line " + cells.line(),
                        "a column is missing",
                        "no " + field.key(),
                        field.key() + " or " + field.header()));
            }
        }
        if (!problems.isEmpty()) {
            throw new CatalogException(name, problems.subList(0, Math.min(problems.size(), RecordDraft.MAX_PROBLEMS)));
        }
    }
}
