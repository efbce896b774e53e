package io.github.edusec.retention.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.register.AssetDetails;
import io.github.edusec.classify.register.AssetRegister;
import io.github.edusec.classify.register.RegisterColumn;
import io.github.edusec.classify.register.RegisterEntry;
import io.github.edusec.classify.register.SourceConfidence;
import io.github.edusec.retention.catalog.RecordFeed.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegisterFeedTest {
    private static RegisterEntry entry(String name, String number, String medium, String place) {
        AssetDetails details = AssetDetails.NONE
                .with(RegisterColumn.NUMBER, number)
                .with(RegisterColumn.MEDIUM, medium)
                .with(RegisterColumn.LOCATION, place);
        return new RegisterEntry(
                name,
                List.of(),
                "教務",
                new Classification(Importance.II, null, null, null, List.of()),
                "R7.3",
                "○○市",
                SourceConfidence.HIGH,
                null,
                null,
                details);
    }

    private static List<Row> rows(RegisterEntry... entries) {
        List<Row> rows = new ArrayList<>();
        try (RegisterFeed feed = new RegisterFeed(AssetRegister.of("city", "1", List.of(entries)))) {
            for (Row row = feed.next(); row != null; row = feed.next()) {
                rows.add(row);
            }
            assertThat(feed.next()).isNull();
        }
        return rows;
    }

    private static CatalogRecord record(Row row) {
        assertThat(row).isInstanceOf(Row.Good.class);
        return ((Row.Good) row).record();
    }

    @Test
    void an_asset_is_a_record_of_its_name_class_medium_and_places() {
        List<Row> rows = rows(entry("出席簿", "12", "紙", "職員室\n書庫 棚3"), entry("学校日誌", "", "HDD", ""));
        CatalogRecord paper = record(rows.get(0));
        assertThat(paper.id()).isEqualTo("asset-12");
        assertThat(paper.facts().kind()).isEqualTo("出席簿");
        assertThat(paper.facts().events()).isEmpty();
        assertThat(paper.medium()).isEqualTo(Medium.PAPER);
        assertThat(paper.locations()).containsExactly("職員室", "書庫 棚3");
        assertThat(paper.classification())
                .isNotNull()
                .extracting(Classification::importance)
                .isEqualTo(Importance.II);
        CatalogRecord other = record(rows.get(1));
        assertThat(other.medium()).isEqualTo(Medium.ELECTRONIC);
        assertThat(other.id()).matches("asset-[0-9a-f]{32}");
        assertThat(record(rows(entry("学校日誌", "", "", "")).get(0)).id()).isEqualTo(other.id());
    }

    @Test
    void a_number_that_stands_twice_and_a_name_that_is_too_long_are_wrong_rows() {
        List<Row> rows =
                rows(entry("学校要覧", "1", "", ""), entry("学級日誌", "1", "", ""), entry("長".repeat(201), "2", "", ""));
        assertThat(rows.get(0)).isInstanceOf(Row.Good.class);
        assertThat(rows.get(1)).isInstanceOfSatisfying(Row.Bad.class, bad -> {
            assertThat(bad.line()).isEqualTo(2);
            assertThat(bad.problems().get(0).what()).contains("twice");
        });
        assertThat(rows.get(2)).isInstanceOf(Row.Bad.class);
    }
}
