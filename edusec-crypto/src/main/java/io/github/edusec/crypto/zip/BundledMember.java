package io.github.edusec.crypto.zip;

import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.ziprecord.ZipPackage;
import io.github.edusec.classify.ziprecord.ZipRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.Arrays;

/** A file of the archive inside a bundle. */
final class BundledMember implements Member {
    private static final int CHUNK = 1 << 16;

    private final ZipPackage zip;
    private final ZipRecord record;

    BundledMember(ZipPackage zip, ZipRecord record) {
        this.zip = zip;
        this.record = record;
    }

    @Override
    public String name() {
        return EntryNames.normalized(record.name());
    }

    @Override
    public long size() {
        return record.size();
    }

    @Override
    public LocalDateTime modified() {
        return record.attributes().date();
    }

    @Override
    public boolean writeTo(OutputStream out, Watch watch) throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (InputStream content = zip.content(record)) {
            for (int read = content.read(chunk); read > 0; read = content.read(chunk)) {
                out.write(chunk, 0, read);
                watch.advance(read);
            }
            return true;
        } catch (ClassifyException otherContent) {
            return false;
        } finally {
            Arrays.fill(chunk, (byte) 0);
        }
    }
}
