package io.github.edusec.classify.ziprecord;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Predicate;

/** Holds the headers of an archive against those that the writer makes of the same records. Not thread-safe. */
final class WrittenForm {
    private final ArchiveBytes archive;
    private final Predicate<ZipRecord> roomy;
    private long position;

    WrittenForm(ArchiveBytes archive, Predicate<ZipRecord> roomy) {
        this.archive = archive;
        this.roomy = roomy;
    }

    boolean matches(List<ZipRecord> records) throws IOException {
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (ZipRecord record : records) {
            directory.writeBytes(HeaderBytes.central(record, position));
            if (!skip(HeaderBytes.local(record, roomy.test(record)))) {
                return false;
            }
            position += record.compressedSize();
        }
        long start = position;
        return skip(directory.toByteArray())
                && skip(HeaderBytes.end(records.size(), start, position - start, RawBytes.EMPTY))
                && position == archive.size;
    }

    private boolean skip(byte[] expected) throws IOException {
        if (position > archive.size - expected.length) {
            return false;
        }
        boolean same = archive.at(position, expected.length).equals(ByteBuffer.wrap(expected));
        position += same ? expected.length : 0;
        return same;
    }
}
