/**
 * Content inspection in a process of its own: a hostile document may cost that process its memory or its time, nothing else.
 *
 * <p>Entry type: {@link io.github.edusec.examples.inspection.InspectionProcess}.
 */
@NullMarked
package io.github.edusec.examples.inspection;

import org.jspecify.annotations.NullMarked;
