package io.github.edusec.crypto.policy;

import io.github.edusec.classify.PolicyVersion;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * May this method be used for writing on this day: the answer of a protection policy.
 *
 * <p>Reading what was written before is never asked here: it stays possible, and {@link #concerns()} say what to think of it.
 *
 * <p>A value: immutable, thread-safe and serializable.
 *
 * @since 0.1.0
 */
public sealed interface MethodDecision extends Serializable {
    /**
     * Returns which policy decided.
     *
     * @return id, version and hash
     */
    PolicyVersion policy();

    /**
     * Returns the method asked about.
     *
     * @return its id, as it was asked
     */
    String method();

    /**
     * Returns the day asked about.
     *
     * @return the day
     */
    LocalDate day();

    /**
     * Returns what the method uses.
     *
     * @return the algorithms in the policy's order; empty if the policy does not know the method
     */
    List<AlgorithmUse> algorithms();

    /**
     * Returns the rules that allow it, or all that refuse it.
     *
     * @return at least one
     */
    List<Ruling> reasons();

    /**
     * Returns what must be said of the method and its algorithms besides: compatibility only, not listed, until when.
     *
     * @return the rulings; may be empty
     */
    List<Ruling> concerns();

    /**
     * Tells whether the method may be used for writing.
     *
     * @return true if it may
     */
    boolean isAllowed();

    /**
     * It may be used for writing.
     *
     * @param policy which policy decided
     * @param method the method's id
     * @param day the day asked about
     * @param algorithms what the method uses
     * @param reasons the rules that allow it
     * @param concerns what must be said besides
     * @since 0.1.0
     */
    record Allowed(
            PolicyVersion policy,
            String method,
            LocalDate day,
            List<AlgorithmUse> algorithms,
            List<Ruling> reasons,
            List<Ruling> concerns)
            implements MethodDecision {
        /**
         * Copies the lists.
         *
         * @param policy not null
         * @param method not null
         * @param day not null
         * @param algorithms not null
         * @param reasons not null
         * @param concerns not null
         */
        public Allowed {
            algorithms = List.copyOf(algorithms);
            reasons = List.copyOf(reasons);
            concerns = List.copyOf(concerns);
        }

        @Override
        public boolean isAllowed() {
            return true;
        }

        /**
         * Records what a package written under this decision uses.
         *
         * @param optional ids of those {@linkplain AlgorithmUse#optional() optional} algorithms that it does use; all others of
         *     the method it uses anyway
         * @param key whether the key was kept apart
         * @return the facts
         * @throws IllegalArgumentException if an id is none of an optional algorithm of the method
         */
        public ProtectionFacts facts(Set<String> optional, KeySeparation key) {
            Set<String> known = algorithms.stream()
                    .filter(AlgorithmUse::optional)
                    .map(use -> use.algorithm().id())
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!known.containsAll(optional)) {
                throw new IllegalArgumentException("optional algorithms of " + method + ": found "
                        + new TreeSet<>(optional) + ", allowed: " + known);
            }
            List<ProtectionFacts.Used> used = algorithms.stream()
                    .filter(use ->
                            !use.optional() || optional.contains(use.algorithm().id()))
                    .map(use -> new ProtectionFacts.Used(
                            use.algorithm().id(), use.role(), use.algorithm().strengthBits()))
                    .toList();
            return new ProtectionFacts(method, used, policy, key);
        }
    }

    /**
     * It must not be used for writing.
     *
     * @param policy which policy decided
     * @param method the method's id, as it was asked
     * @param day the day asked about
     * @param algorithms what the method uses; empty if the policy does not know it
     * @param reasons all rules that refuse it
     * @param concerns what must be said besides
     * @since 0.1.0
     */
    record Refused(
            PolicyVersion policy,
            String method,
            LocalDate day,
            List<AlgorithmUse> algorithms,
            List<Ruling> reasons,
            List<Ruling> concerns)
            implements MethodDecision {
        /**
         * Copies the lists.
         *
         * @param policy not null
         * @param method not null
         * @param day not null
         * @param algorithms not null
         * @param reasons not null
         * @param concerns not null
         */
        public Refused {
            algorithms = List.copyOf(algorithms);
            reasons = List.copyOf(reasons);
            concerns = List.copyOf(concerns);
        }

        @Override
        public boolean isAllowed() {
            return false;
        }
    }
}
