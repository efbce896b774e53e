package io.github.edusec.classify.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.handling.HandlingDecision.AllowedUnderException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an answer under an exception says. */
class ExceptionAnswerTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 4, 1);
    private static final HandlingPolicy POLICY = HandlingPolicyTest.policy("nasukarasuyama-2026");

    /** Who works with a medium of another kind by leave is not told to use issued ones only. */
    @Test
    void theDutiesThatOnlyTheLiftedRulesAskForGoWithTheProhibition() {
        RecordedException own = granted(Set.of("na-4-2-7-u-a", "na-4-2-7-u-i", "na-6-2-9-a"));
        AllowedUnderException under =
                (AllowedUnderException) decide(Operation.REMOVABLE_MEDIUM, Circumstances.NONE, own, FIRST);
        assertThat(under.lifted().ownDuties().protections())
                .extracting(Term::id)
                .containsExactly("board-issued-encrypted-medium");
        assertThat(under.remaining().basis().duties().protections())
                .extracting(Term::id)
                .contains("access-restriction-or-encryption")
                .doesNotContain("board-issued-encrypted-medium");
        assertThat(under.remaining().basis().duties().permitters())
                .extracting(Term::id)
                .containsExactly("school-security-manager");
        assertThat(under.explain(Locale.ENGLISH))
                .contains("lifted with the prohibition: only issued media with their encryption on")
                .doesNotContain("protection: only issued media")
                .containsOnlyOnce("only issued media with");
    }

    /** A duty that another rule asks for as well stays. */
    @Test
    void aDutyThatARuleNotLiftedAsksForStays() {
        RecordedException weak = granted(Set.of("na-6-2-11-a"));
        AllowedUnderException under = (AllowedUnderException)
                decide(Operation.PUBLIC_CLOUD, Circumstances.of(Circumstance.OFFICIAL_SERVICE), weak, FIRST);
        assertThat(under.lifted().ownDuties()).isEqualTo(HandlingDuties.NONE);
        assertThat(under.remaining().basis().duties().protections())
                .extracting(Term::id)
                .contains("strong-access-control");
    }

    /** 第8-10(2): an emergency is reported promptly; ten years later the answer still says that it was not. */
    @Test
    void anUnreportedEmergencySaysSoInTheAnswer() {
        RecordedException old = new RecordedException(
                "R8-9",
                "nasukarasuyama-2026",
                Set.of("na-4-2-7-e"),
                Set.of(),
                "災害",
                "校長",
                "school-security-manager",
                FIRST,
                LocalDate.of(9999, 12, 31),
                true,
                LocalDate.of(2036, 5, 1));
        AllowedUnderException before =
                (AllowedUnderException) decide(Operation.FAX, Circumstances.NONE, old, LocalDate.of(2036, 4, 30));
        assertThat(before.isUnreported()).isTrue();
        assertThat(before.explain(Locale.ENGLISH)).contains("has not been reported", "to 9999-12-31", "災害");
        assertThat(before.explain(Locale.JAPANESE)).contains("まだ報告がありません");
        AllowedUnderException after =
                (AllowedUnderException) decide(Operation.FAX, Circumstances.NONE, old, LocalDate.of(2036, 5, 1));
        assertThat(after.isUnreported()).isFalse();
        assertThat(after.explain(Locale.ENGLISH)).doesNotContain("has not been reported");
    }

    private static HandlingDecision decide(
            Operation operation, Circumstances circumstances, RecordedException exception, LocalDate day) {
        return POLICY.decide(
                operation,
                Classification.of(Importance.I),
                circumstances,
                new HandlingExceptions(List.of(exception)),
                day);
    }

    private static RecordedException granted(Set<String> rules) {
        return new RecordedException(
                "R8-1",
                "nasukarasuyama-2026",
                rules,
                Set.of(),
                "理由",
                "担当",
                "chief-security-officer",
                FIRST,
                FIRST,
                false,
                null);
    }
}
