package io.github.edusec.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BuiltInScheduleTest {
    private final RetentionSchedule schedule = RetentionSchedule.builtIn("joetsu-2006");

    @Test
    void has55RulesWithThePeriodsOfTheTable() {
        assertThat(schedule.rules()).hasSize(55);
        assertThat(schedule.rules().stream()
                        .collect(Collectors.groupingBy(rule -> rule.period().code(), Collectors.counting())))
                .hasSize(5)
                .containsEntry("P5Y", 40L)
                .containsEntry("P2Y", 8L)
                .containsEntry("permanent", 4L)
                .containsEntry("P20Y", 2L)
                .containsEntry("P1Y", 1L);
    }

    @Test
    void saysThatEveryStartIsAssumedAndWhereEachRowStands() {
        assertThat(schedule.rules())
                .filteredOn(rule -> !rule.startEvents().isEmpty())
                .allMatch(RetentionRule::startAssumed);
        assertThat(schedule.rules().get(9).source()).isEqualTo("図表9 第10行");
        assertThat(schedule.source()).contains("図表9").contains("上越市教育委員会");
    }

    @Test
    void flagsTheTwelveDoubtfulRows() {
        assertThat(schedule.rules())
                .filteredOn(rule -> rule.doubt() != null)
                .extracting(RetentionRule::name)
                .containsExactly(
                        "学校概覧",
                        "指導要録抄本",
                        "学齢簿",
                        "児童・生徒健康診断票(歯・口腔)",
                        "人事に関する文書",
                        "職員履歴書",
                        "私有車の公務使用",
                        "寒冷地手当関係",
                        "扶養控除等申告書",
                        "保険料控除申告書",
                        "源泉徴収票",
                        "被扶養者認定関係");
    }

    @Test
    void statesTheStatutoryMinimumsThatAreKnown() {
        assertThat(schedule.rules().stream()
                        .filter(rule -> rule.statutory() != null)
                        .map(rule -> rule.name() + " "
                                + Objects.requireNonNull(rule.statutory())
                                        .period()
                                        .code()))
                .containsExactly(
                        "指導要録(学籍) P20Y",
                        "指導要録(指導) P5Y",
                        "転出者指導要録(学籍) P20Y",
                        "転出者指導要録(指導) P5Y",
                        "児童・生徒出席簿 P5Y",
                        "児童・生徒健康診断票(一般) P5Y",
                        "児童・生徒健康診断票(歯・口腔) P5Y",
                        "職員健康診断票 P5Y",
                        "職員履歴書 P5Y");
    }

    @Test
    void isTheSameEachTimeAndNamesItsVersion() {
        RetentionSchedule again = RetentionSchedule.builtIn("joetsu-2006");
        assertThat(again.schedule()).isEqualTo(schedule.schedule());
        assertThat(schedule).hasToString("joetsu-2006 1");
        assertThat(schedule.id()).isEqualTo("joetsu-2006");
        assertThat(schedule.version()).isEqualTo("1");
        assertThat(schedule.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void whatNoSourceConfirmsIsUnverifiedAndDecidesNothing() {
        RetentionSchedule statute = RetentionSchedule.builtIn("statute-2026");
        assertThat(statute.rules())
                .filteredOn(rule -> rule.unverified() != null)
                .extracting(RetentionRule::name)
                .containsExactly("職員健康診断票", "扶養控除等申告書", "保険料控除申告書");
        assertThat(statute.rules())
                .allMatch(rule -> (rule.confidence() == Confidence.LOW) == (rule.unverified() != null));
        RetentionDecision decision = statute.decide(
                new RecordFacts("扶養控除等申告書", Map.of(EventKind.SUBMISSION_DEADLINE, LocalDate.of(2000, 1, 31))),
                List.of(),
                LocalDate.of(2026, 4, 1));
        assertThat(decision).isInstanceOf(RetentionDecision.Undetermined.class);
        assertThat(decision.explain(Locale.JAPANESE))
                .isEqualTo("保存期間表「statute-2026 1」では判定できないため保存を続けます（「扶養控除等申告書」の規則fuyo-kojo"
                        + "（所得税法施行規則76条の3）は未確認のため使いません。条文を確認した出典がまだありません）。");
    }

    @Test
    void anUnknownIdIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> RetentionSchedule.builtIn("tokyo"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("schedule: found \"tokyo\", allowed: joetsu-2006, statute-2026, recommended-2026");
    }

    @Test
    void everyRuleExplainsItselfInBothLanguages() {
        for (RetentionRule rule : schedule.rules()) {
            RetentionDecision decision =
                    schedule.decide(new RecordFacts(rule.id(), Map.of()), List.of(), LocalDate.EPOCH);
            assertThat(decision.explain(Locale.JAPANESE)).contains(rule.name()).endsWith("。");
            assertThat(decision.explain(Locale.ENGLISH)).contains(rule.name()).endsWith(".");
        }
    }
}
