package io.github.edusec.classify.label;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.UnrepresentableNameException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.InvalidPathException;
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
                mark = new Mark(notLowered(asked.label(), before), asked.style());
            } else {
                mark = asked;
                lowering = LoweringGuard.check(before, asked.label().classification(), reason)
                        .lowering();
            }
            Path target = stampedTarget(files, source, folder, mark.label());
            LabelledFiles.refuseStaleSidecar(target);
            try (TargetFile file = new TargetFile(source, target)) {
                outcome = files.stamps().write(document, file, mark);
                if (outcome instanceof StampOutcome.Stamped stamped) {
                    file.commit(files.times(source));
                    return new LabelResult(target, mark.label(), LabelledFiles.outcome(stamped, mark, lowering), null);
                }
            }
        }
        return beside(files, source, folder, mark.label(), (StampOutcome.Refused) outcome, lowering);
    }

    private static Label notLowered(Label label, LabelReading before) throws LimitExceededException {
        Classification asked = label.classification();
        Classification old = before.classification().orElse(asked);
        if (asked.isAtLeast(old)) {
            return label;
        }
        Classification both = asked.join(old);
        // Either alone fits; the caller cannot know what the document says.
        int length = both.markText().length();
        if (length > Label.MAX_TEXT) {
            throw new LimitExceededException(
                    "label",
                    "UTF-16 units of what the document says and the new label together",
                    length,
                    Label.MAX_TEXT);
        }
        return new Label(both, label.labelledOn());
    }

    /** Marks in the name that say another class than the document would mislead; those that agree stay. */
    private static Path stampedTarget(LabelledFiles files, Path source, Path folder, Label label)
            throws UnrepresentableNameException {
        String name = SidecarCopy.fileName(source).toString();
        boolean misleads = files.form().marksIn(name).stream().anyMatch(mark -> !mark.isPartOf(label.classification()));
        return misleads
                ? resolve(
                        folder,
                        files.form()
                                .mark(label.classification(), exactName(source))
                                .name())
                : folder.resolve(SidecarCopy.fileName(source));
    }

    private static LabelResult beside(
            LabelledFiles files,
            Path source,
            Path folder,
            Label label,
            StampOutcome.Refused refused,
            @Nullable Lowering lowering)
            throws IOException {
        MarkedName name = files.form().mark(label.classification(), exactName(source));
        Path target = resolve(folder, name.name());
        SidecarCopy.write(source, target, label, files.times(source));
        LabelOutcome.Refused instead = new LabelOutcome.Refused(refused.reason(), refused.detail());
        return new LabelResult(target, label, new LabelOutcome.Sidecar(instead, lowering), name);
    }

    /** Returns a file's name as text, unless decoding it lost something. */
    private static String exactName(Path source) throws UnrepresentableNameException {
        Path name = SidecarCopy.fileName(source);
        String text = name.toString();
        try {
            if (!name.getFileSystem().getPath(text).equals(name)) {
                throw unrepresentable();
            }
        } catch (InvalidPathException e) {
            throw unrepresentable();
        }
        return text;
    }

    private static Path resolve(Path folder, String name) throws UnrepresentableNameException {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            throw unrepresentable();
        }
    }

    private static UnrepresentableNameException unrepresentable() {
        return new UnrepresentableNameException(System.getProperty("sun.jnu.encoding", "unknown"));
    }
}
