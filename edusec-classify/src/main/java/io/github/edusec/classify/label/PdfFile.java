package io.github.edusec.classify.label;

import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** An open PDF, read through PDFBox with everything that PDFBox throws on hostile input turned into typed errors. */
final class PdfFile implements AutoCloseable {
    private static final int TAIL = 1 << 16;

    private final PDDocument document;

    private PdfFile(PDDocument document) {
        this.document = document;
    }

    /** Work on a document that may fail in any way the parser can. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Opens a document in a channel, which must stay open as long as the document and is not closed with it.
     *
     * @return the document, or empty if it is encrypted in a way that cannot be opened without a secret
     */
    static Optional<PdfFile> open(SeekableByteChannel channel) throws IOException {
        return open(new PdfBytes(channel), Loader::loadPDF, () -> tail(channel));
    }

    /** Opens a document the same way; one that would have to be repaired is refused. */
    static Optional<PdfFile> openUndamaged(SeekableByteChannel channel) throws IOException {
        return open(new PdfBytes(channel), source -> new PDFParser(source).parse(false), () -> tail(channel));
    }

    /** A way to parse a document. */
    @FunctionalInterface
    private interface Parsing {
        PDDocument parse(RandomAccessRead source) throws IOException;
    }

    private static Optional<PdfFile> open(RandomAccessRead source, Parsing parsing, Work<String> tail)
            throws IOException {
        boolean opened = false;
        try {
            PdfFile file = guarded(() -> new PdfFile(parsing.parse(source)));
            opened = true;
            return Optional.of(file);
        } catch (MalformedFileException e) {
            if (e.getCause() instanceof InvalidPasswordException || tail.run().contains("/Encrypt")) {
                return Optional.empty();
            }
            throw e;
        } finally {
            if (!opened) {
                source.close();
            }
        }
    }

    /** Where a file that no parser opens may still say that it is encrypted: by certificates, for example. */
    private static String tail(SeekableByteChannel channel) throws IOException {
        byte[] tail = ChannelBytes.arrayAt(channel, Math.max(0, channel.size() - TAIL), TAIL);
        return new String(tail, StandardCharsets.ISO_8859_1);
    }

    /** Runs work on a parsed document; whatever the parser throws leaves as this module's own exception. */
    static <T> T guarded(Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (ClassifyException | FileSystemException | ClosedByInterruptException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new MalformedFileException(
                    new Problem("PDF", "the parser stopped", e.getClass().getSimpleName(), "a PDF that can be parsed"),
                    e);
        } catch (OutOfMemoryError e) {
            // The last net under PdfExpansion: what was being built is garbage once the document is dropped.
            throw new LimitExceededException(
                    "PDF",
                    "bytes of memory",
                    Long.MAX_VALUE,
                    Runtime.getRuntime().maxMemory());
        }
    }

    PDDocument document() {
        return document;
    }

    COSDocument objects() {
        return document.getDocument();
    }

    COSDictionary catalog() {
        COSDictionary root = objects().getTrailer().getCOSDictionary(COSName.ROOT);
        return root == null ? new COSDictionary() : root;
    }

    /** Returns the document information dictionary as it is, empty if there is none. */
    COSDictionary info() {
        COSDictionary info = objects().getTrailer().getCOSDictionary(COSName.INFO);
        return info == null ? new COSDictionary() : info;
    }

    /** Returns our entries of the document information. */
    Map<String, String> ownProperties() {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (COSName key : info().keySet()) {
            if (key.getName().startsWith(LabelProperties.PREFIX)) {
                // A value of another type makes the label a damaged one, not an absent one.
                pairs.put(key.getName(), info().getDictionaryObject(key) instanceof COSString s ? s.getString() : "");
            }
        }
        return pairs;
    }

    Optional<Label> label() {
        return LabelProperties.parse(ownProperties());
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
