package io.github.edusec.classify.register;

/**
 * Which register said it: every answer carries this.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param id the register's id
 * @param version the register's version
 * @param sha256 SHA-256 of the exact bytes it was read from, 64 lower-case hexadecimal digits
 * @since 0.1.0
 */
public record RegisterVersion(String id, String version, String sha256) {
    @Override
    public String toString() {
        return id + " " + version;
    }
}
