package io.github.edusec.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.Text;
import io.github.edusec.retention.RetentionDecision.Due;
import io.github.edusec.retention.RetentionDecision.Held;
import io.github.edusec.retention.RetentionDecision.KeepUntil;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final RetentionSchedule SCHEDULE = RetentionSchedule.builtIn("joetsu-2006");
    private static final RecordFacts GRADUATED =
            new RecordFacts("指導要録(学籍)", Map.of(EventKind.GRADUATION, LocalDate.of(2012, 3, 16)));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void aKeptRecordNamesBothDatesTheRuleTheClauseAndTheVersion() {
        RetentionDecision decision = SCHEDULE.decide(GRADUATED, List.of(), TODAY);
        assertThat(decision).isInstanceOfSatisfying(KeepUntil.class, kept -> {
            assertThat(kept.lastKeptDay()).isEqualTo("2032-03-31");
            assertThat(kept.disposableFrom()).isEqualTo("2032-04-01");
        });
        assertThat(decision.explain(Locale.JAPAN))
                .isEqualTo("「指導要録(学籍)」は保存期間表「joetsu-2006 1」の規則shidoyoroku-gakuseki（図表9 第10行）により、"
                        + "卒業の日平成24年3月16日（2012-03-16）から数えて"
                        + "法定の20年（学校教育法施行規則28条2項）が令和14年3月16日（2032-03-16）まで、"
                        + "規則の20年（起算日は翌年度4月1日と仮定）が令和14年3月31日（2032-03-31）までで、遅い方を採り、"
                        + "令和14年3月31日（2032-03-31）まで保存し、廃棄できるのは令和14年4月1日（2032-04-01）からです。");
        assertThat(decision.explain(Locale.US))
                .isEqualTo("\"指導要録(学籍)\" (rule shidoyoroku-gakuseki of schedule joetsu-2006 1, source: 図表9 第10行)"
                        + " must be kept until 2032-03-31 and is disposable from 2032-04-01: counted from graduation on"
                        + " 2012-03-16, the statutory 20 years (学校教育法施行規則28条2項) end on 2032-03-16 and 20 years"
                        + " by the rule from April 1 after the fiscal year of the event (assumed) end on 2032-03-31;"
                        + " the later counts.");
    }

    @Test
    void aDueRecordSaysSinceWhen() {
        RetentionDecision decision = SCHEDULE.decide(
                new RecordFacts("児童・生徒名簿", Map.of(EventKind.COMPLETED, LocalDate.of(2020, 3, 31))), List.of(), TODAY);
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Due.class, due -> assertThat(due.since()).isEqualTo("2025-04-01"));
        assertThat(decision.explain(Locale.JAPANESE))
                .contains("完結の日令和2年3月31日（2020-03-31）から数えて規則の5年")
                .endsWith("令和7年4月1日（2025-04-01）から廃棄できます。");
        assertThat(decision.explain(Locale.ENGLISH)).contains("disposable since 2025-04-01");
    }

    @Test
    void aHeldRecordNamesTheHoldAndWhatWouldBeOtherwise() {
        Hold open = new Hold("H-7", HoldGround.LITIGATION, LocalDate.of(2026, 5, 1), null);
        Hold ended = new Hold("H-8", HoldGround.AUDIT, LocalDate.of(2026, 5, 1), LocalDate.of(2027, 4, 1));
        RetentionDecision decision = SCHEDULE.decide(GRADUATED, List.of(ended, open), TODAY);
        assertThat(decision).isInstanceOfSatisfying(Held.class, held -> {
            assertThat(held.by()).isEqualTo(open);
            assertThat(held.otherwise()).isInstanceOf(KeepUntil.class);
            assertThat(held.appliedRule()).isPresent();
            assertThat(held.schedule()).isEqualTo(SCHEDULE.schedule());
        });
        assertThat(decision.explain(Locale.JAPANESE))
                .startsWith("停止「H-7」（訴訟、令和8年5月1日（2026-05-01）付け）が解除されるまで廃棄できません（停止がない場合: ");
        assertThat(decision.explain(Locale.ENGLISH))
                .startsWith(
                        "Hold H-7 (litigation, placed 2026-05-01) forbids destruction until it is released; without");
        assertThat(SCHEDULE.decide(GRADUATED, List.of(ended), TODAY).explain(Locale.ENGLISH))
                .contains("(audit, placed 2026-05-01) forbids destruction until 2027-03-31;");
        assertThat(SCHEDULE.decide(GRADUATED, List.of(ended), TODAY).explain(Locale.JAPANESE))
                .contains("令和9年3月31日（2027-03-31）まで廃棄できません");
    }

    @Test
    void aHoldEndsOnItsDayAndNotBefore() {
        Hold hold = new Hold("H", HoldGround.APPEAL, LocalDate.of(2026, 4, 1), LocalDate.of(2027, 4, 1));
        assertThat(hold.holdsOn(LocalDate.of(2027, 3, 31))).isTrue();
        assertThat(hold.holdsOn(LocalDate.of(2027, 4, 1))).isFalse();
        assertThat(hold.holdsOn(LocalDate.of(2026, 3, 31))).isTrue();
    }

    @Test
    void holdsThatDifferOnlyInTheDayTheyWerePlacedGiveOneAnswerInAnyOrder() {
        Hold one = new Hold("H", HoldGround.AUDIT, LocalDate.of(2026, 4, 1), null);
        Hold other = new Hold("H", HoldGround.AUDIT, LocalDate.of(2026, 4, 2), null);
        assertThat(SCHEDULE.decide(GRADUATED, List.of(one, other), TODAY))
                .isEqualTo(SCHEDULE.decide(GRADUATED, List.of(other, one), TODAY));
    }

    @Test
    void aDoubtfulRuleSaysWhyAPersonMustLook() {
        RecordFacts register = new RecordFacts("学齢簿", Map.of(EventKind.COMPLETED, LocalDate.of(2010, 3, 31)));
        assertThat(SCHEDULE.decide(register, List.of(), TODAY).explain(Locale.JAPANESE))
                .contains("疑義があるため人の確認が必要です（5年と永年の例があり");
        assertThat(SCHEDULE.decide(register, List.of(), TODAY).explain(Locale.ENGLISH))
                .contains("the rule is doubtful and a person must look");
        assertThat(SCHEDULE.decide(register, List.of(), LocalDate.of(2012, 1, 1))
                        .explain(Locale.ENGLISH))
                .contains("must be kept until")
                .contains("(doubtful: ");
        assertThat(explain("学校概覧", Locale.JAPANESE)).contains("永年保存のため、廃棄できません（疑義あり: ");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(explain("指導要録", Locale.JAPANESE))
                .contains("1つに決められません。候補: 指導要録(学籍)、指導要録(指導)、転出者指導要録(学籍)、転出者指導要録(指導)、指導要録抄本");
        assertThat(explain("指導要録", Locale.ENGLISH)).contains("does not tell which rule is meant");
        assertThat(explain("通知表", Locale.JAPANESE)).contains("種別「通知表」の規則がありません");
        assertThat(explain("指導要録(学籍)", Locale.JAPANESE)).contains("起算の出来事（卒業・転学・退学）の日付がなく、まだ起算できません");
        assertThat(explain("指導要録(学籍)", Locale.ENGLISH))
                .contains("the date of graduation, transfer, withdrawal is missing");
    }

    @Test
    void valuesOutsideTheirRangeAreRefused() {
        LocalDate day = LocalDate.of(2026, 4, 1);
        assertThatThrownBy(() -> new Hold(" ", HoldGround.AUDIT, day, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Hold("H", HoldGround.AUDIT, day, day.minusDays(1)))
                .hasMessageContaining("allowed: 2026-04-01 or later");
        assertThatThrownBy(() -> new Hold("H", HoldGround.AUDIT, LocalDate.MIN, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Hold("H", HoldGround.AUDIT, day, LocalDate.MAX))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RecordFacts("x", Map.of(EventKind.CREATED, LocalDate.MAX)))
                .hasMessageStartingWith("created: found ");
        assertThatThrownBy(() -> new Adoption(" ", day, "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Adoption("a", day, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetentionPeriod.Years(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetentionPeriod.Years(201)).isInstanceOf(IllegalArgumentException.class);
        for (String text : List.of("P0Y", "P201Y", "P1Y6M", "5年", "", "PERMANENT", "P05Y")) {
            assertThatThrownBy(() -> RetentionPeriod.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
        RetentionRule rule = SCHEDULE.rules().get(1);
        assertThatThrownBy(() -> rule(rule, List.of(), rule.startEvents()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule(rule, rule.names(), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void idsAndNamesOfEventsAndGroundsAreStable() {
        assertThat(List.of(EventKind.values()))
                .extracting(EventKind::id)
                .containsExactly(
                        "created",
                        "completed",
                        "graduation",
                        "transfer",
                        "withdrawal",
                        "received",
                        "previous-school-graduation",
                        "separation",
                        "reassignment",
                        "contract-end",
                        "submission-deadline",
                        "out-of-use",
                        "no-longer-needed",
                        "custody-changed");
        assertThat(EventKind.parse("卒業")).isEqualTo(EventKind.GRADUATION);
        assertThatThrownBy(() -> EventKind.parse("Graduation"))
                .hasMessageStartingWith(
                        "event: found \"Graduation\", allowed: created, completed, graduation, transfer, withdrawal,");
        assertThat(List.of(HoldGround.values()))
                .extracting(HoldGround::id)
                .containsExactly("audit", "litigation", "appeal", "disclosure-request", "business-need", "disaster");
        assertThat(RetentionPeriod.PERMANENT.label().ja()).isEqualTo("永年");
        assertThat(RetentionPeriod.PERMANENT.endsBefore(TODAY)).isEmpty();
        assertThat(new RetentionPeriod.Years(1).label().en()).isEqualTo("1 year");
        assertThat(new RetentionPeriod.Years(20).code()).isEqualTo("P20Y");
        assertThat(GRADUATED.day(EventKind.GRADUATION)).contains(LocalDate.of(2012, 3, 16));
        assertThat(GRADUATED.day(EventKind.CREATED)).isEmpty();
    }

    @Test
    void whatCameUnderAnotherRuleIsSaidWithTheEventAndItsDay() throws IOException, URISyntaxException {
        assertThat(kit("職員履歴書", Map.of(EventKind.SEPARATION, LocalDate.of(2018, 3, 31))))
                .isEqualTo(
                        new Text(
                                "「職員履歴書」は離職（平成30年3月31日（2018-03-31））により「旧職員履歴書」となり、"
                                        + "「旧職員履歴書」は保存期間表「rule-kit 1」の規則former-resume（第16項）により、永年保存のため、廃棄できません。",
                                "\"職員履歴書\" became one of this kind by separation on 2018-03-31: \"旧職員履歴書\" (rule former-resume of"
                                        + " schedule rule-kit 1, source: 第16項) is kept permanently and must not be destroyed."));
    }

    @Test
    void everyChangeOfKindIsSaidAndWhatElseWasWeighed() {
        RetentionSchedule changes = Schedules.kit("change-kit.json");
        Map<EventKind, LocalDate> events = Map.of(
                EventKind.COMPLETED, LocalDate.of(2010, 3, 31),
                EventKind.REASSIGNMENT, LocalDate.of(2011, 4, 1),
                EventKind.SEPARATION, LocalDate.of(2012, 3, 31),
                EventKind.CREATED, LocalDate.of(2009, 4, 1));
        Text weighed = changes.decide(new RecordFacts("file", events), List.of(), TODAY)
                .explanation();
        assertThat(weighed.ja())
                .startsWith("「職員の記録」は異動（平成23年4月1日（2011-04-01））により「転出した職員の記録」となり、「転出した職員の記録」は")
                .contains("完結（平成22年3月31日（2010-03-31））・離職（平成24年3月31日（2012-03-31））も考慮し、異動の日")
                .doesNotContain("作成");
        assertThat(weighed.en())
                .startsWith("\"職員の記録\" became one of this kind by reassignment on 2011-04-01: \"転出した職員の記録\" (rule")
                .endsWith("; weighed besides: completed on 2010-03-31, separation on 2012-03-31.");
        Map<EventKind, LocalDate> kept = new HashMap<>(events);
        kept.put(EventKind.GRADUATION, LocalDate.of(2013, 3, 15));
        Text changed =
                changes.decide(new RecordFacts("file", kept), List.of(), TODAY).explanation();
        assertThat(changed.ja())
                .startsWith("「職員の記録」は異動（平成23年4月1日（2011-04-01））により「転出した職員の記録」となり、"
                        + "「転出した職員の記録」は離職（平成24年3月31日（2012-03-31））により「離職した職員の記録」となり、"
                        + "「離職した職員の記録」は卒業（平成25年3月15日（2013-03-15））により「永年の職員の記録」となり、「永年の職員の記録」は");
        assertThat(changed.en())
                .startsWith("\"職員の記録\" became one of the kind \"転出した職員の記録\" by reassignment on 2011-04-01, "
                        + "\"転出した職員の記録\" became one of the kind \"離職した職員の記録\" by separation on 2012-03-31, "
                        + "\"離職した職員の記録\" became one of this kind by graduation on 2013-03-15: \"永年の職員の記録\"");
        kept.put(EventKind.OUT_OF_USE, LocalDate.of(2014, 3, 31));
        Text unverified =
                changes.decide(new RecordFacts("file", kept), List.of(), TODAY).explanation();
        assertThat(unverified.ja())
                .endsWith("条文を確かめていません。考慮した出来事: 卒業（平成25年3月15日（2013-03-15））・離職（平成24年3月31日（2012-03-31））・"
                        + "異動（平成23年4月1日（2011-04-01））・常用終了（平成26年3月31日（2014-03-31）））。");
        assertThat(unverified.en())
                .endsWith(
                        "not read; weighed: graduation on 2013-03-15, separation on 2012-03-31, reassignment on 2011-04-01,"
                                + " out-of-use on 2014-03-31.");
    }

    @Test
    void whatIsArchivedReviewedOrKeptUntilAnEventIsSaidSo() throws IOException, URISyntaxException {
        Map<EventKind, LocalDate> completed = Map.of(EventKind.COMPLETED, LocalDate.of(2020, 6, 30));
        assertThat(kit("移管するもの", completed).ja()).endsWith("2025-07-01）から廃棄せずに移管します。");
        assertThat(kit("移管するもの", completed).en()).contains("goes to the archive and must not be destroyed");
        assertThat(kit("満了時に見直すもの", completed).ja())
                .contains("人の確認が必要です（満了時に見直すと定められています）")
                .doesNotContain("疑義");
        assertThat(kit("要覧", Map.of(EventKind.OUT_OF_USE, LocalDate.of(2026, 3, 31)))
                        .ja())
                .contains("常用終了の日令和8年3月31日（2026-03-31）から数えて規則の保存（常用、起算日は翌日）が");
        assertThat(kit("申告書控", Map.of(EventKind.SUBMISSION_DEADLINE, LocalDate.of(2025, 1, 31)))
                        .ja())
                .contains("法定の7年（所得税法施行規則76条の3、起算日は翌年1月11日）が令和15年1月10日（2033-01-10）まで");
    }

    @Test
    void whatIsNotDestroyedAtTheEndIsNeverCalledDisposable() throws IOException, URISyntaxException {
        Map<EventKind, LocalDate> completed = Map.of(EventKind.COMPLETED, LocalDate.of(2098, 6, 30));
        assertThat(kit("移管するもの", completed).ja()).contains("移管するのは").doesNotContain("廃棄できる");
        assertThat(kit("移管するもの", completed).en())
                .contains("goes to the archive from")
                .doesNotContain("disposable");
        assertThat(kit("満了時に見直すもの", completed).ja()).contains("見直すのは").doesNotContain("廃棄できる");
        // The day before the first one that an era's calendar has is no reason to fail.
        assertThat(kit("当日のもの", Map.of(EventKind.COMPLETED, LocalDate.of(1873, 1, 1)))
                        .ja())
                .contains("1873-12-31");
    }

    private static Text kit(String kind, Map<EventKind, LocalDate> events) throws IOException, URISyntaxException {
        Path kit = Path.of(Objects.requireNonNull(ExplanationTest.class.getResource("rule-kit.json"))
                .toURI());
        return RetentionSchedule.read(kit, Limits.DEFAULT)
                .decide(new RecordFacts(kind, events), List.of(), LocalDate.of(2099, 4, 1))
                .explanation();
    }

    private static RetentionRule rule(RetentionRule rule, List<String> names, List<EventKind> events) {
        return new RetentionRule(
                rule.id(),
                names,
                rule.description(),
                rule.period(),
                rule.start(),
                events,
                true,
                rule.statutory(),
                rule.disposition(),
                rule.changes(),
                rule.source(),
                rule.confidence(),
                rule.unverified(),
                rule.doubt(),
                rule.note());
    }

    private static String explain(String kind, Locale locale) {
        return SCHEDULE.decide(new RecordFacts(kind, Map.of()), List.of(), TODAY)
                .explain(locale);
    }
}
