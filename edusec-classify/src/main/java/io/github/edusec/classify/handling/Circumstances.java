package io.github.edusec.classify.handling;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * Who handles an asset, and which facts hold while they do.
 *
 * <p>A value: immutable and thread-safe. A fact that is not stated does not hold. What is stated is the caller's claim;
 * nothing here proves it.
 *
 * @param actor who handles the asset
 * @param holding the facts that hold
 * @since 0.1.0
 */
public record Circumstances(Actor actor, Set<Circumstance> holding) implements Serializable {
    /** School staff (教職員等), and nothing stated. */
    public static final Circumstances NONE = new Circumstances(Actor.STAFF, Set.of());

    /**
     * Copies the facts.
     *
     * @param actor not null
     * @param holding not null
     */
    public Circumstances {
        holding = Set.copyOf(holding);
    }

    /**
     * States facts about something that school staff do.
     *
     * @param holding the facts that hold, in any order
     * @return the circumstances
     */
    public static Circumstances of(Circumstance... holding) {
        return new Circumstances(Actor.STAFF, Set.copyOf(List.of(holding)));
    }

    /**
     * Returns these circumstances for somebody else.
     *
     * @param other who handles the asset
     * @return the new value
     */
    public Circumstances by(Actor other) {
        return new Circumstances(other, holding);
    }

    int bits() {
        int bits = 0;
        for (Circumstance circumstance : holding) {
            bits |= circumstance.bit();
        }
        return bits;
    }
}
