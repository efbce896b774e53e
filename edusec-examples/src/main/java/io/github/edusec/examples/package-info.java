/** Programs where the libraries meet. */
@NullMarked
package io.github.edusec.examples;

import org.jspecify.annotations.NullMarked;
