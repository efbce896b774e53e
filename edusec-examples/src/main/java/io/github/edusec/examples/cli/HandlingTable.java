package io.github.edusec.examples.cli;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Text;
import io.github.edusec.classify.handling.Actor;
import io.github.edusec.classify.handling.Circumstance;
import io.github.edusec.classify.handling.Circumstances;
import io.github.edusec.classify.handling.HandlingDecision;
import io.github.edusec.classify.handling.HandlingPolicy;
import io.github.edusec.classify.handling.Operation;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Class by operation: what a policy says once the conditions are met that it sets. */
final class HandlingTable {
    private final HandlingPolicy policy;
    private final Actor actor;
    private final PrintStream out;
    private final Locale locale;
    private final Map<List<Set<Circumstance>>, Integer> conditions = new LinkedHashMap<>();

    HandlingTable(HandlingPolicy policy, Actor actor, PrintStream out, Locale locale) {
        this.policy = policy;
        this.actor = actor;
        this.out = out;
        this.locale = locale;
    }

    void printText() {
        out.println(Printable.lines(policy.title().in(locale) + " (" + policy.version() + "), "
                + actor.text().in(locale)));
        TextTable table = new TextTable(in("操作", "operation"), "", "Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ");
        for (Operation operation : Operation.values()) {
            String[] cells = new String[6];
            cells[0] = operation.id();
            cells[1] = operation.text().in(locale);
            int column = 2;
            for (Importance importance : Importance.values()) {
                cells[column++] = words(cell(operation, importance));
            }
            table.add(cells);
        }
        table.print(out);
        conditions.forEach((condition, number) ->
                out.println("*" + number + " " + in("次が満たされなければ禁止: ", "forbidden unless: ")
                        + condition.stream().map(this::words).collect(Collectors.joining(in("、または ", ", or ")))));
    }

    void printJson() {
        for (Operation operation : Operation.values()) {
            for (Importance importance : Importance.values()) {
                Cell cell = cell(operation, importance);
                try (JsonLine line = new JsonLine(out)) {
                    line.text("type", "handling-cell");
                    line.text("importance", importance.code());
                    line.texts(
                            "condition",
                            cell.condition().stream()
                                    .sorted()
                                    .map(Circumstance::id)
                                    .toList());
                    if (!cell.alternatives().isEmpty()) {
                        line.texts(
                                "liftedBy",
                                cell.alternatives().stream()
                                        .map(HandlingJsonLine::joined)
                                        .toList());
                    }
                    HandlingJsonLine.writeDecision(line, cell.decision(), locale);
                }
            }
        }
    }

    private Cell cell(Operation operation, Importance importance) {
        Classification classification = Classification.of(importance);
        HandlingDecision bare = policy.decide(operation, classification, new Circumstances(actor, Set.of()));
        if (!(bare instanceof HandlingDecision.Forbidden forbidden)
                || forbidden.liftedBy().isEmpty()) {
            return new Cell(bare, Set.of(), List.of());
        }
        // alternatives may differ in what remains; the table must not promise the mildest
        Cell strictest = null;
        for (Set<Circumstance> condition : forbidden.liftedBy()) {
            HandlingDecision met = policy.decide(operation, classification, new Circumstances(actor, condition));
            if (strictest == null || !strictest.decision().outcome().isAtLeast(met.outcome())) {
                strictest = new Cell(met, condition, forbidden.liftedBy());
            }
        }
        return Objects.requireNonNull(strictest);
    }

    private String words(Cell cell) {
        String words = cell.decision() instanceof HandlingDecision.Allowed allowed && !allowed.stated()
                ? in("定めなし", "not stated")
                : outcome(cell.decision());
        if (cell.alternatives().isEmpty()) {
            return words;
        }
        int number = conditions.computeIfAbsent(cell.alternatives(), key -> conditions.size() + 1);
        return words + " *" + number;
    }

    private String outcome(HandlingDecision decision) {
        return switch (decision.outcome()) {
            case ALLOWED -> in("可", "allowed");
            case ASK_MANAGER -> in("要確認", "ask the manager");
            case PERMIT_OF_UNSTATED_KIND -> in("許可", "permit");
            case BLANKET_PERMIT -> in("包括許可", "blanket permit");
            case INDIVIDUAL_PERMIT -> in("個別許可", "individual permit");
            case ASK, FORBIDDEN -> in("禁止", "forbidden");
        };
    }

    private String words(Set<Circumstance> condition) {
        List<Circumstance> ordered = condition.stream().sorted().toList();
        return ordered.stream()
                .map(each -> each.text().in(locale) + " (" + each.id() + ")")
                .collect(Collectors.joining(in("、かつ", ", and ")));
    }

    private String in(String ja, String en) {
        return new Text(ja, en).in(locale);
    }

    /** The decision once the condition holds, the alternatives to it being those that lift the prohibition. */
    private record Cell(HandlingDecision decision, Set<Circumstance> condition, List<Set<Circumstance>> alternatives) {}
}
