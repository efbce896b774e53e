package io.github.edusec.examples.cli;

import io.github.edusec.classify.handling.Circumstance;
import io.github.edusec.classify.handling.Circumstances;
import io.github.edusec.classify.handling.HandlingBasis;
import io.github.edusec.classify.handling.HandlingDecision;
import io.github.edusec.classify.handling.HandlingDuties;
import io.github.edusec.classify.handling.HandlingRule;
import io.github.edusec.classify.handling.RecordedException;
import io.github.edusec.classify.handling.Term;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One handling decision as JSON. */
final class HandlingJsonLine {
    private HandlingJsonLine() {}

    static void print(HandlingDecision decision, Circumstances stated, Locale locale, PrintStream out) {
        try (JsonLine line = new JsonLine(out)) {
            line.text("type", "handling-decision");
            boolean unknown = decision instanceof HandlingDecision.AskForClass;
            line.text(
                    "importance", unknown ? null : decision.basis().importance().code());
            line.texts("circumstances", ids(stated.holding()));
            line.flag("allowed", decision.isAllowed());
            writeDecision(line, decision, locale);
            line.text("explanation", decision.explain(locale));
        }
    }

    /** What a decision and a cell of the table have in common. */
    static void writeDecision(JsonLine line, HandlingDecision decision, Locale locale) {
        HandlingBasis basis = decision instanceof HandlingDecision.AllowedUnderException under
                ? under.remaining().basis()
                : decision.basis();
        line.text("policy", basis.policy().id());
        line.text("policyVersion", basis.policy().version());
        line.text("policySha256", basis.policy().sha256());
        line.text("operation", basis.operation().id());
        line.text("actor", basis.actor().id());
        line.text("outcome", decision.outcome().id());
        line.texts("permitters", termIds(basis.duties().permitters()));
        line.texts("protections", termIds(basis.duties().protections()));
        line.texts("records", termIds(basis.duties().records()));
        line.texts("witnesses", termIds(basis.duties().witnesses()));
        line.texts("rules", basis.reasons().stream().map(HandlingRule::id).toList());
        line.texts(
                "clauses",
                basis.reasons().stream().map(HandlingRule::clause).distinct().toList());
        line.texts("notes", basis.notes().stream().map(note -> note.in(locale)).toList());
        writeKind(line, decision);
    }

    private static void writeKind(JsonLine line, HandlingDecision decision) {
        if (decision instanceof HandlingDecision.Allowed allowed) {
            line.flag("stated", allowed.stated());
        } else if (decision instanceof HandlingDecision.Forbidden forbidden) {
            line.texts(
                    "forbiddenBy",
                    forbidden.forbiddenBy().stream().map(HandlingRule::id).toList());
            line.texts(
                    "liftedBy",
                    forbidden.liftedBy().stream().map(HandlingJsonLine::joined).toList());
            line.text("otherwise", forbidden.otherwise().id());
        } else if (decision instanceof HandlingDecision.AskForClass ask) {
            line.texts("asked", termIds(ask.asked()));
            line.text("askRule", ask.rule().id());
            line.text("interim", ask.interim().outcome().id());
        } else if (decision instanceof HandlingDecision.LeftOpen ask) {
            line.texts("asked", termIds(ask.asked()));
        } else if (decision instanceof HandlingDecision.AllowedUnderException under) {
            writeException(line, under);
        }
    }

    private static void writeException(JsonLine line, HandlingDecision.AllowedUnderException under) {
        RecordedException exception = under.exception();
        HandlingDuties lifted = under.lifted().ownDuties();
        line.text("exception", exception.number());
        line.text("exceptionReason", exception.reason());
        line.text("exceptionGrantedBy", exception.grantedBy());
        line.text("exceptionGranterRole", exception.granterRole());
        line.text("exceptionGrantedOn", exception.grantedOn().toString());
        line.text("exceptionEndsOn", exception.endsOn().toString());
        line.flag("exceptionEmergency", exception.emergency());
        line.flag("exceptionUnreported", under.isUnreported());
        line.texts(
                "forbiddenBy",
                under.lifted().forbiddenBy().stream().map(HandlingRule::id).toList());
        line.texts(
                "liftedDuties",
                Stream.of(lifted.protections(), lifted.records(), lifted.witnesses())
                        .flatMap(terms -> termIds(terms).stream())
                        .toList());
    }

    static String joined(Collection<Circumstance> circumstances) {
        return circumstances.stream().sorted().map(Circumstance::id).collect(Collectors.joining("+"));
    }

    private static List<String> ids(Collection<Circumstance> circumstances) {
        return circumstances.stream().sorted().map(Circumstance::id).toList();
    }

    private static List<String> termIds(List<Term> terms) {
        return terms.stream().map(Term::id).toList();
    }
}
