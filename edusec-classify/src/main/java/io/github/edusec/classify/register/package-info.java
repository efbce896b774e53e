/**
 * Registers of education data assets (情報資産台帳) and their lookup by document name.
 *
 * <p>Entry type: {@link io.github.edusec.classify.register.AssetRegister}: take the built-in one or read a board's own
 * once, then look up any number of names; a lookup is pure: no clock, no I/O. A school's own register is laid over the
 * board's by {@link io.github.edusec.classify.register.AssetRegister#mergedWith}; every register can be written as CSV or
 * JSON.
 */
@NullMarked
package io.github.edusec.classify.register;

import org.jspecify.annotations.NullMarked;
