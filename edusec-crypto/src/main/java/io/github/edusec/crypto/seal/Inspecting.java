package io.github.edusec.crypto.seal;

import io.github.edusec.classify.ziprecord.NameEncoding;
import io.github.edusec.classify.ziprecord.ZipRecord;
import io.github.edusec.crypto.CryptoLimits;
import io.github.edusec.crypto.seal.InspectOutcome.Entry;
import io.github.edusec.crypto.seal.InspectOutcome.Kind;
import io.github.edusec.crypto.seal.InspectOutcome.Protection;
import io.github.edusec.crypto.zip.ArchiveRefusal;
import io.github.edusec.crypto.zip.EntryFacts;
import io.github.edusec.crypto.zip.ZipStructure;
import java.io.IOException;

/** Looks at a package without a secret. */
final class Inspecting {
    private Inspecting() {}

    static InspectOutcome inspect(Origin origin, CryptoLimits limits) throws IOException {
        try (Origin.Opened opened = origin.open(limits, Watching.NOBODY)) {
            ZipStructure.Look look = ZipStructure.look(opened.channel(), opened.name(), limits);
            Kind ours = look.bundle() ? Kind.BUNDLE : Kind.ENTRIES;
            Kind kind = look.bundle() || look.ownEntries() ? ours : Kind.FOREIGN;
            return new InspectOutcome.Legible(
                    kind, look.entries().stream().map(Inspecting::entry).toList());
        } catch (ArchiveRefusal refusal) {
            return new InspectOutcome.Refused(refusal.reason(), refusal.where());
        }
    }

    private static Entry entry(EntryFacts facts) {
        Protection protection = switch (facts.protection()) {
            case NONE -> Protection.NONE;
            case WEAK -> Protection.ZIP_CRYPTO;
            case AES_128 -> Protection.AES_128;
            case AES_192 -> Protection.AES_192;
            case AES_256 -> Protection.AES_256;
            case UNKNOWN -> Protection.UNKNOWN;
        };
        return new Entry(
                facts.name(),
                encoding(facts.encoding()),
                protection,
                facts.method() == ZipRecord.DEFLATED,
                facts.compressedSize(),
                facts.size());
    }

    private static String encoding(NameEncoding encoding) {
        return switch (encoding) {
            case ASCII -> "ascii";
            case UTF8, UTF8_FLAGGED -> "utf-8";
            case UNICODE_PATH -> "unicode-path";
            case CP932 -> "cp932";
            case CP437 -> "cp437";
        };
    }
}
