package io.github.edusec.retention.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Problem;
import io.github.edusec.retention.catalog.RecordFeed.Row;
import io.github.edusec.testkit.DatabaseKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(DatabaseKind.class)
class LoadTest {
    private static final Row BAD = new Row.Bad(2, List.of(new Problem("line 2", "no such day", "x", "a day")));

    private final DatabaseKind kind;

    @TempDir
    Path folder;

    private DataSource source;
    private Catalog catalog;

    LoadTest(DatabaseKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() throws Exception {
        source = kind.empty(folder);
        catalog = Catalog.in(source);
    }

    private static Row.Good row(long line, String completed) {
        return new Row.Good(line, Records.about(Records.attendance("R" + line, completed), null, "box/" + line % 100));
    }

    private LoadReceipt load(OnBadRows onBad, Stream<Row> rows) throws Exception {
        return catalog.load(new Listed(rows.iterator(), null), onBad, "records.csv", Records.BY, Records.TIME);
    }

    private record Listed(Iterator<Row> rows, @Nullable IOException end) implements RecordFeed {
        @Override
        public @Nullable Row next() throws IOException {
            if (rows.hasNext()) {
                return rows.next();
            }
            if (end != null) {
                throw end;
            }
            return null;
        }

        @Override
        public void close() {}
    }

    @Test
    void thousands_of_records_are_added_then_known_then_changed() throws Exception {
        catalog.schedules().adopt(Records.adopted(Records.city("1", "P5Y")), Records.BY, Records.TIME);
        LoadReceipt first =
                load(OnBadRows.STORE_NOTHING, LongStream.range(0, 2_500).mapToObj(i -> row(i, "2020-03-31")));
        assertThat(first).isEqualTo(new LoadReceipt(true, 2_500, 0, 0, 0, 0, List.of()));
        LoadReceipt again = load(
                OnBadRows.STORE_NOTHING,
                LongStream.range(0, 2_600).mapToObj(i -> row(i, i < 10 ? "2019-03-31" : "2020-03-31")));
        assertThat(again).isEqualTo(new LoadReceipt(true, 100, 10, 2_490, 10, 0, List.of()));
        assertThat(catalog.size()).isEqualTo(2_600);
        assertThat(catalog.at("box/7")).hasSize(26);
        assertThat(catalog.due(Records.TODAY).due()).isEqualTo(2_600);
        assertThat(
                        Records.text(
                                source,
                                "SELECT detail FROM edusec_journal WHERE action = 'catalog.loaded' AND detail LIKE 'added=100%'"))
                .isEqualTo("added=100\nchanged=10\nunchanged=2490\nrelaxed=10\nbad=0");
    }

    @Test
    void one_wrong_row_keeps_all_from_being_stored_unless_the_others_are_wanted() throws Exception {
        LoadReceipt nothing = load(OnBadRows.STORE_NOTHING, Stream.of(row(1, "2020-03-31"), BAD, row(3, "2020-03-31")));
        assertThat(nothing).isEqualTo(new LoadReceipt(false, 2, 0, 0, 0, 1, List.of((Row.Bad) BAD)));
        assertThat(catalog.size()).isZero();
        assertThat(Records.text(source, "SELECT count(*) FROM edusec_journal")).isEqualTo("0");
        LoadReceipt others =
                load(OnBadRows.STORE_THE_OTHERS, Stream.of(row(1, "2020-03-31"), BAD, row(3, "2020-03-31")));
        assertThat(others.stored()).isTrue();
        assertThat(catalog.size()).isEqualTo(2);
    }

    @Test
    void an_id_that_comes_twice_is_a_wrong_row_wherever_it_comes() throws Exception {
        Row near = new Row.Good(5_001, row(4_999, "2010-03-31").record());
        Row far = new Row.Good(5_002, row(3, "2010-03-31").record());
        LoadReceipt receipt = load(
                OnBadRows.STORE_THE_OTHERS,
                Stream.concat(LongStream.range(0, 5_000).mapToObj(i -> row(i, "2020-03-31")), Stream.of(near, far)));
        assertThat(receipt.listed()).extracting(Row.Bad::line).containsExactly(5_001L, 5_002L);
        assertThat(receipt.added()).isEqualTo(5_000);
        assertThat(catalog.find("R3")).contains(row(3, "2020-03-31").record());
        LoadReceipt next = load(OnBadRows.STORE_NOTHING, Stream.of(row(3, "2020-03-31")));
        assertThat(next.unchanged()).isEqualTo(1);
    }

    @Test
    void a_feed_that_cannot_be_read_to_its_end_changes_nothing() {
        RecordFeed broken = new Listed(
                LongStream.range(0, 3_000)
                        .<Row>mapToObj(i -> row(i, "2020-03-31"))
                        .iterator(),
                new IOException("unplugged"));
        assertThatThrownBy(
                        () -> catalog.load(broken, OnBadRows.STORE_THE_OTHERS, "records.csv", Records.BY, Records.TIME))
                .isInstanceOf(IOException.class)
                .hasMessage("unplugged");
        assertThat(kind).satisfies(any -> assertThat(catalog.size()).isZero());
    }

    @Test
    void of_very_many_wrong_rows_the_first_are_listed_and_all_are_counted() throws Exception {
        LoadReceipt receipt = load(
                OnBadRows.STORE_NOTHING,
                LongStream.range(0, 1_500)
                        .mapToObj(i -> new Row.Bad(i, List.of(new Problem("line " + i, "wrong", "x", "y")))));
        assertThat(receipt.bad()).isEqualTo(1_500);
        assertThat(receipt.listed()).hasSize(LoadReceipt.MAX_LISTED);
    }
}
