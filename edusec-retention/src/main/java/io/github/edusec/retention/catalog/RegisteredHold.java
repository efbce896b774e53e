package io.github.edusec.retention.catalog;

import io.github.edusec.classify.policyfile.OneLine;
import io.github.edusec.retention.Hold;
import java.io.Serializable;
import java.util.Set;

/**
 * A hold as a catalogue knows it: what it holds, who placed it and why. A value: immutable, thread-safe and serializable.
 *
 * @param hold ground and days
 * @param scope what it holds
 * @param placedBy who placed it, an id or an office; 1 to 200 characters on one line
 * @param reason why, for people; 1 to 500 characters on one line
 * @param stoodFor what a series has stood for since the hold was placed: comparable names and ids of rules, so that no later
 *     schedule takes a record from it; the catalogue fills it in
 * @since 0.1.0
 */
public record RegisteredHold(Hold hold, HoldScope scope, String placedBy, String reason, Set<String> stoodFor)
        implements Serializable {
    /** Most characters (UTF-16 units) of a reason. */
    public static final int MAX_REASON = 500;

    /**
     * Checks the texts.
     *
     * @param hold with an id of 1 to 200 characters on one line
     * @param scope not null
     * @param placedBy on one line
     * @param reason on one line
     * @param stoodFor may be empty
     * @throws IllegalArgumentException if a text is not of its form
     */
    public RegisteredHold {
        OneLine.require("hold id", hold.id(), CatalogRecord.MAX_TEXT);
        OneLine.require("hold, placed by", placedBy, CatalogRecord.MAX_TEXT);
        OneLine.require("hold, reason", reason, MAX_REASON);
        stoodFor = Set.copyOf(stoodFor);
    }

    /**
     * Makes a hold that is to be placed.
     *
     * @param hold ground and days
     * @param scope what it holds
     * @param placedBy who places it
     * @param reason why
     * @throws IllegalArgumentException if a text is not of its form
     */
    public RegisteredHold(Hold hold, HoldScope scope, String placedBy, String reason) {
        this(hold, scope, placedBy, reason, Set.of());
    }

    RegisteredHold with(Hold changed) {
        return new RegisteredHold(changed, scope, placedBy, reason, stoodFor);
    }

    RegisteredHold standingFor(Set<String> keys) {
        return new RegisteredHold(hold, scope, placedBy, reason, keys);
    }
}
