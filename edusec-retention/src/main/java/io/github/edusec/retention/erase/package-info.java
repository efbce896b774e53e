/**
 * Verified deletion of files: the only place of the libraries that deletes what it did not create.
 *
 * <p>Entry type: {@link io.github.edusec.retention.erase.Eraser}: create it once, then hand it files. Each file goes
 * through examine, overwrite in place, force, read back, rename, unlink, confirm; the result is a value that says which
 * level was reached, why it is not higher, and what no file-level method covers.
 */
@NullMarked
package io.github.edusec.retention.erase;

import org.jspecify.annotations.NullMarked;
