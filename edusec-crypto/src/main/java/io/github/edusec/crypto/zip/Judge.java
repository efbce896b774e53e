package io.github.edusec.crypto.zip;

import io.github.edusec.classify.ziprecord.ZipAttributes;
import io.github.edusec.classify.ziprecord.ZipRecord;
import io.github.edusec.crypto.CryptoLimits;
import io.github.edusec.crypto.OpenRefusal;
import java.util.Optional;

/** Judges the entries of one archive, names and sizes, before a secret is used. Not thread-safe. */
final class Judge {
    private static final int FREE_RATIO_BYTES = 1 << 16;
    private static final int FOREIGN_FORMS = ZipRecord.PATCHED | ZipRecord.STRONG | ZipRecord.MASKED;
    private static final int UNIX = 3;
    private static final int DARWIN = 19;
    private static final int UNIX_FILE = 8;
    private static final int UNIX_FOLDER = 4;

    private final CryptoLimits limits;
    private final EntryNames names = new EntryNames();
    private long total;
    private int number;

    Judge(CryptoLimits limits) {
        this.limits = limits;
    }

    /** Goes on to the next entry: its name, and what all contents come to. */
    void next(ZipRecord record) throws ArchiveRefusal {
        number++;
        Optional<String> danger = EntryNames.danger(record.name());
        if (danger.isPresent()) {
            throw refusal(OpenRefusal.UNSAFE_NAME, danger.get());
        }
        if ((record.flags() & FOREIGN_FORMS) != 0) {
            throw refusal(OpenRefusal.UNSUPPORTED, "patched, masked or PKWARE-encrypted, flags " + record.flags());
        }
        if (isSpecial(record.attributes())) {
            throw refusal(OpenRefusal.UNSAFE_NAME, "a link, pipe or device instead of a file or folder");
        }
        if (!names.add(record.name())) {
            throw refusal(OpenRefusal.DUPLICATE_NAME, "a name that is there already, or that is also a folder");
        }
        if (record.isDirectory() && (record.size() != 0 || record.isEncrypted())) {
            throw refusal(OpenRefusal.MALFORMED, "a folder with content");
        }
        if (record.size() > limits.maxTotalBytes() - total) {
            throw refusal(OpenRefusal.OVER_LIMIT, "over " + limits.maxTotalBytes() + " bytes in total");
        }
        total += record.size();
    }

    /** Judges how the content of the current entry is packed. */
    void packed(ZipRecord record, int method, long data) throws ArchiveRefusal {
        if (method != ZipRecord.STORED && method != ZipRecord.DEFLATED) {
            throw refusal(OpenRefusal.UNSUPPORTED, "compression method " + method);
        }
        if (data < 0 || (method == ZipRecord.STORED && data != record.size())) {
            throw refusal(OpenRefusal.MALFORMED, "sizes that cannot be");
        }
        if (record.size() > FREE_RATIO_BYTES && record.size() / Math.max(1, data) > limits.maxRatio()) {
            throw refusal(OpenRefusal.OVER_LIMIT, "over " + limits.maxRatio() + " bytes per byte");
        }
    }

    /** Other programs would make a link of it, whose target is the content; only where a Unix made it the bits mean that. */
    private static boolean isSpecial(ZipAttributes attributes) {
        int system = attributes.versionMadeBy() >>> 8;
        int type = (int) (attributes.externalAttributes() >>> 28 & 0xF);
        return (system == UNIX || system == DARWIN) && type != 0 && type != UNIX_FILE && type != UNIX_FOLDER;
    }

    ArchiveRefusal refusal(OpenRefusal reason, String found) {
        return new ArchiveRefusal(reason, "entry " + number + ": " + found);
    }
}
