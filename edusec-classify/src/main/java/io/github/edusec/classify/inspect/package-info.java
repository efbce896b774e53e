/**
 * What a document's content says about its class: findings with masked evidence, and a suggestion that may raise a class,
 * never lower it.
 *
 * <p>Entry type: {@link io.github.edusec.classify.inspect.ContentInspector}: take the built-in one or read your own rules
 * once, then inspect any number of texts or files. Everything here is a recommendation to people: a text without findings
 * is not thereby public, and what could not be read is said to be not inspected.
 *
 * @serial exclude
 */
@NullMarked
package io.github.edusec.classify.inspect;

import org.jspecify.annotations.NullMarked;
