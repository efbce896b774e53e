package io.github.edusec.classify.register;

import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.policyfile.CsvColumns;
import io.github.edusec.classify.policyfile.CsvGuard;
import io.github.edusec.classify.policyfile.CsvRow;
import io.github.edusec.classify.policyfile.CsvRows;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the register's CSV format, version 1. */
final class RegisterCsv {
    /** What the names of the author's own columns start with; any other unknown name may be a misspelt one. */
    static final String OWN_PREFIX = "独自:";

    private static final List<RegisterColumn> REQUIRED =
            List.of(RegisterColumn.NAME, RegisterColumn.IMPORTANCE, RegisterColumn.SOURCE);
    private static final CsvColumns COLUMNS = new CsvColumns(
            REQUIRED.stream().map(RegisterColumn::header).toList(),
            Arrays.stream(RegisterColumn.values())
                    .filter(column -> !REQUIRED.contains(column))
                    .map(RegisterColumn::header)
                    .toList(),
            OWN_PREFIX);

    private RegisterCsv() {}

    static AssetRegister parse(PolicyFile file, Problems<PolicyFileException> problems) throws PolicyFileException {
        CsvRows<PolicyFileException> rows = CsvRows.open(file, 1, problems);
        PolicyVersion version = version(rows.preamble(), file, problems);
        rows.readHeader(COLUMNS);
        RegisterBuilder builder = new RegisterBuilder(problems);
        for (CsvRow row = rows.next(); row != null; row = rows.next()) {
            builder.add(new Row(row, rows.ownColumns()));
        }
        return builder.register(version, rows.ownColumns());
    }

    private static PolicyVersion version(List<String> preamble, PolicyFile file, Problems<PolicyFileException> problems)
            throws PolicyFileException {
        String format = preamble.get(0);
        String readable = RegisterBuilder.FORMAT + RegisterBuilder.FORMAT_VERSION;
        if (format.startsWith(readable + ";") || format.startsWith(readable + "\t")) {
            String separator = format.startsWith(readable + ";") ? ";" : "a tab";
            throw problems.fatal("line 1", "the cells are not separated by commas", separator + " as separator", ",");
        }
        if (!format.equals(readable)) {
            throw problems.fatal("line 1, column 1", RegisterBuilder.formatProblem(format), format, readable);
        }
        return new PolicyVersion(
                cell(preamble, 1, "the register's id", problems),
                cell(preamble, 2, "the register's version", problems),
                file.sha256());
    }

    private static String cell(List<String> preamble, int index, String what, Problems<?> problems) {
        String text = index < preamble.size() ? CsvGuard.remove(preamble.get(index)) : "";
        String where = "line 1, column " + (index + 1);
        if (text.isEmpty()) {
            problems.add(where, what + " is missing", "nothing", "a text");
        } else if (!CellText.isOneLine(text)) {
            problems.add(where, "a control character in " + what, text, "one line of printable text");
        }
        return text;
    }

    private record Row(CsvRow row, List<String> ownColumns) implements RegisterRow {
        @Override
        public String text(RegisterColumn column) {
            return CsvGuard.remove(row.exactText(column.header()));
        }

        @Override
        public List<String> texts(RegisterColumn column) {
            return Arrays.asList(text(column).split("[;；]", -1));
        }

        @Override
        public Map<String, String> own() {
            Map<String, String> own = new LinkedHashMap<>();
            ownColumns.forEach(name -> own.put(name, CsvGuard.remove(row.ownText(name))));
            return own;
        }

        @Override
        public String place() {
            return "line " + row.line();
        }

        @Override
        public void problem(RegisterColumn column, String what, String found, String allowed) {
            row.problem(column.header(), what, found, allowed);
        }
    }
}
