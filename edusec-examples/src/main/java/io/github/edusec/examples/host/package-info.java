/**
 * A host system that asks about the records in a table of its own, without a catalogue.
 *
 * <p>Entry type: {@link io.github.edusec.examples.host.HostTable}.
 */
@NullMarked
package io.github.edusec.examples.host;

import org.jspecify.annotations.NullMarked;
