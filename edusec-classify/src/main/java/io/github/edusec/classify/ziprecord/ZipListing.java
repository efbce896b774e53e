package io.github.edusec.classify.ziprecord;

import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.MalformedFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * An archive looked through entry by entry, in the memory of one: for archives of any length, and for those that
 * {@link ZipPackage} refuses because one entry is odd.
 *
 * <p>Whoever lists an archive must not be shown less than another program shows: {@link #unlisted()} tells how many bytes no
 * listed entry covers. Not thread-safe; the channel stays the caller's.
 */
public final class ZipListing {
    private static final int WINDOW = 1 << 18;
    /** What fits between two entries without being one: a data descriptor, less than a local header. */
    private static final int TOO_SHORT_FOR_AN_ENTRY = Records.LOCAL_SIZE;

    private static final int MAX_PIECES = 65_536;

    private final ArchiveBytes archive;
    private final ZipEnd end;
    private final LocalHeader headers;
    /** Ranges that entries cover, from start to end, joined where they meet. */
    private final TreeMap<Long, Long> covered = new TreeMap<>();

    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowAt;
    private long listed;
    private boolean overlapping;

    private ZipListing(ArchiveBytes archive, ZipEnd end) {
        this.archive = archive;
        this.end = end;
        this.headers = new LocalHeader(archive, end.start());
        this.windowAt = end.start();
    }

    /**
     * Finds the directory of an archive.
     *
     * @param channel the archive's bytes
     * @param where the archive's name in messages
     * @return the listing, before its first entry
     * @throws MalformedFileException if there is no directory at the end of the bytes
     * @throws IOException if reading fails
     */
    public static ZipListing open(SeekableByteChannel channel, String where) throws IOException {
        ArchiveBytes archive = new ArchiveBytes(channel, where);
        return new ZipListing(archive, ZipEnd.locate(archive));
    }

    /**
     * Returns how many entries the end record announces.
     *
     * @return the number, also of those listed already
     */
    public long announced() {
        return end.count();
    }

    /**
     * Returns the next entry as the directory states it.
     *
     * @return the entry, or empty behind the last one
     * @throws MalformedFileException if the directory is damaged; nothing more can be listed then
     * @throws IOException if reading fails
     */
    public Optional<Entry> next() throws IOException {
        if (listed == end.count()) {
            if (windowAt + window.position() != end.start() + end.length()) {
                throw archive.malformed("bytes after the last central header", "more", 0);
            }
            return Optional.empty();
        }
        fill();
        listed++;
        return Optional.of(new Entry(CentralHeader.read(window, archive, end, listed)));
    }

    private void fill() throws IOException {
        if (window.remaining() < CentralHeader.LARGEST) {
            long at = windowAt + window.position();
            long left = end.start() + end.length() - at;
            window = archive.at(at, (int) Math.min(WINDOW, left)).order(ByteOrder.LITTLE_ENDIAN);
            windowAt = at;
        }
    }

    /**
     * Finds where an entry's data lies, if its local header says the same as the directory.
     *
     * @param entry an entry of this listing
     * @return the position of its first byte of {@link ZipRecord#compressedSize()}
     * @throws MalformedFileException if another program could see another entry there
     * @throws LimitExceededException if the entries are too scattered to be held against the directory
     * @throws IOException if reading fails
     */
    public long locate(Entry entry) throws IOException {
        ZipDirectory.Located located = headers.match(entry.announced.record(), entry.announced.headerAt());
        cover(located.headerAt(), located.end());
        return located.dataAt();
    }

    private void cover(long from, long to) throws LimitExceededException {
        long start = from;
        long stop = to;
        Map.Entry<Long, Long> before = covered.floorEntry(start);
        if (before != null && before.getValue() > start) {
            overlapping = true;
        }
        if (before != null && start - before.getValue() < TOO_SHORT_FOR_AN_ENTRY) {
            start = before.getKey();
            stop = Math.max(stop, before.getValue());
            covered.remove(before.getKey());
        }
        Map.Entry<Long, Long> after = covered.ceilingEntry(start);
        while (after != null && after.getKey() - stop < TOO_SHORT_FOR_AN_ENTRY) {
            overlapping |= after.getKey() < to;
            stop = Math.max(stop, after.getValue());
            covered.remove(after.getKey());
            after = covered.ceilingEntry(start);
        }
        if (covered.size() >= MAX_PIECES) {
            throw new LimitExceededException(archive.where, "scattered entries", covered.size() + 1L, MAX_PIECES);
        }
        covered.put(start, stop);
    }

    /**
     * Tells whether entries that were located lie on each other, as in an archive made to grow.
     *
     * @return true if any two do
     */
    public boolean isOverlapping() {
        return overlapping;
    }

    /**
     * Counts the bytes in front of the directory that no located entry covers; asked after every entry was located.
     *
     * @return the bytes, or empty if there are none that could hold an entry
     */
    public OptionalLong unlisted() {
        long free = 0;
        long at = 0;
        for (Map.Entry<Long, Long> range : covered.entrySet()) {
            free += gap(at, range.getKey());
            at = Math.max(at, range.getValue());
        }
        free += gap(at, end.start());
        return free == 0 ? OptionalLong.empty() : OptionalLong.of(free);
    }

    private static long gap(long from, long to) {
        return to - from < TOO_SHORT_FOR_AN_ENTRY ? 0 : to - from;
    }

    /** One entry of a listing. */
    public static final class Entry {
        private final ZipDirectory.Located announced;

        private Entry(ZipDirectory.Located announced) {
            this.announced = announced;
        }

        /**
         * Returns the entry as the directory states it.
         *
         * @return the record
         */
        public ZipRecord record() {
            return announced.record();
        }
    }
}
