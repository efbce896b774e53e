package io.github.edusec.classify.label;

import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends every document to the stamper of its format. Immutable and thread-safe. */
final class DocumentStamps implements Stamper {
    private final Limits limits;
    private final Map<DocumentFormat, Stamper> stampers = new EnumMap<>(DocumentFormat.class);

    DocumentStamps(Limits limits) {
        this.limits = limits;
        stampers.put(DocumentFormat.WORD, new PackageStamper(limits, DocxDocument::of));
        stampers.put(DocumentFormat.SPREADSHEET, new PackageStamper(limits, XlsxWorkbook::of));
        stampers.put(DocumentFormat.PRESENTATION, new PackageStamper(limits, PptxPresentation::of));
        stampers.put(DocumentFormat.OPEN_DOCUMENT, new PackageStamper(limits, OpenDocument::of));
        stampers.put(DocumentFormat.UNPAGED, new PackageStamper(limits, UnpagedPackage::of));
        stampers.put(DocumentFormat.PDF, new PdfStamper(limits));
    }

    @Override
    public StampOutcome write(SourceDocument source, StampTarget target, @Nullable Mark mark) throws IOException {
        return with(source, stamper -> stamper.write(source, target, mark));
    }

    @Override
    public StampOutcome preview(SourceDocument source, @Nullable Mark mark) throws IOException {
        return with(source, stamper -> stamper.preview(source, mark));
    }

    /** Reads our label from the document's properties; empty for a format that has none. */
    @Override
    public Optional<Label> read(SourceDocument document) throws IOException {
        Stamper stamper = stampers.get(DocumentFormat.of(document));
        return stamper == null ? Optional.empty() : stamper.read(document);
    }

    @Override
    public Limits limits() {
        return limits;
    }

    /** Work of one stamper. */
    @FunctionalInterface
    private interface Work {
        StampOutcome with(Stamper stamper) throws IOException;
    }

    private StampOutcome with(SourceDocument source, Work work) throws IOException {
        try {
            DocumentFormat format = DocumentFormat.of(source);
            Stamper stamper = stampers.get(format);
            return stamper == null ? refused(format) : work.with(stamper);
        } catch (ClassifyException e) {
            return StampOutcome.Refused.of(e);
        }
    }

    private static StampOutcome refused(DocumentFormat format) {
        return switch (format) {
            case ENCRYPTED_OFFICE ->
                new StampOutcome.Refused(LabelObstacle.ENCRYPTED, "the package lies encrypted in an OLE2 container");
            case EMPTY -> new StampOutcome.Refused(LabelObstacle.EMPTY, "0 bytes");
            default ->
                new StampOutcome.Refused(
                        LabelObstacle.FORMAT_NOT_STAMPED,
                        "found another format; allowed: DOCX, XLSX, PPTX, ODT, ODS, ODP and their variants, PDF");
        };
    }
}
