/**
 * A made-up school and its documents, for demonstrations and tests.
 *
 * <p>Entry type: {@link io.github.edusec.examples.sample.SampleSchool}: one call writes all documents and the list of
 * their events into a new folder. No person, school or number in them is real.
 */
@NullMarked
package io.github.edusec.examples.sample;

import org.jspecify.annotations.NullMarked;
