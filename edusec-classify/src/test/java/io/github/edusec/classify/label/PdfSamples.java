package io.github.edusec.classify.label;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;

/** Documents made for the tests, small and of one peculiarity each. */
final class PdfSamples {
    private PdfSamples() {}

    /** Writes a document of n pages that say "body 1", "body 2", ... */
    static Path pages(Path target, int n, Consumer<PDPage> peculiarity) {
        return document(target, n, CompressParameters.NO_COMPRESSION, document -> {
            for (PDPage page : document.getPages()) {
                peculiarity.accept(page);
            }
        });
    }

    static Path document(Path target, int n, CompressParameters compression, Consumer<PDDocument> peculiarity) {
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(1L);
            document.getDocumentInformation().setTitle("学校だより");
            for (int i = 1; i <= n; i++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 24);
                    content.beginText();
                    content.newLineAtOffset(100, 400);
                    content.showText("body " + i);
                    content.endText();
                }
            }
            peculiarity.accept(document);
            document.save(target.toFile(), compression);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a document with one page whose content is given as it is. */
    static Path content(Path target, String content) {
        return document(target, 1, CompressParameters.NO_COMPRESSION, document -> {
            COSStream stream = stream(document, content);
            document.getPage(0).getCOSObject().setItem(COSName.CONTENTS, stream);
        });
    }

    static COSStream stream(PDDocument document, String content) {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stream;
    }

    /** Writes a document whose boxes, rotation and resources stand in the page tree's root only. */
    static Path inherited(Path target) {
        return document(target, 3, CompressParameters.NO_COMPRESSION, document -> {
            COSDictionary root =
                    (COSDictionary) document.getDocumentCatalog().getCOSObject().getDictionaryObject(COSName.PAGES);
            COSDictionary first = document.getPage(0).getCOSObject();
            root.setItem(COSName.RESOURCES, first.getItem(COSName.RESOURCES));
            root.setItem(COSName.MEDIA_BOX, new PDRectangle(10, 20, 500, 700).getCOSArray());
            root.setItem(COSName.CROP_BOX, new PDRectangle(30, 40, 400, 900).getCOSArray());
            root.setInt(COSName.ROTATE, -90);
            for (PDPage page : document.getPages()) {
                page.getCOSObject().removeItem(COSName.RESOURCES);
                page.getCOSObject().removeItem(COSName.MEDIA_BOX);
                page.getCOSObject().removeItem(COSName.CROP_BOX);
            }
        });
    }

    static Path contentsAsArray(Path target) {
        return document(target, 1, CompressParameters.NO_COMPRESSION, document -> {
            COSArray array = new COSArray();
            array.add(stream(document, "q 1 0 0 1 50 50 cm"));
            array.add(stream(document, "0.5 g 0 0 100 100 re f Q"));
            document.getPage(0).getCOSObject().setItem(COSName.CONTENTS, array);
        });
    }

    static Path encrypted(Path target, String userPassword) {
        return document(target, 1, CompressParameters.NO_COMPRESSION, document -> {
            try {
                document.protect(new StandardProtectionPolicy("owner", userPassword, new AccessPermission()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Writes a document with a signature field and ByteRange; the signature itself is a throw-away blob. */
    static Path signed(Path target) throws IOException {
        Path unsigned = pages(target.resolveSibling("unsigned.pdf"), 1, page -> {});
        try (PDDocument document = Loader.loadPDF(unsigned.toFile());
                OutputStream out = Files.newOutputStream(target)) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            Calendar date = new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"), Locale.ROOT);
            date.setTimeInMillis(0);
            signature.setSignDate(date);
            document.addSignature(signature, content -> new byte[] {0x30, 0x00});
            document.saveIncremental(out);
        }
        return target;
    }
}
