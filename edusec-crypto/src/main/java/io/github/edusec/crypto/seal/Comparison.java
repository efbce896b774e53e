package io.github.edusec.crypto.seal;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.zip.Digests;
import io.github.edusec.crypto.zip.Fingerprint;
import io.github.edusec.crypto.zip.Watch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Reads every source once more and the package back; both must be what was sealed. */
final class Comparison {
    private static final int CHUNK = 1 << 16;

    private Comparison() {}

    static void of(List<SealSource> sources, Manifest sealed, Open sealedPackage, Progress progress)
            throws IOException {
        long total = sealed.files().stream().mapToLong(Manifest.Entry::size).sum();
        Watch watch = new Watching(progress, Progress.Phase.COMPARING, total);
        Iterator<Manifest.Entry> entries = sealed.files().iterator();
        for (SealSource source : sources) {
            if (source.isFolder()) {
                continue;
            }
            Manifest.Entry entry = entries.next();
            if (source.content() instanceof SourceContent.OfFile file) {
                Fingerprint found = read(file.file(), watch);
                if (found.size() != entry.size() || !found.sha256().equals(entry.sha256())) {
                    throw different("a source changed after it was sealed");
                }
            } else {
                watch.advance(entry.size());
            }
        }
        OpenOutcome outcome = sealedPackage.reportingTo(progress).check();
        if (outcome instanceof OpenOutcome.Cancelled) {
            throw new Cancellation();
        }
        boolean same = outcome instanceof OpenOutcome.Opened opened
                && sealed.equals(opened.content().manifest());
        if (!same) {
            throw different("the package does not give back what was sealed");
        }
    }

    private static Fingerprint read(Path file, Watch watch) throws IOException {
        Digests digests = new Digests();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digests.write(chunk, 0, read);
                watch.advance(read);
            }
        } finally {
            Arrays.fill(chunk, (byte) 0);
        }
        return digests.end();
    }

    private static MalformedPackageException different(String what) {
        return new MalformedPackageException(
                new Problem("comparison of package and sources", what, "different bytes", "equal SHA-256"));
    }
}
