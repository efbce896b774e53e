/**
 * The {@code edusec} command line: arguments in, results and exit codes out; the work itself is done by the libraries.
 *
 * <p>Entry type: {@link io.github.edusec.examples.cli.Main}, one process per command. The contract (exit codes, JSON
 * fields) stands in {@code docs/cli.md}.
 */
@NullMarked
package io.github.edusec.examples.cli;

import org.jspecify.annotations.NullMarked;
