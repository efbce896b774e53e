package io.github.edusec.retention;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * That an event made a record one of another kind: a former employee's 職員履歴書 is a 旧職員履歴書.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param from the rule of the kind that it was before
 * @param event the event
 * @param on its day
 * @since 0.1.0
 */
public record ChangeOfKind(RetentionRule from, EventKind event, LocalDate on) implements Serializable {}
