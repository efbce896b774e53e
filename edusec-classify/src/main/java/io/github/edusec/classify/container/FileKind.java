package io.github.edusec.classify.container;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What a file is by its first bytes, as far as a scan has to know. */
enum FileKind {
    /** A document that the label reader looks into: PDF, OLE2, flat OpenDocument. */
    DOCUMENT,
    /** A ZIP archive, or an office package. */
    ZIP,
    /** A TAR archive. */
    TAR,
    /** A gzip file. */
    GZIP,
    /** A 7z archive. */
    SEVEN_Z,
    /** An archive of a kind that is not read, or a program, which may be one that unpacks itself. */
    OTHER_ARCHIVE,
    /** Anything else. */
    PLAIN;

    private static final int PDF_WITHIN = 1_024;
    private static final Pattern LZH = Pattern.compile("..-l[hz].-", Pattern.DOTALL);
    /** The letters alone may start a text; a program has binary figures behind them. */
    private static final Pattern PROGRAM = Pattern.compile("MZ.{0,62}\u0000", Pattern.DOTALL);

    static FileKind of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("PK\003\004") || text.startsWith("PK\005\006")) {
            return ZIP;
        }
        if (text.startsWith("\037\213\b")) {
            return GZIP;
        }
        if (text.startsWith("7z\u00BC\u00AF\047\034")) {
            return SEVEN_Z;
        }
        if (TarHeader.isHeader(head)) {
            return TAR;
        }
        if (isOtherArchive(text)) {
            return OTHER_ARCHIVE;
        }
        return isDocument(text) ? DOCUMENT : PLAIN;
    }

    private static boolean isOtherArchive(String text) {
        return text.startsWith("PK\007\b")
                || text.startsWith("Rar!\032\007")
                || text.startsWith("BZh")
                || text.startsWith("\u00FD7zXZ\0")
                || text.startsWith("(\u00B5/\u00FD")
                || text.startsWith("MSCF\0\0\0\0")
                || LZH.matcher(text).lookingAt()
                || PROGRAM.matcher(text).lookingAt();
    }

    private static boolean isDocument(String text) {
        return text.startsWith("\u00D0\u00CF\021\u00E0")
                || text.substring(0, Math.min(text.length(), PDF_WITHIN)).contains("%PDF-")
                || text.contains("<office:document ");
    }
}
