package io.github.edusec.classify.label;

import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import io.github.edusec.classify.files.AtomicFile;
import io.github.edusec.classify.ziprecord.ZipPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stamps office packages: what a page shows, and the stored properties.
 *
 * <p>Only parts that must change are rewritten, by splicing; all other entries are copied raw. Immutable and thread-safe.
 */
final class PackageStamper implements Stamper {
    private final Limits limits;
    private final Family family;

    PackageStamper(Limits limits, Family family) {
        this.limits = limits;
        this.family = family;
    }

    /** Reads what all documents of a family have in common. */
    @FunctionalInterface
    interface Family {
        LabelledPackage of(OpcPackage parts) throws IOException;
    }

    @Override
    public StampOutcome stamp(Path source, Path target, Mark mark) throws IOException {
        if (OleFile.isOle(source)) {
            return new StampOutcome.Refused(LabelObstacle.ENCRYPTED, "the package lies in an OLE2 container");
        }
        return copyAndChange(source, target, mark);
    }

    @Override
    public StampOutcome remove(Path source, Path target) throws IOException {
        return copyAndChange(source, target, null);
    }

    @Override
    public Optional<Label> read(Path document) throws IOException {
        return LastNet.under(() -> {
            try (ZipPackage zip = ZipPackage.open(document, limits)) {
                Map<String, String> pairs =
                        family.of(new OpcPackage(zip, limits)).pairs();
                return LabelProperties.read("stored properties", pairs);
            }
        });
    }

    private StampOutcome copyAndChange(Path source, Path target, @Nullable Mark mark) throws IOException {
        try {
            return LastNet.under(() -> change(source, target, mark));
        } catch (ClassifyException e) {
            return StampOutcome.Refused.of(e);
        }
    }

    private StampOutcome change(Path source, Path target, @Nullable Mark mark) throws IOException {
        try (ZipPackage zip = ZipPackage.open(source, limits)) {
            OpcPackage opc = new OpcPackage(zip, limits);
            LabelledPackage document = family.of(opc);
            Optional<StampOutcome.Refused> refusal = document.refusal();
            if (refusal.isPresent()) {
                return refusal.get();
            }
            Map<String, String> pairs = document.pairs();
            if (LabelProperties.isNewer(pairs)) {
                return new StampOutcome.Refused(LabelObstacle.NEWER_LABEL, "found another label version");
            }
            Mark wanted = mark == null ? null : withFirstDay(pairs, mark);
            if (wanted == null || !document.carries(wanted)) {
                document.remove();
                if (wanted != null) {
                    document.apply(wanted);
                }
            }
            try (AtomicFile file = FileCopy.create(source, target)) {
                if (opc.isChanged()) {
                    opc.write(file.channel());
                } else {
                    zip.copyTo(file.channel());
                }
                verify(file.temporary(), wanted);
                file.commit();
            }
            return new StampOutcome.Stamped(mark == null ? List.of() : document.places(mark));
        }
    }

    private static Mark withFirstDay(Map<String, String> pairs, Mark mark) {
        return LabelProperties.parse(pairs)
                .filter(old -> old.classification().equals(mark.label().classification()))
                .map(old -> new Mark(old, mark.style()))
                .orElse(mark);
    }

    /** Reads the result as any reader would: the source may have changed while it was read. */
    private void verify(Path result, @Nullable Mark mark) throws IOException {
        try (ZipPackage zip = ZipPackage.open(result, limits)) {
            if (!family.of(new OpcPackage(zip, limits)).carries(mark)) {
                throw new MalformedFileException(new Problem(
                        "package",
                        "the written label is not seen",
                        "another label or none",
                        "the label on every page"));
            }
        }
    }
}
