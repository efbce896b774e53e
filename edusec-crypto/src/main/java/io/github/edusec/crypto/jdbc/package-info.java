/**
 * Tables of our own in the caller's database, for the edusec modules only.
 */
@NullMarked
package io.github.edusec.crypto.jdbc;

import org.jspecify.annotations.NullMarked;
