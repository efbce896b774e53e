/**
 * Files that appear whole or not at all; shared by the edusec modules only.
 *
 * <p>Entry type: {@link io.github.edusec.classify.files.AtomicFile}: create beside the target, write, commit; closing
 * without a commit leaves nothing behind.
 */
@NullMarked
package io.github.edusec.classify.files;

import org.jspecify.annotations.NullMarked;
