package io.github.edusec.classify.container;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.label.MsipMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A scan with all its results kept.
 *
 * @param summary the summary
 * @param members the results in their order
 */
record Scan(ScanSummary summary, List<ScannedMember> members) {
    static Scan of(Path root) {
        return of(root, ScanLimits.DEFAULT, ScanPolicy.MOST_SEVERE);
    }

    static Scan of(Path root, ScanLimits limits, ScanPolicy policy) {
        List<ScannedMember> members = new ArrayList<>();
        try {
            ScanSummary summary =
                    ContainerScanner.with(limits, policy, MsipMap.NONE).scan(root, members::add);
            return new Scan(summary, members);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Scans an archive that is written into a folder of the test's own. */
    static Scan of(Path folder, String name, byte[] bytes) {
        try {
            return of(Files.write(folder.resolve(name), bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Classification highest() {
        return summary.classification().orElseThrow();
    }

    ScanSummary.Evidence evidence(ScanAxis axis) {
        return Objects.requireNonNull(summary.evidence().get(axis));
    }

    ScanCounts counts() {
        return summary.counts();
    }

    ScannedMember member(String name) {
        return members.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among "
                        + members.stream().map(ScannedMember::name).toList()));
    }
}
