package io.github.edusec.classify.register;

import io.github.edusec.classify.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lays a school's register over the standard one, once. */
final class RegisterOverlay {
    private final AssetRegister standard;
    private final AssetRegister own;
    private final RegisterClaims claims;
    private final OverlaidRows overlaid;
    private final List<MergedRow> rows = new ArrayList<>();
    private final List<RegisterDifference> differences = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    RegisterOverlay(AssetRegister standard, AssetRegister own) {
        this.standard = standard;
        this.own = own;
        this.claims = new RegisterClaims(standard.entries(), own.entries());
        this.overlaid = new OverlaidRows(standard.entries(), own.entries(), claims);
    }

    MergedRegister merge() {
        boolean[] placed = new boolean[own.entries().size()];
        for (int s = 0; s < standard.entries().size(); s++) {
            RegisterEntry row = standard.entries().get(s);
            if (claims.ownOf(s).isEmpty()) {
                rows.add(new MergedRow(overlaid.standing(s), RowOrigin.STANDARD, List.of(row)));
                differences.add(new RegisterDifference.Missing(row));
            }
            for (int o : claims.ownOf(s)) {
                RowComparison.differences(row, overlaid.completed(o)).forEach(found -> add(o, found));
                if (!placed[o]) {
                    rows.add(merged(o));
                    placed[o] = true;
                }
            }
        }
        for (int o = 0; o < placed.length; o++) {
            if (!placed[o]) {
                rows.add(merged(o));
                differences.add(new RegisterDifference.Added(own.entries().get(o)));
            }
            for (RegisterDifference lowered : overlaid.loweredByName(o)) {
                add(o, lowered);
            }
        }
        return new MergedRegister(register(), rows, differences, problems);
    }

    private void add(int o, RegisterDifference difference) {
        differences.add(difference);
        if (difference.lacksReason()) {
            problems.add(RowComparison.problem(own.place(o), difference));
        }
    }

    private MergedRow merged(int o) {
        List<RegisterEntry> spokenOf = overlaid.spokenOf(o);
        RegisterEntry row = overlaid.merged(o);
        if (spokenOf.isEmpty()) {
            return new MergedRow(row, RowOrigin.OWN, List.of());
        }
        boolean unchanged = spokenOf.size() == 1 && spokenOf.get(0).equals(row);
        return new MergedRow(row, unchanged ? RowOrigin.STANDARD : RowOrigin.CHANGED, spokenOf);
    }

    private AssetRegister register() {
        String both = "+" + standard.id() + "-" + standard.version();
        List<RegisterEntry> entries = rows.stream().map(MergedRow::entry).toList();
        List<String> columns = Stream.concat(own.ownColumns().stream(), standard.ownColumns().stream())
                .distinct()
                .toList();
        return AssetRegister.made(new RegisterContent(
                own.id(),
                own.version().endsWith(both) ? own.version() : own.version() + both,
                RegisterBuilder.allOwnColumns(columns, entries),
                entries));
    }
}
