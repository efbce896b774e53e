package io.github.edusec.classify.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.RestrictionKind;
import io.github.edusec.classify.handling.HandlingDecision.AllowedUnderException;
import io.github.edusec.classify.handling.HandlingDecision.Forbidden;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.WithNull;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.jspecify.annotations.Nullable;

class HandlingExceptionsLawsTest {
    private static final LocalDate START = LocalDate.of(2026, 4, 1);
    private static final List<String> RULES = HandlingPolicy.builtInIds().stream()
            .flatMap(id -> HandlingPolicyTest.policy(id).rules().stream())
            .map(HandlingRule::id)
            .distinct()
            .toList();
    private static final List<String> ROLES =
            List.of("chief-security-officer", "school-security-manager", "system-manager", "security-officer");

    @Property(tries = 500)
    void whatIsWrittenIsReadBackEqualAndWrittenAgainTheSame(@ForAll("anyExceptions") HandlingExceptions exceptions)
            throws IOException {
        byte[] written = write(exceptions);
        HandlingExceptions read = read(written);
        assertThat(read).isEqualTo(exceptions);
        assertThat(write(read)).isEqualTo(written);
    }

    /** A text that a file could not hold is refused where the exception is made, not when somebody reads it back. */
    @Property(tries = 200)
    void everyTextIsRefusedOrRoundTrips(@ForAll String text) throws IOException {
        try {
            HandlingExceptions one = new HandlingExceptions(List.of(new RecordedException(
                    text, "p", Set.of("r"), Set.of(), text, text, text, START, START, false, null)));
            assertThat(read(write(one))).isEqualTo(one);
        } catch (IllegalArgumentException expected) {
            assertThat(expected).hasMessageContaining("one line of text");
            assertThat(text.isBlank()
                            || text.codePoints()
                                    .anyMatch(point -> Character.isISOControl(point)
                                            || Character.getType(point) == Character.SURROGATE))
                    .isTrue();
        }
    }

    /** The whole law of 第8-10 in one place: what an exception changes, and that it changes nothing else. */
    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void anExceptionLiftsOnlyWhatItNamesAndNothingThatIsNoProhibition(
            @ForAll("targeted") Target target,
            @ForAll Importance importance,
            @ForAll @WithNull @Nullable Confidentiality confidentiality,
            @ForAll Actor actor,
            @ForAll("fewFacts") Set<Circumstance> circumstances,
            @ForAll("fewKinds") Set<RestrictionKind> kinds) {
        HandlingPolicy policy = HandlingPolicyTest.policy(target.policy());
        Classification classification = new Classification(
                importance,
                confidentiality,
                null,
                null,
                kinds.stream().map(HandlingRestriction::of).toList());
        Circumstances stated = new Circumstances(actor, circumstances);
        HandlingDecision bare = policy.decide(target.operation(), classification, stated);
        HandlingDecision decision =
                policy.decide(target.operation(), classification, stated, target.exceptions(), target.day());
        // both sides of the law must be seen
        Statistics.collect(decision instanceof AllowedUnderException);
        Statistics.coverage(seen -> seen.check(true).count(times -> times > 60));
        if (!(decision instanceof AllowedUnderException under)) {
            assertThat(decision).isEqualTo(bare);
            assertThat(bare instanceof Forbidden forbidden && liftable(target, forbidden))
                    .isFalse();
            return;
        }
        Forbidden lifted = under.lifted();
        assertThat(lifted).isEqualTo(bare);
        assertThat(lifts(under.exception(), target, lifted)).isTrue();
        assertThat(under.outcome()).isEqualTo(lifted.otherwise());
        assertThat(under.basis()).isEqualTo(bare.basis());
        assertThat(under.remaining()).isNotInstanceOf(Forbidden.class);
    }

    private static boolean liftable(Target target, Forbidden forbidden) {
        return target.exceptions().recorded().stream().anyMatch(each -> lifts(each, target, forbidden));
    }

    private static boolean lifts(RecordedException each, Target target, Forbidden forbidden) {
        List<String> forbidding =
                forbidden.forbiddenBy().stream().map(HandlingRule::id).toList();
        boolean emergencyRole =
                List.of("school-security-manager", "system-manager").contains(each.granterRole());
        boolean granter = each.granterRole().equals("chief-security-officer") || (each.emergency() && emergencyRole);
        return each.policyId().equals(target.policy())
                && target.policy().equals("nasukarasuyama-2026")
                && granter
                && !target.day().isBefore(each.grantedOn())
                && !target.day().isAfter(each.endsOn())
                && (each.operations().isEmpty() || each.operations().contains(target.operation()))
                && each.rules().containsAll(forbidding)
                && forbidding.stream().noneMatch(id -> id.startsWith("restriction-") || id.equals("na-3-7-1"));
    }

    record Target(String policy, Operation operation, LocalDate day, HandlingExceptions exceptions) {}

    /** Most exceptions name nearly all rules, so that some of them do lift something. */
    @Provide
    Arbitrary<Target> targeted() {
        Arbitrary<Set<String>> rules = Arbitraries.of(RULES).set().ofMaxSize(4).map(left -> {
            Set<String> most = new HashSet<>(RULES);
            most.removeAll(left);
            return most;
        });
        Arbitrary<String> mostlyChief = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(ROLES.get(0))), Tuple.of(1, Arbitraries.of(ROLES)));
        Arbitrary<HandlingExceptions> exceptions =
                exception(rules, policies(), mostlyChief).list().ofMaxSize(3).map(HandlingExceptionsLawsTest::numbered);
        return Combinators.combine(policies(), Arbitraries.of(Operation.values()), days(), exceptions)
                .as(Target::new);
    }

    private static Arbitrary<String> policies() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just("nasukarasuyama-2026")),
                Tuple.of(1, Arbitraries.of(HandlingPolicy.builtInIds())));
    }

    @Provide
    Arbitrary<Set<Circumstance>> fewFacts() {
        return Arbitraries.of(Circumstance.values()).set().ofMaxSize(2);
    }

    @Provide
    Arbitrary<Set<RestrictionKind>> fewKinds() {
        return Arbitraries.of(RestrictionKind.values()).set().ofMaxSize(1);
    }

    @Provide
    Arbitrary<HandlingExceptions> anyExceptions() {
        return exception(text().set().ofMinSize(1).ofMaxSize(3), text(), text())
                .list()
                .ofMaxSize(5)
                .map(HandlingExceptionsLawsTest::numbered);
    }

    private static HandlingExceptions numbered(List<RecordedException> exceptions) {
        List<RecordedException> all = new ArrayList<>();
        for (RecordedException each : exceptions) {
            all.add(new RecordedException(
                    "R8-" + all.size() + each.number(),
                    each.policyId(),
                    each.rules(),
                    each.operations(),
                    each.reason(),
                    each.grantedBy(),
                    each.granterRole(),
                    each.grantedOn(),
                    each.endsOn(),
                    each.emergency(),
                    each.reportedOn()));
        }
        return new HandlingExceptions(all);
    }

    private static Arbitrary<RecordedException> exception(
            Arbitrary<Set<String>> rules, Arbitrary<String> policies, Arbitrary<String> roles) {
        Arbitrary<Set<Operation>> operations =
                Arbitraries.of(Operation.values()).set().ofMaxSize(12);
        return Combinators.combine(
                        policies,
                        rules,
                        operations,
                        text(),
                        roles,
                        days(),
                        Arbitraries.integers().between(0, 9))
                .as((policy, covered, about, words, role, first, more) -> new RecordedException(
                        words,
                        policy,
                        covered,
                        more % 2 == 0 ? Set.of() : about,
                        words,
                        words,
                        role,
                        first,
                        first.plusDays(more),
                        more > 4,
                        more > 6 ? first.plusDays(more) : null));
    }

    private static Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 6).map(START::plusDays);
    }

    /** Quotes, backslashes and characters beyond the basic plane are what a JSON writer can get wrong. */
    private static Arbitrary<String> text() {
        return Arbitraries.strings()
                .withChars("aあ校\"\\/ 　①髙、")
                .ofMinLength(1)
                .ofMaxLength(8)
                .map(text -> text + "𠮷");
    }

    private static byte[] write(HandlingExceptions exceptions) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exceptions.write(out);
        return out.toByteArray();
    }

    private static HandlingExceptions read(byte[] bytes) throws IOException {
        Problems<PolicyFileException> problems = new Problems<>("exceptions.json", PolicyFileException::new);
        return ExceptionsJson.parse(
                PolicyFile.read(
                        "exceptions.json",
                        new ByteArrayInputStream(bytes),
                        Limits.DEFAULT.maxPolicyFileBytes(),
                        problems),
                problems);
    }
}
