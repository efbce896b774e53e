/**
 * Registers of education data assets (情報資産台帳) and their lookup by document name.
 *
 * <p>Entry type: {@link io.github.edusec.classify.register.AssetRegister}: take the built-in one or read a board's own
 * once, then look up any number of names; a lookup is pure: no clock, no I/O.
 */
@NullMarked
package io.github.edusec.classify.register;

import org.jspecify.annotations.NullMarked;
