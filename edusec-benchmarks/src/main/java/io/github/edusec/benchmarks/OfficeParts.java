package io.github.edusec.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** The parts that a word processor puts into every document and POI into none: styles, a theme, fonts, settings for the web. */
final class OfficeParts {
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    /** As many as Word names. */
    private static final int LATENT_STYLES = 376;

    private static final int STYLES = 30;
    private static final int FONTS = 8;
    private static final int SCRIPTS = 30;

    private OfficeParts() {}

    static void add(XWPFDocument document) throws IOException {
        add(document, "styles", "styles", TYPE + "wordprocessingml.styles+xml", styles());
        add(document, "theme/theme1", "theme", TYPE + "theme+xml", theme());
        add(document, "fontTable", "fontTable", TYPE + "wordprocessingml.fontTable+xml", fonts());
        add(
                document,
                "webSettings",
                "webSettings",
                TYPE + "wordprocessingml.webSettings+xml",
                "<w:webSettings xmlns:w=\"" + WORD + "\"><w:optimizeForBrowser/><w:allowPNG/></w:webSettings>");
    }

    private static void add(XWPFDocument document, String name, String relation, String type, String xml)
            throws IOException {
        try {
            PackagePart part =
                    document.getPackage().createPart(PackagingURIHelper.createPartName("/word/" + name + ".xml"), type);
            document.getPackagePart().addRelationship(part.getPartName(), TargetMode.INTERNAL, RELATION + relation);
            try (OutputStream out = part.getOutputStream()) {
                out.write(("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml)
                        .getBytes(StandardCharsets.UTF_8));
            }
        } catch (InvalidFormatException e) {
            throw new IOException(e);
        }
    }

    private static String styles() {
        StringBuilder xml = new StringBuilder("<w:styles xmlns:w=\"" + WORD + "\"><w:docDefaults><w:rPrDefault><w:rPr>"
                + "<w:rFonts w:asciiTheme=\"minorHAnsi\" w:eastAsiaTheme=\"minorEastAsia\"/><w:sz w:val=\"21\"/>"
                + "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:latentStyles w:defLockedState=\"0\""
                + " w:defUIPriority=\"99\" w:count=\"" + LATENT_STYLES + "\">");
        for (int i = 0; i < LATENT_STYLES; i++) {
            xml.append("<w:lsdException w:name=\"Style ").append(i).append("\" w:semiHidden=\"1\" w:uiPriority=\"");
            xml.append(i % 99).append("\" w:unhideWhenUsed=\"1\"/>");
        }
        xml.append("</w:latentStyles>");
        for (int i = 0; i < STYLES; i++) {
            xml.append("<w:style w:type=\"paragraph\" w:styleId=\"s").append(i).append("\"><w:name w:val=\"Style ");
            xml.append(i)
                    .append("\"/><w:uiPriority w:val=\"9\"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before=\"");
            xml.append(i * 20).append("\"/><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"");
            xml.append(21 + i).append("\"/></w:rPr></w:style>");
        }
        return xml.append("</w:styles>").toString();
    }

    private static String theme() {
        StringBuilder fonts = new StringBuilder("<a:latin typeface=\"\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>");
        for (int i = 0; i < SCRIPTS; i++) {
            fonts.append("<a:font script=\"S")
                    .append(i * 7919 % 1000)
                    .append("\" typeface=\"Font ")
                    .append(i);
            fonts.append("\"/>");
        }
        StringBuilder colours = new StringBuilder();
        for (String name :
                "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink".split(" ", -1)) {
            colours.append("<a:")
                    .append(name)
                    .append("><a:srgbClr val=\"44546A\"/></a:")
                    .append(name)
                    .append('>');
        }
        return "<a:theme xmlns:a=\"" + DRAWING + "\" name=\"Office\"><a:themeElements><a:clrScheme name=\"Office\">"
                + colours + "</a:clrScheme><a:fontScheme name=\"Office\"><a:majorFont>" + fonts
                + "</a:majorFont><a:minorFont>" + fonts + "</a:minorFont></a:fontScheme></a:themeElements></a:theme>";
    }

    private static String fonts() {
        StringBuilder xml = new StringBuilder("<w:fonts xmlns:w=\"" + WORD + "\">");
        for (int i = 0; i < FONTS; i++) {
            xml.append("<w:font w:name=\"Font ").append(i).append("\"><w:panose1 w:val=\"02020600040205080304\"/>");
            xml.append("<w:charset w:val=\"80\"/><w:family w:val=\"roman\"/><w:pitch w:val=\"fixed\"/></w:font>");
        }
        return xml.append("</w:fonts>").toString();
    }
}
