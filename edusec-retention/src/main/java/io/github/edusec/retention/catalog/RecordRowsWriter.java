package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.policyfile.CsvOutput;
import io.github.edusec.retention.EventKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as the CSV that {@link RecordRows} reads ("File of records" of docs/formats.md): RFC 4180, CR LF, a column
 * for each field and each event, English names. No cell begins as a formula does.
 *
 * <p>Every record can be written and is read back equal: its texts have no line breaks, and its longest row is within what is
 * read. One row is held at a time. The text must be encoded as UTF-8, for ids and places may have characters that CP932
 * lacks. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class RecordRowsWriter {
    private final Appendable out;

    /**
     * Writes the header.
     *
     * @param out where the text goes; stays the caller's, who flushes and closes it
     * @throws IOException if it cannot be written to
     */
    public RecordRowsWriter(Appendable out) throws IOException {
        this.out = out;
        line(Arrays.stream(RecordField.values()).map(RecordField::key), EventKind::id);
    }

    /**
     * Writes a record.
     *
     * @param record the record
     * @throws IOException if it cannot be written to
     */
    public void write(CatalogRecord record) throws IOException {
        line(
                Arrays.stream(RecordField.values()).map(field -> cell(field, record)),
                event -> text(record.facts().events().get(event)));
    }

    private void line(Stream<String> fields, Function<EventKind, String> event) throws IOException {
        CsvOutput line = new CsvOutput();
        line.line(Stream.concat(fields, Arrays.stream(EventKind.values()).map(event)));
        out.append(line.text());
    }

    private static String cell(RecordField field, CatalogRecord record) {
        return switch (field) {
            case ID -> record.id();
            case KIND -> record.facts().kind();
            case SUBJECT -> text(record.subject());
            case LOCATIONS -> String.join("\n", record.locations());
            case IMPORTANCE, CONFIDENTIALITY, INTEGRITY, AVAILABILITY -> level(field, record.classification());
            case SIZE -> text(record.size());
            case SHA256 -> text(record.sha256());
            case ORIGINAL -> record.originality().id();
            case MEDIUM -> record.medium().id();
        };
    }

    private static String level(RecordField field, @Nullable Classification stated) {
        if (stated == null) {
            return "";
        }
        Confidentiality confidentiality = stated.confidentiality();
        Integrity integrity = stated.integrity();
        Availability availability = stated.availability();
        return switch (field) {
            case CONFIDENTIALITY -> confidentiality == null ? "" : confidentiality.code();
            case INTEGRITY -> integrity == null ? "" : integrity.code();
            case AVAILABILITY -> availability == null ? "" : availability.code();
            default -> stated.importance().code();
        };
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
