package io.github.edusec.examples.traceability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.handling.HandlingRule;
import io.github.edusec.examples.traceability.Traceability.Duty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds duties, rules, tests and {@code docs/traceability.md} together. */
class TraceabilityTest {
    private static final Path ROOT = Path.of(System.getProperty("edusec.root"));

    private final Traceability traceability = load();

    @Test
    void thePageShowsWhatTheDataSays() throws IOException {
        Path page = ROOT.resolve("docs").resolve("traceability.md");
        if (Boolean.getBoolean("edusec.regenerate")) {
            Files.writeString(page, traceability.page());
        }
        assertThat(Files.readString(page)).isEqualTo(traceability.page());
    }

    @ParameterizedTest
    @CsvSource({
        "001,第3-7",
        "001,第4-2(1)",
        "001,第4-2(2)",
        "001,第4-2(3)",
        "001,第4-2(4)",
        "001,第4-2(5)",
        "001,第4-2(6)",
        "001,第4-2(7)",
        "001,第4-2(8)",
        "001,第5-1(5)",
        "001,第5-1(7)",
        "001,第5-4(1)",
        "001,第5-6(2)",
        "001,第6-1(1)",
        "001,第6-1(3)",
        "001,第6-2(4)",
        "001,第6-2(5)",
        "001,第6-2(9)",
        "001,第6-2(10)",
        "001,第6-2(11)",
        "001,第6-2(13)",
        "001,第6-2(20)",
        "001,第7-1(1)エ",
        "001,第8-2(1)",
        "001,第8-5(1)ウ",
        "001,第8-10",
        "001,第9(2)",
        "001,第10-1(11)",
        "001,第10-1(12)",
        "001,第10-3(3)",
        "001,第10-3(4)",
        "001,第10-5",
        "002,第5条",
        "002,第6条",
        "002,第8条",
        "002,第12条",
        "003,4-1",
        "003,4-2(4)",
        "003,4-2(6)",
        "003,4-2(7)"
    })
    void everyClauseIsAnswered(String source, String clause) {
        assertThat(traceability.duties())
                .anyMatch(duty -> duty.source().equals(source) && duty.clause().startsWith(clause));
    }

    @Test
    void everyDutyIsCoveredPlannedOrOutsideWithTheReason() {
        assertThat(traceability.duties()).hasSizeGreaterThan(100).allSatisfy(duty -> {
            assertThat(duty.status()).as(duty.clause()).isIn("covered", "planned", "outside");
            assertThat(duty.by().isEmpty())
                    .as(duty.clause())
                    .isEqualTo(duty.status().equals("outside"));
            assertThat(duty.tests().isEmpty())
                    .as(duty.clause())
                    .isEqualTo(!duty.status().equals("covered"));
            if (duty.status().equals("outside")) {
                assertThat(duty.note()).as(duty.clause()).isNotBlank();
            }
            if (duty.status().equals("planned")) {
                assertThat(duty.types()).as(duty.clause()).allMatch(where -> where.matches("edusec-[a-z]+: .+"));
            }
        });
    }

    @Test
    void whatIsCoveredByRulesHasRules() {
        assertThat(traceability.duties())
                .filteredOn(duty -> duty.by().stream().anyMatch(each -> each.startsWith("rules")))
                .hasSizeGreaterThan(40)
                .allSatisfy(duty -> assertThat(duty.rules())
                        .as(duty.source() + " " + duty.clause())
                        .isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"001", "002"})
    void everyRuleOfThePolicyCarriesOutADuty(String source) {
        Set<String> used = traceability.duties().stream()
                .flatMap(duty -> duty.rules().stream())
                .map(HandlingRule::id)
                .collect(Collectors.toSet());
        assertThat(Traceability.rulesOf(Traceability.SOURCES.get(source).policyId()))
                .extracting(HandlingRule::id)
                .isSubsetOf(used);
    }

    @Test
    void theTypesAndTestsThatAreNamedExist() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> javaFiles = files.filter(file -> file.toString().endsWith(".java")
                            && !file.toString().contains("target"))
                    .toList();
            for (Path file : javaFiles) {
                sources.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        for (Duty duty : traceability.duties()) {
            for (String test : duty.tests()) {
                String[] parts = test.split("#", 2);
                assertThat(sources.keySet()).as(duty.clause()).contains(parts[0] + ".java");
                assertThat(sources.get(parts[0] + ".java"))
                        .as(test)
                        .contains(parts.length > 1 ? "void " + parts[1] + "(" : "@");
            }
            if (duty.status().equals("covered")) {
                assertThat(duty.types()).as(duty.clause()).allMatch(type -> sources.containsKey(type + ".java"));
            }
        }
    }

    private static Traceability load() {
        try {
            return Traceability.load();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
