package io.github.edusec.crypto.takeout;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.files.AtomicFile;
import io.github.edusec.classify.files.AtomicFolder;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.zip.AesZip;
import io.github.edusec.crypto.zip.SealedZip;
import io.github.edusec.crypto.zip.ZipSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/**
 * Packs files that leave the building.
 *
 * <p>Guaranteed: the package opens with the slip's passphrase and gives back every source, compared before it appears. Not
 * guaranteed: that nobody reads slip and package together, and what {@link AesZip} does not cover. Stateless and
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
     * @param items the candidates; unknown files carry class Ⅰ and so are always selected
     * @return the selected items in the same order
     */
    public static List<TakeOutItem> selectEncryptable(List<TakeOutItem> items) {
        return items.stream()
                .filter(item -> leavesOnlyEncrypted(item.classification()))
                .toList();
    }

    /**
     * Makes one package with a new passphrase, and the slip that carries the passphrase.
     *
     * @param items the files, at least one; names inside must stay different when case is ignored
     * @param archive where the package will lie
     * @param slip where the slip will lie, readable by the owner only where the file system can say so; choose another
     *     folder than the package's
     * @return the receipt, to be logged by the caller
     * @throws java.nio.file.FileAlreadyExistsException if package or slip exists
     * @throws java.nio.file.FileSystemException if a source is no regular file, vanishes, or changes while it is read
     * @throws io.github.edusec.crypto.MalformedPackageException if the package does not give back what was packed
     * @throws IOException if reading or writing fails; no package and no slip is left under its name. Only if the very last
     *     step, renaming the package, fails, a slip exists without a package
     * @throws IllegalArgumentException if there is no item, two names inside are one file, package and slip are one path, or
     *     the items are more than {@link io.github.edusec.crypto.CryptoLimits#DEFAULT} opens again
     */
    public static TakeOutReceipt pack(List<TakeOutItem> items, Path archive, Path slip) throws IOException {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("items: found none, allowed: at least one");
        }
        if (archive.toAbsolutePath().normalize().equals(slip.toAbsolutePath().normalize())) {
            throw new IllegalArgumentException("slip: found the package's own path, allowed: another one");
        }
        Importance highest = Collections.min(
                items.stream().map(item -> item.classification().importance()).toList());
        try (Passphrase passphrase = Passphrase.generate();
                AtomicFile paper = PassphraseSlip.create(slip);
                AtomicFolder draft = AtomicFolder.create(archive)) {
            PassphraseSlip.write(paper, passphrase);
            List<ZipSource> sources = items.stream().map(TakeOutItem::source).toList();
            SealedZip sealed =
                    AesZip.sealVerified(sources, passphrase, draft.temporary().resolve("package.zip"));
            // The slip appears before the package: a slip alone is waste paper, a package alone is lost.
            paper.commit();
            Files.move(sealed.path(), archive);
            return new TakeOutReceipt(archive, sealed.sha256(), sealed.entries().size(), highest, slip);
        }
    }
}
