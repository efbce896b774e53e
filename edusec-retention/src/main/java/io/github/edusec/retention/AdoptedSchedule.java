package io.github.edusec.retention;

import java.io.Serializable;

/**
 * A schedule under which disposal may be proposed; one that nobody adopted explains and simulates only.
 *
 * <p>A value: immutable and thread-safe. It doesn't prove the adoption: who may adopt is the city's rule.
 *
 * @param schedule the schedule, one exact version
 * @param adoption who adopted that version, when, and by which decision
 * @since 0.1.0
 */
public record AdoptedSchedule(RetentionSchedule schedule, Adoption adoption) implements Serializable {}
