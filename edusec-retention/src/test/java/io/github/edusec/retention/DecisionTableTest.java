package io.github.edusec.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Limits;
import io.github.edusec.retention.RetentionDecision.Undetermined;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DecisionTableTest {
    @TestFactory
    Stream<DynamicTest> theTableOfTheBuiltInSchedule() throws IOException {
        return checks(RetentionSchedule.builtIn("joetsu-2006"), "decisions.csv");
    }

    @TestFactory
    Stream<DynamicTest> theTableOfTheStatutes() throws IOException {
        return checks(RetentionSchedule.builtIn("statute-2026"), "statute-decisions.csv");
    }

    /** What the first says alone holds in the combination too, but where a statute is unverified. */
    @TestFactory
    Stream<DynamicTest> theTableOfTheRecommendedCombination() throws IOException {
        RetentionSchedule combined = RetentionSchedule.builtIn("recommended-2026");
        Stream<DynamicTest> same = checks(combined, "decisions.csv")
                .filter(test -> !test.getDisplayName().startsWith("職員健康診断票|"));
        return Stream.concat(checks(combined, "recommended-decisions.csv"), same);
    }

    @TestFactory
    Stream<DynamicTest> theTableOfEveryStartRulePeriodAndChangeOfKind() throws IOException, URISyntaxException {
        Path kit = Path.of(Objects.requireNonNull(DecisionTableTest.class.getResource("rule-kit.json"))
                .toURI());
        return checks(RetentionSchedule.read(kit, Limits.DEFAULT), "rule-kit-decisions.csv");
    }

    @Test
    void theTablesHaveAtLeastAHundredCases() throws IOException {
        assertThat(rows("decisions.csv").count()
                        + rows("rule-kit-decisions.csv").count())
                .isGreaterThanOrEqualTo(100);
    }

    private static Stream<DynamicTest> checks(RetentionSchedule schedule, String table) throws IOException {
        return rows(table).map(row -> DynamicTest.dynamicTest(row, () -> check(schedule, row.split("\\|", -1))));
    }

    private static void check(RetentionSchedule schedule, String[] cells) {
        RetentionDecision decision =
                schedule.decide(new RecordFacts(cells[0], events(cells[1])), List.of(), LocalDate.parse(cells[2]));
        assertThat(kindOf(decision)).isEqualTo(cells[3]);
        assertThat(decision.schedule()).isEqualTo(schedule.schedule());
        RetentionDates dates = decision.appliedDates().orElse(null);
        if (cells[6].isEmpty()) {
            assertThat(dates).isNull();
            return;
        }
        assertThat(Objects.requireNonNull(dates).statutoryDisposableFrom()).isEqualTo(day(cells[4]));
        assertThat(dates.ruleDisposableFrom()).isEqualTo(day(cells[5]));
        assertThat(dates.disposableFrom()).isEqualTo(day(cells[6]));
        assertThat(dates.lastKeptDay().plusDays(1)).isEqualTo(day(cells[6]));
    }

    private static String kindOf(RetentionDecision decision) {
        Object shown = decision instanceof Undetermined undetermined ? undetermined.missing() : decision;
        return shown.getClass().getSimpleName();
    }

    private static Map<EventKind, LocalDate> events(String cell) {
        Map<EventKind, LocalDate> events = new EnumMap<>(EventKind.class);
        Stream.of(cell.split(";", -1)).filter(each -> !each.isEmpty()).forEach(each -> {
            String[] parts = each.split("=", 2);
            events.put(EventKind.parse(parts[0]), LocalDate.parse(parts[1]));
        });
        return events;
    }

    private static @Nullable LocalDate day(String cell) {
        return cell.isEmpty() ? null : LocalDate.parse(cell);
    }

    private static Stream<String> rows(String table) throws IOException {
        try (InputStream in = Objects.requireNonNull(DecisionTableTest.class.getResourceAsStream(table))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).toList().stream();
        }
    }
}
