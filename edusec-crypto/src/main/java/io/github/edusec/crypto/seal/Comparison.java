package io.github.edusec.crypto.seal;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.zip.Digests;
import io.github.edusec.crypto.zip.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.List;

/** Reads every source once more and the package back; both must be what was sealed. */
final class Comparison {
    private Comparison() {}

    static void of(List<SealSource> sources, Manifest sealed, Open sealedPackage) throws IOException {
        Iterator<Manifest.Entry> entries = sealed.files().iterator();
        for (SealSource source : sources) {
            if (source.isFolder()) {
                continue;
            }
            Manifest.Entry entry = entries.next();
            if (source.content() instanceof SourceContent.OfFile file) {
                Digests again = new Digests();
                try (InputStream in = Files.newInputStream(file.file())) {
                    in.transferTo(again);
                }
                Fingerprint found = again.end();
                if (found.size() != entry.size() || !found.sha256().equals(entry.sha256())) {
                    throw different("a source changed after it was sealed");
                }
            }
        }
        OpenOutcome outcome = sealedPackage.check();
        if (outcome instanceof OpenOutcome.Cancelled) {
            throw new Cancellation();
        }
        boolean same = outcome instanceof OpenOutcome.Opened opened
                && sealed.equals(opened.content().manifest());
        if (!same) {
            throw different("the package does not give back what was sealed");
        }
    }

    private static MalformedPackageException different(String what) {
        return new MalformedPackageException(
                new Problem("comparison of package and sources", what, "different bytes", "equal SHA-256"));
    }
}
