package io.github.edusec.classify.label;

import static io.github.edusec.classify.label.OdfFixture.band;
import static io.github.edusec.classify.label.OdfFixture.layout;
import static io.github.edusec.classify.label.OdfFixture.master;
import static io.github.edusec.classify.label.OdfFixture.paragraph;
import static io.github.edusec.classify.label.OdfFixture.strip;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** One OpenDocument package per way in which pages, prefixes and metadata differ; none of them carries a label. */
final class OdfSamples {
    private static final String OFF = " style:display=\"false\"";

    private OdfSamples() {}

    static Map<String, OdfFixture> all() {
        Map<String, OdfFixture> samples = new LinkedHashMap<>(texts());
        samples.putAll(oddTexts());
        samples.putAll(spreadsheets());
        samples.putAll(presentations());
        return samples;
    }

    /** Makes a manifest one that leaves its namespace to a document type that nobody loads. */
    static String ofOpenOffice(String manifest) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE manifest:manifest PUBLIC"
                + " \"-//OpenOffice.org//DTD Manifest 1.0//EN\" \"Manifest.dtd\">\n"
                + manifest.replace(" xmlns:manifest=\"" + OdfNames.MANIFEST + "\" manifest:version=\"1.3\"", "");
    }

    static OdfFixture named(String name) {
        return Objects.requireNonNull(all().get(name));
    }

    /** Texts that LibreOffice shows, each with several pages. */
    static Map<String, OdfFixture> texts() {
        String header = band("header", "fo:min-height=\"1cm\" fo:margin-bottom=\"0.3cm\"");
        Map<String, OdfFixture> samples = new LinkedHashMap<>();
        samples.put("text without header", text());
        samples.put(
                "text with header and footer",
                text().layouts(layout("pm", header + band("footer", "fo:min-height=\"0.6cm\" fo:margin-top=\"0.2cm\"")))
                        .masters(master(
                                "Standard",
                                "pm",
                                strip("header", paragraph("校内文書")) + strip("footer", paragraph("頁下")))));
        samples.put(
                "text with a fixed header",
                text().layouts(layout("pm", band("header", "svg:height=\"1.1cm\"")))
                        .masters(master("Standard", "pm", strip("header", paragraph("校内文書")))));
        samples.put(
                "text with left and first headers",
                text().layouts(layout("pm", header))
                        .masters(master(
                                "Standard",
                                "pm",
                                strip("header", paragraph("右頁"))
                                        + strip("header-left", paragraph("左頁"))
                                        + strip("header-first", paragraph("表紙")))));
        samples.put(
                "text with a first header of LibreOffice's",
                text().layouts(layout("pm", header))
                        .masters(master(
                                "Standard",
                                "pm",
                                strip("header", paragraph("右頁"))
                                        + "<loext:header-first><text:p>表紙</text:p></loext:header-first>")));
        samples.put(
                "text with a hidden header",
                text().layouts(layout("pm", header))
                        .masters(master(
                                "Standard", "pm", "<style:header" + OFF + "><text:p>隠れた</text:p></style:header>")));
        samples.put(
                "text with two master pages and one layout",
                text().layouts(layout("pm", "<style:header-style/><style:footer-style/>"))
                        .masters(
                                master("Standard", "pm", "") + master("Other", "pm", strip("header", paragraph("別の頁"))))
                        .styles("<style:style style:name=\"other\" style:family=\"paragraph\" style:master-page-name="
                                + "\"Other\"/>")
                        .body(pages() + "<text:p text:style-name=\"other\">次の章</text:p>" + pages()));
        samples.put(
                "text with properties of its own",
                text().meta("<meta:user-defined meta:name=\"部署\">教務</meta:user-defined>"));
        return samples;
    }

    private static Map<String, OdfFixture> oddTexts() {
        Map<String, OdfFixture> samples = new LinkedHashMap<>();
        samples.put(
                "text with a manifest of OpenOffice.org, whose document type declares the prefix",
                text().edited("META-INF/manifest.xml", OdfSamples::ofOpenOffice));
        samples.put(
                "text with a manifest in the namespace before OpenDocument",
                text().edited("META-INF/manifest.xml", xml -> xml.replace(OdfNames.MANIFEST, OdfNames.OLD_MANIFEST)));
        samples.put(
                "text without automatic styles",
                OdfFixture.text()
                        .edited(
                                "styles.xml",
                                xml -> xml.replaceAll("<office:automatic-styles>.*</office:automatic-styles>", "")));
        samples.put(
                "text with empty elements",
                OdfFixture.text()
                        .meta("")
                        .masters(
                                "<style:master-page style:name=\"Standard\" style:page-layout-name=\"pm\"/>"
                                        + "<style:master-page style:name='a' style:page-layout-name='none' />"
                                        + "<style:master-page style:name='b'><style:header/><style:footer  /></style:master-page>"
                                        + "<style:master-page style:name='c'><style:header style:display='false' /></style:master-page>")
                        .edited("meta.xml", xml -> xml.replace("<office:meta></office:meta>", "<office:meta />"))
                        .edited(
                                "styles.xml",
                                xml -> xml.replaceAll(
                                        "<office:automatic-styles>.*</office:automatic-styles>",
                                        "<office:automatic-styles/>")));
        samples.put(
                "text with empty layouts",
                OdfFixture.text()
                        .layouts("<style:page-layout style:name=\"pm\"/>"
                                + "<style:page-layout style:name=\"x\"></style:page-layout>")
                        .masters(master("Standard", "pm", "") + master("b", "x", "<style:header></style:header>")));
        samples.put(
                "text with unusual prefixes and a byte-order mark",
                OdfFixture.text()
                        .masters(master(
                                "Standard",
                                "pm",
                                "<style:header" + OFF + " xmlns:ぶ=\"urn:x\"><text:p ぶ:a='1'>文</text:p></style:header>"))
                        .edited(
                                "styles.xml",
                                xml -> "\uFEFF"
                                        + xml.replace("<style:", "<ス:")
                                                .replace("</style:", "</ス:")
                                                .replace(" style:", " ス:")
                                                .replace("xmlns:style=", "xmlns:ス=")
                                                .replace("<office:", "<")
                                                .replace("</office:", "</")
                                                .replace(
                                                        "xmlns:office=",
                                                        "xmlns:office=\"" + OdfNames.OFFICE + "\" xmlns=")));
        samples.put(
                "text whose styles have our names and whose field is its author's",
                OdfFixture.text()
                        .layouts(layout("pm", "")
                                + "<style:style style:name=\"EdusecLabelText\" style:family=\"text\"/>")
                        .masters(master(
                                "Standard",
                                "pm",
                                strip(
                                        "header",
                                        "<text:p>区分: <text:user-defined text:name=\"edusec.label.text\">x"
                                                + "</text:user-defined></text:p>"))));
        samples.put(
                "text whose manifest lists metadata that are missing",
                OdfFixture.text()
                        .edited(
                                "META-INF/manifest.xml",
                                xml -> xml.replace(
                                        "</manifest:manifest>",
                                        "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>\n"
                                                + "</manifest:manifest>")));
        samples.put(
                "text with narrow margins",
                OdfFixture.text().layouts(layout("pm", "").replace("2cm", "3mm")));
        return samples;
    }

    static Map<String, OdfFixture> spreadsheets() {
        String header = band("header", "fo:min-height=\"0.75cm\" fo:margin-bottom=\"0.25cm\"");
        Map<String, OdfFixture> samples = new LinkedHashMap<>();
        samples.put("sheets without header", OdfFixture.spreadsheet());
        samples.put(
                "sheets with regions",
                OdfFixture.spreadsheet()
                        .layouts(layout("pm", header))
                        .masters(master(
                                "Standard",
                                "pm",
                                strip(
                                                "header",
                                                strip("region-left", paragraph("左"))
                                                        + strip("region-right", paragraph("右")))
                                        + "<style:header-left" + OFF + "/>")));
        samples.put(
                "sheets without a right region",
                OdfFixture.spreadsheet()
                        .layouts(layout("pm", header))
                        .masters(master("Standard", "pm", strip("header", strip("region-center", paragraph("中"))))));
        samples.put(
                "sheets with plain paragraphs",
                OdfFixture.spreadsheet()
                        .layouts(layout("pm", header))
                        .masters(master("Standard", "pm", strip("header", paragraph("見出し")))));
        samples.put(
                "sheets whose header is off",
                OdfFixture.spreadsheet()
                        .layouts(layout("pm", header))
                        .masters(master(
                                "Standard",
                                "pm",
                                "<style:header" + OFF + "><text:p>隠れた</text:p></style:header>" + "<style:footer" + OFF
                                        + "><text:p>隠れた</text:p></style:footer>")));
        samples.put(
                "sheets with left and first headers while the header is off",
                OdfFixture.spreadsheet()
                        .layouts(layout("pm", header))
                        .masters(master(
                                "Standard",
                                "pm",
                                "<style:header" + OFF + "/><style:header-left><text:p>隠れた</text:p></style:header-left>"
                                        + "<style:header-first" + OFF + "/>")));
        samples.put(
                "sheets whose layout has no header",
                OdfFixture.spreadsheet()
                        .layouts(layout("pm", "<style:header-style/>"))
                        .masters(master("Standard", "pm", strip("header", paragraph("隠れた")))));
        return samples;
    }

    static Map<String, OdfFixture> presentations() {
        String hidden = "<style:style style:name=\"dp\" style:family=\"drawing-page\"><style:drawing-page-properties"
                + " presentation:background-visible=\"true\" presentation:background-objects-visible=\"false\"/></style:style>";
        String notes = "<presentation:notes style:page-layout-name=\"nm\"><draw:page-thumbnail svg:width=\"12cm\""
                + " svg:height=\"8cm\" svg:x=\"4cm\" svg:y=\"3cm\"/></presentation:notes>";
        Map<String, OdfFixture> samples = new LinkedHashMap<>();
        samples.put("slides", OdfFixture.presentation());
        samples.put(
                "slides with notes and a handout",
                OdfFixture.presentation()
                        .layouts(OdfFixture.slideLayout("pm") + layout("nm", ""))
                        .masters("<style:handout-master style:page-layout-name=\"nm\"/>"
                                + master("Standard", "pm", "<anim:par/>" + notes)
                                + master("b", "pm", notes)));
        samples.put(
                "slides that hide what their master draws",
                OdfFixture.presentation()
                        .styles(hidden)
                        .body(OdfFixture.slide("一", "")
                                + OdfFixture.slide("二", " draw:style-name=\"dp\"")
                                        .replace(
                                                "</draw:page>",
                                                "<anim:par/><presentation:notes draw:style-name=\"dp\"/>"
                                                        + "</draw:page>")));
        samples.put(
                "empty slides without sizes and automatic styles",
                OdfFixture.presentation()
                        .layouts("<style:page-layout style:name=\"pm\"/>")
                        .masters("<style:master-page style:name=\"Standard\" style:page-layout-name=\"pm\"/>"
                                + "<style:master-page style:name=\"b\"><presentation:notes/></style:master-page>")
                        .styles(hidden)
                        .body("<draw:page draw:style-name=\"dp\" draw:master-page-name=\"Standard\"/>"
                                + "<draw:page draw:style-name=\"dp\"/>"));
        return samples;
    }

    private static OdfFixture text() {
        return OdfFixture.text().body(pages());
    }

    private static String pages() {
        return "<text:p>学年だより</text:p>".repeat(150);
    }
}
