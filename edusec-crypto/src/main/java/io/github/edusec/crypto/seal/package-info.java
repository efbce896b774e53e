/**
 * Sealing files into a package that may leave the building, and opening such packages: one API whatever the format.
 *
 * <p>Entry types: {@link io.github.edusec.crypto.seal.Seal} and {@link io.github.edusec.crypto.seal.Open}. A package carries a
 * manifest of what is in it, signed if a key is given; nothing of a package is delivered before all of it was authenticated
 * and found to be what the manifest says. There is nothing to choose about nonces, salts, modes or rounds.
 */
@NullMarked
package io.github.edusec.crypto.seal;

import org.jspecify.annotations.NullMarked;
