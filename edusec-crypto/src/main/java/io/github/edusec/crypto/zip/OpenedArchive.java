package io.github.edusec.crypto.zip;

import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.ziprecord.ZipPackage;
import io.github.edusec.classify.ziprecord.ZipRecord;
import io.github.edusec.crypto.CryptoLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An archive whose structure, names and sizes were judged before any secret is used. Not thread-safe. */
final class OpenedArchive implements AutoCloseable {
    private static final int FREE_RATIO_BYTES = 1 << 16;

    private final ZipPackage zip;
    private final CryptoLimits limits;
    private final List<AesEntry> files = new ArrayList<>();
    private final List<String> folders = new ArrayList<>();

    private OpenedArchive(ZipPackage zip, CryptoLimits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    /** An archive, or why it is refused. */
    record Judged(Optional<OpenedArchive> archive, Optional<OpenOutcome> refusal) {
        static Judged refused(OpenRefusal reason, String where) {
            return new Judged(Optional.empty(), Optional.of(new OpenOutcome.Refused(reason, where)));
        }
    }

    static Judged open(Path file, CryptoLimits limits) throws IOException {
        Limits d = Limits.DEFAULT;
        Limits structure = new Limits(
                limits.maxEntries(),
                d.maxPartBytes(),
                d.maxRatio(),
                d.maxXmlDepth(),
                d.maxPages(),
                d.maxPolicyFileBytes());
        try {
            OpenedArchive archive = new OpenedArchive(ZipPackage.open(file, structure), limits);
            Optional<OpenOutcome> refusal = archive.judge();
            if (refusal.isPresent()) {
                archive.close();
                return new Judged(Optional.empty(), refusal);
            }
            return new Judged(Optional.of(archive), Optional.empty());
        } catch (LimitExceededException e) {
            return Judged.refused(OpenRefusal.OVER_LIMIT, String.valueOf(e.getMessage()));
        } catch (MalformedFileException e) {
            return Judged.refused(OpenRefusal.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private Optional<OpenOutcome> judge() {
        EntryNames names = new EntryNames();
        long total = 0;
        int number = 0;
        for (ZipRecord record : zip.entries()) {
            number++;
            Optional<OpenOutcome> refusal = judge(record, "entry " + number, names);
            if (refusal.isPresent()) {
                return refusal;
            }
            if (record.size() > limits.maxTotalBytes() - total) {
                return refused(
                        OpenRefusal.OVER_LIMIT,
                        "entry " + number + ": over " + limits.maxTotalBytes() + " bytes in total");
            }
            total += record.size();
        }
        return Optional.empty();
    }

    private Optional<OpenOutcome> judge(ZipRecord record, String where, EntryNames names) {
        Optional<String> danger = EntryNames.danger(record.name());
        if (danger.isPresent()) {
            return refused(OpenRefusal.UNSAFE_NAME, where + ": " + danger.get());
        }
        if (!names.add(record.name())) {
            return refused(OpenRefusal.DUPLICATE_NAME, where);
        }
        if (record.isDirectory()) {
            folders.add(record.name());
            return record.size() == 0 && !record.isEncrypted()
                    ? Optional.empty()
                    : refused(OpenRefusal.MALFORMED, where + ": a folder with content");
        }
        if (!record.isEncrypted() || record.method() != AesEntry.METHOD) {
            return refused(OpenRefusal.NOT_AES, where + ": method " + record.method());
        }
        Optional<AesEntry> entry = AesEntry.of(record);
        if (entry.isEmpty()) {
            return refused(OpenRefusal.MALFORMED, where + ": the AES extra field is absent, unknown or ambiguous");
        }
        files.add(entry.get());
        return judge(entry.get(), where);
    }

    private Optional<OpenOutcome> judge(AesEntry entry, String where) {
        ZipRecord record = entry.record();
        long data = entry.dataLength();
        if (entry.method() != ZipRecord.STORED && entry.method() != ZipRecord.DEFLATED) {
            return refused(OpenRefusal.UNSUPPORTED, where + ": method " + entry.method());
        }
        if (data < 0 || (entry.method() == ZipRecord.STORED && data != record.size())) {
            return refused(OpenRefusal.MALFORMED, where + ": sizes that cannot be");
        }
        if (entry.version() == 2 && record.crc() != 0) {
            return refused(OpenRefusal.MALFORMED, where + ": an AE-2 entry with a CRC");
        }
        if (record.size() > FREE_RATIO_BYTES && record.size() / Math.max(1, data) > limits.maxRatio()) {
            return refused(OpenRefusal.OVER_LIMIT, where + ": over " + limits.maxRatio() + " bytes per byte");
        }
        return Optional.empty();
    }

    private static Optional<OpenOutcome> refused(OpenRefusal reason, String where) {
        return Optional.of(new OpenOutcome.Refused(reason, where));
    }

    ZipPackage zip() {
        return zip;
    }

    List<AesEntry> files() {
        return files;
    }

    List<String> folders() {
        return folders;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
