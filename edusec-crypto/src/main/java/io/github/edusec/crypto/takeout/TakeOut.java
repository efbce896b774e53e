package io.github.edusec.crypto.takeout;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.files.AtomicFile;
import io.github.edusec.classify.files.UnfinishedWork;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.seal.Seal;
import io.github.edusec.crypto.seal.SealOutcome;
import io.github.edusec.crypto.seal.SealSource;
import io.github.edusec.crypto.seal.SealedPackage;
import io.github.edusec.crypto.seal.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Packs files that leave the building.
 *
 * <p>Guaranteed: the package opens with the slip's passphrase and gives back every source, compared before it appears. Not
 * guaranteed: that nobody reads slip and package together, and what {@link Seal} does not cover. Stateless and
 * thread-safe.
 *
 * @since 0.1.0
 */
public final class TakeOut {
    private TakeOut() {}

    /**
     * Tells whether something may leave only under encryption: class Ⅱ and more severe.
     *
     * @param classification its classification; unknown things carry class Ⅰ
     * @return true for class Ⅰ and Ⅱ
     */
    public static boolean leavesOnlyEncrypted(Classification classification) {
        return classification.importance().isAtLeast(Importance.II);
    }

    /**
     * Selects what must not leave unencrypted.
     *
     * @param candidates the candidates; files of which no class was stated count as class Ⅰ and so are always selected
     * @return the selected files in the same order
     */
    public static List<SealSource> selectEncryptable(List<SealSource> candidates) {
        return candidates.stream()
                .filter(source -> leavesOnlyEncrypted(source.classification().orElse(Classification.MOST_SEVERE)))
                .toList();
    }

    /**
     * Makes one package with a new passphrase, and the slip that carries the passphrase.
     *
     * @param sources the files, at least one; names inside must stay different when case is ignored
     * @param statement what the package says of itself
     * @param archive where the package will lie
     * @param slip where the slip will lie, a PDF if the name ends in {@code .pdf}, else text; readable by the owner only
     *     where the file system can say so; choose another folder than the package's
     * @return the receipt, to be logged by the caller
     * @throws java.nio.file.FileAlreadyExistsException if package or slip exists
     * @throws java.nio.file.FileSystemException if a source is no regular file, vanishes, or changes while it is read
     * @throws io.github.edusec.crypto.MalformedPackageException if the package does not give back what was packed
     * @throws IOException if reading or writing fails; no package and no slip is left under its name. Only if the very last
     *     step, renaming the package, fails, a slip exists without a package. A killed process leaves ciphertext in
     *     {@code .edusec-unfinished}, which the next one beside it deletes, and an empty file beside the slip
     * @throws IllegalArgumentException if there is no source, two names inside are one file, package and slip are one path,
     *     or the sources are more than {@link io.github.edusec.crypto.CryptoLimits#DEFAULT} opens again
     */
    public static TakeOutReceipt pack(List<SealSource> sources, Statement statement, Path archive, Path slip)
            throws IOException {
        if (archive.toAbsolutePath().normalize().equals(slip.toAbsolutePath().normalize())) {
            throw new IllegalArgumentException("slip: found the package's own path, allowed: another one");
        }
        Seal seal = Seal.of(sources, statement).verified();
        try (Passphrase passphrase = Passphrase.generate();
                AtomicFile paper = PassphraseSlip.create(slip);
                UnfinishedWork work = UnfinishedWork.beside(archive)) {
            Path unfinished = work.folder().resolve("package.zip");
            SealOutcome outcome = seal.to(passphrase).writeTo(unfinished);
            if (!(outcome instanceof SealOutcome.Sealed sealed)) {
                throw new IllegalStateException("a generated passphrase was refused: " + outcome);
            }
            String sha256 = sha256(unfinished);
            // The slip appears before the package: a slip alone is waste paper, a package alone is lost. It is filled
            // only
            // now, since who is killed while sealing leaves what was written.
            PassphraseSlip.fill(paper, passphrase, slip);
            paper.commit();
            work.publish(unfinished);
            return receipt(archive, sha256, sealed.made(), slip);
        }
    }

    private static TakeOutReceipt receipt(Path archive, String sha256, SealedPackage made, Path slip) {
        Importance highest = made.manifest().classification().importance();
        return new TakeOutReceipt(archive, sha256, made.manifest().files().size(), highest, slip);
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            DigestInputStream hashing = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
            hashing.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(hashing.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }
}
