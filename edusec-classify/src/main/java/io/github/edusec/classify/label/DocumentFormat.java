package io.github.edusec.classify.label;

import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.ziprecord.ZipPackage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** What a file is by its content; its name does not matter. */
enum DocumentFormat {
    /** A word-processing package: DOCX, DOCM, DOTX, DOTM. */
    WORD,
    /** A PDF. */
    PDF,
    /** An office package that was encrypted with a password. */
    ENCRYPTED_OFFICE,
    /** A file without content. */
    EMPTY,
    /** Anything else. */
    OTHER;

    /** A ZIP that starts with an entry needs no search through all magic numbers, which costs more than labelling it. */
    private static final byte[] LOCAL_HEADER = {'P', 'K', 3, 4};

    /**
     * Looks at a file's content.
     *
     * <p>Tika's magic numbers tell the container; what lies in a ZIP or OLE2 container is our own look, since Tika's core
     * has no detectors for that and those on the class path would parse the file without our limits.
     *
     * @throws ClassifyException if it is a damaged package, or one over a limit
     * @throws IOException if reading fails
     */
    static DocumentFormat of(Path file, Limits limits) throws IOException {
        String type;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(LOCAL_HEADER.length);
            byte[] start = in.readNBytes(LOCAL_HEADER.length);
            if (start.length == 0) {
                return EMPTY;
            }
            if (Arrays.equals(start, LOCAL_HEADER)) {
                return inZip(file, limits);
            }
            in.reset();
            type = MimeTypes.getDefaultMimeTypes().detect(in, new Metadata()).toString();
        }
        return switch (type) {
            case "application/pdf" -> PDF;
            case "application/x-tika-msoffice" -> OleFile.isEncryptedPackage(file) ? ENCRYPTED_OFFICE : OTHER;
            case "application/zip", "application/x-tika-ooxml" -> inZip(file, limits);
            default -> OTHER;
        };
    }

    private static DocumentFormat inZip(Path file, Limits limits) throws IOException {
        return LastNet.under(() -> {
            try (ZipPackage zip = ZipPackage.open(file, limits)) {
                OpcPackage opc = new OpcPackage(zip, limits);
                return opc.has(PartNames.CONTENT_TYPES) && DocxDocument.isWord(opc) ? WORD : OTHER;
            }
        });
    }
}
