package io.github.edusec.classify.label;

import java.nio.charset.StandardCharsets;

/**
 * Our mark on a slide or on what slides show of their master: a locked text box, found again by its name.
 *
 * <p>Footer placeholders would not do: a master's placeholder shows only on slides that have one of their own. Everything
 * that a design could change is stated, from line spacing to bullets. The box is filled with white,
 * so that the mark can be read on any background.
 */
final class PptxMark {
    /** The names of our shapes start with this; part of the format, never changes. */
    static final String TAG = "io.github.edusec.label";

    private static final String TOP = TAG + ".header";
    private static final String BOTTOM = TAG + ".footer";
    private static final String FONT = "BIZ UDPGothic";
    /** Every colour that a style takes can be read on it. */
    private static final String GROUND = "FFFFFF";

    private final OoxmlDialect dialect;
    private final Mark mark;

    PptxMark(OoxmlDialect dialect, Mark mark) {
        this.dialect = dialect;
        this.mark = mark;
    }

    /** Tells quickly that a part holds no mark, so that parts that do not concern us need not be well-formed. */
    static boolean mayStandIn(XmlPart part) {
        return new String(part.utf8(), StandardCharsets.ISO_8859_1).contains(TAG);
    }

    /** Returns how many shapes {@link #shapes} gives. */
    int count() {
        return (mark.inHeader() ? 1 : 0) + (mark.inFooter() ? 1 : 0);
    }

    /** Returns the shapes for a page of this size as one fragment; they take the ids from the first one on. */
    String shapes(PptxSize page, long firstId) {
        StringBuilder shapes = new StringBuilder();
        if (mark.inHeader()) {
            shapes.append(shape(page, firstId, true));
        }
        if (mark.inFooter()) {
            shapes.append(shape(page, firstId + (mark.inHeader() ? 1 : 0), false));
        }
        return shapes.toString();
    }

    /** Declares its own prefixes, since the part may use any. */
    private String shape(PptxSize page, long id, boolean top) {
        PptxBox box = PptxBox.of(mark.text(), page, top);
        return "<p:sp xmlns:p=\"" + dialect.presentation() + "\" xmlns:a=\"" + dialect.drawing()
                + "\"><p:nvSpPr><p:cNvPr id=\"" + id + "\" name=\"" + (top ? TOP : BOTTOM)
                + "\"/><p:cNvSpPr txBox=\"1\"><a:spLocks noGrp=\"1\" noRot=\"1\" noMove=\"1\" noResize=\"1\""
                + " noEditPoints=\"1\" noAdjustHandles=\"1\" noChangeShapeType=\"1\" noTextEdit=\"1\"/></p:cNvSpPr>"
                + "<p:nvPr userDrawn=\"1\"/></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"" + box.x() + "\" y=\"" + box.y()
                + "\"/><a:ext cx=\"" + box.width() + "\" cy=\"" + box.height()
                + "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>" + fill(GROUND)
                + "<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr rot=\"0\" vert=\"horz\" wrap=\"square\" lIns=\""
                + box.inset() + "\" tIns=\"0\" rIns=\"" + box.inset() + "\" bIns=\"0\" rtlCol=\"0\" anchor=\""
                + (top ? "t" : "b") + "\" anchorCtr=\"0\"><a:noAutofit/></a:bodyPr><a:lstStyle/>" + paragraph(box)
                + "</p:txBody></p:sp>";
    }

    private String paragraph(PptxBox box) {
        String wholeLine = dialect == OoxmlDialect.STRICT ? "100%" : "100000";
        return "<a:p><a:pPr marL=\"0\" marR=\"0\" indent=\"0\" algn=\"r\" rtl=\"0\"><a:lnSpc><a:spcPct val=\""
                + wholeLine
                + "\"/></a:lnSpc><a:spcBef><a:spcPts val=\"0\"/></a:spcBef><a:spcAft><a:spcPts val=\"0\"/></a:spcAft>"
                + "<a:buNone/></a:pPr><a:r><a:rPr lang=\"ja-JP\" altLang=\"ja-JP\" sz=\"" + box.size()
                + "\" b=\"1\" i=\"0\" u=\"none\" strike=\"noStrike\" cap=\"none\" spc=\"0\" baseline=\"0\">"
                + fill(mark.style().hexColour()) + "<a:effectLst/><a:latin typeface=\"" + FONT
                + "\"/><a:ea typeface=\"" + FONT + "\"/><a:cs typeface=\"" + FONT + "\"/></a:rPr><a:t>"
                + XmlText.escape(mark.text()) + "</a:t></a:r></a:p>";
    }

    private static String fill(String colour) {
        return "<a:solidFill><a:srgbClr val=\"" + colour + "\"/></a:solidFill>";
    }
}
