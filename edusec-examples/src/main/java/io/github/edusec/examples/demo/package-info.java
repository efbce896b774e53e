/**
 * The main job on one folder: classify, label, take out, keep or destroy, with evidence.
 *
 * <p>Entry type: {@link io.github.edusec.examples.demo.Demo}: one call makes one new folder with everything in it. Originals
 * are only read.
 */
@NullMarked
package io.github.edusec.examples.demo;

import org.jspecify.annotations.NullMarked;
