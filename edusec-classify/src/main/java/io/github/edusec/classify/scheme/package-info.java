/**
 * Classification schemes (分類体系) as data: which classes a body knows, how they follow from the axes or from who may have
 * access, which of them are meant for the public, and which class of another scheme they correspond to.
 *
 * <p>Entry type: {@link io.github.edusec.classify.scheme.ClassificationScheme}. Take a built-in scheme or read your own,
 * ask it for a level as people write it, for a proposal, or for the counterpart in another scheme. Every answer carries
 * its reason and the scheme's version; nothing here reads a clock.
 *
 * @serial exclude
 */
@NullMarked
package io.github.edusec.classify.scheme;

import org.jspecify.annotations.NullMarked;
