package io.github.edusec.crypto.zip;

import io.github.edusec.classify.ziprecord.NameEncoding;
import io.github.edusec.classify.ziprecord.ZipPackage;
import io.github.edusec.classify.ziprecord.ZipRecord;
import io.github.edusec.crypto.CryptoLimits;
import io.github.edusec.crypto.OpenRefusal;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * An encrypted archive being opened: its structure was judged when it was opened, {@link #unlock} authenticates every entry,
 * and only then there are members. Not thread-safe; the channel is closed with it.
 */
public final class AesArchive implements AutoCloseable {
    private final SeekableByteChannel channel;
    private final ZipPackage zip;
    private final CryptoLimits limits;
    private final List<LockedEntry> entries = new ArrayList<>();
    private final List<String> folders = new ArrayList<>();
    private final Optional<SaltMark> mark;
    private final ExecutorService threads = Threads.pool(Math.max(1, Threads.count() / 2));
    private List<Member> members = List.of();
    private @Nullable ZipPackage inside;
    private boolean weak;

    private AesArchive(SeekableByteChannel channel, ZipPackage zip, CryptoLimits limits, boolean weakToo)
            throws IOException {
        this.channel = channel;
        this.zip = zip;
        this.limits = limits;
        Judge judge = new Judge(limits);
        for (ZipRecord record : zip.entries()) {
            judge.next(record);
            if (record.isDirectory()) {
                folders.add(EntryNames.normalized(record.name()));
            } else {
                entries.add(locked(record, judge, weakToo));
            }
        }
        if (entries.isEmpty()) {
            // Any passphrase would open it, and what was emptied would pass for what was sent.
            throw new ArchiveRefusal(OpenRefusal.NOT_AES, "nothing in it is encrypted");
        }
        this.mark = mark();
    }

    /**
     * Opens an archive and judges everything that can be judged without a secret.
     *
     * @param channel the archive, closed with it or if opening fails
     * @param where the archive's name in messages
     * @param limits what it may cost
     * @param weakToo whether traditional encryption is accepted
     * @return the archive, locked
     * @throws ArchiveRefusal if it is not opened with any passphrase
     * @throws IOException if reading fails
     */
    public static AesArchive open(SeekableByteChannel channel, String where, CryptoLimits limits, boolean weakToo)
            throws IOException {
        ZipPackage zip = ZipStructure.open(channel, where, limits);
        try {
            return new AesArchive(channel, zip, limits, weakToo);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private LockedEntry locked(ZipRecord record, Judge judge, boolean weakToo) throws ArchiveRefusal {
        if (!record.isEncrypted()) {
            throw judge.refusal(OpenRefusal.NOT_AES, "method " + record.method() + ", not encrypted");
        }
        if (record.method() != AesEntry.METHOD) {
            if (!weakToo) {
                throw judge.refusal(OpenRefusal.WEAK_ENCRYPTION, "method " + record.method());
            }
            judge.packed(record, record.method(), WeakLockedEntry.dataLength(record));
            weak = true;
            return new WeakLockedEntry(zip, record);
        }
        AesEntry entry = AesEntry.of(record)
                .orElseThrow(() ->
                        judge.refusal(OpenRefusal.MALFORMED, "the AES extra field is absent, unknown or ambiguous"));
        judge.packed(record, entry.method(), entry.dataLength());
        if (entry.version() == 2 && record.crc() != 0) {
            throw judge.refusal(OpenRefusal.MALFORMED, "an AE-2 entry with a CRC");
        }
        return new AesLockedEntry(zip, entry);
    }

    /** Our marks stand on all entries or on none, and a bundle stands alone. */
    private Optional<SaltMark> mark() throws IOException {
        int marked = 0;
        Optional<SaltMark> found = Optional.empty();
        for (LockedEntry entry : entries) {
            Optional<SaltMark> own =
                    entry instanceof AesLockedEntry aes ? SaltMark.of(aes.salt()) : Optional.<SaltMark>empty();
            if (own.isPresent()) {
                marked++;
                found = own;
            }
        }
        boolean mixed = marked > 0 && marked < entries.size();
        if (mixed || (found.equals(Optional.of(SaltMark.BUNDLE)) && (entries.size() > 1 || !folders.isEmpty()))) {
            throw new ArchiveRefusal(OpenRefusal.TAMPERED, "entries that were not sealed together");
        }
        return found;
    }

    /**
     * Authenticates every entry and makes the members available.
     *
     * @param passphrase the secret, not kept longer than this archive
     * @param watch is told of every byte
     * @return the name of the first entry that is not authentic under this passphrase; empty if all are
     * @throws ArchiveRefusal if the archive inside a bundle is refused
     * @throws IOException if reading fails
     */
    public Optional<String> unlock(byte[] passphrase, Watch watch) throws IOException {
        for (LockedEntry entry : entries) {
            if (!entry.unlock(passphrase, watch)) {
                return Optional.of(entry.name());
            }
        }
        members = List.copyOf(entries);
        if (isBundle()) {
            if (!zip.isWrittenAs(List.of(expectedBundle()), any -> true)) {
                throw new ArchiveRefusal(OpenRefusal.TAMPERED, "headers that were not written when it was sealed");
            }
            openInside();
        }
        return Optional.empty();
    }

    private ZipRecord expectedBundle() {
        AesLockedEntry bundle = (AesLockedEntry) entries.get(0);
        ZipRecord found = bundle.entry().record();
        return EntriesWriter.record(BundleWriter.NAME, ZipRecord.STORED, BundleWriter.NO_DATE)
                .withContent(0, found.compressedSize(), found.size());
    }

    private void openInside() throws IOException {
        AesLockedEntry bundle = (AesLockedEntry) entries.get(0);
        ZipPackage content =
                ZipStructure.open(bundle.plaintext(channel, threads), "the archive inside the bundle", limits);
        inside = content;
        Judge judge = new Judge(limits);
        List<Member> found = new ArrayList<>();
        for (ZipRecord record : content.entries()) {
            judge.next(record);
            if (record.isDirectory()) {
                folders.add(record.name());
                continue;
            }
            if (record.isEncrypted()) {
                throw judge.refusal(OpenRefusal.MALFORMED, "encrypted twice");
            }
            judge.packed(record, record.method(), record.compressedSize());
            found.add(new BundledMember(content, record));
        }
        members = found;
    }

    /**
     * Tells whether the archive hides its names in a bundle.
     *
     * @return true for a bundle of ours
     */
    public boolean isBundle() {
        return mark.equals(Optional.of(SaltMark.BUNDLE));
    }

    /**
     * Tells whether the archive was sealed by this library, so that a manifest must be in it.
     *
     * @return true if its salts say so
     */
    public boolean isOurs() {
        return mark.isPresent();
    }

    /**
     * Tells whether traditional encryption was found and accepted.
     *
     * @return true if anything in it was not protected
     */
    public boolean isWeak() {
        return weak;
    }

    /**
     * Returns the files, after {@link #unlock}.
     *
     * @return the files in the order of the archive; none before
     */
    public List<Member> members() {
        return members;
    }

    /**
     * Returns the folders that have an entry of their own.
     *
     * @return the names, ending in {@code /}
     */
    public List<String> folders() {
        return folders;
    }

    /**
     * Says whether the headers of an archive of entries are those that were written: what AE-2 does not authenticate.
     *
     * @param dates the date of each member, in the order of {@link #members()}
     * @return false if any byte outside the encrypted data differs; for a bundle always true, since unlocking looked
     * @throws IOException if reading fails
     */
    public boolean isAsWritten(List<LocalDateTime> dates) throws IOException {
        if (isBundle()) {
            return true;
        }
        List<ZipRecord> expected = new ArrayList<>();
        folders.forEach(name -> expected.add(EntriesWriter.folder(name)));
        for (int i = 0; i < entries.size(); i++) {
            AesEntry entry = ((AesLockedEntry) entries.get(i)).entry();
            ZipRecord found = entry.record();
            expected.add(EntriesWriter.record(entries.get(i).name(), entry.method(), dates.get(i))
                    .withContent(0, found.compressedSize(), found.size()));
        }
        return zip.isWrittenAs(expected, record -> record.size() >= Preparation.BLOCK);
    }

    /**
     * Returns how names had to be decoded that do not say it themselves.
     *
     * @return the encodings of all entries, without repetition
     */
    public List<NameEncoding> encodings() {
        return zip.entries().stream().map(ZipRecord::encoding).distinct().toList();
    }

    @Override
    public void close() throws IOException {
        entries.forEach(LockedEntry::close);
        threads.shutdown();
        try {
            if (inside != null) {
                inside.close();
            }
        } finally {
            zip.close();
        }
    }
}
