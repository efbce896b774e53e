package io.github.edusec.crypto.takeout;

import io.github.edusec.crypto.Passphrase;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * The slip as one A4 page. Not thread-safe; one per page.
 *
 * <p>The font, {@code slip-font.ttf}, is a fixed subset of BIZ UDGothic Regular 1.05 (SIL OFL 1.1), whose letters have one
 * width and are hard to mistake. It is embedded as a whole: what a document's own subset leaves out would tell which letters
 * the passphrase has, and its name would differ from slip to slip. Recipe: {@code io.github.edusec.testkit.FontRecipe} with
 * {@code BIZUDGothic-Regular.ttf} of Debian's fonts-morisawa-bizud-gothic 1.05-2 (SHA-256
 * 1e190f86ee44b54e999a02c3cd34c4fd4805aa1e9b08849332c3b573c8c869fc), the vocabulary
 * {@code slip-font-vocabulary.txt} of the test resources and the prefix {@code EdusecSlip-}; a test checks that it still
 * gives the committed bytes.
 */
final class SlipPdf {
    private static final String FONT = "slip-font.ttf";
    private static final float MARGIN = 56;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float PADDING = 10;
    private static final float BODY = 11;
    private static final float BOX = 64;

    private final PDPageContentStream content;
    private final PDFont font;
    private float y = PDRectangle.A4.getHeight() - MARGIN;

    private SlipPdf(PDPageContentStream content, PDFont font) {
        this.content = content;
        this.font = font;
    }

    static void write(Passphrase passphrase, OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument();
                InputStream program = Objects.requireNonNull(SlipPdf.class.getResourceAsStream(FONT), FONT)) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDFont font = PDType0Font.load(document, program, false);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                new SlipPdf(content, font).draw(passphrase);
            }
            describe(document);
            document.save(keptOpen(out), CompressParameters.NO_COMPRESSION);
        }
    }

    private static void describe(PDDocument document) {
        document.getDocumentInformation().setTitle(SlipText.TITLE);
        document.getDocumentCatalog().setLanguage("ja-JP");
        PDViewerPreferences preferences =
                new PDViewerPreferences(document.getDocumentCatalog().getCOSObject());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
        // Otherwise the time of writing makes the identifier.
        document.setDocumentId(0L);
    }

    private void draw(Passphrase passphrase) throws IOException {
        String secret = string(passphrase.toChars());
        String kana = string(passphrase.toKana());
        text(SlipText.TITLE, 20);
        y -= 18;
        framed(secret);
        if (!kana.isEmpty()) {
            y -= 14;
            text(SlipText.READING, BODY);
            y -= 4;
            text(kana, fitting(kana, 14, WIDTH));
        }
        y -= 16;
        text(SlipText.strength(passphrase, !kana.isEmpty()), BODY);
        section(SlipText.OPENING, SlipText.OPENING_STEPS);
        section(SlipText.CAUTION, SlipText.CAUTIONS);
        boxes();
    }

    private static String string(char[] characters) {
        String string = new String(characters);
        Arrays.fill(characters, '\0');
        return string;
    }

    private void section(String head, List<String> lines) throws IOException {
        y -= 18;
        text(head, 13);
        y -= 2;
        for (String line : lines) {
            text(line, BODY);
        }
    }

    private void framed(String secret) throws IOException {
        float size = fitting(secret, 20, WIDTH - 2 * PADDING);
        float height = 3 * size;
        content.setLineWidth(1.5f);
        content.addRect(MARGIN, y - height, WIDTH, height);
        content.stroke();
        place(secret, size, MARGIN + (WIDTH - width(secret, size)) / 2, y - height / 2 - size / 3);
        y -= height;
    }

    private void boxes() throws IOException {
        y -= 28;
        float width = WIDTH / SlipText.BOXES.size();
        float head = 2 * BODY;
        content.setLineWidth(0.75f);
        for (int i = 0; i < SlipText.BOXES.size(); i++) {
            float x = MARGIN + i * width;
            content.addRect(x, y - head, width, head);
            content.addRect(x, y - head - BOX, width, BOX);
            content.stroke();
            String name = SlipText.BOXES.get(i);
            place(name, BODY, x + (width - width(name, BODY)) / 2, y - head / 2 - BODY / 3);
        }
        y -= head + BOX;
    }

    /** Writes one line and goes to the next. */
    private void text(String line, float size) throws IOException {
        y -= size;
        place(line, size, MARGIN, y);
        y -= size * 0.6f;
    }

    private void place(String line, float size, float x, float base) throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(x, base);
        content.showText(line);
        content.endText();
    }

    private float fitting(String line, float most, float room) throws IOException {
        return Math.min(most, room / width(line, 1));
    }

    private float width(String line, float size) throws IOException {
        return font.getStringWidth(line) / 1000 * size;
    }

    /** Saving closes its stream, but the file is to be forced to the disk first. */
    private static OutputStream keptOpen(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
