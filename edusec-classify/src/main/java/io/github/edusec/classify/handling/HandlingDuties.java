package io.github.edusec.classify.handling;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What goes with an operation: who permits it, how the asset is protected, what is recorded, who must be present.
 *
 * <p>A value: immutable and thread-safe. Every list is ordered by id and free of repetition, so equal duties are equal.
 *
 * @param permitters the roles that permit it, all of them; empty if no permit is needed
 * @param protections the required protections
 * @param records the required records
 * @param witnesses who must be present
 * @since 0.1.0
 */
public record HandlingDuties(List<Term> permitters, List<Term> protections, List<Term> records, List<Term> witnesses)
        implements Serializable {
    /** Nothing is required. */
    public static final HandlingDuties NONE = new HandlingDuties(List.of(), List.of(), List.of(), List.of());

    /**
     * Orders the lists.
     *
     * @param permitters in any order
     * @param protections in any order
     * @param records in any order
     * @param witnesses in any order
     */
    public HandlingDuties {
        permitters = ordered(permitters);
        protections = ordered(protections);
        records = ordered(records);
        witnesses = ordered(witnesses);
    }

    /**
     * Returns what both require together.
     *
     * @param other the other duties
     * @return the union
     */
    public HandlingDuties and(HandlingDuties other) {
        return new HandlingDuties(
                union(permitters, other.permitters),
                union(protections, other.protections),
                union(records, other.records),
                union(witnesses, other.witnesses));
    }

    /**
     * Tells whether everything that other duties require is required here too.
     *
     * @param other the other duties
     * @return true if nothing of the other is missing here
     */
    public boolean includes(HandlingDuties other) {
        return and(other).equals(this);
    }

    HandlingDuties without(HandlingDuties other) {
        return new HandlingDuties(
                rest(permitters, other.permitters),
                rest(protections, other.protections),
                rest(records, other.records),
                rest(witnesses, other.witnesses));
    }

    HandlingDuties withoutPermitters() {
        return new HandlingDuties(List.of(), protections, records, witnesses);
    }

    private static List<Term> rest(List<Term> all, List<Term> taken) {
        return all.stream().filter(term -> !taken.contains(term)).toList();
    }

    private static List<Term> union(List<Term> one, List<Term> other) {
        List<Term> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static List<Term> ordered(List<Term> terms) {
        Set<Term> once = new LinkedHashSet<>(terms);
        return once.stream().sorted(Comparator.comparing(Term::id)).toList();
    }
}
