package io.github.edusec.classify.label;

import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/**
 * Finds every label of a document: ours, BAILS and MSIP, in OOXML, OpenDocument and PDF, in a sidecar and in the file's name.
 *
 * <p>{@link Labeller#read} answers what our own label says and lets the first place that has one speak; this reader
 * collects all of them, so that of several that disagree the most severe counts. What a document is decides its content. Only
 * the parts that hold properties are read. Never found: labels in XMP metadata, in old binary office formats and in flat XML
 * documents. A label proves nothing: anyone who can write the file can change it. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class LabelReader {
    private static final String FLAT_OPEN_DOCUMENT = "<office:document ";

    private final Limits limits;
    private final MsipMap map;
    private final FileNameForm form;

    private LabelReader(Limits limits, MsipMap map, FileNameForm form) {
        this.limits = limits;
        this.map = map;
        this.form = form;
    }

    /**
     * Returns a reader with the default limits and without a mapping table.
     *
     * @return the reader
     */
    public static LabelReader standard() {
        return with(Limits.DEFAULT, MsipMap.NONE);
    }

    /**
     * Returns a reader.
     *
     * @param limits what one document may cost
     * @param map what MSIP labels stand for
     * @return the reader
     */
    public static LabelReader with(Limits limits, MsipMap map) {
        return new LabelReader(limits, map, FileNameForm.BRACKET);
    }

    LabelReader withMap(MsipMap newMap) {
        return new LabelReader(limits, newMap, form);
    }

    /**
     * Returns a reader that also knows marks of one more form in names; the built-in ones are always known.
     *
     * @param newForm a form of the caller's
     * @return the reader
     */
    public LabelReader withNameForm(FileNameForm newForm) {
        return new LabelReader(limits, map, newForm);
    }

    /**
     * Reads all labels of a file: in the document, in its sidecar, in its name.
     *
     * @param file a regular file, or a link to one
     * @return what was found, and what was in the way
     * @throws IOException if it is no regular file, or if reading fails
     */
    public LabelReading read(Path file) throws IOException {
        LabelReading inside;
        try (FileChannel channel = SourceDocument.open(file)) {
            inside = inDocument(channel);
        }
        return inside.and(beside(file));
    }

    /**
     * Reads the labels beside a file, whose content is not looked at: in its sidecar and in its name.
     *
     * @param file the file, which need not be readable
     * @return what was found
     * @throws IOException if reading the sidecar fails
     */
    public LabelReading beside(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        Optional<Path> sidecar = ExactName.sidecarOf(file);
        if (sidecar.isEmpty() || !Files.isRegularFile(sidecar.get(), LinkOption.NOFOLLOW_LINKS)) {
            return beside(name, null);
        }
        try (FileChannel channel =
                FileChannel.open(sidecar.get(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return beside(name, ChannelBytes.at(channel, 0, SidecarFile.MAX_BYTES + 1));
        }
    }

    /**
     * Reads the labels beside a member of an archive.
     *
     * @param name the member's own name, without folders
     * @param sidecar the bytes of the member named as {@link #sidecarName} says, or null if there is none
     * @return what was found; a sidecar that is damaged, of a newer version or for another file is one not understood
     */
    public LabelReading beside(String name, @Nullable ByteBuffer sidecar) {
        LabelReading byName = new LabelReading(
                form.marksIn(name).stream().distinct().map(LabelReader::inName).toList(), null);
        return sidecar == null ? byName : new LabelReading(List.of(sidecar(name, sidecar)), null).and(byName);
    }

    /**
     * Returns the name that a file's sidecar has.
     *
     * @param name the file's name
     * @return the name with the suffix for sidecars
     */
    public static String sidecarName(String name) {
        return name + FileNames.SIDECAR_SUFFIX;
    }

    /**
     * Tells whether bytes are a sidecar of version 1, for whatever file.
     *
     * @param bytes the whole file
     * @return true if they say nothing but a label
     */
    public static boolean isSidecar(ByteBuffer bytes) {
        try {
            SidecarFile.parse(bytes.duplicate());
            return true;
        } catch (IOException notOne) {
            return false;
        }
    }

    /**
     * Reads the labels inside a document.
     *
     * @param document the document's bytes; its position is moved, and it stays open
     * @return what was found, and what was in the way; nothing for a file that is no document, an archive included
     * @throws IOException if reading fails
     */
    public LabelReading inDocument(SeekableByteChannel document) throws IOException {
        return inDocument(new SourceDocument(document, limits));
    }

    LabelReading inDocument(SourceDocument document) throws IOException {
        try {
            return LastNet.under(() -> inside(document));
        } catch (ClassifyException e) {
            return LabelReading.blocked(e);
        }
    }

    private LabelReading inside(SourceDocument document) throws IOException {
        if (document.isZip()) {
            return new OfficeLabels(document.parts(), map).read().orElse(LabelReading.NONE);
        }
        if (document.isOle()) {
            return OleFile.isEncryptedPackage(document.channel())
                    ? LabelReading.blocked(ReadObstacle.ENCRYPTED, "the package lies encrypted in an OLE2 container")
                    : LabelReading.blocked(ReadObstacle.UNSUPPORTED, "an OLE2 file (DOC, XLS, PPT, MSG)");
        }
        String text = StandardCharsets.ISO_8859_1.decode(document.head()).toString();
        if (text.contains("%PDF-")) {
            return pdf(new ChannelBytes(document.channel()));
        }
        return text.contains(FLAT_OPEN_DOCUMENT)
                ? LabelReading.blocked(ReadObstacle.UNSUPPORTED, "a flat OpenDocument file")
                : LabelReading.NONE;
    }

    private LabelReading pdf(SeekableByteChannel document) throws IOException {
        PdfExpansion.check(document, limits);
        PdfEnd.check(document);
        Optional<PdfFile> opened = PdfFile.openUndamaged(document);
        if (opened.isEmpty()) {
            return LabelReading.blocked(ReadObstacle.ENCRYPTED, "PDF: a password is needed");
        }
        try (PdfFile file = opened.get()) {
            return PdfFile.guarded(() -> {
                StoredProperties properties = new StoredProperties();
                for (COSName key : file.info().keySet()) {
                    // A value of another type makes a label a damaged one, not an absent one.
                    properties.put(
                            key.getName(),
                            file.info().getDictionaryObject(key) instanceof COSString s ? s.getString() : "");
                }
                return new LabelReading(properties.labels("document information", map), null);
            });
        }
    }

    private static FoundLabel inName(NameMark mark) {
        return mark.classification()
                .<FoundLabel>map(classification -> new FoundLabel.Understood(
                        LabelOrigin.EDUSEC,
                        MarkPlace.FILE_NAME,
                        "file name",
                        mark.text(),
                        classification,
                        mark.importance() == null))
                .orElseGet(() -> new FoundLabel.NotUnderstood(
                        LabelOrigin.EDUSEC, MarkPlace.FILE_NAME, "file name", mark.text(), LabelDoubt.NO_CLASS));
    }

    private static FoundLabel sidecar(String name, ByteBuffer bytes) {
        LabelDoubt doubt = LabelDoubt.DAMAGED;
        try {
            Label label = SidecarFile.parse(bytes.duplicate()).of(name).label();
            return new FoundLabel.Understood(
                    LabelOrigin.EDUSEC, MarkPlace.SIDECAR, "sidecar", label.text(), label.classification());
        } catch (IOException e) {
            if (LabelProperties.isNewer(e)) {
                doubt = LabelDoubt.NEWER_VERSION;
            }
        }
        return new FoundLabel.NotUnderstood(LabelOrigin.EDUSEC, MarkPlace.SIDECAR, "sidecar", "", doubt);
    }
}
