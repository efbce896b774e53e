/**
 * Marks in documents: writing the class where people see it and where programs find it.
 *
 * <p>Entry type: {@code Labeller}. A labeller is made once, is immutable, and labels any
 * number of files; each call makes a labelled copy and returns a typed result. Originals are never modified.
 */
@NullMarked
package io.github.edusec.classify.label;

import org.jspecify.annotations.NullMarked;
