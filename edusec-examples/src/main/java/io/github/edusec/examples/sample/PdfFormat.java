package io.github.edusec.examples.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * PDFs in {@code sample-font.ttf}, a subset of BIZ UDPGothic Regular 1.05 (SIL OFL 1.1).
 *
 * <p>The font is made like the label font of edusec-classify, with {@code sample-font-vocabulary.txt} of the test
 * resources and the prefix {@code EdusecSample-}.
 */
final class PdfFormat implements SampleFormat {
    private static final String FONT = "sample-font.ttf";
    private static final String LANDSCAPE = "横置き";
    private static final long DOCUMENT_ID = 2026_11_23L;
    private static final float SIZE = 11;
    private static final float LEADING = 20;
    private static final float LEFT = 60;
    private static final float GAP = 24;
    private static final float TOP_MARGIN = 80;
    private static final PDRectangle A4_LANDSCAPE =
            new PDRectangle(/* width= */ PDRectangle.A4.getHeight(), /* height= */ PDRectangle.A4.getWidth());
    private static final int LINE_CHARACTERS = 40;

    @Override
    public byte[] bytes(SampleContent content) throws IOException {
        try (PDDocument document = new PDDocument();
                InputStream font = Objects.requireNonNull(PdfFormat.class.getResourceAsStream(FONT))) {
            // Without a fixed id the clock would go into the file.
            document.setDocumentId(DOCUMENT_ID);
            document.getDocumentInformation().setTitle(content.title());
            document.getDocumentInformation().setAuthor(SampleContent.SCHOOL);
            PDFont subset = PDType0Font.load(document, font, true);
            for (SampleContent.Page page : content.pages()) {
                write(document, subset, content, page);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void write(PDDocument document, PDFont font, SampleContent content, SampleContent.Page page)
            throws IOException {
        PDPage sheet = new PDPage(PDRectangle.A4);
        if (content.layout().equals(LANDSCAPE)) {
            sheet.setMediaBox(A4_LANDSCAPE);
        }
        document.addPage(sheet);
        float y = sheet.getMediaBox().getHeight() - TOP_MARGIN;
        try (PDPageContentStream out = new PDPageContentStream(document, sheet)) {
            y = line(out, font, y, List.of(SampleContent.SCHOOL));
            y = line(out, font, y, List.of(content.title()));
            y = line(out, font, y, List.of(content.date())) - LEADING;
            for (String paragraph : page.paragraphs()) {
                for (int i = 0; i < paragraph.length(); i += LINE_CHARACTERS) {
                    String part = paragraph.substring(i, Math.min(paragraph.length(), i + LINE_CHARACTERS));
                    y = line(out, font, y, List.of(part));
                }
            }
            for (List<String> row : page.table()) {
                y = line(out, font, y, row, page.table());
            }
        }
    }

    private static float line(PDPageContentStream out, PDFont font, float y, List<String> cells) throws IOException {
        return line(out, font, y, cells, List.of(cells));
    }

    /** Writes one line whose columns are as wide as the widest cell of all rows. */
    private static float line(
            PDPageContentStream out, PDFont font, float y, List<String> cells, List<List<String>> rows)
            throws IOException {
        float x = LEFT;
        for (int column = 0; column < cells.size(); column++) {
            out.beginText();
            out.setFont(font, SIZE);
            out.newLineAtOffset(x, y);
            out.showText(cells.get(column));
            out.endText();
            float widest = 0;
            for (List<String> row : rows) {
                widest = Math.max(widest, font.getStringWidth(row.get(column)) / 1000 * SIZE);
            }
            x += widest + GAP;
        }
        return y - LEADING;
    }
}
