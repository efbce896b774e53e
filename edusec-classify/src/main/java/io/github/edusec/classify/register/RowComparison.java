package io.github.edusec.classify.register;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Problem;
import io.github.edusec.classify.policyfile.KindName;
import io.github.edusec.classify.policyfile.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares a row of the standard register with a completed row of the school. */
final class RowComparison {
    private RowComparison() {}

    /** Returns the differences in the order of the columns; what the school does not state is none. */
    static List<RegisterDifference> differences(RegisterEntry standard, RegisterEntry own) {
        List<RegisterDifference> differences = new ArrayList<>();
        for (RegisterColumn column : RegisterColumn.values()) {
            boolean stated =
                    column != RegisterColumn.CHANGE_REASON && !own.text(column).isEmpty();
            if (stated && !isSame(column, standard, own)) {
                differences.add(difference(column, standard, own));
            }
        }
        return differences;
    }

    /** Returns what the school must mend. */
    static Problem problem(String place, RegisterDifference lowering) {
        if (lowering instanceof RegisterDifference.ClassLowered lowered) {
            return problem(place, RegisterColumn.IMPORTANCE, lowered.standard(), lowered.own());
        }
        if (lowering instanceof RegisterDifference.AxisChanged changed) {
            return problem(place, changed.axis(), changed.standard(), changed.own());
        }
        if (lowering instanceof RegisterDifference.LoweredByName lowered) {
            return new Problem(
                    reasonCell(place),
                    "a name of the row holds a name of a more severe row of the standard register, and no reason is given",
                    Problems.shown(lowered.own().name() + ": "
                            + lowered.own().classification().markText()),
                    Problems.shown(lowered.name() + ": "
                                    + lowered.standard().classification().markText())
                            + " as in the standard register, or a reason");
        }
        RegisterDifference.FieldChanged changed = (RegisterDifference.FieldChanged) lowering;
        return problem(place, changed.column(), changed.standard(), changed.own());
    }

    private static Problem problem(String place, RegisterColumn column, RegisterEntry standard, RegisterEntry own) {
        return new Problem(
                reasonCell(place),
                column.header() + " is lower than in the standard register, and no reason is given",
                column.header() + " " + own.text(column),
                standard.text(column) + " as in the standard register, or a reason");
    }

    private static String reasonCell(String place) {
        return place + ", column " + RegisterColumn.CHANGE_REASON.header();
    }

    private static boolean isSame(RegisterColumn column, RegisterEntry standard, RegisterEntry own) {
        return column == RegisterColumn.ALIASES
                ? comparable(standard.aliases()).equals(comparable(own.aliases()))
                : standard.text(column).equals(own.text(column));
    }

    private static RegisterDifference difference(RegisterColumn column, RegisterEntry standard, RegisterEntry own) {
        return switch (column) {
            case IMPORTANCE -> {
                Importance before = standard.classification().importance();
                yield own.classification().importance().isAtLeast(before)
                        ? new RegisterDifference.ClassRaised(standard, own)
                        : new RegisterDifference.ClassLowered(standard, own);
            }
            case CONFIDENTIALITY, INTEGRITY, AVAILABILITY -> new RegisterDifference.AxisChanged(column, standard, own);
            default -> new RegisterDifference.FieldChanged(column, standard, own);
        };
    }

    private static Set<String> comparable(List<String> names) {
        return names.stream().map(KindName::normalize).collect(Collectors.toSet());
    }
}
