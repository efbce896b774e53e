package io.github.edusec.classify.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.PolicyVersion;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {
    @Property
    void everyLevelHasExactlyOneRow(@ForAll("tables") Table table) {
        assertThat(table.rows.rows())
                .extracting(SchemeMapping.Row::level)
                .containsExactlyElementsOf(
                        table.axis().levels().stream().map(SchemeLevel::code).toList());
        assertThat(table.rows.rows())
                .allSatisfy(
                        row -> assertThat(row.note() != null || !row.lossy()).isTrue());
    }

    @Property
    void moreSevereNeverMapsToLessSevere(@ForAll("tables") Table table) {
        for (SchemeLevel one : table.axis().levels()) {
            for (SchemeLevel other : table.axis().levels()) {
                if (one.isAtLeast(other)
                        && table.map(one) instanceof MappingResult.Mapped severe
                        && table.map(other) instanceof MappingResult.Mapped light) {
                    assertThat(severe.in(table.target()).isAtLeast(light.in(table.target())))
                            .isTrue();
                }
            }
        }
    }

    @Property
    void thereAndBackIsNeverLessSevereUnlessATableSaysThatItUnderstates(@ForAll("tables") Table table) {
        for (SchemeLevel level : table.axis().levels()) {
            if (table.map(level) instanceof MappingResult.Mapped there
                    && table.target()
                                    .map(
                                            there.in(table.target()),
                                            table.scheme.version().id())
                            instanceof MappingResult.Mapped back
                    && !there.understates()
                    && !back.understates()) {
                assertThat(back.in(table.scheme).isAtLeast(level)).isTrue();
            }
        }
    }

    @Test
    void theTablesLeadBothWays() {
        assertThat(allTables())
                .hasSizeGreaterThan(20)
                .allSatisfy(table -> assertThat(table.target().mappings()).anySatisfy(back -> {
                    assertThat(back.toScheme()).isEqualTo(table.scheme.version().id());
                    assertThat(back.toAxis()).isEqualTo(table.rows.fromAxis());
                    assertThat(back.fromAxis()).isEqualTo(table.rows.toAxis());
                }));
    }

    /** The correspondences that the sources or our rough bridge state, written out again. */
    @ParameterizedTest
    @CsvSource({
        "nasukarasuyama-2026,重要性分類Ⅱ,mext-2025,II,true,MEDIUM",
        "mext-2025,重要性分類Ⅳ,nasukarasuyama-2026,IV,false,MEDIUM",
        "nasukarasuyama-2026,機密性2B,mext-2025,2B,false,HIGH",
        "oda-2008,(1),mext-2025,I,false,MEDIUM",
        "oda-2008,(3),mext-2025,III,true,MEDIUM",
        "mext-2025,重要性分類Ⅲ,oda-2008,3,true,MEDIUM",
        "mext-2025,機密性3,local-government-2024,3A,false,LOW",
        "mext-2025,機密性2B,local-government-2024,3B,true,LOW",
        "mext-2025,機密性2A,local-government-2024,2,true,LOW",
        "local-government-2024,3B,mext-2025,3,true,LOW",
        "local-government-2024,機密性2,mext-2025,2B,true,LOW",
        "local-government-2024,3C,nasukarasuyama-2026,2B,true,LOW",
        "local-government-2024,完全性2,nasukarasuyama-2026,2B,true,LOW"
    })
    void aLevelHasTheCounterpartThatTheTableStates(
            String from, String level, String to, String code, boolean lossy, MappingConfidence confidence) {
        ClassificationScheme scheme = ClassificationScheme.builtIn(from);
        MappingResult.Mapped mapped =
                (MappingResult.Mapped) scheme.map(scheme.find(level).orElseThrow(), to);
        assertThat(mapped.toCode()).isEqualTo(code);
        assertThat(mapped.lossy()).isEqualTo(lossy);
        assertThat(mapped.confidence()).isEqualTo(confidence);
        assertThat(mapped.scheme()).isEqualTo(scheme.version());
        assertThat(mapped.reason().ja())
                .contains(to, scheme.version().toString(), confidence.text().ja());
        assertThat(mapped.reason().en()).contains(to, confidence.text().en());
        assertThat(mapped.reason().en().contains("not quite the same")).isEqualTo(lossy);
    }

    /** A program must see without reading the note that a counterpart may be too mild. */
    @ParameterizedTest
    @CsvSource({
        "nasukarasuyama-2026,重要性分類Ⅱ,mext-2025,true",
        "nasukarasuyama-2026,重要性分類Ⅲ,mext-2025,true",
        "nasukarasuyama-2026,重要性分類Ⅲ,oda-2008,true",
        "oda-2008,(4),mext-2025,true",
        "oda-2008,(3),mext-2025,false",
        "mext-2025,重要性分類Ⅰ,nasukarasuyama-2026,false",
        "local-government-2024,3B,mext-2025,false",
        "mext-2025,機密性2A,local-government-2024,false"
    })
    void aLossHasADirection(String from, String level, String to, boolean understates) {
        ClassificationScheme scheme = ClassificationScheme.builtIn(from);
        MappingResult.Mapped mapped =
                (MappingResult.Mapped) scheme.map(scheme.find(level).orElseThrow(), to);
        assertThat(mapped.understates()).isEqualTo(understates);
        assertThat(mapped.reason().en().contains("classify anew")).isEqualTo(understates);
    }

    @Test
    void aSchemeWithoutATableSaysSo() {
        ClassificationScheme oda = ClassificationScheme.builtIn("oda-2008");
        MappingResult result = oda.map(oda.axes().get(0).levels().get(0), "local-government-2024");
        assertThat(result).isInstanceOf(MappingResult.NoTable.class);
        assertThat(result.reason().en()).contains("oda-2008 1 has no table", "local-government-2024");
        assertThat(result.reason().ja()).contains("対応表がありません");
    }

    @Test
    void aCounterpartIsLookedUpInItsOwnSchemeOnly() {
        ClassificationScheme oda = ClassificationScheme.builtIn("oda-2008");
        MappingResult.Mapped mapped =
                (MappingResult.Mapped) oda.map(oda.axes().get(0).levels().get(0), "mext-2025");
        assertThatThrownBy(() -> mapped.in(oda))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allowed: mext-2025");
        PolicyVersion version = oda.version();
        MappingResult.Mapped stale = new MappingResult.Mapped(
                mapped.level(), "mext-2025", "importance", "V", false, false, MappingConfidence.LOW, null, version);
        assertThatThrownBy(() -> stale.in(ClassificationScheme.builtIn("mext-2025")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("importance:V");
    }

    @Provide
    Arbitrary<Table> tables() {
        return Arbitraries.of(allTables().toList());
    }

    private static Stream<Table> allTables() {
        return ClassificationScheme.builtInIds().stream()
                .map(ClassificationScheme::builtIn)
                .flatMap(scheme -> scheme.mappings().stream().map(rows -> new Table(scheme, rows)));
    }

    private record Table(ClassificationScheme scheme, SchemeMapping rows) {
        SchemeAxis axis() {
            return scheme.axis(rows.fromAxis()).orElseThrow();
        }

        ClassificationScheme target() {
            return ClassificationScheme.builtIn(rows.toScheme());
        }

        MappingResult map(SchemeLevel level) {
            return scheme.map(level, rows.toScheme());
        }
    }
}
