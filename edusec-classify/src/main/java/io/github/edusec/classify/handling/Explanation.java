package io.github.edusec.classify.handling;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.handling.HandlingDecision.AllowedUnderException;
import io.github.edusec.classify.handling.HandlingDecision.AskForClass;
import io.github.edusec.classify.handling.HandlingDecision.Forbidden;
import io.github.edusec.classify.handling.HandlingDecision.LeftOpen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Words for a decision. */
final class Explanation {
    private static final Text PERMITTED_BY = new Text("許可する者: ", "permitted by: ");
    private static final Text ASKED = new Text("判断を仰ぐ相手: ", "ask: ");
    private static final Text PROTECTION = new Text("保護措置: ", "protection: ");
    private static final Text RECORD = new Text("記録: ", "record: ");
    private static final Text WITNESS = new Text("立会い: ", "witness: ");
    private static final Text LIFTED_BY = new Text("次が満たされれば禁止は外れる: ", "not forbidden if: ");
    private static final Text LIFTED_DUTIES = new Text("禁止とともに外れた措置: ", "lifted with the prohibition: ");
    private static final Text UNREPORTED =
            new Text("緊急時の措置ですが、まだ報告がありません。速やかに報告してください", "an emergency that has not been reported: report it at once");
    private static final Text LIFTED = new Text("外れた禁止: ", "lifted: ");
    private static final Text REASON = new Text("根拠: ", "reason: ");
    private static final Text NOTE = new Text("注: ", "note: ");
    private static final Text POLICY = new Text("規程: ", "policy: ");

    private Explanation() {}

    static Text summary(HandlingDecision decision) {
        HandlingBasis basis = decision.basis();
        Text operation = basis.operation().text();
        Text answer = answer(decision);
        String importance =
                decision instanceof AskForClass ? "分類不明" : basis.importance().label();
        String inEnglish = decision instanceof AskForClass
                ? "class unknown"
                : "class " + basis.importance().code();
        return new Text(
                importance + "・" + operation.ja() + ": " + answer.ja(),
                inEnglish + ", " + operation.en() + ": " + answer.en());
    }

    static String of(HandlingDecision decision, Locale locale) {
        HandlingBasis basis = decision.basis();
        List<String> lines = new ArrayList<>();
        lines.add(summary(decision).in(locale));
        if (decision instanceof Forbidden forbidden) {
            forbidden.liftedBy().forEach(set -> lines.add(LIFTED_BY.in(locale) + circumstances(set, locale)));
            forbidden.forbiddenBy().forEach(rule -> lines.add(REASON.in(locale) + reason(rule, locale)));
        } else if (decision instanceof AskForClass ask) {
            lines.add(ASKED.in(locale) + terms(ask.asked(), locale));
            lines.add(REASON.in(locale) + reason(ask.rule(), locale));
            lines.add(new Text("それまでの扱い: ", "until then: ").in(locale)
                    + ask.interim().explain(locale));
            return String.join("\n", lines);
        } else if (decision instanceof AllowedUnderException under) {
            underException(under, locale, lines);
        } else {
            if (decision instanceof LeftOpen ask) {
                lines.add(ASKED.in(locale) + terms(ask.asked(), locale));
            }
            duties(basis.duties(), locale, lines);
            basis.reasons().forEach(rule -> lines.add(REASON.in(locale) + reason(rule, locale)));
        }
        basis.notes().forEach(note -> lines.add(NOTE.in(locale) + note.in(locale)));
        lines.add(POLICY.in(locale) + basis.policy());
        return String.join("\n", lines);
    }

    private static Text answer(HandlingDecision decision) {
        if (decision instanceof HandlingDecision.Allowed allowed && !allowed.stated()) {
            return new Text("規程に定めがなく、制限されていません", "not restricted, the policy does not speak of it");
        }
        if (decision instanceof AllowedUnderException under) {
            Text remaining = answer(under.remaining());
            String number = under.exception().number();
            return new Text(
                    "例外措置 " + number + " により禁止が外れています。" + remaining.ja(),
                    "not forbidden under exception " + number + "; " + remaining.en());
        }
        return decision.outcome().text();
    }

    private static void underException(AllowedUnderException under, Locale locale, List<String> lines) {
        List<HandlingRule> lifted = under.lifted().forbiddenBy();
        lines.add(exception(under.exception()).in(locale));
        lifted.forEach(rule -> lines.add(LIFTED.in(locale) + reason(rule, locale)));
        HandlingDuties own = under.lifted().ownDuties();
        List<Term> all = new ArrayList<>(own.protections());
        all.addAll(own.records());
        all.addAll(own.witnesses());
        line(LIFTED_DUTIES, all, locale, lines);
        duties(under.remaining().basis().duties(), locale, lines);
        under.basis().reasons().stream()
                .filter(rule -> !lifted.contains(rule))
                .forEach(rule -> lines.add(REASON.in(locale) + reason(rule, locale)));
        if (under.isUnreported()) {
            lines.add(NOTE.in(locale) + UNREPORTED.in(locale));
        }
    }

    private static Text exception(RecordedException exception) {
        String granted = exception.grantedBy() + " (" + exception.granterRole() + ")";
        return new Text(
                "例外措置 " + exception.number() + ": " + exception.reason() + "。"
                        + (exception.emergency() ? "緊急時の措置 " : "許可 ") + granted + "、" + exception.grantedOn() + " から "
                        + exception.endsOn() + " まで（当日を含む）",
                "exception " + exception.number() + ": " + exception.reason() + "; "
                        + (exception.emergency() ? "taken in an emergency by " : "granted by ") + granted + ", from "
                        + exception.grantedOn() + " to " + exception.endsOn() + ", both included");
    }

    private static void duties(HandlingDuties duties, Locale locale, List<String> lines) {
        line(PERMITTED_BY, duties.permitters(), locale, lines);
        line(PROTECTION, duties.protections(), locale, lines);
        line(RECORD, duties.records(), locale, lines);
        line(WITNESS, duties.witnesses(), locale, lines);
    }

    private static void line(Text head, List<Term> terms, Locale locale, List<String> lines) {
        if (!terms.isEmpty()) {
            lines.add(head.in(locale) + terms(terms, locale));
        }
    }

    private static String terms(List<Term> terms, Locale locale) {
        return terms.stream()
                .map(term -> term.text().in(locale))
                .collect(Collectors.joining(new Text("、", "; ").in(locale)));
    }

    private static String circumstances(Set<Circumstance> set, Locale locale) {
        return set.stream()
                .sorted()
                .map(each -> each.text().in(locale))
                .collect(Collectors.joining(new Text("、かつ", ", and ").in(locale)));
    }

    private static String reason(HandlingRule rule, Locale locale) {
        return rule.clause() + " [" + rule.id() + "] " + rule.reason().in(locale);
    }
}
