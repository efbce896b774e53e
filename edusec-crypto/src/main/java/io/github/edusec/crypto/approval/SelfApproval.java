package io.github.edusec.crypto.approval;

import io.github.edusec.classify.policyfile.OneLine;

/**
 * The recorded exception under which somebody may permit what he applied for himself, as in a school without anybody else in
 * the role. A value: immutable and thread-safe.
 *
 * @param decision by what the exception was granted: number and authority, one line of at most 200 characters
 * @param reason why nobody else permits, one line of at most 500 characters
 * @since 0.1.0
 */
public record SelfApproval(String decision, String reason) {
    private static final int MAX_DECISION = 200;
    private static final int MAX_REASON = 500;

    /**
     * Checks both.
     *
     * @param decision one line
     * @param reason one line
     * @throws IllegalArgumentException if one is blank, too long or more than a line
     */
    public SelfApproval {
        OneLine.require("exception, decision", decision, MAX_DECISION);
        OneLine.require("exception, reason", reason, MAX_REASON);
    }
}
