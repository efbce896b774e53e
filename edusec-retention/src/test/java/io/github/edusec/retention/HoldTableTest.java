package io.github.edusec.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Limits;
import io.github.edusec.retention.RetentionDecision.Held;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HoldTableTest {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
    private static final RecordFacts RECORD =
            new RecordFacts("next-april", Map.of(EventKind.COMPLETED, LocalDate.of(2020, 3, 31)));

    @TestFactory
    Stream<DynamicTest> theTableOfEveryHoldAndTheirOverlap() throws IOException, URISyntaxException {
        RetentionSchedule kit = RetentionSchedule.read(resource("rule-kit.json"), Limits.DEFAULT);
        return Files.readAllLines(resource("holds.csv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> DynamicTest.dynamicTest(line, () -> check(kit, line.split("\\|", -1))));
    }

    private static void check(RetentionSchedule kit, String[] cells) {
        List<Hold> holds = new ArrayList<>();
        for (String each : cells[0].split(";", -1)) {
            String[] words = each.split(" ", -1);
            Hold placed = new Hold("H" + holds.size(), ground(words[0]), LocalDate.parse(words[1]), null);
            holds.add(words[2].equals("-") ? placed : placed.released(LocalDate.parse(words[2])));
        }
        RetentionDecision decision = kit.decide(RECORD, holds, LocalDate.parse(cells[1]));
        assertThat(decision.getClass().getSimpleName()).isEqualTo(cells[2]);
        if (decision instanceof Held held) {
            assertThat(held.by().ground().id()).isEqualTo(cells[3]);
            assertThat(held.by().endsBefore()).isEqualTo(cells[4].isEmpty() ? null : LocalDate.parse(cells[4]));
        }
    }

    private static HoldGround ground(String id) {
        return Arrays.stream(HoldGround.values())
                .filter(ground -> ground.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(HoldTableTest.class.getResource(name)).toURI());
    }

    @Test
    void aHoldOnlyEverLengthens() {
        Hold open = new Hold("H", HoldGround.AUDIT, DAY, null);
        Hold ended = open.released(DAY.plusDays(9));
        assertThat(ended.endsBefore()).isEqualTo(DAY.plusDays(10));
        assertThat(ended.released(DAY)).isEqualTo(ended);
        assertThat(ended.extended(DAY.plusDays(20)).endsBefore()).isEqualTo(DAY.plusDays(20));
        assertThatThrownBy(() -> ended.extended(DAY.plusDays(10)))
                .hasMessage("hold H: found an end 2026-04-11, allowed: later than 2026-04-11");
        assertThatThrownBy(() -> open.extended(DAY.plusDays(10))).hasMessageContaining("until it is released");
        assertThatThrownBy(() -> open.released(DAY.minusDays(1)))
                .hasMessage("hold H: found a release on 2026-03-31 before it was placed, allowed: 2026-04-01 or later");
    }
}
