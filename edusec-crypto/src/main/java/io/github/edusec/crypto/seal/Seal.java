package io.github.edusec.crypto.seal;

import io.github.edusec.crypto.CryptoLimits;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.policy.MethodDecision;
import io.github.edusec.crypto.policy.ProtectionPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Seals files into one package: {@code Seal.of(sources, statement).to(passphrase).signWith(key).writeTo(path)}.
 *
 * <p>The package is a ZIP archive under WinZip AE-2 with AES-256, which 7-Zip, WinZip, Keka and bsdtar open. By default all
 * files lie in a bundle, so that their names cannot be read without the passphrase. With them lies a {@link Manifest}.
 *
 * <p>Guaranteed: content is encrypted under fresh keys and authenticated; a package appears under its name only when it is
 * complete and forced to disk; sources are not changed. <b>Not guaranteed</b>: the format rests on SHA-1 (key derivation with
 * 1,000 rounds, authentication cut to 80 bits), so its strength is the passphrase's; it is for exchange, not for storage. The
 * length of the package tells about that of the content, and with {@link #withVisibleNames()} so do names, sizes and dates.
 * Memory does not grow with the files' sizes, only with their number. Immutable and thread-safe; each {@code writeTo} is one
 * package.
 *
 * @since 0.1.0
 */
public final class Seal {
    private static final String DEFAULT_POLICY = "cryptrec-2023";

    private final List<SealSource> sources;
    private final Statement statement;
    private final @Nullable Passphrase passphrase;
    private final @Nullable SigningKey key;
    private final boolean namesVisible;
    private final boolean verified;
    private final ProtectionPolicy policy;
    private final Progress progress;

    private Seal(
            List<SealSource> sources,
            Statement statement,
            @Nullable Passphrase passphrase,
            @Nullable SigningKey key,
            boolean namesVisible,
            boolean verified,
            ProtectionPolicy policy,
            Progress progress) {
        this.sources = sources;
        this.statement = statement;
        this.passphrase = passphrase;
        this.key = key;
        this.namesVisible = namesVisible;
        this.verified = verified;
        this.policy = policy;
        this.progress = progress;
    }

    /**
     * Begins with what is to be sealed.
     *
     * @param sources at least one; names must stay different when case is ignored
     * @param statement what the manifest says about the package
     * @return a request without a recipient
     * @throws IllegalArgumentException if there is no source, two names are one file or file and folder, a name is the
     *     manifest's, or there are more than {@link CryptoLimits#DEFAULT} opens again; the message does not repeat a name
     */
    public static Seal of(List<SealSource> sources, Statement statement) {
        List<SealSource> copy = List.copyOf(sources);
        SourceNames.check(copy);
        return new Seal(
                copy,
                Objects.requireNonNull(statement),
                null,
                null,
                false,
                false,
                ProtectionPolicy.builtIn(DEFAULT_POLICY),
                Watching.NOBODY);
    }

    /**
     * Names the recipient: whoever knows a passphrase.
     *
     * @param secret printable ASCII, at most 64 bytes: what every program can type and read. A generated one always fits
     * @return a request with it; the passphrase stays the caller's and must be open when the package is written
     */
    public Seal to(Passphrase secret) {
        return new Seal(sources, statement, secret, key, namesVisible, verified, policy, progress);
    }

    /**
     * Signs the manifest.
     *
     * @param signingKey an Ed25519 key of that one purpose; stays the caller's
     * @return a request with it
     */
    public Seal signWith(SigningKey signingKey) {
        return new Seal(sources, statement, passphrase, signingKey, namesVisible, verified, policy, progress);
    }

    /**
     * Encrypts every file as an entry of its own, so that recipients can take out single files, and everybody can read names,
     * sizes and dates.
     *
     * @return a request for such a package
     */
    public Seal withVisibleNames() {
        return new Seal(sources, statement, passphrase, key, true, verified, policy, progress);
    }

    /**
     * Lets the package appear only after it was opened again and every file compared with its source, read once more; a
     * stream, which cannot be read twice, with what was read of it.
     *
     * @return a request that takes about twice as long
     */
    public Seal verified() {
        return new Seal(sources, statement, passphrase, key, namesVisible, true, policy, progress);
    }

    /**
     * Sets the policy that allows or forbids the method (第6-2(13)イ: no method but those laid down).
     *
     * @param newPolicy the board's own; the built-in {@code cryptrec-2023} if none is set
     * @return a request under it
     */
    public Seal under(ProtectionPolicy newPolicy) {
        return new Seal(sources, statement, passphrase, key, namesVisible, verified, newPolicy, progress);
    }

    /**
     * Tells what the policy says of this sealing on the day of the statement. Writing asks by itself; this is for those who
     * want to know before they make a passphrase.
     *
     * @return allowed with the algorithms, or refused with the reasons
     */
    public MethodDecision decision() {
        return Sealing.decision(policy, namesVisible, statement);
    }

    /**
     * Reports progress and may be cancelled.
     *
     * @param newProgress is told, on the calling thread
     * @return a request with it
     */
    public Seal reportingTo(Progress newProgress) {
        return new Seal(sources, statement, passphrase, key, namesVisible, verified, policy, newProgress);
    }

    /**
     * Writes the package to a new file.
     *
     * @param out where it will lie
     * @return sealed, or why not
     * @throws FileAlreadyExistsException if {@code out} exists
     * @throws FileSystemException if a source is no regular file, vanishes, or changes while it is read
     * @throws IOException if reading or writing fails; nothing is left at {@code out}, whatever the reason. A killed process
     *     leaves ciphertext in the folder {@code .edusec-unfinished} beside it, which the next one deletes
     * @throws IllegalArgumentException if the passphrase is not printable ASCII of at most 64 bytes, or the sources have
     *     more bytes than {@link CryptoLimits#DEFAULT} opens again
     * @throws IllegalStateException if no recipient was named, or passphrase or key are closed
     */
    public SealOutcome writeTo(Path out) throws IOException {
        return sealing().writeTo(out);
    }

    /**
     * Writes the package to a stream, after all of it was sealed into a temporary file: nothing comes if anything fails.
     *
     * @param out takes the package; stays open
     * @return sealed, or why not
     * @throws FileSystemException if a source is no regular file, vanishes, or changes while it is read
     * @throws IOException if reading or writing fails
     * @throws IllegalArgumentException as for a file
     * @throws IllegalStateException as for a file
     */
    public SealOutcome writeTo(OutputStream out) throws IOException {
        return sealing().writeTo(out);
    }

    private Sealing sealing() {
        if (passphrase == null) {
            throw new IllegalStateException("recipient: found none, allowed: a passphrase");
        }
        return new Sealing(sources, statement, passphrase, key, namesVisible, verified, policy, progress);
    }
}
