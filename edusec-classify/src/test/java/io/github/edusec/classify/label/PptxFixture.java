package io.github.edusec.classify.label;

import static io.github.edusec.classify.label.DocxFixture.relationship;
import static io.github.edusec.classify.label.DocxFixture.utf8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Presentation packages put together part by part. */
final class PptxFixture {
    static final String P = "http://schemas.openxmlformats.org/presentationml/2006/main";
    static final String A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    static final String STRICT_P = "http://purl.oclc.org/ooxml/presentationml/main";
    static final String STRICT_A = "http://purl.oclc.org/ooxml/drawingml/main";
    static final String HIDES = " showMasterSp=\"0\"";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
    private static final String MAIN = OPEN_XML + "presentationml.presentation.main+xml";
    private static final String TREE_HEAD =
            "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final Map<String, StringBuilder> relationships = new LinkedHashMap<>();
    private final StringBuilder overrides = new StringBuilder();
    private final boolean strict;
    private final String p;
    private final String a;
    private final String r;
    private String mainType = MAIN;
    private int id;
    private int slides;
    private String masterIds = "";
    private String notesMasterIds = "";
    private String handoutMasterIds = "";
    private String slideIds = "";
    private String size = "<p:sldSz cx=\"12192000\" cy=\"6858000\"/>";
    private UnaryOperator<String> style = xml -> xml;

    private PptxFixture(boolean strict) {
        this.strict = strict;
        p = strict ? STRICT_P : P;
        a = strict ? STRICT_A : A;
        r = strict ? DocxFixture.STRICT_R : DocxFixture.R;
        relate("", r + "/officeDocument", "ppt/presentation.xml");
    }

    static PptxFixture transitional() {
        return new PptxFixture(false);
    }

    static PptxFixture strict() {
        return new PptxFixture(true);
    }

    PptxFixture mainType(String type) {
        mainType = type;
        return this;
    }

    /** The slide size as an element. */
    PptxFixture size(String element) {
        size = element;
        return this;
    }

    PptxFixture size(int cx, int cy) {
        return size("<p:sldSz cx=\"" + cx + "\" cy=\"" + cy + "\"/>");
    }

    PptxFixture master(String name, String shapes) {
        masterIds += "<p:sldMasterId id=\"" + (2_147_483_648L + 100L * ++id) + "\" r:id=\""
                + relate("presentation.xml", r + "/slideMaster", name + ".xml") + "\"/>";
        theme(name);
        return page(name, "sldMaster", "", "slideMaster", shapes, colourMap() + "<p:sldLayoutIdLst/>");
    }

    /** A master that the presentation does not name: a layout of another master leads to it. */
    PptxFixture hiddenMaster(String name, String from, String layout) {
        relationships.computeIfPresent(
                from + ".xml",
                (part, all) -> new StringBuilder(
                        all.toString().replaceAll("(slideMaster\" Target=\")[^\"]*", "$1" + name + ".xml")));
        page(name, "sldMaster", "", "slideMaster", "", colourMap() + "<p:sldLayoutIdLst/>");
        return layout(layout, name, "", "");
    }

    PptxFixture layout(String name, String master, String attributes, String shapes) {
        String reference = relate(master + ".xml", r + "/slideLayout", name + ".xml");
        relate(name + ".xml", r + "/slideMaster", master + ".xml");
        edit(
                "ppt/" + master + ".xml",
                xml -> xml.replace("<p:sldLayoutIdLst/>", "<p:sldLayoutIdLst></p:sldLayoutIdLst>")
                        .replace(
                                "</p:sldLayoutIdLst>",
                                "<p:sldLayoutId id=\"" + (2_147_483_700L + 100L * ++id) + "\" r:id=\"" + reference
                                        + "\"/></p:sldLayoutIdLst>"));
        return page(name, "sldLayout", attributes, "slideLayout", shapes, "");
    }

    /** A slide with its number as text, in the middle. */
    PptxFixture slide(String layout, String attributes, String shapes) {
        String name = "slide" + ++slides;
        slideIds += "<p:sldId id=\"" + (255 + slides) + "\" r:id=\""
                + relate("presentation.xml", r + "/slide", name + ".xml") + "\"/>";
        relate(name + ".xml", r + "/slideLayout", layout + ".xml");
        return page(name, "sld", attributes, "slide", box(2, "本文" + slides, 2_000_000) + shapes, "");
    }

    PptxFixture notesMaster() {
        notesMasterIds =
                "<p:notesMasterId r:id=\"" + relate("presentation.xml", r + "/notesMaster", "notesMaster.xml") + "\"/>";
        theme("notesMaster");
        return page("notesMaster", "notesMaster", "", "notesMaster", "", colourMap());
    }

    PptxFixture handoutMaster() {
        handoutMasterIds = "<p:handoutMasterId r:id=\""
                + relate("presentation.xml", r + "/handoutMaster", "handoutMaster.xml") + "\"/>";
        theme("handoutMaster");
        return page("handoutMaster", "handoutMaster", "", "handoutMaster", "", colourMap());
    }

    /** Notes of the last slide. */
    PptxFixture notes(String attributes) {
        String name = "notes" + slides;
        relate("slide" + slides + ".xml", r + "/notesSlide", name + ".xml");
        relate(name + ".xml", r + "/notesMaster", "notesMaster.xml");
        relate(name + ".xml", r + "/slide", "slide" + slides + ".xml");
        return page(name, "notes", attributes, "notesSlide", box(2, "発表者のメモ", 5_000_000), "");
    }

    PptxFixture custom(String xml) {
        relate(
                "",
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
                "docProps/custom.xml");
        override("/docProps/custom.xml", DocxFixture.CUSTOM);
        return part("docProps/custom.xml", DECLARATION + xml);
    }

    PptxFixture part(String name, String xml) {
        parts.put(name, utf8(xml));
        return this;
    }

    PptxFixture without(String name) {
        parts.remove(name);
        return this;
    }

    /** Changes one part that is already there. */
    PptxFixture edit(String name, UnaryOperator<String> change) {
        return part(name, change.apply(DocxFixture.text(Objects.requireNonNull(parts.get(name), name))));
    }

    /** Changes every part of PresentationML as it is written. */
    PptxFixture styled(UnaryOperator<String> change) {
        style = change;
        return this;
    }

    PptxFixture encoded(String name, Charset charset) {
        String text =
                DocxFixture.text(Objects.requireNonNull(parts.get(name), name)).replace("UTF-8", "UTF-16");
        parts.put(name, ("\uFEFF" + text).getBytes(charset));
        return this;
    }

    /** One more relationship of the usual kind. */
    PptxFixture alsoRelated(String part, String lastWord, String target) {
        relate(part, r + "/" + lastWord, target);
        return this;
    }

    private String relate(String part, String type, String target) {
        StringBuilder all = relationships.computeIfAbsent(part, key -> new StringBuilder());
        String rId = "rId" + all.toString().split("<", -1).length;
        all.append(relationship(rId, type, target));
        return rId;
    }

    /** A text box of the author's. */
    static String box(int id, String text, int y) {
        return "<p:sp><p:nvSpPr><p:cNvPr id=\"" + id + "\" name=\"TextBox " + id
                + "\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"457200\" y=\"" + y
                + "\"/><a:ext cx=\"4572000\" cy=\"400000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>"
                + "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang=\"ja-JP\"/><a:t>" + text
                + "</a:t></a:r></a:p></p:txBody></p:sp>";
    }

    Map<String, byte[]> parts() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(
                "[Content_Types].xml",
                utf8(DECLARATION + "<Types xmlns=\"" + PACKAGE
                        + "content-types\"><Default Extension=\"rels\" ContentType=\""
                        + Relationships.CONTENT_TYPE
                        + "\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/ppt/presentation.xml\" ContentType=\"" + mainType + "\"/>" + overrides
                        + "</Types>"));
        relationships.forEach((part, elements) -> all.put(
                part.isEmpty() ? "_rels/.rels" : "ppt/_rels/" + part + ".rels",
                utf8(DECLARATION + "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + elements
                        + "</Relationships>")));
        all.put(
                "ppt/presentation.xml",
                utf8(DECLARATION
                        + style.apply("<p:presentation xmlns:p=\"" + p + "\" xmlns:a=\"" + a + "\" xmlns:r=\"" + r
                                + "\""
                                + (strict ? " conformance=\"strict\"" : "") + ">" + list("sldMasterIdLst", masterIds)
                                + list("notesMasterIdLst", notesMasterIds)
                                + list("handoutMasterIdLst", handoutMasterIds)
                                + list("sldIdLst", slideIds) + size + "<p:notesSz cx=\"6858000\" cy=\"9144000\"/>"
                                + "</p:presentation>")));
        parts.forEach((name, bytes) -> all.put(
                name, name.startsWith("ppt/") && bytes[0] == '<' ? utf8(style.apply(DocxFixture.text(bytes))) : bytes));
        return all;
    }

    Path write(Path target) throws IOException {
        return DocxFixture.write(target, parts());
    }

    private static String list(String name, String ids) {
        return ids.isEmpty() ? "" : "<p:" + name + ">" + ids + "</p:" + name + ">";
    }

    private void override(String part, String type) {
        overrides.append("<Override PartName=\"" + part + "\" ContentType=\"" + type + "\"/>");
    }

    private PptxFixture page(
            String name, String root, String attributes, String type, String shapes, String followers) {
        override("/ppt/" + name + ".xml", OPEN_XML + "presentationml." + type + "+xml");
        return part(
                "ppt/" + name + ".xml",
                DECLARATION + "<p:" + root + " xmlns:p=\"" + p + "\" xmlns:a=\"" + a + "\" xmlns:r=\"" + r + "\""
                        + attributes + "><p:cSld><p:spTree>" + TREE_HEAD + shapes + "</p:spTree></p:cSld>" + followers
                        + "</p:" + root + ">");
    }

    private static String colourMap() {
        return "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\""
                + " accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\""
                + " folHlink=\"folHlink\"/>";
    }

    private void theme(String master) {
        String name = "theme-" + master + ".xml";
        relate(master + ".xml", r + "/theme", name);
        override("/ppt/" + name, OPEN_XML + "theme+xml");
        StringBuilder colours = new StringBuilder();
        String[] values = {
            "000000", "FFFFFF", "44546A", "E7E6E6", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47",
            "0563C1", "954F72"
        };
        String[] names = {
            "dk1",
            "lt1",
            "dk2",
            "lt2",
            "accent1",
            "accent2",
            "accent3",
            "accent4",
            "accent5",
            "accent6",
            "hlink",
            "folHlink"
        };
        for (int i = 0; i < names.length; i++) {
            colours.append("<a:" + names[i] + "><a:srgbClr val=\"" + values[i] + "\"/></a:" + names[i] + ">");
        }
        String font = "<a:latin typeface=\"Arial\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>";
        String fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
        String effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
        part(
                "ppt/" + name,
                DECLARATION + "<a:theme xmlns:a=\"" + a + "\" name=\"t\"><a:themeElements><a:clrScheme name=\"c\">"
                        + colours
                        + "</a:clrScheme><a:fontScheme name=\"f\"><a:majorFont>" + font + "</a:majorFont><a:minorFont>"
                        + font + "</a:minorFont></a:fontScheme><a:fmtScheme name=\"s\"><a:fillStyleLst>"
                        + fill.repeat(3)
                        + "</a:fillStyleLst><a:lnStyleLst>" + ("<a:ln>" + fill + "</a:ln>").repeat(3)
                        + "</a:lnStyleLst><a:effectStyleLst>" + effect.repeat(3)
                        + "</a:effectStyleLst><a:bgFillStyleLst>"
                        + fill.repeat(3) + "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>");
    }

    /** One master with one layout, called master and layout. */
    static PptxFixture simple() {
        return transitional().master("master", "").layout("layout", "master", "", "");
    }
}
