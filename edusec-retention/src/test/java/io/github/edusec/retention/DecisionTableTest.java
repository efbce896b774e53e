package io.github.edusec.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.retention.RetentionDecision.Undetermined;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
    private static final RetentionSchedule SCHEDULE = RetentionSchedule.builtIn("joetsu-2006");

    @TestFactory
    Stream<DynamicTest> theTableWorkedByHand() throws IOException {
        return rows().map(row -> DynamicTest.dynamicTest(row, () -> check(row.split("\\|", -1))));
    }

    @Test
    void theTableHasAtLeastFortyCases() throws IOException {
        assertThat(rows().count()).isGreaterThanOrEqualTo(40);
    }

    private static void check(String[] cells) {
        RetentionDecision decision =
                SCHEDULE.decide(new RecordFacts(cells[0], events(cells[1])), List.of(), LocalDate.parse(cells[2]));
        assertThat(kindOf(decision)).isEqualTo(cells[3]);
        assertThat(decision.schedule()).isEqualTo(SCHEDULE.schedule());
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

    private static Stream<String> rows() throws IOException {
        try (InputStream in = Objects.requireNonNull(DecisionTableTest.class.getResourceAsStream("decisions.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).toList().stream();
        }
    }
}
