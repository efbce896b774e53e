package io.github.edusec.classify.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.handling.HandlingDecision.Allowed;
import io.github.edusec.classify.handling.HandlingDecision.LeftOpen;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HandlingSilenceTest {
    private static final HandlingPolicy NASU = HandlingPolicyTest.policy("nasukarasuyama-2026");
    private static final HandlingPolicy ODA = HandlingPolicyTest.policy("oda-2008");

    @Test
    void silenceIsNoLeaveForClassThreeAndAbove() {
        for (Importance importance : List.of(Importance.I, Importance.II, Importance.III)) {
            LeftOpen silent =
                    (LeftOpen) ODA.decide(Operation.REUSE_MEDIUM, Classification.of(importance), Circumstances.NONE);
            assertThat(silent.isAllowed()).isFalse();
            assertThat(silent.asked()).extracting(Term::id).containsExactly("school-safety-officer");
            assertThat(silent.explain(Locale.ENGLISH)).contains("ask the manager", "silence is no leave", "ask: ");
            assertThat(silent.summary().ja()).contains("管理者に確認");
        }
        Allowed four =
                (Allowed) ODA.decide(Operation.REUSE_MEDIUM, Classification.of(Importance.IV), Circumstances.NONE);
        assertThat(four.stated()).isFalse();
        assertThat(four.explain(Locale.ENGLISH)).contains("does not speak");
    }

    /** Duties alone give no leave where a milder class has none; else the more severe class would need less. */
    @Test
    void dutiesForTheSevereClassAreNoLeaveWhereThePolicyIsSilentAboutAMilderOne() {
        HandlingDecision severe =
                ODA.decide(Operation.PUBLIC_CLOUD, Classification.of(Importance.I), Circumstances.NONE);
        assertThat(severe).isInstanceOf(LeftOpen.class);
        assertThat(severe.basis().duties().protections())
                .extracting(Term::id)
                .containsExactly("password-access-restriction");
    }

    @ParameterizedTest
    @EnumSource(Importance.class)
    void whatStaysOnAManagedCloudIsNoTakingOutAndTheClauseSaysSo(Importance importance) {
        Allowed allowed = (Allowed) NASU.decide(
                Operation.TAKE_OUT, Classification.of(importance), Circumstances.of(Circumstance.BOARD_MANAGED_CLOUD));
        assertThat(allowed.stated()).isTrue();
        assertThat(allowed.basis().reasons()).extracting(HandlingRule::clause).contains("第6-2(5)");
        assertThat(allowed.explain(Locale.ENGLISH)).doesNotContain("does not speak");
    }

    @ParameterizedTest
    @CsvSource({"repair", "return-lease", "take-out", "removable-medium", "transport", "work-outside"})
    void odaPermitsWhateverCarriesAComputerOrMediumOutOfTheOffice(String operation) {
        for (Importance importance : Importance.values()) {
            HandlingDecision decision =
                    ODA.decide(Operation.parse(operation), Classification.of(importance), Circumstances.NONE);
            assertThat(decision.outcome()).isEqualTo(HandlingOutcome.PERMIT_OF_UNSTATED_KIND);
            assertThat(decision.basis().reasons())
                    .extracting(HandlingRule::clause)
                    .contains("第8条2(2)");
        }
    }

    /** 第5条(1)(2) is about the data, whatever is done with them. */
    @ParameterizedTest
    @CsvSource({
        "store",
        "copy",
        "take-out",
        "send-mail",
        "send-storage",
        "removable-medium",
        "fax",
        "transport",
        "public-cloud",
        "repair",
        "provide-outside",
        "cloud-download",
        "work-outside"
    })
    void odaAsksForAPasswordWhereverTheDataStay(String operation) {
        for (Importance importance : List.of(Importance.I, Importance.II)) {
            HandlingDecision decision =
                    ODA.decide(Operation.parse(operation), Classification.of(importance), Circumstances.NONE);
            assertThat(decision.basis().duties().protections())
                    .extracting(Term::id)
                    .contains("password-access-restriction");
        }
        if (operation.equals("fax")) {
            assertThat(ODA.decide(Operation.FAX, Classification.of(Importance.I), Circumstances.NONE)
                            .basis()
                            .notes())
                    .anyMatch(note -> note.ja().contains("パスワードを設定できません"));
        }
    }

    @Test
    void theHandbookWantsStrongAccessControlForADownloadToo() {
        HandlingPolicy handbook = HandlingPolicyTest.policy("mext-handbook-2025");
        assertThat(handbook.decide(Operation.CLOUD_DOWNLOAD, Classification.of(Importance.II), Circumstances.NONE)
                        .outcome())
                .isEqualTo(HandlingOutcome.FORBIDDEN);
        assertThat(handbook.decide(
                                Operation.CLOUD_DOWNLOAD,
                                Classification.of(Importance.II),
                                Circumstances.of(Circumstance.STRONG_ACCESS_CONTROL))
                        .outcome())
                .isEqualTo(HandlingOutcome.INDIVIDUAL_PERMIT);
    }
}
