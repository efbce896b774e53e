package io.github.edusec.retention;

import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** The sentences of decisions. */
final class Explanation {
    private Explanation() {}

    static Text permanent(PolicyVersion schedule, RetentionRule rule) {
        return new Text(
                subjectJa(schedule, rule) + "永年保存のため、廃棄できません" + doubtJa(rule) + "。",
                subjectEn(schedule, rule) + " is kept permanently and must not be destroyed" + doubtEn(rule) + ".");
    }

    static Text keepUntil(PolicyVersion schedule, RetentionRule rule, RetentionDates dates) {
        return new Text(
                subjectJa(schedule, rule) + countedJa(rule, dates) + "、" + day(dates.lastKeptDay()) + "まで保存し、廃棄できるのは"
                        + day(dates.disposableFrom()) + "からです" + doubtJa(rule) + "。",
                subjectEn(schedule, rule) + " must be kept until " + dates.lastKeptDay() + " and is disposable from "
                        + dates.disposableFrom() + ": " + countedEn(rule, dates) + doubtEn(rule) + ".");
    }

    static Text due(PolicyVersion schedule, RetentionRule rule, RetentionDates dates) {
        return new Text(
                subjectJa(schedule, rule) + countedJa(rule, dates) + "、保存期間は" + day(dates.lastKeptDay()) + "に満了し、"
                        + day(dates.disposableFrom()) + "から廃棄できます。",
                subjectEn(schedule, rule) + " has been disposable since " + dates.disposableFrom()
                        + " (last day to keep " + dates.lastKeptDay() + "): " + countedEn(rule, dates) + ".");
    }

    static Text review(PolicyVersion schedule, RetentionRule rule, RetentionDates dates, Text why) {
        return new Text(
                subjectJa(schedule, rule) + countedJa(rule, dates) + "、規則の文面では" + day(dates.disposableFrom())
                        + "から廃棄できることになりますが、規則に疑義があるため人の確認が必要です（" + why.ja() + "）。",
                subjectEn(schedule, rule) + " would be disposable from " + dates.disposableFrom()
                        + " by the rule's text, but the rule is doubtful and a person must look (" + why.en() + "): "
                        + countedEn(rule, dates) + ".");
    }

    static Text held(Hold by, Text otherwise) {
        LocalDate end = by.endsBefore();
        return new Text(
                "停止「" + by.id() + "」（" + by.ground().label().ja() + "、" + day(by.placed()) + "付け）が"
                        + (end == null ? "解除されるまで" : day(end.minusDays(1)) + "まで")
                        + "廃棄できません（停止がない場合: " + otherwise.ja() + "）",
                "Hold " + by.id() + " (" + by.ground().label().en() + ", placed " + by.placed()
                        + ") forbids destruction "
                        + (end == null ? "until it is released" : "until " + end.minusDays(1)) + "; without it: "
                        + otherwise.en());
    }

    static Text undetermined(PolicyVersion schedule, Text missing) {
        return new Text(
                "保存期間表「" + schedule + "」では判定できないため保存を続けます（" + missing.ja() + "）。",
                "Schedule " + schedule + " cannot decide, so the record is kept: " + missing.en() + ".");
    }

    static Text unknownKind(String kind) {
        return new Text("種別「" + kind + "」の規則がありません", "it has no rule for the kind \"" + kind + "\"");
    }

    static Text ambiguousKind(String kind, List<RetentionRule> candidates) {
        String names = candidates.stream().map(RetentionRule::name).collect(Collectors.joining("、"));
        return new Text(
                "種別「" + kind + "」だけでは規則を1つに決められません。候補: " + names,
                "the kind \"" + kind + "\" does not tell which rule is meant; candidates: " + names);
    }

    static Text missingEvent(RetentionRule rule) {
        String ja = rule.startEvents().stream().map(event -> event.label().ja()).collect(Collectors.joining("・"));
        String en = rule.startEvents().stream().map(EventKind::id).collect(Collectors.joining(", "));
        return new Text(
                "「" + rule.name() + "」は起算の出来事（" + ja + "）の日付がなく、まだ起算できません",
                "the period of \"" + rule.name() + "\" is not yet startable, the date of " + en + " is missing");
    }

    private static String subjectJa(PolicyVersion schedule, RetentionRule rule) {
        return "「" + rule.name() + "」は保存期間表「" + schedule + "」の規則" + rule.id() + "（" + rule.source() + "）により、";
    }

    private static String subjectEn(PolicyVersion schedule, RetentionRule rule) {
        return "\"" + rule.name() + "\" (rule " + rule.id() + " of schedule " + schedule + ", source: " + rule.source()
                + ")";
    }

    private static String countedJa(RetentionRule rule, RetentionDates dates) {
        StatutoryMinimum statutory = rule.statutory();
        LocalDate statutoryEnd = dates.statutoryDisposableFrom();
        String ruleJa = "規則の" + rule.period().label().ja() + "（起算日は"
                + rule.start().label().ja() + (rule.startAssumed() ? "と仮定" : "") + "）が"
                + day(dates.ruleDisposableFrom().minusDays(1)) + "まで";
        String event = dates.event().label().ja() + "の日" + day(dates.eventDate()) + "から数えて";
        if (statutory == null || statutoryEnd == null) {
            return event + ruleJa + "のため";
        }
        return event + "法定の" + statutory.period().label().ja() + "（" + statutory.clause() + "）が"
                + day(statutoryEnd.minusDays(1)) + "まで、" + ruleJa + "で、遅い方を採り";
    }

    private static String countedEn(RetentionRule rule, RetentionDates dates) {
        StatutoryMinimum statutory = rule.statutory();
        LocalDate statutoryEnd = dates.statutoryDisposableFrom();
        String ruleEn = rule.period().label().en() + " by the rule from "
                + rule.start().label().en() + (rule.startAssumed() ? " (assumed)" : "") + " end on "
                + dates.ruleDisposableFrom().minusDays(1);
        String event = "counted from " + dates.event().label().en() + " on " + dates.eventDate() + ", ";
        if (statutory == null || statutoryEnd == null) {
            return event + ruleEn;
        }
        return event + "the statutory " + statutory.period().label().en() + " (" + statutory.clause() + ") end on "
                + statutoryEnd.minusDays(1) + " and " + ruleEn + "; the later counts";
    }

    private static String doubtJa(RetentionRule rule) {
        Text doubt = rule.doubt();
        return doubt == null ? "" : "（疑義あり: " + doubt.ja() + "）";
    }

    private static String doubtEn(RetentionRule rule) {
        Text doubt = rule.doubt();
        return doubt == null ? "" : " (doubtful: " + doubt.en() + ")";
    }

    /** Both calendars: offices read the era, programs and lists sort by ISO. */
    private static String day(LocalDate day) {
        return JapaneseDates.format(day) + "（" + day + "）";
    }
}
