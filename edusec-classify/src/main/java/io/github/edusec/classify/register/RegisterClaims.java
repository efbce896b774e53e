package io.github.edusec.classify.register;

import io.github.edusec.classify.Classification;
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
 * standard rows whose name is one of its aliases, or that have its name as an alias. In the last case it may not lower them:
 * it was named after one of several names, and a reason for that one is none for the others. A row that lists words is
 * only spoken of by its own name, since its words have nothing in common. A shared alias alone is not enough: two kinds may
 * have one.
 */
final class RegisterClaims {
    /** The category (業務区分) of a row that lists words, not names of one kind. */
    private static final String WORDS = "言葉";

    private final List<RegisterEntry> standard;
    private final Map<String, Integer> standardNames = new HashMap<>();
    private final List<List<Integer>> ownOfStandard = new ArrayList<>();
    private final List<List<Integer>> standardOfOwn = new ArrayList<>();

    RegisterClaims(List<RegisterEntry> standard, List<RegisterEntry> own) {
        this.standard = standard;
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
        Set<Integer> claimed = new TreeSet<>();
        for (String alias : own.aliases()) {
            Integer s = standardNames.get(KindName.normalize(alias));
            if (s != null) {
                claimed.add(s);
            }
        }
        Set<Integer> byAlias = new TreeSet<>(standardAliases.getOrDefault(name, List.of()));
        byAlias.removeAll(claimed);
        byAlias.removeIf(this::isWords);
        Set<Integer> spokenOf = new TreeSet<>(claimed);
        spokenOf.addAll(byAlias);
        spokenOf.removeIf(s -> named.contains(s) || isWords(s));
        // After a merge all rows are spoken of by name and nothing is left unstated; merging again must decide alike.
        RegisterEntry completed = completed(own, spokenOf);
        if (byAlias.stream().noneMatch(s -> lowers(completed, s))) {
            claimed.addAll(byAlias);
        }
        claimed.removeIf(s -> named.contains(s) || isWords(s));
        return List.copyOf(claimed);
    }

    private RegisterEntry completed(RegisterEntry own, Set<Integer> spokenOf) {
        return spokenOf.stream()
                .map(s -> standard.get(s).classification())
                .reduce(Classification::join)
                .map(all -> own.withClassification(StatedLevels.completed(own.classification(), all)))
                .orElse(own);
    }

    private boolean isWords(int s) {
        return standard.get(s).category().strip().equals(WORDS);
    }

    /** Without a reason a lower level does not hold, so it lowers nothing. */
    private boolean lowers(RegisterEntry own, int s) {
        return !DifferenceText.reason(own).isEmpty()
                && StatedLevels.areLower(own.classification(), standard.get(s).classification());
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
