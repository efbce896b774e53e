package io.github.edusec.classify.register;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.policyfile.KindName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rows of a school's register beside those of the standard one.
 *
 * <p>A school's row states what differs; what it does not state is taken from the standard rows it speaks of. Their names
 * are taken too, so that documents stay findable, unless another row has them. Edition, source, confidence and note speak
 * of the row's own class and are not taken.
 *
 * <p>A row may also hide standard rows it does not speak of, by a name in which theirs stands (3年通知表): the longer name wins
 * in lookups. It is held to their classes as well.
 */
final class OverlaidRows {
    private final List<RegisterEntry> standard;
    private final List<RegisterEntry> own;
    private final RegisterClaims claims;
    private final OverlaidNames names;
    private final NamesWithin standardNames;
    private final List<Map<Integer, String>> hidden = new ArrayList<>();

    OverlaidRows(List<RegisterEntry> standard, List<RegisterEntry> own, RegisterClaims claims) {
        this.standard = standard;
        this.own = own;
        this.claims = claims;
        this.names = new OverlaidNames(standard, own, claims);
        this.standardNames = new NamesWithin(standard);
        for (int o = 0; o < own.size(); o++) {
            hidden.add(hidden(o));
        }
    }

    /** Returns the standard rows that a row of the school speaks of. */
    List<RegisterEntry> spokenOf(int o) {
        return claims.standardOf(o).stream().map(standard::get).toList();
    }

    /** Returns a standard row that nothing stands for, without the aliases that rows of the school are named after. */
    RegisterEntry standing(int s) {
        RegisterEntry row = standard.get(s);
        List<String> aliases = row.aliases().stream()
                .filter(alias -> !names.isMoved(KindName.normalize(alias)))
                .toList();
        return aliases.size() == row.aliases().size() ? row : named(row, aliases);
    }

    /** Returns a row of the school with what it does not state taken from the rows it speaks of. */
    RegisterEntry completed(int o) {
        RegisterEntry row = own.get(o);
        List<RegisterEntry> spokenOf = spokenOf(o);
        if (spokenOf.isEmpty()) {
            return row;
        }
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
                aliases(o),
                category,
                StatedLevels.completed(row.classification(), joined(spokenOf)),
                row.edition(),
                row.source(),
                row.confidence(),
                stem,
                row.note(),
                details);
    }

    /** Returns a completed row with the levels that hold: lower ones only with a reason. */
    RegisterEntry merged(int o) {
        RegisterEntry row = completed(o);
        List<RegisterEntry> heldTo = new ArrayList<>(spokenOf(o));
        if (!loweredByName(o).isEmpty()) {
            // All of them, not only the more severe: what the row takes from one may be less than another states.
            hidden.get(o).keySet().forEach(s -> heldTo.add(standard.get(s)));
        }
        if (heldTo.isEmpty()) {
            return row;
        }
        Classification least = joined(heldTo);
        return row.withClassification(
                DifferenceText.reason(row).isEmpty()
                        ? row.classification().join(least)
                        : StatedLevels.completed(row.classification(), least));
    }

    /** Returns the standard rows that a row of the school does not speak of, hides by a name and is lower than. */
    List<RegisterDifference> loweredByName(int o) {
        RegisterEntry row = completed(o);
        List<RegisterDifference> lowered = new ArrayList<>();
        hidden.get(o).forEach((s, name) -> {
            RegisterEntry each = standard.get(s);
            if (StatedLevels.areLower(row.classification(), each.classification())) {
                lowered.add(new RegisterDifference.LoweredByName(name, each, row));
            }
        });
        return lowered;
    }

    private Map<Integer, String> hidden(int o) {
        RegisterEntry row = own.get(o);
        Map<Integer, String> found = new TreeMap<>();
        Stream.concat(Stream.of(row.name()), row.aliases().stream()).forEach(name -> {
            if (!names.isOfSpokenOf(o, KindName.normalize(name))) {
                standardNames.rowsIn(name).forEach(found::putIfAbsent);
            }
        });
        // A stem that is a whole name of another row makes that name ambiguous, it does not hide it.
        if (row.stem() != null && !standardNames.isName(row.stem())) {
            standardNames.rowsIn(row.stem()).forEach(found::putIfAbsent);
        }
        claims.standardOf(o).forEach(found::remove);
        return found;
    }

    private List<String> aliases(int o) {
        RegisterEntry row = own.get(o);
        List<String> aliases = new ArrayList<>(row.aliases());
        Set<String> present = OverlaidNames.comparable(row);
        for (int s : claims.standardOf(o)) {
            String name = KindName.normalize(standard.get(s).name());
            Stream.concat(Stream.of(standard.get(s).name()), standard.get(s).aliases().stream())
                    .forEach(candidate -> {
                        String comparable = KindName.normalize(candidate);
                        boolean others = names.isHeld(comparable)
                                || (claims.isStandardName(comparable) && !comparable.equals(name));
                        if (!others && present.add(comparable)) {
                            aliases.add(candidate);
                        }
                    });
        }
        return aliases;
    }

    private static RegisterEntry named(RegisterEntry row, List<String> aliases) {
        return new RegisterEntry(
                row.name(),
                aliases,
                row.category(),
                row.classification(),
                row.edition(),
                row.source(),
                row.confidence(),
                row.stem(),
                row.note(),
                row.details());
    }

    private static Classification joined(List<RegisterEntry> entries) {
        return entries.stream()
                .map(RegisterEntry::classification)
                .reduce(Classification::join)
                .orElseThrow();
    }
}
