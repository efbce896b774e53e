package io.github.edusec.classify.container;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
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

    /** cpio, xar, ar, compress, lz4, lzip, WIM, ARJ, programs of Unix, and scripts, which may unpack what stands behind them. */
    private static final List<String> OTHER_STARTS = List.of(
            "070701",
            "070702",
            "070707",
            "\u00C7\161",
            "\161\u00C7",
            "xar!",
            "!<arch>\n",
            "\037\u009D",
            "\037\u00A0",
            "\004\"M\030",
            "LZIP",
            "MSWIM\0\0\0",
            "\140\u00EA",
            "\177ELF",
            "#!");
    /** LZMA without a container: properties, the usual sizes of dictionary, and a size below 1 TiB or none. */
    private static final Pattern LZMA_ALONE = Pattern.compile("\\]\0\0.{2}(?:.{5}\0{3}|\u00FF{8})", Pattern.DOTALL);
    /** Mail with parts, and the two ways to write an archive as text. */
    private static final Pattern ENCODED = Pattern.compile(
            "(?i)(?:\\A|\n)(?:content-type:\\s*(?:multipart|application)/|begin [0-7]{3} |begin-base64 )");

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
                || OTHER_STARTS.stream().anyMatch(text::startsWith)
                || ENCODED.matcher(text).find()
                || LZMA_ALONE.matcher(text).lookingAt()
                || isLateTar(text)
                || LZH.matcher(text).lookingAt()
                || PROGRAM.matcher(text).lookingAt();
    }

    /** Some programs skip empty blocks in front of the first header. */
    private static boolean isLateTar(String text) {
        int block = TarHeader.BLOCK;
        byte[] head = text.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= 2 * block
                && TarHeader.isZero(Arrays.copyOf(head, block))
                && TarHeader.isHeader(Arrays.copyOfRange(head, block, 2 * block));
    }

    private static boolean isDocument(String text) {
        return text.startsWith("\u00D0\u00CF\021\u00E0")
                || text.substring(0, Math.min(text.length(), PDF_WITHIN)).contains("%PDF-")
                || text.contains("<office:document ");
    }
}
