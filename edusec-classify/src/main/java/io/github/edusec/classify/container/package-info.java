/**
 * What a folder, medium or archive counts as: the highest class in it, with the evidence that set it.
 *
 * <p>Entry type: {@link io.github.edusec.classify.container.ContainerScanner}. A scanner is made once, is immutable, and scans
 * any number of folders and archives; nothing is ever written or unpacked to disk. What cannot be judged is unknown, is counted,
 * and counts as the most severe unless the caller's policy says otherwise.
 */
@NullMarked
package io.github.edusec.classify.container;

import org.jspecify.annotations.NullMarked;
