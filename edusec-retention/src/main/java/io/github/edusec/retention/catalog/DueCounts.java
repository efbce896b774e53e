package io.github.edusec.retention.catalog;

import java.time.LocalDate;

/**
 * How many records' periods are over on a day. A value: immutable and thread-safe.
 *
 * @param day the day
 * @param due that are due, and that nothing holds
 * @param dueBytes the bytes of those whose size is known
 * @param forTransfer that go to the archive, and that nothing holds
 * @param forReview that a person must look at, and that nothing holds
 * @param held that some hold keeps
 * @since 0.1.0
 */
public record DueCounts(LocalDate day, long due, long dueBytes, long forTransfer, long forReview, long held) {}
