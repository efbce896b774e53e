package io.github.edusec.classify.register;

import io.github.edusec.classify.policyfile.KindName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which names of the standard register the rows of a school have; all names are comparable ones. */
final class OverlaidNames {
    private final RegisterClaims claims;
    /** For each standard row its name and aliases. */
    private final List<Set<String>> standardNames = new ArrayList<>();

    private final Set<String> held = new HashSet<>();
    private final Set<String> movedNames = new HashSet<>();

    OverlaidNames(List<RegisterEntry> standard, List<RegisterEntry> own, RegisterClaims claims) {
        this.claims = claims;
        Set<String> all = new HashSet<>();
        for (RegisterEntry entry : standard) {
            standardNames.add(comparable(entry));
            all.addAll(comparable(entry));
        }
        for (int o = 0; o < own.size(); o++) {
            add(o, own.get(o), all);
        }
    }

    private void add(int o, RegisterEntry row, Set<String> all) {
        Set<String> names = comparable(row);
        names.retainAll(all);
        held.addAll(names);
        String name = KindName.normalize(row.name());
        if (names.contains(name) && !isOfSpokenOf(o, name)) {
            movedNames.add(name);
        }
    }

    /** Tells whether a standard row that a row of the school speaks of has a name. */
    boolean isOfSpokenOf(int o, String name) {
        return claims.standardOf(o).stream().anyMatch(s -> standardNames.get(s).contains(name));
    }

    /** Tells whether a row of the school has a standard name. */
    boolean isHeld(String name) {
        return held.contains(name);
    }

    /** Tells whether a row of the school is named so without speaking of a standard row of that name. */
    boolean isMoved(String name) {
        return movedNames.contains(name);
    }

    /** Returns a row's name and aliases; the caller may change the set. */
    static Set<String> comparable(RegisterEntry entry) {
        return Stream.concat(Stream.of(entry.name()), entry.aliases().stream())
                .map(KindName::normalize)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
