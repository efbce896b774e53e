package io.github.edusec.crypto.approval;

/**
 * The recorded exception under which somebody may permit what he applied for himself, as in a school without anybody else in
 * the role. A value: immutable and thread-safe.
 *
 * @param decision by what the exception was granted: number and authority, one line of at most 200 characters
 * @param reason why nobody else permits, one line of at most 500 characters
 * @since 0.1.0
 */
public record SelfApproval(String decision, String reason) {
    /**
     * Checks both.
     *
     * @param decision one line
     * @param reason one line
     * @throws IllegalArgumentException if one is blank, too long or more than a line
     */
    public SelfApproval {
        OneLine.require("exception, decision", decision, OneLine.MAX_DECISION);
        OneLine.require("exception, reason", reason, OneLine.MAX_COMMENT);
    }
}
