package io.github.edusec.classify.label;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.UnrepresentableNameException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Copies into a folder, with the class in the names of those that cannot be marked. */
final class NamedCopy {
    private NamedCopy() {}

    /**
     * Writes the copy; there always is one.
     *
     * <p>Without a reason nothing is lowered: what the labels that are there say counts as well.
     */
    static LabelResult write(LabelledFiles files, Path source, Path folder, Mark asked, @Nullable String reason)
            throws IOException {
        LabelledFiles.refuseSpecial(source);
        StampOutcome outcome;
        Mark mark;
        Lowering lowering = null;
        try (FileChannel channel = FileChannel.open(source, StandardOpenOption.READ)) {
            SourceDocument document = new SourceDocument(channel, files.stamps().limits());
            LabelReading before =
                    files.reader().inDocument(document).and(files.reader().beside(source));
            if (reason == null) {
                mark = notLowered(asked, before);
            } else {
                mark = asked;
                lowering = LoweringGuard.check(before, asked.label().classification(), reason)
                        .lowering();
            }
            Path target = stampedTarget(files, source, folder, mark.label());
            try (TargetFile file = new TargetFile(source, target)) {
                outcome = files.stamps().write(document, file, mark);
                if (outcome instanceof StampOutcome.Stamped stamped) {
                    LabelledFiles.refuseStaleSidecar(target);
                    file.commit(files.times(source));
                    return new LabelResult(target, mark.label(), LabelledFiles.outcome(stamped, mark, lowering), null);
                }
            }
        }
        return beside(files, source, folder, mark.label(), (StampOutcome.Refused) outcome, lowering);
    }

    private static Mark notLowered(Mark asked, LabelReading before) throws LimitExceededException {
        Label label = asked.label();
        Classification old = before.classification().orElse(label.classification());
        if (label.classification().isAtLeast(old)) {
            return asked;
        }
        Classification both = label.classification().join(old);
        // Either alone fits; the caller cannot know what the document says.
        requireFits(both.markText().length());
        Label joined = new Label(both, label.labelledOn());
        requireFits(asked.style().template().length(joined));
        return new Mark(joined, asked.style());
    }

    private static void requireFits(int length) throws LimitExceededException {
        if (length > Label.MAX_TEXT) {
            throw new LimitExceededException(
                    "label",
                    "UTF-16 units of what the document says and the new label together",
                    length,
                    Label.MAX_TEXT);
        }
    }

    /** Marks in the name that say another class than the document would mislead; those that agree stay. */
    private static Path stampedTarget(LabelledFiles files, Path source, Path folder, Label label)
            throws UnrepresentableNameException {
        String name = SidecarCopy.fileName(source).toString();
        if (files.form().marksIn(name).stream().anyMatch(mark -> !mark.isPartOf(label.classification()))) {
            MarkedName marked = files.form().mark(label.classification(), ExactName.require(source));
            return ExactName.in(folder, marked.name());
        }
        boolean here = folder.getFileSystem().equals(source.getFileSystem());
        return here ? folder.resolve(SidecarCopy.fileName(source)) : ExactName.in(folder, ExactName.require(source));
    }

    private static LabelResult beside(
            LabelledFiles files,
            Path source,
            Path folder,
            Label label,
            StampOutcome.Refused refused,
            @Nullable Lowering lowering)
            throws IOException {
        MarkedName name = files.form().mark(label.classification(), ExactName.require(source));
        Path target = ExactName.in(folder, name.name());
        SidecarCopy.write(source, target, label, files.times(source));
        LabelOutcome.Refused instead = new LabelOutcome.Refused(refused.reason(), refused.detail());
        return new LabelResult(target, label, new LabelOutcome.Sidecar(instead, lowering), name);
    }
}
