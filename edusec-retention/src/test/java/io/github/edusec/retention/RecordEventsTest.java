package io.github.edusec.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordEventsTest {
    private static final String TABLE = """
            文書,種別,卒業,completed
            ガイド_要録.pdf,指導要録(学籍),平成24年3月16日,
            出席簿.xlsx,出席簿,,R2.3.31
            空.txt,通知表,,
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-31j"})
    void factsAreReadPerDocument(String charset) throws IOException {
        RecordEvents events = read(TABLE.getBytes(Charset.forName(charset)));
        assertThat(events.documents()).containsExactly("ガイド_要録.pdf", "出席簿.xlsx", "空.txt");
        assertThat(events.of("出席簿.xlsx"))
                .contains(new RecordFacts("出席簿", Map.of(EventKind.COMPLETED, LocalDate.of(2020, 3, 31))));
        assertThat(events.of(Normalizer.normalize("ガイド_要録.pdf", Normalizer.Form.NFD)))
                .contains(new RecordFacts("指導要録(学籍)", Map.of(EventKind.GRADUATION, LocalDate.of(2012, 3, 16))));
        assertThat(events.of("空.txt")).contains(new RecordFacts("通知表", Map.of()));
        assertThat(events.of("別.txt")).isEmpty();
    }

    @Test
    void aHoldStandsInTheColumnOfItsGround() throws IOException {
        String text = "文書,種別,完結,訴訟,audit\na.txt,出席簿,R2.3.31,令和8年1月10日,\nb.txt,出席簿,R2.3.31,,\n";
        RecordEvents events = read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(events.holds("a.txt"))
                .containsExactly(new Hold("row-1-litigation", HoldGround.LITIGATION, LocalDate.of(2026, 1, 10), null));
        assertThat(events.holds("b.txt")).isEmpty();
        assertThat(RecordEvents.none().holds("a.txt")).isEmpty();
        assertThat(RecordEvents.none().documents()).isEmpty();
    }

    @Test
    void everyMistakeIsNamedWithItsCell() {
        String text = """
                文書,種別,卒業,graduation
                a.pdf,指導要録(学籍),平成31年5月1日,
                a.pdf,指導要録(学籍),2012-03-16,2012-03-17
                ,,令和7年2月30日,
                """;
        assertThat(problems(text.getBytes(StandardCharsets.UTF_8)))
                .extracting(problem -> problem.where() + ": " + problem.what() + ": " + problem.found())
                .containsExactly(
                        "line 2, column 3 (卒業): no such day: 平成31年5月1日",
                        "line 3, column 4 (graduation): the event stands in two columns: 2012-03-17",
                        "line 3, column 1 (文書): the document stands twice: the name of an earlier line",
                        "line 4, column 1 (文書): the cell is empty: nothing",
                        "line 4, column 2 (種別): the cell is empty: nothing",
                        "line 4, column 3 (卒業): no such day: 令和7年2月30日");
    }

    @Test
    void aMisspeltEventColumnIsRefused() {
        assertThat(problems("文書,種別,卆業\n".getBytes(StandardCharsets.UTF_8)))
                .extracting(Problem::what)
                .containsExactly("unknown column");
    }

    @Property(tries = 300)
    void anyBytesAreReadOrRefusedByOneException(@ForAll byte[] bytes) throws IOException {
        Path file = Files.createTempFile("events", ".csv");
        try {
            Files.write(file, bytes);
            assertThat(RecordEvents.read(file, Limits.DEFAULT).documents()).isEmpty();
        } catch (ScheduleException e) {
            assertThat(e.problems()).isNotEmpty();
        } finally {
            Files.delete(file);
        }
    }

    private RecordEvents read(byte[] bytes) throws IOException {
        return RecordEvents.read(Files.write(Files.createTempFile(folder, "events", ".csv"), bytes), Limits.DEFAULT);
    }

    private List<Problem> problems(byte[] bytes) {
        ScheduleException thrown = catchThrowableOfType(ScheduleException.class, () -> read(bytes));
        assertThat(thrown).isNotNull();
        return thrown.problems();
    }
}
