package io.github.edusec.crypto.seal;

import io.github.edusec.crypto.CryptoLimits;
import io.github.edusec.crypto.zip.EntryNames;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Refuses sources that could not lie in one package. */
final class SourceNames {
    /** Half of what a directory may have when it is opened; the rest is for its headers. */
    private static final long MOST_NAME_BYTES = 64L << 20;

    private SourceNames() {}

    static void check(List<SealSource> sources) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("sources: found none, allowed: at least one");
        }
        // Two more lie in every package: the manifest and its signature.
        int most = CryptoLimits.DEFAULT.maxEntries() - 2;
        if (sources.size() > most) {
            throw new IllegalArgumentException("sources: found " + sources.size() + ", allowed: at most " + most);
        }
        long nameBytes = 0;
        for (SealSource source : sources) {
            nameBytes += source.name().getBytes(StandardCharsets.UTF_8).length;
        }
        if (nameBytes > MOST_NAME_BYTES) {
            throw new IllegalArgumentException(
                    "names: found " + nameBytes + " bytes together, allowed: at most " + MOST_NAME_BYTES);
        }
        EntryNames names = new EntryNames();
        names.add(Manifest.NAME);
        names.add(Manifest.SIGNATURE_NAME);
        for (int i = 0; i < sources.size(); i++) {
            if (!names.add(sources.get(i).name())) {
                throw new IllegalArgumentException("source " + (i + 1)
                        + ": found a name that is there already, is the manifest's, or is also a folder, allowed: each name"
                        + " once");
            }
        }
    }
}
