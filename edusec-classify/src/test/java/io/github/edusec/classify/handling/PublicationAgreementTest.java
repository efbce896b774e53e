package io.github.edusec.classify.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.Provenance;
import io.github.edusec.classify.RestrictionKind;
import io.github.edusec.classify.Text;
import io.github.edusec.classify.handling.HandlingDecision.AskForClass;
import io.github.edusec.classify.scheme.ClassificationScheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A body's handling policy and its classification scheme must not answer differently whether something may be published. */
class PublicationAgreementTest {
    /** Every importance, level of each axis, kind of restriction and provenance, stated or not. */
    @ParameterizedTest
    @CsvSource({"nasukarasuyama-2026,nasukarasuyama-2026", "mext-handbook-2025,mext-2025"})
    void thePolicyForbidsExactlyWhatTheSchemeDoesNotHoldFit(String policyId, String schemeId) {
        HandlingPolicy policy = HandlingPolicyTest.policy(policyId);
        ClassificationScheme scheme = ClassificationScheme.builtIn(schemeId);
        int publishable = 0;
        for (Classification each : classifications()) {
            boolean fit = scheme.mayBePublished(each).isAllowed();
            HandlingOutcome outcome =
                    policy.decide(Operation.PUBLISH, each, Circumstances.NONE).outcome();
            // the texts are costly, and this runs some ten thousand times
            if (fit == outcome.isAtLeast(HandlingOutcome.ASK)) { // a permit is no prohibition
                assertThat(outcome).as(each + " in the scheme " + fit).isNull();
            }
            publishable += fit ? 1 : 0;
        }
        assertThat(publishable).isGreaterThan(300);
    }

    @ParameterizedTest
    @CsvSource({"nasukarasuyama-2026,nasukarasuyama-2026", "mext-handbook-2025,mext-2025", "oda-2008,oda-2008"})
    void nobodyUnderAnyCircumstancesMayPublishWhatTheSchemeDoesNotHoldFit(String policyId, String schemeId) {
        HandlingPolicy policy = HandlingPolicyTest.policy(policyId);
        ClassificationScheme scheme = ClassificationScheme.builtIn(schemeId);
        List<Classification> unfit = classifications().stream()
                .filter(each -> each.integrity() == null && each.availability() == null)
                .filter(each -> !scheme.mayBePublished(each).isAllowed())
                .toList();
        assertThat(unfit).hasSizeGreaterThan(300);
        for (Actor actor : Actor.values()) {
            for (Circumstances circumstances : List.of(
                    Circumstances.NONE.by(actor),
                    new Circumstances(actor, EnumSet.allOf(Circumstance.class)),
                    new Circumstances(actor, EnumSet.complementOf(EnumSet.of(Circumstance.APPLICANT_IS_APPROVER))))) {
                assertThat(unfit)
                        .noneMatch(each -> policy.decide(Operation.PUBLISH, each, circumstances)
                                .isAllowed());
            }
        }
    }

    @Test
    void beforePublishingAProposalSomebodyIsAskedAndNothingElseChanges() {
        HandlingPolicy policy = HandlingPolicyTest.policy("nasukarasuyama-2026");
        Classification suggested = Classification.of(Importance.IV)
                .withRestrictions(HandlingRestriction.listOf("卒業まで"))
                .withProvenance(provenance(Provenance.Source.SUGGESTED));
        AskForClass ask = (AskForClass) policy.decide(Operation.PUBLISH, suggested, Circumstances.NONE);
        assertThat(ask.interim().outcome()).isEqualTo(HandlingOutcome.FORBIDDEN);
        assertThat(ask.explain(Locale.JAPANESE)).contains("提案にすぎず", "卒業まで", "第4-2(4)ウ");
        assertThat(policy.decide(Operation.COPY, suggested, Circumstances.NONE))
                .isEqualTo(policy.decide(Operation.COPY, suggested.withProvenance(null), Circumstances.NONE));
        Classification derived = new Classification(Importance.IV, Confidentiality.C1, null, null, List.of())
                .withProvenance(provenance(Provenance.Source.DERIVED));
        assertThat(policy.decide(Operation.PUBLISH, derived, Circumstances.NONE).outcome())
                .isEqualTo(HandlingOutcome.PERMIT_OF_UNSTATED_KIND);
        assertThat(policy.decide(Operation.SNS, suggested, Circumstances.NONE))
                .as("posting is publishing")
                .isInstanceOf(AskForClass.class);
    }

    private static List<Classification> classifications() {
        List<Classification> all = new ArrayList<>();
        for (Importance importance : Importance.values()) {
            for (Confidentiality confidentiality : orNone(Confidentiality.values())) {
                for (Integrity integrity : orNone(Integrity.values())) {
                    for (Availability availability : orNone(Availability.values())) {
                        Classification plain =
                                new Classification(importance, confidentiality, integrity, availability, List.of());
                        for (Provenance.Source source : orNone(Provenance.Source.values())) {
                            all.add(plain.withProvenance(source == null ? null : provenance(source)));
                        }
                        for (RestrictionKind kind : RestrictionKind.values()) {
                            all.add(plain.withRestrictions(List.of(HandlingRestriction.of(kind))));
                        }
                    }
                }
            }
        }
        return all;
    }

    private static <L> List<@Nullable L> orNone(L[] levels) {
        List<@Nullable L> all = new ArrayList<>(Arrays.asList(levels));
        all.add(null);
        return all;
    }

    private static Provenance provenance(Provenance.Source source) {
        return new Provenance(source, "somebody", null, new Text("理由", "reason"));
    }
}
