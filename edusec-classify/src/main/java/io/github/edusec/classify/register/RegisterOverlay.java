package io.github.edusec.classify.register;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Problem;
import io.github.edusec.classify.policyfile.KindName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lays a school's register over the standard one.
 *
 * <p>A school's row states what differs; what it does not state is taken from the standard rows it speaks of. Their names
 * are taken too, so that documents stay findable, unless another row has them. Edition, source, confidence and note speak
 * of the row's own class and are not taken.
 */
final class RegisterOverlay {
    private final AssetRegister standard;
    private final AssetRegister own;
    private final RegisterClaims claims;
    /** The comparable names and aliases of all rows of the school. */
    private final Set<String> ownNames = new HashSet<>();

    RegisterOverlay(AssetRegister standard, AssetRegister own) {
        this.standard = standard;
        this.own = own;
        this.claims = new RegisterClaims(standard.entries(), own.entries());
        own.entries().forEach(entry -> ownNames.addAll(comparableNames(entry)));
    }

    MergedRegister merge() {
        List<MergedRow> rows = new ArrayList<>();
        List<RegisterDifference> differences = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        boolean[] placed = new boolean[own.entries().size()];
        for (int s = 0; s < standard.entries().size(); s++) {
            RegisterEntry row = standard.entries().get(s);
            if (claims.ownOf(s).isEmpty()) {
                rows.add(new MergedRow(row, RowOrigin.STANDARD, List.of(row)));
                differences.add(new RegisterDifference.Missing(row));
            }
            for (int o : claims.ownOf(s)) {
                List<RegisterDifference> found = RowComparison.differences(row, completed(o));
                differences.addAll(found);
                found.stream()
                        .filter(RegisterDifference::lacksReason)
                        .forEach(each -> problems.add(RowComparison.problem(own.place(o), each)));
                if (!placed[o]) {
                    rows.add(merged(o));
                    placed[o] = true;
                }
            }
        }
        for (int o = 0; o < placed.length; o++) {
            if (!placed[o]) {
                RegisterEntry row = own.entries().get(o);
                rows.add(new MergedRow(row, RowOrigin.OWN, List.of()));
                differences.add(new RegisterDifference.Added(row));
            }
        }
        return new MergedRegister(register(rows), rows, differences, problems);
    }

    private AssetRegister register(List<MergedRow> rows) {
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

    private MergedRow merged(int o) {
        List<RegisterEntry> spokenOf = spokenOf(o);
        RegisterEntry row = completed(o);
        if (DifferenceText.reason(row).isEmpty()) {
            row = row.withClassification(row.classification().join(joined(spokenOf)));
        }
        boolean unchanged = spokenOf.size() == 1 && spokenOf.get(0).equals(row);
        return new MergedRow(row, unchanged ? RowOrigin.STANDARD : RowOrigin.CHANGED, spokenOf);
    }

    private List<RegisterEntry> spokenOf(int o) {
        return claims.standardOf(o).stream().map(standard.entries()::get).toList();
    }

    private RegisterEntry completed(int o) {
        RegisterEntry row = own.entries().get(o);
        List<RegisterEntry> spokenOf = spokenOf(o);
        AssetDetails details = row.details();
        String category = row.category();
        String stem = row.stem();
        for (RegisterEntry each : spokenOf) {
            details = details.completedBy(each.details());
            category = category.isEmpty() ? each.category() : category;
            stem = stem == null ? each.stem() : stem;
        }
        return new RegisterEntry(
                row.name(),
                aliases(row, spokenOf),
                category,
                classification(row.classification(), joined(spokenOf)),
                row.edition(),
                row.source(),
                row.confidence(),
                stem,
                row.note(),
                details);
    }

    private List<String> aliases(RegisterEntry row, List<RegisterEntry> spokenOf) {
        List<String> aliases = new ArrayList<>(row.aliases());
        Set<String> present = new HashSet<>(comparableNames(row));
        for (RegisterEntry each : spokenOf) {
            String name = KindName.normalize(each.name());
            Stream.concat(Stream.of(each.name()), each.aliases().stream()).forEach(candidate -> {
                String comparable = KindName.normalize(candidate);
                boolean others = ownNames.contains(comparable)
                        || (claims.isStandardName(comparable) && !comparable.equals(name));
                if (!others && present.add(comparable)) {
                    aliases.add(candidate);
                }
            });
        }
        return aliases;
    }

    private static Classification classification(Classification own, Classification standard) {
        return new Classification(
                own.importance(),
                own.confidentiality() == null ? standard.confidentiality() : own.confidentiality(),
                own.integrity() == null ? standard.integrity() : own.integrity(),
                own.availability() == null ? standard.availability() : own.availability(),
                own.restrictions().isEmpty() ? standard.restrictions() : own.restrictions());
    }

    private static Classification joined(List<RegisterEntry> entries) {
        return entries.stream()
                .map(RegisterEntry::classification)
                .reduce(Classification::join)
                .orElseThrow();
    }

    private static Set<String> comparableNames(RegisterEntry entry) {
        return Stream.concat(Stream.of(entry.name()), entry.aliases().stream())
                .map(KindName::normalize)
                .collect(Collectors.toSet());
    }
}
