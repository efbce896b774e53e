package io.github.edusec.classify.label;

import io.github.edusec.classify.label.StampOutcome.Refused;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/** Decides whether a document may be changed at all. */
final class PdfGate {
    private static final COSName PERMS = COSName.getPDFName("Perms");
    private static final COSName NEEDS_RENDERING = COSName.getPDFName("NeedsRendering");
    private static final COSName COLLECTION = COSName.getPDFName("Collection");
    private static final COSName BYTE_RANGE = COSName.BYTERANGE;

    private PdfGate() {}

    /** Returns why the document must stay as it is, or empty if it may be marked. */
    static Optional<Refused> refusal(PdfFile file, List<PdfPage> pages) {
        if (file.objects().isEncrypted()) {
            return Optional.of(new Refused(LabelObstacle.ENCRYPTED, "PDF: found an Encrypt dictionary"));
        }
        COSDictionary perms = file.catalog().getCOSDictionary(PERMS);
        if (perms != null && perms.size() > 0) {
            return Optional.of(new Refused(LabelObstacle.SIGNED, "PDF: found a permission signature (Perms)"));
        }
        if (hasSignedField(file) || pages.stream().anyMatch(PdfGate::hasSignedWidget)) {
            return Optional.of(new Refused(LabelObstacle.SIGNED, "PDF: found a signature field with a value"));
        }
        if (isShownAsSomethingElse(file.catalog())) {
            return Optional.of(new Refused(
                    LabelObstacle.FORMAT_NOT_STAMPED,
                    "PDF: found an XFA form or a portfolio; its pages are not what is shown"));
        }
        if (!pages.stream().allMatch(page -> PdfContentReader.canRead(PdfPageMarker.contents(page.dictionary())))) {
            return Optional.of(
                    new Refused(
                            LabelObstacle.FORMAT_NOT_STAMPED,
                            "PDF: found page content under a filter that is not read (LZW, run-length, ASCII, a predictor or several)"));
        }
        if (pages.isEmpty()) {
            return Optional.of(new Refused(LabelObstacle.MALFORMED, "PDF: found no page"));
        }
        return Optional.empty();
    }

    /** Tells whether readers show a form program (ISO 32000-2, Annex K) or embedded files (7.11.6) and not the pages. */
    private static boolean isShownAsSomethingElse(COSDictionary catalog) {
        COSDictionary form = catalog.getCOSDictionary(COSName.ACRO_FORM);
        return (form != null && form.getDictionaryObject(COSName.XFA) != null)
                || catalog.getBoolean(NEEDS_RENDERING, false)
                || catalog.getDictionaryObject(COLLECTION) != null;
    }

    private static boolean hasSignedField(PdfFile file) {
        COSDictionary form = file.catalog().getCOSDictionary(COSName.ACRO_FORM);
        Deque<COSDictionary> open = new ArrayDeque<>();
        Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        push(open, form == null ? null : form.getCOSArray(COSName.FIELDS));
        while (!open.isEmpty()) {
            COSDictionary field = open.pop();
            if (!seen.add(field)) {
                continue;
            }
            if (isSigned(field)) {
                return true;
            }
            push(open, field.getCOSArray(COSName.KIDS));
        }
        return false;
    }

    private static boolean hasSignedWidget(PdfPage page) {
        Deque<COSDictionary> annotations = new ArrayDeque<>();
        push(annotations, page.dictionary().getCOSArray(COSName.ANNOTS));
        return annotations.stream().anyMatch(PdfGate::isSigned);
    }

    /** Tells whether a field holds a signature; the field type may be inherited, so the value decides. */
    private static boolean isSigned(COSDictionary field) {
        COSDictionary value = field.getCOSDictionary(COSName.V);
        return value != null && (value.containsKey(BYTE_RANGE) || COSName.SIG.equals(field.getCOSName(COSName.FT)));
    }

    private static void push(Deque<COSDictionary> open, @org.jspecify.annotations.Nullable COSArray fields) {
        for (int i = 0; fields != null && i < fields.size(); i++) {
            if (fields.getObject(i) instanceof COSDictionary field) {
                open.push(field);
            }
        }
    }
}
