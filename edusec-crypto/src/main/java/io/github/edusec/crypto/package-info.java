/**
 * Secrets and keys, and what can go wrong with them.
 *
 * <p>Entry types: {@code Passphrase} and {@code SigningKey}. Both hold
 * secrets: make or load one, use it, close it, which wipes it.
 */
@NullMarked
package io.github.edusec.crypto;

import org.jspecify.annotations.NullMarked;
