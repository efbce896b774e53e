/**
 * Test support of this build.
 *
 * <p>Entry types: {@link io.github.edusec.testkit.Tool} (a program of the machine, or a skipped test with the reason) and
 * {@link io.github.edusec.testkit.TagTimes} (time spent per test tag).
 */
@NullMarked
package io.github.edusec.testkit;

import org.jspecify.annotations.NullMarked;
