package io.github.edusec.crypto.seal;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes the files of a package without a folder.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface FileTarget {
    /**
     * Begins a file; everything of the package was authenticated and compared with its manifest before the first is begun.
     *
     * @param file its name, size and hash
     * @return takes the content on the calling thread, and is closed at its end and also after a failure
     * @throws IOException if it cannot be taken; this ends the delivery
     */
    OutputStream begin(OpenedPackage.OpenedFile file) throws IOException;
}
