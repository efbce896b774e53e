package io.github.edusec.classify.label;

import io.github.edusec.classify.ClassifyException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** What a file is by its content; its name does not matter. */
enum DocumentFormat {
    /** A word-processing package: DOCX, DOCM, DOTX, DOTM. */
    WORD,
    /** A workbook package: XLSX, XLSM, XLTX, XLTM. */
    SPREADSHEET,
    /** A presentation package: PPTX, PPTM, POTX, POTM, PPSX, PPSM. */
    PRESENTATION,
    /** An OpenDocument text, spreadsheet or presentation, or a template of one. */
    OPEN_DOCUMENT,
    /** An office package of another kind, in which no mark can be shown. */
    UNPAGED,
    /** A PDF. */
    PDF,
    /** An office package that was encrypted with a password. */
    ENCRYPTED_OFFICE,
    /** A file without content. */
    EMPTY,
    /** Anything else. */
    OTHER;

    private static final Map<String, DocumentFormat> MAIN_TYPES = mainTypes();

    private static Map<String, DocumentFormat> mainTypes() {
        Map<String, DocumentFormat> types = new HashMap<>();
        DocxDocument.MAIN_TYPES.forEach(type -> types.put(type, WORD));
        XlsxWorkbook.MAIN_TYPES.forEach(type -> types.put(type, SPREADSHEET));
        PptxPresentation.MAIN_TYPES.forEach(type -> types.put(type, PRESENTATION));
        return Map.copyOf(types);
    }

    /**
     * Looks at a document's content; its channel stays open.
     *
     * <p>Tika's magic numbers tell a PDF. What lies in a ZIP or OLE2 container is our own look, since Tika's core has no detectors for
     * that, those on the class path would parse the file without our limits, and {@link LabelReader} must see the same documents.
     *
     * @throws ClassifyException if it is a damaged package, or one over a limit
     * @throws IOException if reading fails
     */
    static DocumentFormat of(SourceDocument document) throws IOException {
        if (!document.head().hasRemaining()) {
            return EMPTY;
        }
        if (document.isZip()) {
            return inZip(document);
        }
        if (document.isOle()) {
            return OleFile.isEncryptedPackage(document.channel()) ? ENCRYPTED_OFFICE : OTHER;
        }
        document.channel().position(0);
        InputStream in = new BufferedInputStream(Channels.newInputStream(document.channel()));
        String type = MimeTypes.getDefaultMimeTypes().detect(in, new Metadata()).toString();
        return type.equals("application/pdf") ? PDF : OTHER;
    }

    private static DocumentFormat inZip(SourceDocument document) throws IOException {
        return LastNet.under(() -> {
            OpcPackage parts = document.parts();
            return parts.has(PartNames.CONTENT_TYPES) ? ofOoxml(parts) : ofOpenDocument(parts);
        });
    }

    private static DocumentFormat ofOoxml(OpcPackage parts) throws IOException {
        Optional<DocumentFormat> paged = OoxmlProperties.mainType(parts).map(MAIN_TYPES::get);
        return paged.isPresent() ? paged.get() : unpaged(parts);
    }

    private static DocumentFormat ofOpenDocument(OpcPackage parts) throws IOException {
        return OpenDocumentType.of(parts).isPresent() ? OPEN_DOCUMENT : unpaged(parts);
    }

    private static DocumentFormat unpaged(OpcPackage parts) throws IOException {
        return UnpagedPackage.isOne(parts) ? UNPAGED : OTHER;
    }
}
