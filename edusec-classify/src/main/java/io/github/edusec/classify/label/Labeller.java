package io.github.edusec.classify.label;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.UnrepresentableNameException;
import io.github.edusec.classify.files.Replacement;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes labelled copies of documents and reads labels back.
 *
 * <p>What a document is decides its content, not its name. Word-processing packages (DOCX, DOCM, DOTX, DOTM) get a visible mark in
 * every header or footer that a page can show, workbooks (XLSX, XLSM, XLTX, XLTM) in what each sheet prints there, presentations (PPTX, PPTM, POTX, POTM, PPSX, PPSM) one on every slide, OpenDocument texts,
 * spreadsheets and presentations one on every master page, PDF one on
 * every page, and all get the label as a property. {@link #labelInto} makes of every other file, and of every document that must
 * not or cannot be changed (signed, encrypted, damaged, over a limit), an exact copy whose name starts with the class
 * ({@code 【Ⅱ】名簿.csv}), with the label in a JSON file beside it.
 *
 * <p>A label protects nothing by itself: it can be removed by anyone who can write the file, it does not say that the
 * content was inspected, and a sidecar is lost when only the document is passed on. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Labeller {
    /** What keeps a label of the document itself from being seen, where it should be seen. */
    private static final Set<ReadObstacle> HIDING = Set.of(ReadObstacle.MALFORMED, ReadObstacle.OVER_LIMIT);

    private final DocumentStamps stamps;
    private final LabelReader reader;
    private final MarkStyle style;

    private Labeller(DocumentStamps stamps, LabelReader reader, MarkStyle style) {
        this.stamps = stamps;
        this.reader = reader;
        this.style = style;
    }

    /**
     * Returns a labeller with the default limits.
     *
     * @return the labeller
     */
    public static Labeller standard() {
        return with(Limits.DEFAULT);
    }

    /**
     * Returns a labeller with other limits.
     *
     * @param limits what one document may cost
     * @return the labeller
     */
    public static Labeller with(Limits limits) {
        return new Labeller(new DocumentStamps(limits), LabelReader.with(limits, MsipMap.NONE), MarkStyle.DEFAULT);
    }

    /**
     * Returns a labeller whose marks look otherwise.
     *
     * @param newStyle how marks look
     * @return the labeller
     */
    public Labeller withStyle(MarkStyle newStyle) {
        return new Labeller(stamps, reader, newStyle);
    }

    /**
     * Returns a labeller that knows what a tenant's sensitivity labels stand for, so that none of them is lowered unnoticed.
     *
     * @param map the mapping table
     * @return the labeller
     */
    public Labeller withMsipMap(MsipMap map) {
        return new Labeller(stamps, reader.withMap(map), style);
    }

    /**
     * Writes a labelled copy to exactly one path.
     *
     * <p>Unlike {@link #labelInto} it writes nothing where the document gets no visible mark, and it lowers no label without a
     * reason: if the labels of the document, of its sidecar and of its name together say more than the new one in any respect
     * (importance, an axis, a restriction), or if one of them cannot be understood or the
     * document is too damaged to be read, a reason is needed.
     *
     * @param source a regular file, never modified
     * @param target a path that does not exist
     * @param label what to write; its day must be known
     * @param reason why the label may be lower than before, at most {@value Lowering#MAX_REASON} characters, or null
     * @return where the label stands, or why nothing was written
     * @throws FileAlreadyExistsException if the target exists; it is not replaced
     * @throws IOException if the source is a link or no regular file, or if reading or writing fails
     * @throws NullPointerException if the label has no day
     */
    public LabelOutcome labelTo(Path source, Path target, Label label, @Nullable String reason) throws IOException {
        Objects.requireNonNull(label.labelledOn(), "a label to be written needs its day");
        refuseSpecial(source);
        return change(
                source,
                target,
                label.classification(),
                reason,
                () -> stamps.stamp(source, target, new Mark(label, style)));
    }

    /**
     * Writes a copy without our label, with the bytes that each part had before the label came; other programs' labels stay.
     *
     * @param source a regular file, never modified
     * @param target a path that does not exist
     * @param reason why the label is removed, at most {@value Lowering#MAX_REASON} characters, or null; needed if there is one
     * @return that the copy was written, or why not
     * @throws FileAlreadyExistsException if the target exists; it is not replaced
     * @throws IOException if the source is a link or no regular file, or if reading or writing fails
     */
    public LabelOutcome removeTo(Path source, Path target, @Nullable String reason) throws IOException {
        refuseSpecial(source);
        return change(source, target, null, reason, () -> stamps.remove(source, target));
    }

    /**
     * Writes a labelled copy to a path where a file may stand, which it then replaces in one step, forced to the disk.
     *
     * <p>A sidecar of the replaced file goes with it. The new file has no wider POSIX permissions than the source and the replaced file;
     * a link is replaced, not what it leads to, and other names of the replaced file (hard links) keep the old content.
     *
     * @param source a regular file
     * @param target what is written or replaced; it is as it was if the outcome is a refusal or an exception
     * @param label what to write; its day must be known
     * @param reason why the label may be lower than that of the source, or null
     * @return where the label stands, or why nothing was changed
     * @throws IOException if the source is a link or no regular file, or if reading or writing fails
     */
    public LabelOutcome labelOver(Path source, Path target, Label label, @Nullable String reason) throws IOException {
        return replaced(target, fresh -> labelTo(source, fresh, label, reason));
    }

    /**
     * Writes a copy without our label to a path where a file may stand, which it then replaces in one step.
     *
     * @param source a regular file
     * @param target what is written or replaced; it is as it was if the outcome is a refusal or an exception
     * @param reason why the label is removed, or null; needed if there is one
     * @return that the copy was written, or why not
     * @throws IOException if the source is a link or no regular file, or if reading or writing fails
     */
    public LabelOutcome removeOver(Path source, Path target, @Nullable String reason) throws IOException {
        return replaced(target, fresh -> removeTo(source, fresh, reason));
    }

    /**
     * Labels a file in its place: the labelled copy takes it in one step, forced to the disk.
     *
     * @param file a regular file; it is as it was if the outcome is a refusal or an exception
     * @param label what to write; its day must be known
     * @param reason why the label may be lower than before, or null
     * @return where the label stands, or why nothing was changed
     * @throws IOException if the file is a link or no regular file, or if reading or writing fails
     */
    public LabelOutcome labelInPlace(Path file, Label label, @Nullable String reason) throws IOException {
        return labelOver(file, file, label, reason);
    }

    /**
     * Writes an exact copy to exactly one path, with the label in a sidecar beside it, for documents that cannot be marked.
     *
     * <p>If the file already carries an equal classification beside it, its first date stays. A label is not lowered without a
     * reason, as in {@link #labelTo}.
     *
     * @param source a regular file, never modified
     * @param target a path that does not exist
     * @param label what to write; its day must be known
     * @param reason why the label may be lower than before, or null
     * @return that copy and sidecar were written, or why not; the sidecar's name is that of {@link LabelReader#sidecarName}
     * @throws FileAlreadyExistsException if the target or its sidecar exists
     * @throws IOException if the source is a link or no regular file, or if reading or writing fails
     */
    public LabelOutcome copyWithSidecar(Path source, Path target, Label label, @Nullable String reason)
            throws IOException {
        Objects.requireNonNull(label.labelledOn(), "a label to be written needs its day");
        refuseSpecial(source);
        return change(source, target, label.classification(), reason, () -> {
            SidecarCopy.write(source, target, label);
            return new StampOutcome.Stamped(List.of(MarkPlace.SIDECAR));
        });
    }

    /** Work that writes a new file. */
    @FunctionalInterface
    private interface Writing {
        LabelOutcome to(Path fresh) throws IOException;
    }

    private static LabelOutcome replaced(Path target, Writing work) throws IOException {
        try (Replacement replacement = Replacement.of(target)) {
            LabelOutcome outcome = work.to(replacement.fresh());
            if (outcome instanceof LabelOutcome.Written written) {
                replacement.commit(SidecarCopy.of(target));
                return new LabelOutcome.Written(target, written.places(), written.lowering());
            }
            return outcome;
        }
    }

    /** Work that gives an outcome. */
    @FunctionalInterface
    private interface Stamping {
        StampOutcome run() throws IOException;
    }

    private LabelOutcome change(
            Path source, Path target, @Nullable Classification after, @Nullable String reason, Stamping work)
            throws IOException {
        Path stale = LabelReader.sidecarOf(target);
        if (Files.exists(stale, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(stale.toString());
        }
        Optional<Classification> before = before(source).filter(old -> after == null || !after.isAtLeast(old));
        if (before.isEmpty()) {
            return outcome(work.run(), target, null);
        }
        if (reason == null) {
            return new LabelOutcome.Refused(
                    LabelObstacle.LOWERED_WITHOUT_REASON,
                    "found " + before.get().markText() + ", allowed: as severe, or a reason");
        }
        Lowering lowering = new Lowering(before.get(), after, reason);
        return outcome(work.run(), target, lowering);
    }

    /** What cannot be understood, or not even be read, may be as severe as can be. */
    private Optional<Classification> before(Path source) throws IOException {
        LabelReading reading = reader.read(source);
        boolean unread = reading.labels().isEmpty()
                && reading.obstacle() != null
                && HIDING.contains(reading.obstacle().kind());
        return !unread && reading.labels().stream().allMatch(FoundLabel.Understood.class::isInstance)
                ? reading.classification()
                : Optional.of(Classification.MOST_SEVERE);
    }

    private static LabelOutcome outcome(StampOutcome outcome, Path target, @Nullable Lowering lowering) {
        if (outcome instanceof StampOutcome.Stamped stamped) {
            return new LabelOutcome.Written(target, stamped.places(), lowering);
        }
        StampOutcome.Refused refused = (StampOutcome.Refused) outcome;
        return new LabelOutcome.Refused(refused.reason(), refused.detail());
    }

    /**
     * Writes a labelled copy of a file into a folder.
     *
     * <p>A stamped copy keeps its name, but for another class in front of it, which is exchanged. A copy with a sidecar gets the class in front of its name, in place of such a mark it may
     * have; the name is cut if it would exceed 255 bytes. If the file already carries an equal classification, its first
     * date stays, and a stamped document is copied byte by byte. Where the file system has POSIX permissions, the copy gets at
     * most those of the source. Nothing is left behind if it fails, except that a
     * sidecar without its file may remain when the disk fails between the two.
     *
     * @param source a regular file, never modified
     * @param targetFolder an existing folder, another than the source's for a file that is stamped
     * @param label what to write; its day must be known
     * @return where the copy is and where the label stands, or why there is no visible mark
     * @throws FileAlreadyExistsException if a target exists; it is not replaced
     * @throws UnrepresentableNameException if the marked name cannot be written under this process's locale
     * @throws IOException if the source is a link or no regular file, or if reading or writing fails
     * @throws NullPointerException if the label has no day
     */
    public LabelResult labelInto(Path source, Path targetFolder, Label label) throws IOException {
        Objects.requireNonNull(label.labelledOn(), "a label to be written needs its day");
        refuseSpecial(source);
        Path target = stampedTarget(source, targetFolder, label);
        StampOutcome outcome = stamps.stamp(source, target, new Mark(label, style));
        if (outcome instanceof StampOutcome.Stamped stamped) {
            return new LabelResult.Stamped(target, stamped.places(), false);
        }
        return beside(source, targetFolder, label, (StampOutcome.Refused) outcome);
    }

    /**
     * Reads the label of a file back: from the document's properties, else from its sidecar, else from its name.
     *
     * <p>A name tells only the importance class. The hash in a sidecar is not compared: a file that was changed later keeps
     * its class.
     *
     * @param file the file
     * @return the label, or empty if there is none
     * @throws ClassifyException if the document is damaged and no sidecar and no name tells more, or if the label is
     *     damaged or of a newer version, or if the sidecar names another file
     * @throws IOException if reading fails
     */
    public Optional<Label> read(Path file) throws IOException {
        ClassifyException unreadable = null;
        Optional<Label> label = Optional.empty();
        try {
            label = stamps.read(file);
        } catch (ClassifyException e) {
            if (LabelProperties.isUnusable(e)) {
                throw e;
            }
            unreadable = e;
        }
        if (label.isEmpty()) {
            label = SidecarCopy.labelBeside(file);
        }
        if (label.isEmpty() && unreadable != null) {
            throw unreadable;
        }
        return label;
    }

    /** A mark in the name that says another class than the document would mislead. */
    private static Path stampedTarget(Path source, Path folder, Label label) throws UnrepresentableNameException {
        String name = SidecarCopy.fileName(source).toString();
        String wanted = FileNameMark.exchanged(label.classification().importance(), name);
        return wanted.equals(name)
                ? folder.resolve(SidecarCopy.fileName(source))
                : resolve(folder, FileNameMark.exchanged(label.classification().importance(), exactName(source)));
    }

    private static LabelResult beside(Path source, Path targetFolder, Label label, StampOutcome.Refused refused)
            throws IOException {
        String name = exactName(source);
        String unmarked =
                FileNameMark.parse(name).map(FileNameMark.Parsed::name).orElse(name);
        FileNameMark mark = FileNameMark.of(label.classification().importance(), unmarked);
        Path target = resolve(targetFolder, mark.name());
        Path sidecar = SidecarCopy.write(source, target, label);
        return new LabelResult.Sidecar(target, sidecar, refused.reason(), refused.detail(), mark.shortened());
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

    private static void refuseSpecial(Path source) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(source, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            String found = attributes.isSymbolicLink() ? "a symbolic link" : "a folder or special file";
            throw new FileSystemException(source.toString(), null, "found " + found + ", allowed: a regular file");
        }
    }
}
