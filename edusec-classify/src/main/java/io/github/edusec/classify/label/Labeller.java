package io.github.edusec.classify.label;

import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.UnrepresentableNameException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
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
    private final LabelledFiles files;
    private final MarkStyle style;

    private Labeller(LabelledFiles files, MarkStyle style) {
        this.files = files;
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
        return new Labeller(
                new LabelledFiles(
                        new DocumentStamps(limits),
                        LabelReader.with(limits, MsipMap.NONE),
                        FileNameForm.BRACKET,
                        false),
                MarkStyle.DEFAULT);
    }

    /**
     * Returns a labeller whose marks look otherwise.
     *
     * @param newStyle how marks look
     * @return the labeller
     */
    public Labeller withStyle(MarkStyle newStyle) {
        return new Labeller(files, newStyle);
    }

    /**
     * Returns a labeller that knows what a tenant's sensitivity labels stand for, so that none of them is lowered unnoticed.
     *
     * @param map the mapping table
     * @return the labeller
     */
    public Labeller withMsipMap(MsipMap map) {
        return new Labeller(
                new LabelledFiles(files.stamps(), files.reader().withMap(map), files.form(), files.keepsTimes()),
                style);
    }

    /**
     * Returns a labeller that puts the class otherwise into the names of copies that cannot be marked, and knows it again in names.
     *
     * @param form the form, {@link FileNameForm#BRACKET} by default; where it cannot say a class, {@link LabelResult#marked} tells why
     * @return the labeller
     */
    public Labeller withNameForm(FileNameForm form) {
        return new Labeller(
                new LabelledFiles(files.stamps(), files.reader().withNameForm(form), form, files.keepsTimes()), style);
    }

    /**
     * Returns a labeller whose copies have the time of last modification of their sources, and where the file system lets it be
     * set that of creation; without this they have their own.
     *
     * @return the labeller
     */
    public Labeller keepingTimes() {
        return new Labeller(new LabelledFiles(files.stamps(), files.reader(), files.form(), true), style);
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
     * @throws FileAlreadyExistsException if a copy is to be written and the target exists; it is not replaced
     * @throws IOException if the source is a link or no regular file, or if reading or writing fails
     * @throws NullPointerException if the label has no day
     * @throws IllegalArgumentException if the reason is blank or too long, or if the style makes too long a text of the label
     */
    public LabelOutcome labelTo(Path source, Path target, Label label, @Nullable String reason) throws IOException {
        return files.to(source, target, mark(label), reason);
    }

    /**
     * Writes a copy without our label, with the bytes that each part had before the label came; other programs' labels stay.
     *
     * @param source a regular file, never modified
     * @param target a path that does not exist
     * @param reason why the label is removed, at most {@value Lowering#MAX_REASON} characters, or null; needed if there is one
     * @return that the copy was written, or why not
     * @throws FileAlreadyExistsException if a copy is to be written and the target exists; it is not replaced
     * @throws IOException if the source is a link or no regular file, or if reading or writing fails
     */
    public LabelOutcome removeTo(Path source, Path target, @Nullable String reason) throws IOException {
        return files.to(source, target, null, reason);
    }

    /**
     * Writes a labelled copy to a path where a file may stand, which it then replaces in one step, forced to the disk.
     *
     * <p>A sidecar of the replaced file goes with it, unless it is damaged or names another file. The new file has no wider POSIX permissions than the source and the replaced file;
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
        return files.over(source, target, mark(label), reason);
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
        return files.over(source, target, null, reason);
    }

    /**
     * Labels a file in its place: the labelled copy takes it in one step, forced to the disk. A file that carries the label already is
     * not touched.
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
     * reason, as in {@link #labelTo}. What the document itself says stays in the copy and goes on to count, whatever the reason.
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
        return files.beside(source, target, mark(label).label(), reason);
    }

    /**
     * Writes a labelled copy from one channel into another, for documents that are no files.
     *
     * <p>What stands beside a document or in its name is not known here: a label is lowered without a reason only if the document
     * itself says no more than the new one.
     *
     * @param source the document, which is not modified; its position is moved, and it stays open
     * @param target an empty channel that can be written, read back and cut; it stays open, holds the copy if the outcome is
     *     written, and is empty if it is not or if an exception leaves
     * @param label what to write; its day must be known
     * @param reason why the label may be lower than before, or null
     * @return where the label stands, or why nothing was written
     * @throws IOException if reading or writing fails
     * @throws IllegalArgumentException if the target is not empty
     */
    public LabelOutcome label(
            SeekableByteChannel source, SeekableByteChannel target, Label label, @Nullable String reason)
            throws IOException {
        return files.to(source, target, mark(label), reason);
    }

    /**
     * Writes a copy without our label from one channel into another.
     *
     * @param source the document, as in {@link #label}
     * @param target an empty channel, as in {@link #label}
     * @param reason why the label is removed, or null; needed if there is one
     * @return that the copy was written, or why not
     * @throws IOException if reading or writing fails
     * @throws IllegalArgumentException if the target is not empty
     */
    public LabelOutcome remove(SeekableByteChannel source, SeekableByteChannel target, @Nullable String reason)
            throws IOException {
        return files.to(source, target, null, reason);
    }

    /**
     * Tells what {@link #labelTo} would do, and writes nothing.
     *
     * @param source a regular file, never modified
     * @param label what would be written; its day must be known
     * @param reason why the label may be lower than before, or null
     * @return what would become of the document, and which of its parts would change
     * @throws IOException if the source is a link or no regular file, or if reading fails
     */
    public LabelPreview preview(Path source, Label label, @Nullable String reason) throws IOException {
        return files.preview(source, mark(label), reason);
    }

    /**
     * Tells what {@link #removeTo} would do, and writes nothing.
     *
     * @param source a regular file, never modified
     * @param reason why the label would be removed, or null
     * @return what would become of the document, and which of its parts would change
     * @throws IOException if the source is a link or no regular file, or if reading fails
     */
    public LabelPreview previewRemoval(Path source, @Nullable String reason) throws IOException {
        return files.preview(source, null, reason);
    }

    private Mark mark(Label label) {
        Objects.requireNonNull(label.labelledOn(), "a label to be written needs its day");
        return new Mark(label, style);
    }

    /**
     * Writes a labelled copy of a file into a folder.
     *
     * <p>The copy never says less than the labels that are understood in the document, in its sidecar and in its name: it gets what they
     * and the new one say together ({@link LabelResult#label}). What cannot be read or understood does not count here.
     *
     * <p>A stamped copy keeps its name, unless a mark in it says another class, which is exchanged. A copy with a sidecar gets the class
     * into its name ({@link #withNameForm}), in place of the marks it may have; the name is cut if it would exceed 255 bytes. If the file already carries an equal classification, its first
     * date stays, and a stamped document is copied byte by byte. Where the file system has POSIX permissions, the copy gets at
     * most those of the source. Nothing is left behind if it fails, except that a
     * sidecar without its file may remain when the disk fails between the two, or beside the file of another who took the name meanwhile.
     *
     * @param source a regular file, never modified
     * @param targetFolder an existing folder, another than the source's for a file that is stamped
     * @param label what to write; its day must be known
     * @return where the copy is and where the label stands, or why there is no visible mark
     * @throws FileAlreadyExistsException if a target exists, or a sidecar that would speak for it; it is not replaced
     * @throws LimitExceededException if what the document says and the new label together are too long a text
     * @throws UnrepresentableNameException if the marked name cannot be written under this process's locale
     * @throws IOException if the source is a link or no regular file, or if reading or writing fails
     * @throws NullPointerException if the label has no day
     */
    public LabelResult labelInto(Path source, Path targetFolder, Label label) throws IOException {
        return labelInto(source, targetFolder, label, null);
    }

    /**
     * Writes a labelled copy of a file into a folder, and lowers its label if there is a reason for that.
     *
     * @param source as in {@link #labelInto(Path, Path, Label)}, and so are all others
     * @param targetFolder an existing folder
     * @param label what to write
     * @param reason why the label may say less than those that are there, which the outcome carries then; or null, then the copy says what
     *     both say together
     * @return where the copy is, what it says and where
     * @throws IOException if the source is a link or no regular file, or if reading or writing fails
     */
    public LabelResult labelInto(Path source, Path targetFolder, Label label, @Nullable String reason)
            throws IOException {
        return NamedCopy.write(files, source, targetFolder, mark(label), reason);
    }

    /**
     * Reads the label of a file back: from the document's properties, else from its sidecar, else from its name.
     *
     * <p>A name tells no restrictions and no day. The hash in a sidecar is not compared: a file that was changed later keeps
     * its class.
     *
     * @param file a regular file, or a link to one
     * @return the label, or empty if there is none
     * @throws ClassifyException if the document is damaged and no sidecar and no name tells more, or if the label is
     *     damaged or of a newer version, or if the sidecar names another file
     * @throws IOException if it is no regular file, or if reading fails
     */
    public Optional<Label> read(Path file) throws IOException {
        ClassifyException unreadable = null;
        Optional<Label> label = Optional.empty();
        try {
            label = files.stamps().read(file);
        } catch (ClassifyException e) {
            if (LabelProperties.isUnusable(e)) {
                throw e;
            }
            unreadable = e;
        }
        if (label.isEmpty()) {
            label = SidecarCopy.labelBeside(file, files.reader());
        }
        if (label.isEmpty() && unreadable != null) {
            throw unreadable;
        }
        return label;
    }
}
