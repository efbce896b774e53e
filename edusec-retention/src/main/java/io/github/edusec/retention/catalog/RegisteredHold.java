package io.github.edusec.retention.catalog;

import io.github.edusec.classify.policyfile.OneLine;
import io.github.edusec.retention.Hold;
import java.io.Serializable;

/**
 * A hold as a catalogue knows it: what it holds, who placed it and why. A value: immutable, thread-safe and serializable.
 *
 * @param hold ground and days
 * @param scope what it holds
 * @param placedBy who placed it, an id or an office; 1 to 200 characters on one line
 * @param reason why, for people; 1 to 500 characters on one line
 * @since 0.1.0
 */
public record RegisteredHold(Hold hold, HoldScope scope, String placedBy, String reason) implements Serializable {
    /** Most characters (UTF-16 units) of a reason. */
    public static final int MAX_REASON = 500;

    /**
     * Checks the texts.
     *
     * @param hold with an id of 1 to 200 characters on one line
     * @param scope not null
     * @param placedBy on one line
     * @param reason on one line
     * @throws IllegalArgumentException if a text is not of its form
     */
    public RegisteredHold {
        OneLine.require("hold id", hold.id(), CatalogRecord.MAX_TEXT);
        OneLine.require("hold, placed by", placedBy, CatalogRecord.MAX_TEXT);
        OneLine.require("hold, reason", reason, MAX_REASON);
    }

    RegisteredHold with(Hold changed) {
        return new RegisteredHold(changed, scope, placedBy, reason);
    }
}
