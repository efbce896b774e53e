package io.github.edusec.classify.label;

import io.github.edusec.classify.UnrepresentableNameException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Copies into a folder, with the class in the names of those that cannot be marked. */
final class NamedCopy {
    private NamedCopy() {}

    /** Writes the copy; there always is one. */
    static LabelResult write(LabelledFiles files, Path source, Path folder, Mark mark) throws IOException {
        LabelledFiles.refuseSpecial(source);
        Path target = stampedTarget(files, source, folder, mark.label());
        StampOutcome outcome;
        try (FileChannel document = FileChannel.open(source, StandardOpenOption.READ);
                TargetFile file = new TargetFile(source, target)) {
            outcome = files.stamps()
                    .write(new SourceDocument(document, files.stamps().limits()), file, mark);
            if (outcome instanceof StampOutcome.Stamped stamped) {
                file.commit(files.times(source));
                return new LabelResult(target, LabelledFiles.outcome(stamped, mark, null), null);
            }
        }
        return beside(files, source, folder, mark.label(), (StampOutcome.Refused) outcome);
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
            LabelledFiles files, Path source, Path folder, Label label, StampOutcome.Refused refused)
            throws IOException {
        MarkedName name = files.form().mark(label.classification(), exactName(source));
        Path target = resolve(folder, name.name());
        SidecarCopy.write(source, target, label, files.times(source));
        LabelOutcome.Refused instead = new LabelOutcome.Refused(refused.reason(), refused.detail());
        return new LabelResult(target, new LabelOutcome.Sidecar(instead, null), name);
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
