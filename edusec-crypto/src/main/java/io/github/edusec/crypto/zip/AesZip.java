package io.github.edusec.crypto.zip;

import io.github.edusec.crypto.CryptoLimits;
import io.github.edusec.crypto.Passphrase;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Seals files into an AES archive and opens such archives: ZIP with WinZip AE-2, AES-256, one encrypted entry per file.
 *
 * <p>Guaranteed: content is encrypted with a fresh key per entry and authenticated; a folder of opened files appears only
 * if all of them passed authentication. Not guaranteed: file names, sizes, dates and the number of entries are readable and not
 * authenticated (the format has no place for it); key derivation and authentication rest on SHA-1 with 1,000 rounds, so
 * the strength is the passphrase's. For exchange, not for storage. Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class AesZip {
    private AesZip() {}

    /**
     * Writes a new archive. Already compressed content is stored, other content is deflated.
     *
     * @param sources the files, at least one; names must stay different when case is ignored
     * @param passphrase printable ASCII, at most 64 bytes: what every program can type and read; a generated one always fits
     * @param out where the archive will lie; forced to disk before it appears there
     * @return what was sealed
     * @throws FileAlreadyExistsException if {@code out} exists
     * @throws java.nio.file.FileSystemException if a source is no regular file, vanishes, or changes while it is read
     * @throws IOException if reading or writing fails; nothing is left at {@code out}
     * @throws IllegalArgumentException if there is no source, two names are one file, the passphrase does not fit, or the
     *     sources are more than {@link CryptoLimits#DEFAULT} opens again
     */
    public static SealedZip seal(List<ZipSource> sources, Passphrase passphrase, Path out) throws IOException {
        return Sealing.seal(sources, passphrase, out, (archive, entries) -> {});
    }

    /**
     * Writes a new archive as {@link #seal} does, but lets it appear only after it was opened again and every entry compared
     * with its source, read once more.
     *
     * @param sources the files, at least one; names must stay different when case is ignored
     * @param passphrase printable ASCII, at most 64 bytes
     * @param out where the archive will lie
     * @return what was sealed and compared
     * @throws FileAlreadyExistsException if {@code out} exists
     * @throws java.nio.file.FileSystemException if a source is no regular file, vanishes, or changes while it is read
     * @throws io.github.edusec.crypto.MalformedPackageException if archive and sources differ
     * @throws IOException if reading or writing fails; nothing is left at {@code out}, whatever the reason
     * @throws IllegalArgumentException if there is no source, two names are one file, the passphrase does not fit, or the
     *     sources are more than {@link CryptoLimits#DEFAULT} opens again
     */
    public static SealedZip sealVerified(List<ZipSource> sources, Passphrase passphrase, Path out) throws IOException {
        return Sealing.seal(
                sources, passphrase, out, (archive, entries) -> Sealing.compare(sources, passphrase, archive, entries));
    }

    /**
     * Opens an archive into a new folder, within {@link CryptoLimits#DEFAULT}.
     *
     * @param zip the archive; AE-1 and AE-2 with 128, 192 or 256 bits
     * @param passphrase the passphrase
     * @param newDir the folder, which comes into being only if every entry is authentic
     * @return opened, or why not
     * @throws FileAlreadyExistsException if {@code newDir} exists
     * @throws IOException if reading or writing fails; nothing is left at {@code newDir}
     */
    public static OpenOutcome open(Path zip, Passphrase passphrase, Path newDir) throws IOException {
        return open(zip, passphrase, newDir, CryptoLimits.DEFAULT);
    }

    /**
     * Opens an archive into a new folder.
     *
     * @param zip the archive; AE-1 and AE-2 with 128, 192 or 256 bits
     * @param passphrase the passphrase
     * @param newDir the folder, which comes into being only if every entry is authentic
     * @param limits what the archive may cost
     * @return opened, or why not
     * @throws FileAlreadyExistsException if {@code newDir} exists
     * @throws IOException if reading or writing fails; nothing is left at {@code newDir}
     */
    public static OpenOutcome open(Path zip, Passphrase passphrase, Path newDir, CryptoLimits limits)
            throws IOException {
        if (Files.exists(newDir, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(newDir.toString());
        }
        return Opening.withAuthentic(
                zip, passphrase, limits, (archive, openers) -> Opening.extract(archive, openers, newDir));
    }

    /**
     * Opens an archive without writing anything and compares it with what it should hold, within {@link
     * CryptoLimits#DEFAULT}.
     *
     * @param zip the archive
     * @param passphrase the passphrase
     * @param expected every entry, in any order
     * @return the same, different, or not opened
     * @throws IOException if reading fails
     */
    public static VerifyOutcome verify(Path zip, Passphrase passphrase, List<SealedEntry> expected) throws IOException {
        CryptoLimits d = CryptoLimits.DEFAULT;
        long total = expected.stream().mapToLong(SealedEntry::size).sum();
        CryptoLimits enough = new CryptoLimits(
                Math.max(d.maxEntries(), expected.size()), Math.max(d.maxTotalBytes(), total), d.maxRatio());
        OpenOutcome outcome =
                Opening.withAuthentic(zip, passphrase, enough, (archive, openers) -> Opening.digest(zip, openers));
        return outcome instanceof OpenOutcome.Opened opened
                ? Opening.compare(expected, opened.entries())
                : new VerifyOutcome.NotOpened(outcome);
    }
}
