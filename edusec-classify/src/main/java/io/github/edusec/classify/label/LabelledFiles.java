package io.github.edusec.classify.label;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.files.Replacement;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes labelled copies, once it is known that no label is lowered unnoticed. Immutable and thread-safe.
 *
 * @param stamps writes the marks
 * @param reader finds all labels that a document has before
 * @param form how the class stands in the names of copies that cannot be marked
 * @param keepsTimes whether copies get the times of their sources
 */
record LabelledFiles(Stamper stamps, LabelReader reader, FileNameForm form, boolean keepsTimes) {
    /**
     * What was done.
     *
     * @param outcome what became of the document
     * @param changes what was changed
     */
    private record Done(LabelOutcome outcome, List<PartChange> changes) {}

    /** Writes a copy with a mark, or without ours, to a path that does not exist. */
    LabelOutcome to(Path source, Path target, @Nullable Mark mark, @Nullable String reason) throws IOException {
        return write(source, target, mark, reason).outcome();
    }

    private Done write(Path source, Path target, @Nullable Mark mark, @Nullable String reason) throws IOException {
        refuseSpecial(source);
        refuseStaleSidecar(target);
        try (FileChannel channel = FileChannel.open(source, StandardOpenOption.READ);
                TargetFile file = new TargetFile(source, target)) {
            SourceDocument document = new SourceDocument(channel, stamps.limits());
            LabelReading before = reader.inDocument(document).and(reader.beside(source));
            LoweringGuard.Verdict verdict = LoweringGuard.check(before, classification(mark), reason);
            if (verdict.refusal() != null) {
                return new Done(verdict.refusal(), List.of());
            }
            StampOutcome outcome = stamps.write(document, file, mark);
            if (outcome instanceof StampOutcome.Stamped) {
                file.commit(times(source));
            }
            return new Done(outcome(outcome, mark, verdict.lowering()), changes(outcome));
        }
    }

    /** Writes a copy with a mark, or without ours, into a channel. */
    LabelOutcome to(
            SeekableByteChannel source, SeekableByteChannel target, @Nullable Mark mark, @Nullable String reason)
            throws IOException {
        if (target.size() > 0) {
            throw new IllegalArgumentException("target: found " + target.size() + " bytes, allowed: an empty channel");
        }
        target.position(0);
        SourceDocument document = new SourceDocument(source, stamps.limits());
        LoweringGuard.Verdict verdict = LoweringGuard.check(reader.inDocument(document), classification(mark), reason);
        if (verdict.refusal() != null) {
            return verdict.refusal();
        }
        boolean written = false;
        try {
            StampOutcome outcome = stamps.write(document, () -> target, mark);
            written = outcome instanceof StampOutcome.Stamped;
            return outcome(outcome, mark, verdict.lowering());
        } finally {
            if (!written) {
                target.truncate(0);
            }
        }
    }

    /** Works out what {@link #to(Path, Path, Mark, String)} would do. */
    LabelPreview preview(Path source, @Nullable Mark mark, @Nullable String reason) throws IOException {
        refuseSpecial(source);
        try (FileChannel channel = FileChannel.open(source, StandardOpenOption.READ)) {
            SourceDocument document = new SourceDocument(channel, stamps.limits());
            LabelReading before = reader.inDocument(document).and(reader.beside(source));
            LoweringGuard.Verdict verdict = LoweringGuard.check(before, classification(mark), reason);
            if (verdict.refusal() != null) {
                return new LabelPreview(verdict.refusal(), List.of());
            }
            StampOutcome outcome = stamps.preview(document, mark);
            return new LabelPreview(outcome(outcome, mark, verdict.lowering()), changes(outcome));
        }
    }

    /** Writes the same to a path where a file may stand, and replaces that in one step; a file that needs no change stays. */
    LabelOutcome over(Path source, Path target, @Nullable Mark mark, @Nullable String reason) throws IOException {
        Optional<FileState> before = isSame(source, target) ? Optional.of(FileState.of(target)) : Optional.empty();
        try (Replacement replacement = Replacement.of(target)) {
            Done done = write(source, replacement.fresh(), mark, reason);
            Optional<Path> sidecar = SidecarCopy.of(target);
            boolean stays = done.changes().isEmpty() && sidecar.isEmpty() && before.isPresent();
            if (done.outcome().isWritten() && !stays) {
                if (before.isPresent()) {
                    before.get().applyPermissions(replacement.fresh());
                }
                replacement.commit(
                        () -> {
                            if (before.isPresent()) {
                                before.get().requireUnchanged(target);
                            }
                        },
                        sidecar);
            }
            return done.outcome();
        }
    }

    private static boolean isSame(Path source, Path target) throws IOException {
        return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) && Files.isSameFile(source, target);
    }

    private static List<PartChange> changes(StampOutcome outcome) {
        return outcome instanceof StampOutcome.Stamped stamped ? stamped.changes() : List.of();
    }

    /** Writes an exact copy to a path that does not exist, with the label beside it. */
    LabelOutcome beside(Path source, Path target, Label label, @Nullable String reason) throws IOException {
        refuseSpecial(source);
        refuseStaleSidecar(target);
        LoweringGuard.Verdict verdict = LoweringGuard.check(reader.read(source), label.classification(), reason);
        if (verdict.refusal() != null) {
            return verdict.refusal();
        }
        SidecarCopy.write(source, target, label, times(source));
        return new LabelOutcome.Sidecar(null, verdict.lowering());
    }

    FileTimes times(Path source) throws IOException {
        return keepsTimes ? FileTimes.of(source) : FileTimes.NOW;
    }

    private static @Nullable Classification classification(@Nullable Mark mark) {
        return mark == null ? null : mark.label().classification();
    }

    static LabelOutcome outcome(StampOutcome outcome, @Nullable Mark mark, @Nullable Lowering lowering) {
        if (outcome instanceof StampOutcome.Refused refused) {
            return new LabelOutcome.Refused(refused.reason(), refused.detail());
        }
        StampOutcome.Stamped stamped = (StampOutcome.Stamped) outcome;
        if (mark == null) {
            return new LabelOutcome.Unlabelled(lowering);
        }
        return stamped.places().equals(List.of(MarkPlace.PROPERTY))
                ? new LabelOutcome.MetadataOnly(lowering)
                : new LabelOutcome.Labelled(stamped.places(), stamped.remarks(), lowering);
    }

    /** A sidecar that lies where the copy comes would speak for it. */
    static void refuseStaleSidecar(Path target) throws FileAlreadyExistsException {
        Optional<Path> stale = ExactName.sidecarOf(target);
        if (stale.isPresent() && Files.exists(stale.get(), LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(stale.get().toString());
        }
    }

    static void refuseSpecial(Path source) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(source, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            String found = attributes.isSymbolicLink() ? "a symbolic link" : "a folder or special file";
            throw new FileSystemException(source.toString(), null, "found " + found + ", allowed: a regular file");
        }
    }
}
