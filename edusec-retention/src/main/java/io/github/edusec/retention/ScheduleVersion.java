package io.github.edusec.retention;

import java.io.Serializable;

/**
 * Which schedule decided: every decision carries this.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param id the schedule's id
 * @param version the schedule's version
 * @param sha256 SHA-256 of the exact bytes it was read from, 64 lower-case hexadecimal digits
 * @since 0.1.0
 */
public record ScheduleVersion(String id, String version, String sha256) implements Serializable {
    @Override
    public String toString() {
        return id + " " + version;
    }
}
