/**
 * Retention schedules, holds and decisions (保存期間).
 *
 * <p>Entry type: {@code RetentionSchedule}: load it once (immutable, versioned, hashed), then
 * decide any number of records; a decision is pure: no clock, no I/O.
 *
 * @serial exclude
 */
@NullMarked
package io.github.edusec.retention;

import org.jspecify.annotations.NullMarked;
