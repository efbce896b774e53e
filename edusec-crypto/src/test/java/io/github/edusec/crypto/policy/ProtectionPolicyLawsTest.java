package io.github.edusec.crypto.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every policy and every day. */
class ProtectionPolicyLawsTest {
    private static final ProtectionPolicy BUILT_IN = ProtectionPolicy.builtIn("cryptrec-2023");

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2000, 1, 1).toEpochDay(),
                        LocalDate.of(2120, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.oneOf(
                Arbitraries.of(BUILT_IN.methods()),
                Arbitraries.strings().ascii().ofMaxLength(20));
    }

    @Property
    void whatKeyLengthsEndStaysRefused(
            @ForAll("methods") String method, @ForAll("days") LocalDate one, @ForAll("days") LocalDate other) {
        assertMonotone(BUILT_IN, method, one, other);
    }

    /** Of whatever table: rows in any order, with and without a transition, a stronger key ending before a weaker one. */
    @Property(tries = 200)
    void whatKeyLengthsEndStaysRefusedUnderAnyTable(
            @ForAll @IntRange(min = 2000, max = 2100) int usable112,
            @ForAll @IntRange(min = 1, max = 40) int transition,
            @ForAll @IntRange(min = 2000, max = 2100) int usable256,
            @ForAll("days") LocalDate one,
            @ForAll("days") LocalDate other)
            throws IOException {
        // Through marks: one of the years drawn may be the other that is to be replaced.
        String text = PolicySamples.golden()
                .replace("\"usableUntil\": 2021", "\"usableUntil\": FIRST")
                .replace("\"usableUntil\": 2070", "\"usableUntil\": SECOND")
                .replace("\"transitionUntil\": 2030", "\"transitionUntil\": " + (usable112 + transition))
                .replace("FIRST", Integer.toString(usable112))
                .replace("SECOND", Integer.toString(usable256));
        ProtectionPolicy policy = loaded(text);
        for (String method : policy.methods()) {
            assertMonotone(policy, method, one, other);
        }
        int last = Math.min(usable112 + transition, usable256);
        assertThat(policy.decide("wrapped", one).isAllowed()).isEqualTo(one.getYear() <= last);
    }

    private static void assertMonotone(ProtectionPolicy policy, String method, LocalDate one, LocalDate other) {
        LocalDate first = one.isBefore(other) ? one : other;
        LocalDate later = one.isBefore(other) ? other : one;
        if (policy.decide(method, later).isAllowed()) {
            assertThat(policy.decide(method, first).isAllowed()).isTrue();
        }
        assertThat(PolicySamples.rules(policy.decide(method, later).reasons()))
                .containsAll(
                        policy.decide(method, first).isAllowed()
                                ? Set.of()
                                : PolicySamples.rules(
                                        policy.decide(method, first).reasons()));
    }

    @Property
    void onlyWhatIsLaidDownIsAllowedAndTheAnswerIsAlwaysTheSame(
            @ForAll("methods") String method, @ForAll("days") LocalDate day) {
        MethodDecision decision = BUILT_IN.decide(method, day);
        assertThat(BUILT_IN.decide(method, day)).isEqualTo(decision);
        assertThat(decision.reasons()).isNotEmpty();
        if (decision.isAllowed()) {
            assertThat(BUILT_IN.allowedMethods()).contains(method);
        }
    }

    private static ProtectionPolicy loaded(String text) throws IOException {
        Path folder = Files.createTempDirectory("edusec-policy");
        Path file = folder.resolve("policy.json");
        try {
            return PolicySamples.load(folder, text);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }
}
