package io.github.edusec.examples.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The documents of the fictitious 架空市立みほん小学校: office files, PDFs, lists and texts of several school years.
 *
 * <p>The same bytes on every run and machine with the same JDK. Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class SampleSchool {
    /** Name of the list that says what each document is and when its retention period starts. */
    public static final String EVENTS_FILE = "events.csv";

    private static final String DOCUMENTS = "sample-school.csv";
    private static final String HOLD = "disclosure-request";
    private static final Map<String, SampleFormat> FORMATS = Map.of(
            "docx", new WordFormat(),
            "xlsx", new ExcelFormat(),
            "pptx", new PowerPointFormat(),
            "odt", new OpenDocumentFormat(),
            "pdf", new PdfFormat(),
            "csv", new CsvFormat(),
            "txt", new TextFormat());

    private SampleSchool() {}

    /**
     * Writes the documents and, as UTF-8, {@value #EVENTS_FILE}: a table that
     * {@link io.github.edusec.retention.RecordEvents} reads, one row a document, one column an event or hold.
     *
     * @param folder created if it does not exist
     * @return the documents, without the list, in the list's order
     * @throws FileAlreadyExistsException if one of the files is there already
     * @throws IOException if writing fails
     */
    public static List<Path> writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> documents = new ArrayList<>();
        List<SampleDocument> rows = rows();
        for (SampleDocument row : rows) {
            if (!row.event().equals(HOLD)) {
                SampleFormat format = Objects.requireNonNull(FORMATS.get(row.extension()), row.file());
                documents.add(Files.write(
                        folder.resolve(row.file()),
                        format.bytes(SampleContent.of(row)),
                        StandardOpenOption.CREATE_NEW));
            }
        }
        Files.writeString(
                folder.resolve(EVENTS_FILE), events(rows), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        return documents;
    }

    private static String events(List<SampleDocument> rows) {
        List<String> columns =
                rows.stream().map(SampleDocument::event).distinct().toList();
        Map<String, String[]> cells = new LinkedHashMap<>();
        for (SampleDocument row : rows) {
            String[] line = cells.computeIfAbsent(row.file(), file -> emptyLine(row, columns.size()));
            line[2 + columns.indexOf(row.event())] = row.date();
        }
        return cells.values().stream()
                .map(line -> String.join(",", line) + "\r\n")
                .collect(Collectors.joining("", "文書,種別," + String.join(",", columns) + "\r\n", ""));
    }

    private static String[] emptyLine(SampleDocument row, int columns) {
        String[] line = new String[2 + columns];
        Arrays.fill(line, "");
        line[0] = row.file();
        line[1] = row.kind();
        return line;
    }

    static List<SampleDocument> rows() throws IOException {
        try (InputStream in = Objects.requireNonNull(SampleSchool.class.getResourceAsStream(DOCUMENTS));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(SampleDocument::parse).toList();
        }
    }
}
