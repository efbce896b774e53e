package io.github.edusec.classify.label;

import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
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
    /** The document in messages; whoever called knows its name. */
    static final String WHERE = "package";

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
    public StampOutcome write(SourceDocument source, StampTarget target, @Nullable Mark mark) throws IOException {
        return typed(() -> change(source, target, mark));
    }

    @Override
    public StampOutcome preview(SourceDocument source, @Nullable Mark mark) throws IOException {
        return typed(() -> change(source, null, mark));
    }

    @Override
    public Optional<Label> read(SourceDocument document) throws IOException {
        return LastNet.under(() -> LabelProperties.read(
                "stored properties", family.of(document.parts()).pairs()));
    }

    @Override
    public Limits limits() {
        return limits;
    }

    private static StampOutcome typed(LastNet.Work<StampOutcome> work) throws IOException {
        try {
            return LastNet.under(work);
        } catch (ClassifyException e) {
            return StampOutcome.Refused.of(e);
        }
    }

    /** Without a target everything is worked out and nothing written. */
    private StampOutcome change(SourceDocument source, @Nullable StampTarget target, @Nullable Mark mark)
            throws IOException {
        OpcPackage opc = source.parts();
        LabelledPackage document = family.of(opc);
        Optional<StampOutcome.Refused> refusal = document.refusal(mark);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Map<String, String> pairs = document.pairs();
        if (LabelProperties.isNewer(pairs)) {
            return new StampOutcome.Refused(LabelObstacle.NEWER_LABEL, "found another label version");
        }
        Mark wanted = mark == null ? null : mark.withFirstDayOf(LabelProperties.parse(pairs));
        if (wanted == null || !document.carries(wanted)) {
            document.remove();
            if (wanted != null) {
                document.apply(wanted);
            }
        }
        List<MarkRemark> remarks = wanted == null ? List.of() : document.remarks(wanted);
        List<PartChange> changes = opc.changes();
        if (target != null) {
            SeekableByteChannel out = target.open();
            if (changes.isEmpty()) {
                opc.zip().copyTo(out);
            } else {
                opc.write(out);
            }
            verify(out, wanted);
        }
        return wanted == null
                ? new StampOutcome.Stamped(List.of(), List.of(), changes)
                : new StampOutcome.Stamped(document.places(wanted), remarks, changes);
    }

    /** Reads the result as any reader would: the source may have changed while it was read. */
    private void verify(SeekableByteChannel result, @Nullable Mark mark) throws IOException {
        if (!family.of(new SourceDocument(result, limits).parts()).carries(mark)) {
            throw new MalformedFileException(new Problem(
                    "package", "the written label is not seen", "another label or none", "the label on every page"));
        }
    }
}
