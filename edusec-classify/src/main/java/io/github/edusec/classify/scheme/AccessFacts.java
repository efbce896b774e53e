package io.github.edusec.classify.scheme;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who is meant to have access to an asset, and to what.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param subjects everybody who is meant to have access; empty if nobody knows
 * @param ownDataOnly whether pupils and guardians see data about themselves only
 * @param specialCare whether the asset contains special-care personal data (要配慮個人情報) or the like
 * @since 0.1.0
 */
public record AccessFacts(Set<AccessSubject> subjects, FactAnswer ownDataOnly, FactAnswer specialCare)
        implements Serializable {
    /**
     * Copies the subjects.
     *
     * @param subjects in any order
     * @param ownDataOnly not null
     * @param specialCare not null
     */
    public AccessFacts {
        Set<AccessSubject> sorted = EnumSet.noneOf(AccessSubject.class);
        sorted.addAll(subjects);
        subjects = Collections.unmodifiableSet(sorted);
    }
}
