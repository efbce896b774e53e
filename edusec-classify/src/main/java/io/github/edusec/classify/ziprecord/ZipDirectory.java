package io.github.edusec.classify.ziprecord;

import io.github.edusec.classify.DuplicateEntryException;
import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the central directory and holds every local header against it. */
final class ZipDirectory {
    private static final long USUAL_HEADER = 1024;
    private static final long USUAL_LOCAL_EXTRA = 256;
    private static final long LARGEST_HEADER = 3L * Records.MAX16 + Records.CENTRAL_SIZE;

    private final ArchiveBytes archive;
    private final ZipEnd end;
    private final Map<String, Located> entries = new LinkedHashMap<>();

    /**
     * An entry and where it lies.
     *
     * @param record the entry
     * @param headerAt position of the local header
     * @param dataAt position of the data
     */
    record Located(ZipRecord record, long headerAt, long dataAt) {
        long end() {
            return dataAt + record.compressedSize();
        }
    }

    private ZipDirectory(ArchiveBytes archive, ZipEnd end) {
        this.archive = archive;
        this.end = end;
    }

    static Map<String, Located> read(ArchiveBytes archive, ZipEnd end, Limits limits) throws IOException {
        if (end.count() > limits.maxEntries()) {
            throw new LimitExceededException(archive.where, "entries of one archive", end.count(), limits.maxEntries());
        }
        long maxBytes = Math.min(limits.maxEntries() * USUAL_HEADER + LARGEST_HEADER, Integer.MAX_VALUE - 64);
        if (end.length() > maxBytes) {
            throw new LimitExceededException(archive.where, "bytes of the directory", end.length(), maxBytes);
        }
        ZipDirectory directory = new ZipDirectory(archive, end);
        ByteBuffer in = archive.at(end.start(), (int) end.length());
        for (long i = 0; i < end.count(); i++) {
            directory.entry(in);
        }
        if (in.hasRemaining()) {
            throw archive.malformed("bytes after the last central header", in.remaining(), 0);
        }
        directory.locate(limits);
        return directory.entries;
    }

    private void entry(ByteBuffer in) throws IOException {
        Located announced = CentralHeader.read(in, archive, end, entries.size() + 1);
        if (entries.putIfAbsent(announced.record().name(), announced) != null) {
            throw duplicate("entry " + (entries.size() + 1));
        }
    }

    /** Reads local headers in their order, each only when it lies behind the entry before: none is read or kept twice. */
    private void locate(Limits limits) throws IOException {
        List<Located> byPlace = new ArrayList<>(entries.values());
        byPlace.sort(Comparator.comparingLong(Located::headerAt));
        long free = 0;
        long extraBytes = 0;
        long maxExtraBytes = limits.maxEntries() * USUAL_LOCAL_EXTRA + Records.MAX16;
        LocalHeader headers = new LocalHeader(archive, end.start());
        Set<RawBytes> names = new HashSet<>();
        for (Located entry : byPlace) {
            if (entry.headerAt() < free) {
                throw archive.malformed("entries overlap", "position " + entry.headerAt(), "from " + free);
            }
            if (!names.add(entry.record().rawName())) {
                throw duplicate("same bytes");
            }
            Located located = headers.match(entry.record(), entry.headerAt());
            entries.replace(entry.record().name(), located);
            free = located.end();
            extraBytes += located.record().attributes().localExtra().length();
            if (extraBytes > maxExtraBytes) {
                throw new LimitExceededException(archive.where, "bytes of extra fields", extraBytes, maxExtraBytes);
            }
        }
    }

    private DuplicateEntryException duplicate(String found) {
        return new DuplicateEntryException(
                new Problem(archive.where, "two entries have one name", found, "each name once"));
    }
}
