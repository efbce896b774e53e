/**
 * JMH benchmarks, each side by side with the peer in one run; entry type: {@code org.openjdk.jmh.Main}.
 */
@NullMarked
package io.github.edusec.benchmarks;

import org.jspecify.annotations.NullMarked;
