package io.github.edusec.classify.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.RestrictionKind;
import io.github.edusec.classify.handling.HandlingDecision.AskForClass;
import io.github.edusec.classify.handling.HandlingDecision.Forbidden;
import io.github.edusec.classify.handling.HandlingDecision.LeftOpen;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlingRestrictionsTest {
    private static final HandlingPolicy NASU = HandlingPolicyTest.policy("nasukarasuyama-2026");
    private static final Set<Circumstance> EVERYTHING =
            EnumSet.complementOf(EnumSet.of(Circumstance.APPLICANT_IS_APPROVER));

    /** Sending, publishing and saving elsewhere make a copy and hand it out. */
    @ParameterizedTest
    @CsvSource({
        "複製禁止,copy send-mail send-storage removable-medium fax publish sns public-cloud provide-outside cloud-download",
        "配付禁止,copy send-mail send-storage fax publish sns provide-outside",
        "送信禁止,send-mail send-storage fax publish sns provide-outside",
        "転送禁止,send-mail send-storage fax publish sns provide-outside",
        "教職員等限り,publish sns provide-outside",
        "関係者限り,publish sns",
        "コピー禁止,copy removable-medium",
        "複写禁止,copy fax",
        "「複製禁止」,copy",
        "【複製禁止】,copy",
        "複製禁止。,copy",
        "複製\u200b禁止\u200b,copy"
    })
    void aProhibitionHoldsForEveryWayOfDoingIt(String restriction, String operations) {
        for (String operation : operations.split(" ", -1)) {
            for (HandlingPolicy policy : HandlingLawsTest.policies()) {
                assertThat(policy.decide(
                                Operation.parse(operation),
                                restricted(Importance.IV, restriction),
                                new Circumstances(Actor.STAFF, EVERYTHING)))
                        .as(operation)
                        .isInstanceOf(Forbidden.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"関係者限り,provide-outside", "関係者限り,fax", "関係者限り,send-mail", "教職員等限り,fax", "教職員等限り,send-mail"})
    void whoTheRecipientIsTheManagerJudges(String restriction, String operation) {
        HandlingDecision decision = NASU.decide(
                Operation.parse(operation),
                restricted(Importance.III, restriction),
                new Circumstances(Actor.STAFF, EVERYTHING));
        assertThat(decision.outcome()).as("no blanket permit").isEqualTo(HandlingOutcome.PERMIT_OF_UNSTATED_KIND);
    }

    @Test
    void whatIsForStaffOnlyNoContractorCopies() {
        assertThat(NASU.decide(
                        Operation.COPY, restricted(Importance.I, "教職員等限り"), Circumstances.NONE.by(Actor.CONTRACTOR)))
                .isInstanceOf(Forbidden.class);
    }

    /** Nobody but a person knows what these words mean for this operation. */
    @ParameterizedTest
    @CsvSource({"卒業まで,copy", "部外秘,copy", "部外秘,mark", "印刷禁止,copy", "書換禁止,mark", "読後廃棄,store"})
    void aRestrictionThatNoRuleTestsForTheOperationIsNeverSimplyAllowed(String restriction, String operation) {
        LeftOpen ask = (LeftOpen)
                NASU.decide(Operation.parse(operation), restricted(Importance.IV, restriction), Circumstances.NONE);
        assertThat(ask.isAllowed()).isFalse();
        assertThat(ask.asked()).extracting(Term::id).containsExactly("school-security-manager");
        assertThat(ask.basis().notes()).anyMatch(note -> note.ja().contains("「" + restriction + "」"));
        assertThat(ask.explain(Locale.ENGLISH)).contains("ask the manager", "not tested by any rule", "the principal");
    }

    /** Each kind is either judged for an operation or the answer asks. */
    @Test
    void noKindIsPassedOverInSilence() {
        for (RestrictionKind kind : RestrictionKind.values()) {
            for (Operation operation : Operation.values()) {
                for (Actor actor : Actor.values()) {
                    HandlingDecision decision = NASU.decide(
                            operation, restricted(Importance.IV, kind.label()), new Circumstances(actor, EVERYTHING));
                    boolean judged = decision.basis().reasons().stream()
                            .anyMatch(rule -> rule.clause().equals("取扱制限 " + kind.label()));
                    boolean noted = decision.basis().notes().stream()
                            .anyMatch(note -> note.ja().contains("「" + kind.label() + "」"));
                    if (judged == noted) {
                        // a rule that holds only without some circumstance may have been lifted
                        assertThat(decision.isAllowed() && !judged)
                                .as(kind + " " + operation + " " + actor)
                                .isTrue();
                        assertThat(kind).isEqualTo(RestrictionKind.NO_TAKE_OUT);
                    }
                }
            }
        }
    }

    @Test
    void aBlanketPermitAnswersNoPermitThatARestrictionAsksFor() {
        assertThat(NASU.decide(Operation.TAKE_OUT, restricted(Importance.III, "持出要許可"), Circumstances.NONE)
                        .outcome())
                .isEqualTo(HandlingOutcome.PERMIT_OF_UNSTATED_KIND);
        assertThat(NASU.decide(
                                Operation.SEND_MAIL,
                                restricted(Importance.III, "送信要許可"),
                                Circumstances.of(Circumstance.OFFICIAL_SERVICE))
                        .outcome())
                .isEqualTo(HandlingOutcome.PERMIT_OF_UNSTATED_KIND);
        assertThat(NASU.decide(Operation.TAKE_OUT, restricted(Importance.II, "持出要許可"), Circumstances.NONE)
                        .outcome())
                .isEqualTo(HandlingOutcome.INDIVIDUAL_PERMIT);
        assertThat(NASU.decide(Operation.TAKE_OUT, Classification.of(Importance.III), Circumstances.NONE)
                        .outcome())
                .as("第6-2(5)ア is answered by it")
                .isEqualTo(HandlingOutcome.BLANKET_PERMIT);
    }

    @Test
    void aBlanketPermitOfOneRoleAnswersNoPermitOfAnother() {
        HandlingDecision decision = NASU.decide(
                Operation.PROVIDE_OUTSIDE, Classification.of(Importance.III), Circumstances.NONE.by(Actor.BOARD_STAFF));
        assertThat(decision.outcome()).isEqualTo(HandlingOutcome.PERMIT_OF_UNSTATED_KIND);
        assertThat(decision.basis().duties().permitters())
                .extracting(Term::id)
                .containsExactly("chief-security-officer", "school-security-manager", "security-officer");
    }

    @Test
    void anUnknownClassDropsNoRestriction() {
        AskForClass ask = NASU.decideUnknown(Operation.COPY, HandlingRestriction.listOf("複製禁止"), Circumstances.NONE);
        assertThat(ask.interim()).isInstanceOf(Forbidden.class);
        assertThat(NASU.decideUnknown(Operation.COPY, List.of(), Circumstances.NONE))
                .isEqualTo(NASU.decideUnknown(Operation.COPY, Circumstances.NONE));
    }

    @Test
    void aPermitForARestrictionIsGivenByTheRoleOfThePolicy() {
        HandlingDecision permit = HandlingPolicyTest.policy("oda-2008")
                .decide(Operation.COPY, restricted(Importance.IV, "複製要許可"), Circumstances.NONE);
        assertThat(permit.basis().duties().permitters()).extracting(Term::id).containsExactly("school-safety-officer");
    }

    private static Classification restricted(Importance importance, String restriction) {
        return Classification.of(importance).withRestrictions(HandlingRestriction.listOf(restriction));
    }
}
