/**
 * How an asset may be handled: handling policies as data, decisions with their clause, recorded exceptions (例外措置).
 *
 * <p>Entry type: {@link io.github.edusec.classify.handling.HandlingPolicy}. Load a policy once, then ask it about any number
 * of operations; a decision is pure (no clock, no I/O) and says which rules made it.
 *
 * @serial exclude
 */
@NullMarked
package io.github.edusec.classify.handling;

import org.jspecify.annotations.NullMarked;
