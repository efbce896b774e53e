package io.github.edusec.classify;

import java.io.Serializable;

/**
 * Which policy file said it (register, scheme, handling policy, schedule): every answer carries this.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param id the policy's id
 * @param version the policy's version as its file states it
 * @param sha256 SHA-256 of the exact bytes it was read from, 64 lower-case hexadecimal digits
 * @since 0.1.0
 */
public record PolicyVersion(String id, String version, String sha256) implements Serializable {
    @Override
    public String toString() {
        return id + " " + version;
    }
}
