package io.github.edusec.classify.ziprecord;

import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.ByteArrayOutputStream;
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
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

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

    private ZipPackage(
            ArchiveBytes archive, Limits limits, RawBytes comment, Map<String, ZipDirectory.Located> entries) {
        this.archive = archive;
        this.limits = limits;
        this.comment = comment;
        this.entries = entries;
    }

    /**
     * Opens an archive.
     *
     * @param file the archive
     * @param limits what it may cost
     * @return the opened archive
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
     * @throws MalformedFileException if it is no archive, or one made to confuse
     * @throws LimitExceededException if it has too many entries
     * @throws IOException if reading fails
     */
    public static ZipPackage open(SeekableByteChannel channel, String where, Limits limits) throws IOException {
        boolean opened = false;
        try {
            ArchiveBytes archive = new ArchiveBytes(channel, where);
            ZipEnd end = ZipEnd.locate(archive);
            ZipPackage result = new ZipPackage(archive, limits, end.comment(), ZipDirectory.read(archive, end, limits));
            opened = true;
            return result;
        } finally {
            if (!opened) {
                channel.close();
            }
        }
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
        located(record);
        if (record.isEncrypted()) {
            throw damaged(record, "the entry is encrypted", "flag bit 0", "a plain entry", null);
        }
        long size = record.size();
        long maxBytes = Math.min(limits.maxPartBytes(), Integer.MAX_VALUE - CHUNK);
        if (size > maxBytes) {
            throw new LimitExceededException(where(record), "bytes of one part", size, maxBytes);
        }
        long ratio = size / Math.max(1, record.compressedSize());
        if (size > CHUNK && ratio > limits.maxRatio()) {
            throw new LimitExceededException(where(record), "bytes per compressed byte", ratio, limits.maxRatio());
        }
        byte[] content = content(record);
        CRC32 crc = new CRC32();
        crc.update(content);
        if (content.length != size || crc.getValue() != record.crc()) {
            throw damaged(record, "content and CRC disagree", content.length + " bytes", size + " bytes", null);
        }
        return content;
    }

    private byte[] content(ZipRecord record) throws IOException {
        if (record.method() == ZipRecord.DEFLATED) {
            return inflate(record);
        }
        if (record.method() != ZipRecord.STORED) {
            throw damaged(record, "compression method not supported", record.method(), "0, 8", null);
        }
        if (record.compressedSize() != record.size()) {
            throw damaged(record, "a stored entry with two sizes", record.compressedSize(), record.size(), null);
        }
        return raw(record).readNBytes((int) record.size());
    }

    private byte[] inflate(ZipRecord record) throws IOException {
        Inflater inflater = new Inflater(true);
        try (InputStream raw = raw(record)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream((int) Math.min(record.size(), CHUNK));
            byte[] in = new byte[(int) Math.min(Math.max(record.compressedSize(), 1), CHUNK)];
            // One byte more than announced shows that there is more.
            byte[] buffer = new byte[(int) Math.min(record.size() + 1, CHUNK)];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (inflater.needsDictionary() || out.size() + (long) length > record.size()) {
                    throw damaged(record, "more content than announced", "more", record.size(), null);
                }
                out.write(buffer, 0, length);
                // A full buffer may leave output inside zlib though all input was taken: only none at all asks for
                // more.
                if (length == 0 && !inflater.finished() && inflater.needsInput()) {
                    int read = raw.read(in);
                    if (read < 0) {
                        throw damaged(record, "the deflated data is cut off", out.size(), record.size(), null);
                    }
                    inflater.setInput(in, 0, read);
                }
            }
            if (inflater.getBytesRead() != record.compressedSize()) {
                throw damaged(record, "bytes after the deflated data", record.compressedSize(), "none", null);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw damaged(record, "the data is not deflated", "other bytes", "deflate", e);
        } finally {
            inflater.end();
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

    private MalformedFileException damaged(
            ZipRecord record, String what, Object found, Object allowed, @Nullable Throwable e) {
        return new MalformedFileException(new Problem(where(record), what, found.toString(), allowed.toString()), e);
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
