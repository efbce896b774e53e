package io.github.edusec.crypto.seal;

import io.github.edusec.crypto.CryptoLimits;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.VerificationKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Opens a package: {@code Open.path(path).with(passphrase).signedBy(key).extractTo(newFolder)}.
 *
 * <p>Packages of this library and AES archives of other programs (AE-1 and AE-2, 128 to 256 bits). Guaranteed: everything is
 * authenticated before anything is decrypted for use; a package of ours is opened only if it is, to the last byte, what its
 * manifest says; files appear under the folder's name all together or not at all; no link is made or followed. <b>Not
 * guaranteed</b>: for archives of other programs, names, dates and the number of entries are as found, since nothing
 * authenticates them ({@link OpenedPackage.Caveat}). Whoever may write to the package's file at the very moment it is opened,
 * knows all of its content, and sets the file's date back, can exchange content of an unsigned bundle. While a folder is being filled its content lies in
 * {@code .edusec-unfinished} beside it; what a killed process leaves there is deleted by the next one, by plain unlink.
 * Immutable and thread-safe; a stream is read once.
 *
 * @since 0.1.0
 */
public final class Open {
    private final Origin origin;
    private final @Nullable Passphrase passphrase;
    private final @Nullable VerificationKey key;
    private final CryptoLimits limits;
    private final boolean weakToo;
    private final Progress progress;

    private Open(
            Origin origin,
            @Nullable Passphrase passphrase,
            @Nullable VerificationKey key,
            CryptoLimits limits,
            boolean weakToo,
            Progress progress) {
        this.origin = origin;
        this.passphrase = passphrase;
        this.key = key;
        this.limits = limits;
        this.weakToo = weakToo;
        this.progress = progress;
    }

    private static Open of(Origin origin) {
        return new Open(origin, null, null, CryptoLimits.DEFAULT, false, Watching.NOBODY);
    }

    /**
     * Begins with a package in a file.
     *
     * @param file the package
     * @return a request without an identity
     */
    public static Open path(Path file) {
        return of(new Origin.OfFile(file));
    }

    /**
     * Begins with a package from a stream, which is copied to a temporary file, since a ZIP archive is read from its end.
     *
     * @param stream the package; read to its end, not closed
     * @return a request without an identity
     */
    public static Open stream(InputStream stream) {
        return of(new Origin.OfStream(stream));
    }

    /**
     * Names the secret.
     *
     * @param secret the passphrase, which stays the caller's
     * @return a request with it
     */
    public Open with(Passphrase secret) {
        return new Open(origin, secret, key, limits, weakToo, progress);
    }

    /**
     * Demands a signature.
     *
     * @param signer the key whose signature must stand over the manifest
     * @return a request with it
     */
    public Open signedBy(VerificationKey signer) {
        return new Open(origin, passphrase, signer, limits, weakToo, progress);
    }

    /**
     * Sets what the package may cost.
     *
     * @param newLimits the limits; {@link CryptoLimits#DEFAULT} if none are set
     * @return a request with them
     */
    public Open within(CryptoLimits newLimits) {
        return new Open(origin, passphrase, key, newLimits, weakToo, progress);
    }

    /**
     * Accepts archives under the traditional ZIP encryption (ZipCrypto) too, for reading what others still send. It protects
     * nothing, and the outcome says so.
     *
     * @return a request that reads them
     */
    public Open acceptingWeakEncryption() {
        return new Open(origin, passphrase, key, limits, true, progress);
    }

    /**
     * Reports progress and may be cancelled.
     *
     * @param newProgress is told, on the calling thread
     * @return a request with it
     */
    public Open reportingTo(Progress newProgress) {
        return new Open(origin, passphrase, key, limits, weakToo, newProgress);
    }

    /**
     * Opens the package into a new folder.
     *
     * @param newFolder comes into being only if everything is authentic and as the manifest says
     * @return opened, or why not
     * @throws FileAlreadyExistsException if {@code newFolder} exists
     * @throws IOException if reading or writing fails; nothing is left at {@code newFolder}
     * @throws IllegalStateException if no passphrase was given, or it is closed
     */
    public OpenOutcome extractTo(Path newFolder) throws IOException {
        return opening().extractTo(newFolder);
    }

    /**
     * Opens the package without keeping anything of it.
     *
     * @return opened, or why not
     * @throws IOException if reading fails
     * @throws IllegalStateException if no passphrase was given, or it is closed
     */
    public OpenOutcome check() throws IOException {
        return opening().check();
    }

    /**
     * Opens the package and delivers its files one after the other, after all of them were decrypted once and compared with
     * the manifest.
     *
     * @param target takes the files
     * @return opened, or why not. If it is anything but opened, what was delivered must not be used: somebody wrote to the
     *     package between the two readings, or the work was cancelled
     * @throws IOException if reading or the target fails; what was delivered must not be used
     * @throws IllegalStateException if no passphrase was given, or it is closed
     */
    public OpenOutcome deliverTo(FileTarget target) throws IOException {
        return opening().deliverTo(target);
    }

    /**
     * Tells what anybody can read of the package without a secret.
     *
     * @return what was found
     * @throws IOException if reading fails
     */
    public InspectOutcome inspect() throws IOException {
        return Inspecting.inspect(origin, limits);
    }

    private Opening opening() {
        if (passphrase == null) {
            throw new IllegalStateException("identity: found none, allowed: a passphrase");
        }
        return new Opening(origin, passphrase, key, limits, weakToo, progress);
    }
}
