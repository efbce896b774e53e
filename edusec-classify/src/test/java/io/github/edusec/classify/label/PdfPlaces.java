package io.github.edusec.classify.label;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Where a mark stands, as PDFBox sees it. */
final class PdfPlaces {
    private PdfPlaces() {}

    /** Returns place and size of every Japanese character, page by page. */
    static List<String> ofMark(Path path) throws IOException {
        List<String> places = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(path.toFile())) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    if (text.getUnicode().codePointAt(0) > 0x2000) {
                        places.add(String.format(
                                Locale.ROOT,
                                "%d %s %.2f %.2f %.2f",
                                getCurrentPageNo(),
                                text.getUnicode(),
                                text.getTextMatrix().getTranslateX(),
                                text.getTextMatrix().getTranslateY(),
                                text.getFontSizeInPt()));
                    }
                }
            }.getText(document);
        }
        return places;
    }
}
