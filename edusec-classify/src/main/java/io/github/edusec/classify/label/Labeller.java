package io.github.edusec.classify.label;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.UnrepresentableNameException;
import io.github.edusec.classify.files.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes labelled copies of documents and reads labels back.
 *
 * <p>What a document is decides its content, not its name. Word-processing packages (DOCX, DOCM, DOTX, DOTM) get a visible mark in
 * every header that a page can show, OpenDocument texts, spreadsheets and presentations one on every master page, PDF one at
 * the top of every page, and all get the label as a property. Every other file, and every document that must not or cannot be
 * changed (signed, encrypted, damaged, over a limit), becomes an exact copy whose name starts with the class
 * ({@code 【Ⅱ】名簿.csv}), with the label in a JSON file beside it.
 *
 * <p>A label protects nothing by itself: it can be removed by anyone who can write the file, it does not say that the
 * content was inspected, and a sidecar is lost when only the document is passed on. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Labeller {
    private final Limits limits;
    private final Stamper docx;
    private final Stamper openDocument;
    private final Stamper pdf;

    private Labeller(Limits limits) {
        this.limits = limits;
        this.docx = new PackageStamper(limits, DocxDocument::of);
        this.openDocument = new PackageStamper(limits, OpenDocument::of);
        this.pdf = new PdfStamper(limits);
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
        return new Labeller(limits);
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
        StampOutcome outcome = stamp(source, target, label);
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
            label = fromProperty(file);
        } catch (ClassifyException e) {
            if (LabelProperties.isUnusable(e)) {
                throw e;
            }
            unreadable = e;
        }
        if (label.isEmpty()) {
            label = fromBeside(file);
        }
        if (label.isEmpty() && unreadable != null) {
            throw unreadable;
        }
        return label;
    }

    /** A mark in the name that says another class than the document would mislead. */
    private static Path stampedTarget(Path source, Path folder, Label label) throws UnrepresentableNameException {
        String name = fileName(source).toString();
        String wanted = FileNameMark.exchanged(label.classification().importance(), name);
        return wanted.equals(name)
                ? folder.resolve(fileName(source))
                : resolve(folder, FileNameMark.exchanged(label.classification().importance(), exactName(source)));
    }

    private StampOutcome stamp(Path source, Path target, Label label) throws IOException {
        try {
            return switch (DocumentFormat.of(source, limits)) {
                case WORD -> docx.stamp(source, target, label);
                case OPEN_DOCUMENT -> openDocument.stamp(source, target, label);
                case PDF -> pdf.stamp(source, target, label);
                case ENCRYPTED_OFFICE ->
                    new StampOutcome.Refused(
                            LabelObstacle.ENCRYPTED, "the package lies encrypted in an OLE2 container");
                case EMPTY -> new StampOutcome.Refused(LabelObstacle.EMPTY, "0 bytes");
                case SPREADSHEET, PRESENTATION, OTHER ->
                    new StampOutcome.Refused(
                            LabelObstacle.FORMAT_NOT_STAMPED, "found another format; allowed: DOCX, OpenDocument, PDF");
            };
        } catch (ClassifyException e) {
            return StampOutcome.Refused.of(e);
        }
    }

    private LabelResult beside(Path source, Path targetFolder, Label label, StampOutcome.Refused refused)
            throws IOException {
        Label effective = withFirstDay(source, label);
        String name = exactName(source);
        String unmarked =
                FileNameMark.parse(name).map(FileNameMark.Parsed::name).orElse(name);
        FileNameMark mark = FileNameMark.of(effective.classification().importance(), unmarked);
        Path target = resolve(targetFolder, mark.name());
        Path sidecar = resolve(targetFolder, mark.name() + FileNameMark.SIDECAR_SUFFIX);
        try (AtomicFile copy = FileCopy.create(source, target);
                AtomicFile json = FileCopy.create(source, sidecar)) {
            FileCopy.Copied copied = FileCopy.hashing(source, copy.channel());
            ByteBuffer bytes =
                    ByteBuffer.wrap(new SidecarFile(mark.name(), copied.size(), copied.sha256(), effective).toJson());
            while (bytes.hasRemaining()) {
                json.channel().write(bytes);
            }
            // The sidecar first: whoever sees the copy finds its label.
            json.commit();
            copy.commit();
        }
        return new LabelResult.Sidecar(target, sidecar, refused.reason(), refused.detail(), mark.shortened());
    }

    /** Keeps the day of an equal label that the source has beside it; a damaged sidecar has none. */
    private static Label withFirstDay(Path source, Label label) throws IOException {
        try {
            return fromBeside(source)
                    .filter(old ->
                            old.labelledOn() != null && old.classification().equals(label.classification()))
                    .orElse(label);
        } catch (ClassifyException damaged) {
            return label;
        }
    }

    private Optional<Label> fromProperty(Path file) throws IOException {
        return switch (DocumentFormat.of(file, limits)) {
            case WORD -> docx.read(file);
            case OPEN_DOCUMENT -> openDocument.read(file);
            case PDF -> pdf.read(file);
            case SPREADSHEET, PRESENTATION, ENCRYPTED_OFFICE, EMPTY, OTHER -> Optional.empty();
        };
    }

    private static Optional<Label> fromBeside(Path file) throws IOException {
        String name = fileName(file).toString();
        Path sidecar;
        try {
            sidecar = file.resolveSibling(name + FileNameMark.SIDECAR_SUFFIX);
        } catch (InvalidPathException notOurs) {
            return Optional.empty();
        }
        if (Files.isRegularFile(sidecar, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(SidecarFile.read(sidecar).of(name).label());
        }
        return FileNameMark.parse(name).map(parsed -> new Label(Classification.of(parsed.importance()), null));
    }

    /** Returns a file's name as text, unless decoding it lost something. */
    private static String exactName(Path source) throws UnrepresentableNameException {
        Path name = fileName(source);
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

    private static Path fileName(Path path) {
        Path name = path.getFileName();
        if (name == null) {
            throw new IllegalArgumentException("path: found a root, allowed: a file");
        }
        return name;
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
