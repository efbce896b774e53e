package io.github.edusec.classify.label;

import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.files.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Exact copies whose label stands beside them, in a JSON file. */
final class SidecarCopy {
    private SidecarCopy() {}

    /** Writes the copy and its sidecar, and returns the sidecar's path; an equal label beside the source keeps its first day. */
    static Path write(Path source, Path target, Label label, FileTimes times) throws IOException {
        Label effective = withFirstDay(source, label);
        String name = ExactName.require(target);
        Path sidecar = ExactName.sidecarOf(target).orElseThrow(ExactName::unrepresentable);
        try (AtomicFile copy = FileCopy.create(source, target);
                AtomicFile json = FileCopy.create(source, sidecar)) {
            FileCopy.Copied copied = FileCopy.hashing(source, copy.channel());
            ByteBuffer bytes =
                    ByteBuffer.wrap(new SidecarFile(name, copied.size(), copied.sha256(), effective).toJson());
            while (bytes.hasRemaining()) {
                json.channel().write(bytes);
            }
            copy.channel().close();
            times.apply(copy.temporary());
            // The sidecar first: whoever sees the copy finds its label.
            json.commit();
            copy.commit();
        }
        return sidecar;
    }

    /** Reads the label that stands beside a file: in its sidecar, else in its name. */
    static Optional<Label> labelBeside(Path file, LabelReader reader) throws IOException {
        String name = fileName(file).toString();
        Optional<Path> sidecar = ExactName.sidecarOf(file);
        if (sidecar.isPresent() && Files.isRegularFile(sidecar.get(), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(SidecarFile.read(sidecar.get()).of(name).label());
        }
        return reader.beside(name, null).classification().map(classification -> new Label(classification, null));
    }

    /** Returns the sidecar that stands beside a file and names it; empty if there is none, or anything else. */
    static Optional<Path> of(Path file) throws IOException {
        Optional<Path> sidecar = ExactName.sidecarOf(file);
        if (sidecar.isEmpty() || !Files.isRegularFile(sidecar.get(), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            SidecarFile.read(sidecar.get()).of(fileName(file).toString());
            return sidecar;
        } catch (ClassifyException notOurs) {
            return Optional.empty();
        }
    }

    static Path fileName(Path path) {
        Path name = path.getFileName();
        if (name == null) {
            throw new IllegalArgumentException("path: found a root, allowed: a file");
        }
        return name;
    }

    /** A damaged sidecar has no day to keep. */
    private static Label withFirstDay(Path source, Label label) throws IOException {
        try {
            // A name holds no day.
            return labelBeside(source, LabelReader.standard())
                    .filter(old ->
                            old.labelledOn() != null && old.classification().equals(label.classification()))
                    .orElse(label);
        } catch (ClassifyException damaged) {
            return label;
        }
    }
}
