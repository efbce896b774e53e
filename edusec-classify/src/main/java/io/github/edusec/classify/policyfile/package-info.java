/**
 * Reading policy files (registers, schedules): bounded, hashed, strictly decoded, every problem reported with its place;
 * shared by the edusec modules only.
 *
 * <p>Entry type: {@link io.github.edusec.classify.policyfile.PolicyFile}. Make a
 * {@link io.github.edusec.classify.policyfile.Problems} with the exception your module throws, read the file, parse it as
 * JSON or CSV, collect problems while building values, and end with {@code problems.throwIfAny()}. JSON reading needs
 * jackson-core alone; only the CSV reader touches Commons CSV.
 */
@NullMarked
package io.github.edusec.classify.policyfile;

import org.jspecify.annotations.NullMarked;
