package io.github.edusec.classify.policyfile;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes one CSV policy file (RFC 4180): lines ending in CR LF, every cell {@linkplain CsvGuard guarded}. Not thread-safe. */
public final class CsvOutput {
    private final StringBuilder out = new StringBuilder();

    /**
     * Writes a line.
     *
     * @param cells the texts of its cells in order
     */
    public void line(Stream<String> cells) {
        out.append(cells.map(CsvOutput::cell).collect(Collectors.joining(",")));
        out.append("\r\n");
    }

    /**
     * Returns what was written.
     *
     * @return the lines so far
     */
    public String text() {
        return out.toString();
    }

    /** Spaces at the ends are quoted although the format does not ask for it: other readers drop them. */
    private static String cell(String text) {
        String guarded = CsvGuard.add(text);
        boolean plain = guarded.equals(guarded.strip())
                && guarded.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? guarded : '"' + guarded.replace("\"", "\"\"") + '"';
    }
}
