package io.github.edusec.retention;

import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The sentences of decisions. */
final class Explanation {
    static final Text REVIEW_ASKED_FOR = new Text("満了時に見直すと定められています", "the rule asks for a review at the end");

    private Explanation() {}

    static Text permanent(AppliedRule applied) {
        return new Text(
                subjectJa(applied) + "永年保存のため、廃棄できません" + doubtJa(applied.rule()) + "。",
                subjectEn(applied) + " is kept permanently and must not be destroyed" + doubtEn(applied.rule()) + ".");
    }

    static Text keepUntil(AppliedRule applied, RetentionDates dates) {
        return new Text(
                subjectJa(applied) + countedJa(applied.rule(), dates) + "、" + day(dates.lastKeptDay()) + "まで保存し、"
                        + endJa(applied.rule()) + day(dates.disposableFrom()) + "からです" + doubtJa(applied.rule()) + "。",
                subjectEn(applied) + " must be kept until " + dates.lastKeptDay() + " and "
                        + endEn(applied.rule())
                        + dates.disposableFrom() + ": " + countedEn(applied.rule(), dates) + doubtEn(applied.rule())
                        + ".");
    }

    static Text due(AppliedRule applied, RetentionDates dates) {
        return new Text(
                subjectJa(applied) + countedJa(applied.rule(), dates) + "、保存期間は" + day(dates.lastKeptDay()) + "に満了し、"
                        + day(dates.disposableFrom()) + "から廃棄できます。",
                subjectEn(applied) + " has been disposable since " + dates.disposableFrom() + " (last day to keep "
                        + dates.lastKeptDay() + "): " + countedEn(applied.rule(), dates) + ".");
    }

    static Text review(AppliedRule applied, RetentionDates dates, Text why) {
        boolean doubtful = applied.rule().doubt() != null;
        return new Text(
                subjectJa(applied) + countedJa(applied.rule(), dates) + "、規則の文面では" + day(dates.disposableFrom())
                        + "から廃棄できることになりますが、" + (doubtful ? "規則に疑義があるため" : "") + "人の確認が必要です（" + why.ja() + "）。",
                subjectEn(applied) + " would be disposable from " + dates.disposableFrom() + " by the rule's text, but "
                        + (doubtful ? "the rule is doubtful and " : "") + "a person must look (" + why.en() + "): "
                        + countedEn(applied.rule(), dates) + ".");
    }

    static Text transfer(AppliedRule applied, RetentionDates dates) {
        return new Text(
                subjectJa(applied) + countedJa(applied.rule(), dates) + "、保存期間は" + day(dates.lastKeptDay()) + "に満了し、"
                        + day(dates.disposableFrom()) + "から廃棄せずに移管します。",
                subjectEn(applied) + " goes to the archive and must not be destroyed, from " + dates.disposableFrom()
                        + " (last day to keep " + dates.lastKeptDay() + "): " + countedEn(applied.rule(), dates)
                        + ".");
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

    static Text undetermined(PolicyVersion schedule, Text missing, Map<EventKind, LocalDate> facts) {
        return new Text(
                "保存期間表「" + schedule + "」では判定できないため保存を続けます（" + missing.ja()
                        + (facts.isEmpty() ? "" : "。考慮した出来事: " + daysJa(facts)) + "）。",
                "Schedule " + schedule + " cannot decide, so the record is kept: " + missing.en()
                        + (facts.isEmpty() ? "" : "; weighed: " + daysEn(facts)) + ".");
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

    static Text unverified(RetentionRule rule, Text why) {
        return new Text(
                "「" + rule.name() + "」の規則" + rule.id() + "（" + rule.source() + "）は未確認のため使いません。" + why.ja(),
                "rule " + rule.id() + " for \"" + rule.name() + "\" (" + rule.source()
                        + ") is unverified and not in force: " + why.en());
    }

    static Text missingEvent(RetentionRule rule) {
        return new Text(
                "「" + rule.name() + "」は起算の出来事（" + namesJa(rule.startEvents()) + "）の日付がなく、まだ起算できません",
                "the period of \"" + rule.name() + "\" is not yet startable, the date of " + ids(rule.startEvents())
                        + " is missing");
    }

    static Text missingStatutoryEvent(RetentionRule rule, StatutoryMinimum statutory) {
        return new Text(
                "「" + rule.name() + "」は法定の期間（" + statutory.clause() + "）の起算の出来事（" + namesJa(statutory.events())
                        + "）の日付がなく、まだ起算できません",
                "the statutory period of \"" + rule.name() + "\" (" + statutory.clause()
                        + ") is not yet startable, the date of " + ids(statutory.events()) + " is missing");
    }

    private static String namesJa(List<EventKind> events) {
        return events.stream().map(event -> event.label().ja()).collect(Collectors.joining("・"));
    }

    private static String ids(List<EventKind> events) {
        return events.stream().map(EventKind::id).collect(Collectors.joining(", "));
    }

    private static String daysJa(Map<EventKind, LocalDate> days) {
        return days.entrySet().stream()
                .map(each -> each.getKey().label().ja() + "（" + day(each.getValue()) + "）")
                .collect(Collectors.joining("・"));
    }

    private static String daysEn(Map<EventKind, LocalDate> days) {
        return days.entrySet().stream()
                .map(each -> each.getKey().id() + " on " + each.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String endJa(RetentionRule rule) {
        return switch (rule.disposition()) {
            case DESTROY -> "廃棄できるのは";
            case REVIEW -> "見直すのは";
            case TRANSFER -> "移管するのは";
        };
    }

    private static String endEn(RetentionRule rule) {
        return switch (rule.disposition()) {
            case DESTROY -> "is disposable from ";
            case REVIEW -> "is to be reviewed from ";
            case TRANSFER -> "goes to the archive from ";
        };
    }

    private static String subjectJa(AppliedRule applied) {
        RetentionRule rule = applied.rule();
        String subject = "「" + rule.name() + "」は保存期間表「" + applied.schedule() + "」の規則" + rule.id() + "（" + rule.source()
                + "）により、";
        StringBuilder changes = new StringBuilder();
        List<ChangeOfKind> changed = applied.changes();
        for (int i = 0; i < changed.size(); i++) {
            ChangeOfKind change = changed.get(i);
            changes.append("「").append(change.from().name()).append("」は");
            changes.append(change.event().label().ja())
                    .append("（")
                    .append(day(change.on()))
                    .append("）により「");
            changes.append(becameBy(applied, i).name()).append("」となり、");
        }
        return changes + subject;
    }

    private static String subjectEn(AppliedRule applied) {
        RetentionRule rule = applied.rule();
        String subject = "\"" + rule.name() + "\" (rule " + rule.id() + " of schedule " + applied.schedule()
                + ", source: " + rule.source() + ")";
        StringBuilder changes = new StringBuilder();
        List<ChangeOfKind> changed = applied.changes();
        for (int i = 0; i < changed.size(); i++) {
            ChangeOfKind change = changed.get(i);
            boolean last = i == changed.size() - 1;
            changes.append('"').append(change.from().name()).append("\" became one of ");
            changes.append(
                    last ? "this kind" : "the kind \"" + becameBy(applied, i).name() + '"');
            changes.append(" by ").append(change.event().label().en()).append(" on ");
            changes.append(change.on()).append(last ? ": " : ", ");
        }
        return changes + subject;
    }

    private static RetentionRule becameBy(AppliedRule applied, int change) {
        List<ChangeOfKind> changes = applied.changes();
        return change + 1 < changes.size() ? changes.get(change + 1).from() : applied.rule();
    }

    private static String countedJa(RetentionRule rule, RetentionDates dates) {
        return (dates.besides().isEmpty() ? "" : daysJa(dates.besides()) + "も考慮し、") + periodsJa(rule, dates);
    }

    private static String periodsJa(RetentionRule rule, RetentionDates dates) {
        String start = "、起算日は" + rule.start().label().ja() + (rule.startAssumed() ? "と仮定" : "");
        String ruleJa = "規則の" + periodJa(rule.period(), start.substring(1)) + "が"
                + day(dates.ruleDisposableFrom().minusDays(1)) + "まで";
        StatutoryMinimum statutory = rule.statutory();
        RetentionDates.Counted statute = dates.statute();
        if (statutory == null || statute == null) {
            return fromJa(dates.rule()) + ruleJa + "のため";
        }
        boolean same = statute.event() == dates.event();
        return fromJa(statute) + "法定の" + periodJa(statutory.period(), statutory.clause() + startJa(statutory)) + "が"
                + day(statute.disposableFrom().minusDays(1)) + "まで、" + (same ? "" : fromJa(dates.rule())) + ruleJa
                + "で、遅い方を採り";
    }

    private static String fromJa(RetentionDates.Counted counted) {
        return counted.event().label().ja() + "の日" + day(counted.eventDate()) + "から数えて";
    }

    /** A period, and in brackets what there is to say of it. */
    private static String periodJa(RetentionPeriod period, String more) {
        return period instanceof RetentionPeriod.UntilEvent open
                ? "保存（" + open.label().ja() + "、" + more + "）"
                : period.label().ja() + "（" + more + "）";
    }

    private static String countedEn(RetentionRule rule, RetentionDates dates) {
        return periodsEn(rule, dates)
                + (dates.besides().isEmpty() ? "" : "; weighed besides: " + daysEn(dates.besides()));
    }

    private static String periodsEn(RetentionRule rule, RetentionDates dates) {
        String ruleEn = (rule.period() instanceof RetentionPeriod.UntilEvent open
                        ? "keeping by the rule (" + open.label().en() + ", to "
                                + rule.start().label().en() + (rule.startAssumed() ? ", assumed" : "") + ") ends on "
                        : rule.period().label().en() + " by the rule from "
                                + rule.start().label().en() + (rule.startAssumed() ? " (assumed)" : "") + " end on ")
                + dates.ruleDisposableFrom().minusDays(1);
        StatutoryMinimum statutory = rule.statutory();
        RetentionDates.Counted statute = dates.statute();
        if (statutory == null || statute == null) {
            return fromEn(dates.rule()) + ruleEn;
        }
        boolean same = statute.event() == dates.event();
        return fromEn(statute) + "the statutory " + statutory.period().label().en() + " (" + statutory.clause()
                + startEn(statutory) + ") end on " + statute.disposableFrom().minusDays(1) + " and "
                + (same ? "" : fromEn(dates.rule())) + ruleEn + "; the later counts";
    }

    private static String fromEn(RetentionDates.Counted counted) {
        return "counted from " + counted.event().label().en() + " on " + counted.eventDate() + ", ";
    }

    /** Only what differs from the rule of every statute is worth a word. */
    private static String startJa(StatutoryMinimum statutory) {
        boolean usual = statutory.start().equals(StartRule.ByYear.DAY_AFTER_EVENT) && !statutory.startAssumed();
        return usual ? "" : "、起算日は" + statutory.start().label().ja() + (statutory.startAssumed() ? "と仮定" : "");
    }

    private static String startEn(StatutoryMinimum statutory) {
        boolean usual = statutory.start().equals(StartRule.ByYear.DAY_AFTER_EVENT) && !statutory.startAssumed();
        return usual ? "" : ", from " + statutory.start().label().en() + (statutory.startAssumed() ? ", assumed" : "");
    }

    private static String doubtJa(RetentionRule rule) {
        Text doubt = rule.doubt();
        return doubt == null ? "" : "（疑義あり: " + doubt.ja() + "）";
    }

    private static String doubtEn(RetentionRule rule) {
        Text doubt = rule.doubt();
        return doubt == null ? "" : " (doubtful: " + doubt.en() + ")";
    }

    /** Both calendars: offices read the era, programs and lists sort by ISO. Before the first era's calendar there is one. */
    private static String day(LocalDate day) {
        return day.isBefore(SupportedDays.FIRST) ? day.toString() : JapaneseDates.format(day) + "（" + day + "）";
    }
}
