package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Text;
import java.util.BitSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lists of persons: a line of column heads with a name column and at least one other known column, then rows with a name.
 *
 * <p>Lists without heads are found by {@link NamedLines}.
 *
 * <p>Cells are parted by tabs, vertical lines, commas or spaces. The gravest column gives the class; a list of fewer rows
 * than the rules ask for is a remark.
 */
final class NameLists {
    static final String NAME_LIST = "name-list";

    private static final Text SHORT = new Text("行の少ない名簿です。", "It is a list of few rows.");
    private static final Text WITHOUT_HEADS =
            new Text("見出しのない名簿で、氏名が行ごとに並んでいます。", "It is a list without heads: full names line by line.");
    private static final int MIN_ROWS = 2;
    /** Page heads and blank lines inside a list. */
    private static final int MAX_OTHER_LINES = 2;

    private NameLists() {}

    /** Reports the lists of a text and marks where their rows name persons. */
    static void detect(Reading reading, BitSet named) {
        Pass pass = new Pass(reading, named);
        int at = pass.nextHead(0);
        while (at < reading.text().length()) {
            at = pass.nextHead(pass.line(at));
        }
        new NamedLines(
                        reading.text().folded(),
                        reading.lines(),
                        reading.rules().vocabulary().surnames())
                .find(named, reading.goods(), names -> withoutHeads(reading, names, named));
    }

    private static void withoutHeads(Reading reading, IntList names, BitSet named) {
        int rows = names.size();
        if (rows < reading.distances().listRows()) {
            return;
        }
        Supplier<Evidence> evidence = () -> new Evidence("氏名（" + rows + "行）");
        reading.report(NAME_LIST, Certainty.LIKELY, evidence, names.get(0), WITHOUT_HEADS);
        for (int row : names.toArray()) {
            named.set(row);
        }
    }

    /** One pass over the lines of a text. */
    private static final class Pass {
        private final Reading reading;
        private final BitSet named;
        private final CharSequence text;
        private final WordHits.Places nameColumns;
        private final WordHits.Places columns;
        private int nextName;
        private int nextColumn;

        private Pass(Reading reading, BitSet named) {
            this.reading = reading;
            this.named = named;
            this.text = reading.text().folded();
            this.nameColumns = reading.hits().of(Topic.NAME_COLUMN);
            this.columns = reading.hits().of(Topic.COLUMN);
        }

        /** Returns where the next line starts that has a word for a name column, or the text's length. */
        private int nextHead(int from) {
            while (nextName < nameColumns.size() && nameColumns.start(nextName) < from) {
                nextName++;
            }
            return nextName < nameColumns.size()
                    ? reading.lines().start(reading.lines().of(nameColumns.start(nextName)))
                    : text.length();
        }

        /** Reads the line that starts here, and the list below it if it is a head; returns where to go on. */
        private int line(int start) {
            int end = lineEnd(start);
            int name = nameColumn(start, end);
            if (name < 0) {
                return end + 1;
            }
            TableRow head = TableRow.head(text, start, end);
            Importance importance = gravest(start, end);
            if (importance == null || head.cells() < 2) {
                return end + 1;
            }
            return list(head, end, nameColumns.start(name), importance);
        }

        private int nameColumn(int start, int end) {
            while (nextName < nameColumns.size() && nameColumns.start(nextName) < start) {
                nextName++;
            }
            for (int i = nextName; i < nameColumns.size() && nameColumns.end(i) <= end; i++) {
                if (nameColumns.group(i) != WordHits.COVER && isCell(nameColumns.start(i), nameColumns.end(i))) {
                    return i;
                }
            }
            return -1;
        }

        private @Nullable Importance gravest(int start, int end) {
            while (nextColumn < columns.size() && columns.start(nextColumn) < start) {
                nextColumn++;
            }
            Importance gravest = null;
            for (int i = nextColumn; i < columns.size() && columns.end(i) <= end; i++) {
                if (isCell(columns.start(i), columns.end(i))) {
                    Importance importance =
                            reading.rules().columns().get(columns.group(i)).importance();
                    gravest = gravest == null || importance.isAtLeast(gravest) ? importance : gravest;
                }
            }
            return gravest;
        }

        private SortedSet<String> shown(int start, int end) {
            SortedSet<String> shown = new TreeSet<>();
            for (int i = columns.firstFrom(start); i < columns.size() && columns.end(i) <= end; i++) {
                if (isCell(columns.start(i), columns.end(i))) {
                    shown.add(reading.text().slice(columns.start(i), columns.end(i)));
                }
            }
            return shown;
        }

        private boolean isCell(int start, int end) {
            return (start == 0 || Chars.isSeparator(text.charAt(start - 1)))
                    && (end == text.length() || Chars.isSeparator(text.charAt(end)));
        }

        private int list(TableRow head, int headEnd, int name, Importance importance) {
            int column = head.columnOf(name);
            IntList rows = new IntList();
            int others = 0;
            int at = headEnd + 1;
            int next = at;
            while (at < text.length() && others <= MAX_OTHER_LINES) {
                int end = lineEnd(at);
                int person = head.nameIn(at, end, column);
                if (person >= 0) {
                    rows.add(person);
                    others = 0;
                    next = end + 1;
                } else {
                    others++;
                }
                at = end + 1;
            }
            if (rows.size() >= MIN_ROWS) {
                report(name, rows.size(), shown(head.start(), headEnd), importance);
                reading.heads().add(head.start(), headEnd, WordGroup.NONE);
                for (int row : rows.toArray()) {
                    named.set(row);
                }
            }
            return next;
        }

        private void report(int name, int rows, SortedSet<String> shown, Importance importance) {
            boolean isList = rows >= reading.distances().listRows();
            Text reason = new Text(
                    "氏名と" + String.join("・", shown) + "の欄がある" + rows + "行の名簿です。",
                    "It is a list of " + rows + " rows with names and these columns: " + String.join(", ", shown)
                            + ".");
            reading.report(
                    NAME_LIST,
                    isList ? Certainty.LIKELY : Certainty.POSSIBLE,
                    () -> new Evidence("氏名・" + String.join("・", shown) + "（" + rows + "行）"),
                    name,
                    isList ? importance : null,
                    isList ? reason : SHORT);
        }

        private int lineEnd(int start) {
            int at = start;
            while (at < text.length() && !Chars.isLineEnd(text.charAt(at))) {
                at++;
            }
            return at;
        }
    }
}
