package io.github.edusec.examples.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one run works on.
 *
 * @param input the folder of documents, only read; null for a generated sample school
 * @param events a CSV of record events; null for none (the sample school brings its own)
 * @param out the folder that gets everything; must not exist, or be empty
 * @param today the date on which retention is decided
 * @param clock the time that goes into the evidence
 */
public record DemoRequest(@Nullable Path input, @Nullable Path events, Path out, LocalDate today, Clock clock) {}
