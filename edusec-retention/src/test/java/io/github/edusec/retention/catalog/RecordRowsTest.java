package io.github.edusec.retention.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Problem;
import io.github.edusec.retention.CatalogException;
import io.github.edusec.retention.EventKind;
import io.github.edusec.retention.RecordFacts;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordRowsTest {
    private static final Charset CP932 = Charset.forName("windows-31j");
    private static final String SHA256 = "0123456789abcdef".repeat(4);
    private static final CatalogRecord FULL = new CatalogRecord(
            "R-1",
            new RecordFacts(
                    "指導要録",
                    Map.of(
                            EventKind.CREATED, LocalDate.of(2019, 4, 1),
                            EventKind.GRADUATION, LocalDate.of(2025, 3, 31))),
            "s-77",
            List.of("share/学籍/a.pdf", "倉庫 3-2"),
            new Classification(Importance.I, Confidentiality.C3, null, null, List.of()),
            12_345L,
            SHA256,
            Originality.COPY,
            Medium.PAPER);
    private static final String JAPANESE = "記録ID,種別,対象,所在,重要性,機密性,完全性,可用性,サイズ,SHA-256,原本・写し,媒体,作成,卒業\r\n"
            + "R-1,指導要録,s-77,\"share/学籍/a.pdf\n倉庫 3-2\",Ⅰ,３,,,12345," + SHA256 + ",写し,紙,H31.4.1,令和７年３月３１日\r\n";

    @TempDir
    Path folder;

    @Test
    void everyColumnIsRead() throws IOException {
        assertThat(good(JAPANESE.getBytes(StandardCharsets.UTF_8))).containsExactly(FULL);
    }

    @Test
    void theEncodingOfSpreadsheetsAndTheByteOrderMarkAreRead() throws IOException {
        assertThat(good(JAPANESE.getBytes(CP932))).containsExactly(FULL);
        assertThat(good(("\uFEFF" + JAPANESE).getBytes(StandardCharsets.UTF_8))).containsExactly(FULL);
    }

    @Test
    void jsonLinesSayTheSame() throws IOException {
        String line =
                "{\"id\":\"R-1\",\"kind\":\"指導要録\",\"subject\":\"s-77\",\"locations\":[\"share/学籍/a.pdf\",\"倉庫 3-2\"],"
                        + "\"importance\":\"I\",\"confidentiality\":\"3\",\"integrity\":null,\"size\":12345,\"sha256\":\""
                        + SHA256
                        + "\",\"original\":\"copy\",\"medium\":\"paper\","
                        + "\"events\":{\"created\":\"平成31年4月1日\",\"卒業\":\"2025-03-31\"}}\r\n";
        assertThat(good(line.getBytes(StandardCharsets.UTF_8))).containsExactly(FULL);
        assertThat(good(("\uFEFF\n " + line).getBytes(StandardCharsets.UTF_8))).containsExactly(FULL);
    }

    @Test
    void everyWrongCellOfARowIsNamedAndTheOthersAreRead() throws IOException {
        List<RecordFeed.Row> rows = rows("""
                id,kind,locations,importance,confidentiality,size,sha256,original,medium,created
                a,学級日誌,,,,,,,,
                ,,"x
                \ty",Ⅴ,4,-1,abc,both,stone,2025-02-30
                b,学級日誌,,,,,,,,2025-02-28
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).isInstanceOf(RecordFeed.Row.Good.class);
        assertThat(problems(rows.get(1)))
                .extracting(Problem::where)
                .containsExactlyInAnyOrder(
                        "line 3, column 1 (id)",
                        "line 3, column 2 (kind)",
                        "line 3, column 3 (locations)",
                        "line 4, column 4 (importance)",
                        "line 4, column 5 (confidentiality)",
                        "line 4, column 6 (size)",
                        "line 4, column 7 (sha256)",
                        "line 4, column 8 (original)",
                        "line 4, column 9 (medium)",
                        "line 4, column 10 (created)");
        assertThat(rows.get(2).line()).isEqualTo(5);
        assertThat(rows.get(2)).isInstanceOf(RecordFeed.Row.Good.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,日誌,,2B,                     | line 2, column 3 (importance) | axes without an importance",
                "a,日誌,,,R7.4.1,more             | line 2, column 6              | more cells than the header has columns",
                "a,日誌,,,平成31年5月1日             | line 2, column 5 (created)    | no such day",
                "a\u0007,日誌,,,                  | line 2, column 1 (id)         | not a text of one line",
            })
    void eachMistakeHasItsPlaceAndReason(String row, String where, String what) throws IOException {
        byte[] file = ("id,kind,importance,integrity,created\r\n" + row + "\r\n").getBytes(StandardCharsets.UTF_8);
        assertThat(problems(rows(file).get(0))).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo(where);
            assertThat(problem.what()).isEqualTo(what);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":\"a\",\"kind\":\"k\",\"x\":1}              | line 1 | unknown member",
                "{\"id\":\"a\",\"kind\":\"k\",\"id\":\"b\"}         | line 1, id | the member stands twice, by this name or another",
                "{\"id\":\"a\",\"kind\":\"k\",\"size\":\"1\"}       | line 1, size | wrong kind of value",
                "{\"id\":\"a\",\"kind\":\"k\",\"locations\":\"p\"}  | line 1, locations | wrong kind of value",
                "{\"id\":\"a\",\"kind\":\"k\",\"locations\":[[]]}   | line 1, locations | wrong kind of value",
                "{\"id\":\"a\",\"kind\":\"k\",\"events\":{\"x\":1}} | line 1, events | unknown member",
                "{\"id\":\"a\",\"kind\":\"k\",\"events\":{\"created\":\"R7.2.30\"}} | line 1, events.created | no such day",
                "{\"id\":\"a\",\"kind\":\"k\"} {}                   | line 1 | text after the end of the object",
                "{\"id\":\"a\",                                     | line 1, column 11 | not well-formed JSON",
            })
    void eachMistakeOfALineSpoilsNoOther(String line, String where, String what) throws IOException {
        List<RecordFeed.Row> rows = rows((line + "\n{\"id\":\"z\",\"kind\":\"k\"}").getBytes(StandardCharsets.UTF_8));

        assertThat(problems(rows.get(0))).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo(where);
            assertThat(problem.what()).isEqualTo(what);
        });
        assertThat(rows.get(1))
                .isEqualTo(new RecordFeed.Row.Good(2, CatalogRecord.of("z", new RecordFacts("k", Map.of()))));
    }

    @Test
    void aLineThatIsTooLongOrNoUtf8IsOneBadRow() throws IOException {
        String good = "{\"id\":\"z\",\"kind\":\"k\"}\n";
        String text =
                good + "{\"id\":\"" + "x".repeat(JsonRecordRows.MAX_LINE_BYTES) + "\"}\n" + "{\"id\":\"\u00E9\n" + good;
        List<RecordFeed.Row> rows = rows(text.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(rows).hasSize(4);
        assertThat(problems(rows.get(1))).extracting(Problem::what).containsExactly("the line is too long");
        assertThat(problems(rows.get(2))).extracting(Problem::what).containsExactly("not UTF-8");
        assertThat(rows.get(3).line()).isEqualTo(4);
    }

    @Test
    void aRowThatIsTooLongIsOneBadRow() throws IOException {
        String text =
                "id,kind\nx,\"" + "y\n".repeat(CsvCells.MAX_ROW_CHARS) + "\"\n" + ",".repeat(2_000_000) + "\nz,k\n";
        List<RecordFeed.Row> rows = rows(text.getBytes(StandardCharsets.UTF_8));

        assertThat(problems(rows.get(0))).extracting(Problem::what).containsExactly("the row is too long");
        assertThat(problems(rows.get(1))).extracting(Problem::what).containsExactly("the row is too long");
        assertThat(rows.get(2))
                .isEqualTo(new RecordFeed.Row.Good(
                        CsvCells.MAX_ROW_CHARS + 4L, CatalogRecord.of("z", new RecordFacts("k", Map.of()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,k\rb,k\rc,k", "a,k\nb,k\n\nc,k\n", "a,k\r\n\"b\",k\r\n,\r\n\"c\",\"k\"\r\n"})
    void everyKindOfLineBreakEndsARow(String text) throws IOException {
        List<CatalogRecord> records = good(("id,kind\r\n" + text).getBytes(StandardCharsets.UTF_8));
        assertThat(records).extracting(CatalogRecord::id).containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                   | a column is missing",
                "id,subject           | a column is missing",
                "id,kind,colour       | unknown column",
                "id,kind,作成,created   | the column stands twice, by this name or another",
                "id,kind,\"open       | not well-formed CSV",
                "id,\"kind\"x         | not well-formed CSV",
            })
    void whatEndsAFileIsSaid(String header, String what) throws IOException {
        Path file = Files.write(folder.resolve("r.csv"), header.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> RecordRows.open(file).close())
                .isInstanceOfSatisfying(
                        CatalogException.class,
                        e -> assertThat(e.problems()).extracting(Problem::what).contains(what));
    }

    @Test
    void neitherEncodingIsSaidWithItsPlace() throws IOException {
        Path file = Files.write(folder.resolve("r.csv"), new byte[] {'i', 'd', ',', (byte) 0xFF, (byte) 0xFE, '\n'});
        assertThatThrownBy(() -> RecordRows.open(file).close())
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("byte 4")
                .hasMessageContaining("neither UTF-8 nor CP932");
    }

    private List<CatalogRecord> good(byte[] file) throws IOException {
        List<CatalogRecord> records = new ArrayList<>();
        for (RecordFeed.Row row : rows(file)) {
            assertThat(row).isInstanceOf(RecordFeed.Row.Good.class);
            records.add(((RecordFeed.Row.Good) row).record());
        }
        return records;
    }

    private static List<Problem> problems(RecordFeed.Row row) {
        assertThat(row).isInstanceOf(RecordFeed.Row.Bad.class);
        return ((RecordFeed.Row.Bad) row).problems();
    }

    private List<RecordFeed.Row> rows(byte[] bytes) throws IOException {
        List<RecordFeed.Row> all = new ArrayList<>();
        try (RecordRows rows = RecordRows.open(Files.write(folder.resolve("records"), bytes))) {
            for (RecordFeed.Row row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
            assertThat(rows.next()).isNull();
        }
        return all;
    }
}
