package io.github.edusec.crypto.takeout;

import io.github.edusec.classify.Importance;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What {@link TakeOut#pack} made. It returns a receipt only after the package was opened again and every entry compared with
 * its source; a receipt that somebody else constructed says nothing.
 *
 * <p>A value: immutable and thread-safe. It holds no name of a file inside and no secret, so it can be logged.
 *
 * @param archive where the package lies
 * @param sha256 SHA-256 of the package, 64 lower-case hexadecimal digits
 * @param entries how many files it holds
 * @param highest the most severe class inside, which is the package's own
 * @param slip where the slip with the passphrase lies
 * @since 0.1.0
 */
public record TakeOutReceipt(Path archive, String sha256, int entries, Importance highest, Path slip) {
    /**
     * Tells whether slip and package lie in one folder, where who takes one takes the other.
     *
     * @return true if a warning is due
     */
    public boolean slipBesideArchive() {
        return Objects.equals(
                archive.toAbsolutePath().normalize().getParent(),
                slip.toAbsolutePath().normalize().getParent());
    }
}
