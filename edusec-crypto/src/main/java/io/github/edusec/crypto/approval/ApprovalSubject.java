package io.github.edusec.crypto.approval;

import java.util.regex.Pattern;

/**
 * What is permitted: exactly the thing with this hash, and as this kind of thing. A value: immutable and thread-safe.
 *
 * @param kind what it is, for example "disposal-manifest", "takeout-request" or "retention-schedule": lower-case words joined
 *     by "-", at most 40 characters
 * @param sha256 the Merkle root or SHA-256 of it, 64 lower-case hexadecimal digits
 * @since 0.1.0
 */
public record ApprovalSubject(String kind, String sha256) {
    private static final int MAX_KIND = 40;
    private static final Pattern KIND = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks both.
     *
     * @param kind words joined by "-"
     * @param sha256 64 lower-case hexadecimal digits
     * @throws IllegalArgumentException if one is not of its form
     */
    public ApprovalSubject {
        if (kind.length() > MAX_KIND || !KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("kind of subject: found " + kind.length()
                    + " characters of another form, allowed: lower-case words joined by -, at most " + MAX_KIND);
        }
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("hash of subject: found " + sha256.length()
                    + " characters of another form, allowed: 64 lower-case hexadecimal digits");
        }
    }
}
