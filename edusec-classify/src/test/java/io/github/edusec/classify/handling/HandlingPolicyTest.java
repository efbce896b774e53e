package io.github.edusec.classify.handling;

import static io.github.edusec.classify.handling.Circumstance.APPLICANT_IS_APPROVER;
import static io.github.edusec.classify.handling.Circumstance.BOARD_MANAGED_CLOUD;
import static io.github.edusec.classify.handling.Circumstance.OFFICIAL_SERVICE;
import static io.github.edusec.classify.handling.Circumstance.OWN_DATA_ONLY;
import static io.github.edusec.classify.handling.Circumstance.RECIPIENT_ASKED_FOR_FAX;
import static io.github.edusec.classify.handling.Circumstance.STRONG_ACCESS_CONTROL;
import static io.github.edusec.classify.handling.Circumstance.UNAVOIDABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.handling.HandlingDecision.Allowed;
import io.github.edusec.classify.handling.HandlingDecision.AskForClass;
import io.github.edusec.classify.handling.HandlingDecision.Forbidden;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandlingPolicyTest {
    private static final Map<String, HandlingPolicy> POLICIES = HandlingPolicy.builtInIds().stream()
            .collect(Collectors.toUnmodifiableMap(id -> id, HandlingPolicy::builtIn));
    private static final HandlingPolicy NASU = policy("nasukarasuyama-2026");

    static HandlingPolicy policy(String id) {
        return Objects.requireNonNull(POLICIES.get(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nasukarasuyama-2026", "oda-2008", "mext-handbook-2025"})
    void theTableOfEveryPolicyIsTheReviewedOne(String id) throws IOException {
        StringBuilder table = new StringBuilder();
        for (Operation operation : Operation.values()) {
            for (Importance importance : Importance.values()) {
                HandlingDecision bare = policy(id).decide(operation, Classification.of(importance), Circumstances.NONE);
                Set<Circumstance> condition = bare instanceof Forbidden forbidden
                                && !forbidden.liftedBy().isEmpty()
                        ? forbidden.liftedBy().get(0)
                        : Set.of();
                HandlingDecision met = policy(id)
                        .decide(operation, Classification.of(importance), new Circumstances(Actor.STAFF, condition));
                table.append(operation.id())
                        .append(' ')
                        .append(importance.code())
                        .append(' ')
                        .append(
                                met instanceof Allowed allowed && !allowed.stated()
                                        ? "not-stated"
                                        : met.outcome().id())
                        .append(' ')
                        .append(condition.stream()
                                .sorted()
                                .map(Circumstance::id)
                                .toList())
                        .append(' ')
                        .append(met.basis().reasons().stream()
                                .map(HandlingRule::id)
                                .toList())
                        .append('\n');
            }
        }
        try (InputStream in = HandlingPolicyTest.class.getResourceAsStream("table-" + id + ".txt")) {
            assertThat(table.toString())
                    .isEqualTo(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void everyRuleOfEveryPolicyCanBeListedById() {
        POLICIES.values()
                .forEach(each -> assertThat(each.rules())
                        .extracting(HandlingRule::id)
                        .doesNotHaveDuplicates()
                        .hasSizeGreaterThan(20));
    }

    /** Reading one takes longer than some ten thousand decisions. */
    @Test
    void aBuiltInPolicyIsReadOnce() {
        for (String id : HandlingPolicy.builtInIds()) {
            assertThat(HandlingPolicy.builtIn(id)).isSameAs(HandlingPolicy.builtIn(id));
        }
    }

    @Test
    void anUnknownIdNamesTheAllowedOnes() {
        assertThatThrownBy(() -> HandlingPolicy.builtIn("x")).hasMessageContaining("oda-2008");
        assertThatThrownBy(() -> Operation.parse("x")).hasMessageContaining("cloud-download");
        assertThatThrownBy(() -> Circumstance.parse("x")).hasMessageContaining("own-data-only");
        assertThatThrownBy(() -> Actor.parse("x")).hasMessageContaining("contractor");
    }

    @Test
    void aFaxThatNobodyAskedForIsForbiddenAndSaysWhatWouldLiftIt() {
        Forbidden forbidden = (Forbidden) decide(Operation.FAX, Importance.IV, Circumstances.NONE);
        assertThat(forbidden.isAllowed()).isFalse();
        assertThat(forbidden.liftedBy()).containsExactly(Set.of(RECIPIENT_ASKED_FOR_FAX));
        assertThat(forbidden.otherwise()).isEqualTo(HandlingOutcome.PERMIT_OF_UNSTATED_KIND);
        assertThat(forbidden.explain(Locale.ENGLISH)).contains("forbidden", "the recipient asked for FAX", "第4-2(7)エ");
        assertThat(forbidden.explain(Locale.JAPANESE)).contains("禁止", "FAX", "第4-2(7)エ", "nasukarasuyama-2026 1");
    }

    @Test
    void applicantAndApproverMustNotBeOnePersonUnlessUnavoidable() {
        HandlingDecision one = decide(Operation.TAKE_OUT, Importance.I, Circumstances.of(APPLICANT_IS_APPROVER));
        assertThat(((Forbidden) one).forbiddenBy()).extracting(HandlingRule::id).containsExactly("na-3-7-1");
        assertThat(((Forbidden) one).liftedBy()).contains(Set.of(UNAVOIDABLE));
        assertThat(decide(Operation.TAKE_OUT, Importance.I, Circumstances.of(APPLICANT_IS_APPROVER, UNAVOIDABLE))
                        .outcome())
                .isEqualTo(HandlingOutcome.INDIVIDUAL_PERMIT);
        assertThat(decide(Operation.MARK, Importance.I, Circumstances.of(APPLICANT_IS_APPROVER))
                        .isAllowed())
                .isTrue();
    }

    @Test
    void onABoardManagedCloudOnlyTheTakeOutRulesFallAway() {
        HandlingDecision decision = decide(
                Operation.SEND_STORAGE,
                Importance.I,
                Circumstances.of(BOARD_MANAGED_CLOUD, OFFICIAL_SERVICE, STRONG_ACCESS_CONTROL));
        assertThat(decision.isAllowed()).isTrue();
        assertThat(decision.basis().duties().protections())
                .extracting(Term::id)
                .contains("access-restriction-or-encryption", "official-service-only");
        assertThat(decide(Operation.REMOVABLE_MEDIUM, Importance.I, Circumstances.of(BOARD_MANAGED_CLOUD))
                        .outcome())
                .isEqualTo(HandlingOutcome.FORBIDDEN);
    }

    @Test
    void aPupilMaySeeOwnDataOnTheCloudWithoutStrongAccessControl() {
        Circumstances own = Circumstances.of(OWN_DATA_ONLY).by(Actor.PUPIL_OR_GUARDIAN);
        assertThat(decide(Operation.PUBLIC_CLOUD, Importance.II, own).isAllowed())
                .isTrue();
        assertThat(decide(Operation.PUBLIC_CLOUD, Importance.II, Circumstances.NONE.by(Actor.PUPIL_OR_GUARDIAN))
                        .outcome())
                .isEqualTo(HandlingOutcome.FORBIDDEN);
        assertThat(decide(Operation.PUBLIC_CLOUD, Importance.II, Circumstances.of(OWN_DATA_ONLY))
                        .outcome())
                .isEqualTo(HandlingOutcome.FORBIDDEN);
    }

    @Test
    void whoPermitsDependsOnWhoActs() {
        assertThat(permitters(Operation.DISPOSE_PAPER, Actor.STAFF)).containsExactly("school-security-manager");
        assertThat(permitters(Operation.DISPOSE_PAPER, Actor.BOARD_STAFF)).containsExactly("system-manager");
        assertThat(permitters(Operation.TAKE_OUT, Actor.CONTRACTOR)).containsExactly("client");
        assertThat(permitters(Operation.PROVIDE_OUTSIDE, Actor.BOARD_STAFF))
                .contains("chief-security-officer", "security-officer");
    }

    @Test
    void anUnknownClassMeansAskingAndTheMostSevereClassMeanwhile() {
        AskForClass ask = NASU.decideUnknown(Operation.TAKE_OUT, Circumstances.NONE);
        assertThat(ask.isAllowed()).isFalse();
        assertThat(ask.asked()).extracting(Term::id).containsExactly("school-security-manager");
        assertThat(ask.interim())
                .isEqualTo(NASU.decide(Operation.TAKE_OUT, Classification.MOST_SEVERE, Circumstances.NONE));
        assertThat(ask.explain(Locale.ENGLISH)).contains("class unknown", "第4-2(4)ウ", "individual permit");
        assertThat(NASU.decideUnknown(Operation.MARK, Circumstances.NONE).isAllowed())
                .isFalse();
    }

    @Test
    void aDoubtfulClauseIsNotedWithItsLiteralReading() {
        assertThat(decide(Operation.STORE, Importance.I, Circumstances.NONE)
                        .basis()
                        .notes())
                .anyMatch(note -> note.ja().contains("Ⅲ以下"));
    }

    @Test
    void decisionsSurviveSerialization() throws IOException, ClassNotFoundException {
        for (HandlingDecision each : List.of(
                decide(Operation.FAX, Importance.I, Circumstances.NONE),
                decide(Operation.TAKE_OUT, Importance.I, Circumstances.NONE),
                decide(Operation.TAKE_OUT, Importance.III, Circumstances.NONE),
                decide(Operation.TAKE_OUT, Importance.IV, Circumstances.NONE),
                decide(Operation.MARK, Importance.I, Circumstances.NONE),
                NASU.decideUnknown(Operation.FAX, Circumstances.NONE))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(each);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertThat(in.readObject()).isEqualTo(each);
            }
        }
    }

    private static List<String> permitters(Operation operation, Actor actor) {
        return decide(operation, Importance.I, Circumstances.NONE.by(actor)).basis().duties().permitters().stream()
                .map(Term::id)
                .toList();
    }

    private static HandlingDecision decide(Operation operation, Importance importance, Circumstances circumstances) {
        return NASU.decide(operation, Classification.of(importance), circumstances);
    }
}
