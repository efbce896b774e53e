package io.github.edusec.classify.ziprecord;

import io.github.edusec.classify.DuplicateEntryException;
import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An archive that was opened and whose structure holds: every entry lies inside the file, no two overlap or share a name,
 * and local and central headers agree.
 *
 * <p>On any input bytes only {@link io.github.edusec.classify.ClassifyException} and plain I/O errors come out. Not
 * thread-safe.
 */
public final class ZipPackage implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final ArchiveBytes archive;
    private final Limits limits;
    private final RawBytes comment;
    private final Map<String, ZipDirectory.Located> entries;

    private ZipPackage(ArchiveBytes archive, Limits limits) throws IOException {
        ZipEnd end = ZipEnd.locate(archive);
        this.archive = archive;
        this.limits = limits;
        this.comment = end.comment();
        this.entries = ZipDirectory.read(archive, end, limits);
    }

    /**
     * Opens an archive.
     *
     * @param file the archive
     * @param limits what it may cost
     * @return the opened archive
     * @throws DuplicateEntryException if two entries have one name
     * @throws MalformedFileException if it is no archive, or one made to confuse
     * @throws LimitExceededException if it has too many entries
     * @throws IOException if reading fails
     */
    public static ZipPackage open(Path file, Limits limits) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return open(channel, String.valueOf(file.getFileName()), limits);
    }

    /**
     * Opens an archive in a channel, which is closed with the package, or at once if opening fails.
     *
     * @param channel the archive's bytes
     * @param where the archive's name in messages
     * @param limits what it may cost
     * @return the opened archive
     * @throws DuplicateEntryException if two entries have one name
     * @throws MalformedFileException if it is no archive, or one made to confuse
     * @throws LimitExceededException if it has too many entries
     * @throws IOException if reading fails
     */
    public static ZipPackage open(SeekableByteChannel channel, String where, Limits limits) throws IOException {
        boolean opened = false;
        try {
            ZipPackage result = over(channel, where, limits);
            opened = true;
            return result;
        } finally {
            if (!opened) {
                channel.close();
            }
        }
    }

    /**
     * Opens an archive in a channel that stays the caller's, if the package is not closed.
     *
     * @param channel the archive's bytes
     * @param where the archive's name in messages
     * @param limits what it may cost
     * @return the opened archive
     * @throws DuplicateEntryException if two entries have one name
     * @throws MalformedFileException if it is no archive, or one made to confuse
     * @throws LimitExceededException if it has too many entries
     * @throws IOException if reading fails
     */
    public static ZipPackage over(SeekableByteChannel channel, String where, Limits limits) throws IOException {
        return new ZipPackage(new ArchiveBytes(channel, where), limits);
    }

    /**
     * Returns the entries.
     *
     * @return the entries in the order of the central directory
     */
    public List<ZipRecord> entries() {
        Collection<ZipDirectory.Located> all = entries.values();
        return all.stream().map(ZipDirectory.Located::record).toList();
    }

    /**
     * Finds an entry.
     *
     * @param name the exact name
     * @return the entry, or empty
     */
    public Optional<ZipRecord> find(String name) {
        return Optional.ofNullable(entries.get(name)).map(ZipDirectory.Located::record);
    }

    /**
     * Returns the archive's comment.
     *
     * @return the comment's bytes, empty if there is none
     */
    public RawBytes comment() {
        return comment;
    }

    /**
     * Returns the bytes of an entry as they lie in the archive.
     *
     * @param record an entry of this archive
     * @return a stream of exactly {@link ZipRecord#compressedSize()} bytes; it reads through this package, so close
     *     nothing
     * @throws IllegalArgumentException if the entry is not of this archive
     */
    public InputStream raw(ZipRecord record) {
        ZipDirectory.Located entry = located(record);
        return archive.stream(entry.dataAt(), record.compressedSize());
    }

    /**
     * Returns where the bytes of an entry lie in the archive.
     *
     * @param record an entry of this archive
     * @return the position of the first of {@link ZipRecord#compressedSize()} bytes
     * @throws IllegalArgumentException if the entry is not of this archive
     */
    public long position(ZipRecord record) {
        return located(record).dataAt();
    }

    /**
     * Returns the content of a stored or deflated entry.
     *
     * @param record an entry of this archive
     * @return the content, whose size and CRC were checked
     * @throws LimitExceededException if the content is over {@link Limits#maxPartBytes()} or, beyond 64 KiB, over
     *     {@link Limits#maxRatio()}
     * @throws MalformedFileException if the entry is encrypted, of another method, or damaged
     * @throws IOException if reading fails
     * @throws IllegalArgumentException if the entry is not of this archive
     */
    public byte[] read(ZipRecord record) throws IOException {
        long maxBytes = Math.min(limits.maxPartBytes(), Integer.MAX_VALUE - CHUNK);
        refuseEncrypted(record);
        if (record.size() > maxBytes) {
            throw new LimitExceededException(where(record), "bytes of one part", record.size(), maxBytes);
        }
        try (InputStream content = content(record)) {
            byte[] bytes = new byte[(int) record.size()];
            // Only the end of the content tells that size and CRC hold.
            if (content.readNBytes(bytes, 0, bytes.length) < bytes.length || content.read() >= 0) {
                throw new IllegalStateException("content: found another length than the one that was checked");
            }
            return bytes;
        }
    }

    /**
     * Returns the content of a stored or deflated entry of any size as a stream.
     *
     * @param record an entry of this archive
     * @return the content; size and CRC are checked when its end is read. It reads through this package
     * @throws LimitExceededException if the content is, beyond 64 KiB, over {@link Limits#maxRatio()}
     * @throws MalformedFileException if the entry is encrypted or of another method
     * @throws IllegalArgumentException if the entry is not of this archive
     */
    public InputStream content(ZipRecord record) throws IOException {
        refuseEncrypted(record);
        long ratio = record.size() / Math.max(1, record.compressedSize());
        if (record.size() > CHUNK && ratio > limits.maxRatio()) {
            throw new LimitExceededException(where(record), "bytes per compressed byte", ratio, limits.maxRatio());
        }
        return new EntryContent(record, () -> where(record), raw(record));
    }

    private void refuseEncrypted(ZipRecord record) throws MalformedFileException {
        if (record.isEncrypted()) {
            throw new MalformedFileException(
                    new Problem(where(record), "the entry is encrypted", "flag bit 0", "a plain entry"));
        }
    }

    /**
     * Copies the whole archive as it lies in the channel that was opened, whatever stands under its path by now.
     *
     * @param target where to write
     * @throws IOException if reading or writing fails
     */
    public void copyTo(WritableByteChannel target) throws IOException {
        try (InputStream all = archive.stream(0, archive.size)) {
            byte[] chunk = new byte[CHUNK];
            for (int read = all.read(chunk); read > 0; read = all.read(chunk)) {
                ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, read);
                while (bytes.hasRemaining()) {
                    target.write(bytes);
                }
            }
        }
    }

    /**
     * Tells whether every byte of the archive outside its entries' data is what {@link ZipRecordWriter} writes for these
     * entries in this order, with no comment: nothing in front, between or behind, and no header of another form.
     *
     * @param records the entries, sizes included
     * @param roomy tells of an entry whether it was written with room for 4 GiB and more
     * @return false if any byte differs
     * @throws IOException if reading fails
     */
    public boolean isWrittenAs(List<ZipRecord> records, Predicate<ZipRecord> roomy) throws IOException {
        return new WrittenForm(archive, roomy).matches(records);
    }

    ArchiveBytes archive() {
        return archive;
    }

    ZipDirectory.Located located(ZipRecord record) {
        ZipDirectory.Located entry = entries.get(record.name());
        if (entry == null || !entry.record().equals(record)) {
            throw new IllegalArgumentException(
                    "entry: found one of another archive, allowed: an entry of this archive");
        }
        return entry;
    }

    private String where(ZipRecord record) {
        return archive.where + ", entry at " + located(record).headerAt();
    }

    /**
     * Closes the archive's channel.
     *
     * @throws IOException if the channel cannot be closed
     */
    @Override
    public void close() throws IOException {
        archive.channel.close();
    }
}
