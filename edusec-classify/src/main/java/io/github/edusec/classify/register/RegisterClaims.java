package io.github.edusec.classify.register;

import io.github.edusec.classify.policyfile.KindName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which rows of a school's register speak of which rows of the standard one.
 *
 * <p>A row with the name of a standard row speaks of that row alone, and no other row does. Any other row speaks of the
 * standard rows that have its name as an alias, or whose name is one of its aliases. A shared alias alone is not enough: two
 * kinds may have one.
 */
final class RegisterClaims {
    private final Map<String, Integer> standardNames = new HashMap<>();
    private final List<List<Integer>> ownOfStandard = new ArrayList<>();
    private final List<List<Integer>> standardOfOwn = new ArrayList<>();

    RegisterClaims(List<RegisterEntry> standard, List<RegisterEntry> own) {
        Map<String, List<Integer>> standardAliases = new HashMap<>();
        for (int s = 0; s < standard.size(); s++) {
            standardNames.put(KindName.normalize(standard.get(s).name()), s);
            for (String alias : standard.get(s).aliases()) {
                standardAliases
                        .computeIfAbsent(KindName.normalize(alias), key -> new ArrayList<>())
                        .add(s);
            }
            ownOfStandard.add(new ArrayList<>());
        }
        Set<Integer> named = new TreeSet<>();
        own.forEach(entry -> {
            Integer s = standardNames.get(KindName.normalize(entry.name()));
            if (s != null) {
                named.add(s);
            }
        });
        for (int o = 0; o < own.size(); o++) {
            List<Integer> claimed = claimed(own.get(o), standardAliases, named);
            standardOfOwn.add(claimed);
            for (int s : claimed) {
                ownOfStandard.get(s).add(o);
            }
        }
    }

    private List<Integer> claimed(RegisterEntry own, Map<String, List<Integer>> standardAliases, Set<Integer> named) {
        String name = KindName.normalize(own.name());
        Integer same = standardNames.get(name);
        if (same != null) {
            return List.of(same);
        }
        Set<Integer> claimed = new TreeSet<>(standardAliases.getOrDefault(name, List.of()));
        for (String alias : own.aliases()) {
            Integer s = standardNames.get(KindName.normalize(alias));
            if (s != null) {
                claimed.add(s);
            }
        }
        claimed.removeAll(named);
        return List.copyOf(claimed);
    }

    /** Returns the school's rows that speak of a standard row, in the school's order. */
    List<Integer> ownOf(int standard) {
        return ownOfStandard.get(standard);
    }

    /** Returns the standard rows that a row of the school speaks of, in the standard order. */
    List<Integer> standardOf(int own) {
        return standardOfOwn.get(own);
    }

    /** Tells whether a comparable name is that of a standard row. */
    boolean isStandardName(String comparable) {
        return standardNames.containsKey(comparable);
    }
}
