package io.github.edusec.classify.handling;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import java.io.Serializable;
import java.util.List;

/**
 * What a handling decision rests on.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param policy id, version and hash of the policy that was asked
 * @param operation the operation asked about
 * @param importance the importance class asked about
 * @param actor who handles the asset
 * @param duties what goes with the operation; for a forbidden one, what would remain if it were not forbidden
 * @param reasons every rule that applies, ordered by id
 * @param notes what people should know: literal readings of doubtful clauses, restrictions that no rule tests
 * @since 0.1.0
 */
public record HandlingBasis(
        PolicyVersion policy,
        Operation operation,
        Importance importance,
        Actor actor,
        HandlingDuties duties,
        List<HandlingRule> reasons,
        List<Text> notes)
        implements Serializable {
    /**
     * Copies the lists.
     *
     * @param policy not null
     * @param operation not null
     * @param importance not null
     * @param actor not null
     * @param duties not null
     * @param reasons not null
     * @param notes not null
     */
    public HandlingBasis {
        reasons = List.copyOf(reasons);
        notes = List.copyOf(notes);
    }
}
