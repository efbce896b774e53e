package io.github.edusec.classify.label;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Hand-made OpenDocument packages. */
final class OdfFixture {
    static final String NAMESPACES = namespaces();

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final String kind;
    private final String element;
    private String layouts = layout("pm", "");
    private String masters = master("Standard", "pm", "");
    private String styles = "";
    private String body = "";

    private OdfFixture(String kind, String element) {
        this.kind = kind;
        this.element = element;
    }

    static OdfFixture text() {
        return new OdfFixture("text", "text").body("<text:p>本文</text:p>");
    }

    static OdfFixture spreadsheet() {
        return new OdfFixture("spreadsheet", "spreadsheet")
                .styles("<style:style style:name=\"ta\" style:family=\"table\" style:master-page-name=\"Standard\"/>")
                .body(sheet("一") + sheet("二"));
    }

    static OdfFixture presentation() {
        return new OdfFixture("presentation", "presentation")
                .layouts(slideLayout("pm"))
                .body(slide("一", "") + slide("二", ""));
    }

    static String sheet(String name) {
        return "<table:table table:name=\"" + name + "\" table:style-name=\"ta\"><table:table-column/><table:table-row>"
                + "<table:table-cell office:value-type=\"string\"><text:p>表" + name
                + "</text:p></table:table-cell></table:table-row></table:table>";
    }

    static String slide(String name, String style) {
        return "<draw:page draw:name=\"" + name + "\" draw:master-page-name=\"Standard\"" + style
                + "><draw:frame svg:x=\"3cm\" svg:y=\"6cm\" svg:width=\"20cm\" svg:height=\"2cm\"><draw:text-box><text:p>"
                + "図" + name + "</text:p></draw:text-box></draw:frame></draw:page>";
    }

    static String layout(String name, String bands) {
        return "<style:page-layout style:name=\"" + name
                + "\"><style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" fo:margin-top=\"2cm\""
                + " fo:margin-bottom=\"2cm\" fo:margin-left=\"2cm\" fo:margin-right=\"2cm\"/>" + bands
                + "</style:page-layout>";
    }

    static String slideLayout(String name) {
        return "<style:page-layout style:name=\"" + name
                + "\"><style:page-layout-properties fo:margin-top=\"0cm\" fo:margin-right=\"0cm\" fo:page-width=\"28cm\""
                + " fo:page-height=\"15.75cm\" style:print-orientation=\"landscape\"/></style:page-layout>";
    }

    /** A header's or footer's format in a layout. */
    static String band(String kind, String measures) {
        return "<style:" + kind + "-style><style:header-footer-properties " + measures + "/></style:" + kind
                + "-style>";
    }

    static String master(String name, String layout, String content) {
        return "<style:master-page style:name=\"" + name + "\" style:page-layout-name=\"" + layout + "\">" + content
                + "</style:master-page>";
    }

    static String strip(String name, String content) {
        return "<style:" + name + ">" + content + "</style:" + name + ">";
    }

    static String paragraph(String text) {
        return "<text:p>" + text + "</text:p>";
    }

    OdfFixture layouts(String xml) {
        layouts = xml;
        return this;
    }

    OdfFixture masters(String xml) {
        masters = xml;
        return this;
    }

    /** Automatic styles of the content. */
    OdfFixture styles(String xml) {
        styles = xml;
        return this;
    }

    OdfFixture body(String xml) {
        body = xml;
        return this;
    }

    OdfFixture meta(String content) {
        return part(
                "meta.xml",
                "<office:document-meta" + NAMESPACES + "><office:meta>" + content
                        + "</office:meta></office:document-meta>");
    }

    OdfFixture part(String name, String xml) {
        parts.put(name, DocxFixture.utf8(xml));
        return this;
    }

    /** Changes a part of the package as made so far. */
    OdfFixture edited(String name, UnaryOperator<String> edit) {
        String xml = DocxFixture.text(parts().getOrDefault(name, new byte[0]));
        return part(name, edit.apply(xml));
    }

    Map<String, byte[]> parts() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        String mime = "application/vnd.oasis.opendocument." + kind;
        all.put("mimetype", mime.getBytes(StandardCharsets.US_ASCII));
        all.put(
                "content.xml",
                DocxFixture.utf8("<office:document-content" + NAMESPACES + "><office:automatic-styles>" + styles
                        + "</office:automatic-styles><office:body><office:" + element + ">" + body + "</office:"
                        + element + "></office:body></office:document-content>"));
        all.put(
                "styles.xml",
                DocxFixture.utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles" + NAMESPACES
                        + "><office:styles/><office:automatic-styles>" + layouts
                        + "</office:automatic-styles><office:master-styles>" + masters
                        + "</office:master-styles></office:document-styles>"));
        all.putAll(parts);
        StringBuilder entries = new StringBuilder(entry("/", mime));
        all.keySet().stream()
                .filter(name -> !name.equals("mimetype"))
                .forEach(name -> entries.append(entry(name, "text/xml")));
        all.putIfAbsent(
                "META-INF/manifest.xml",
                DocxFixture.utf8(
                        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\""
                                + " manifest:version=\"1.3\">" + entries + "</manifest:manifest>"));
        return all;
    }

    Path write(Path file) throws IOException {
        return DocxFixture.write(file, parts());
    }

    private static String entry(String path, String type) {
        return "<manifest:file-entry manifest:full-path=\"" + path + "\" manifest:media-type=\"" + type + "\"/>";
    }

    private static String namespaces() {
        String open = "urn:oasis:names:tc:opendocument:xmlns:";
        Map<String, String> all = new LinkedHashMap<>();
        for (String prefix : new String[] {"office", "style", "text", "table", "meta", "presentation"}) {
            all.put(prefix, open + prefix + ":1.0");
        }
        all.put("draw", OdfNames.DRAW);
        all.put("fo", OdfNames.FO);
        all.put("svg", OdfNames.SVG);
        all.put("loext", OdfNames.LOEXT);
        all.put("anim", open + "animation:1.0");
        StringBuilder declared = new StringBuilder();
        all.forEach((prefix, uri) -> declared.append(OdfNames.declare(prefix, uri)));
        return declared + " office:version=\"1.3\"";
    }
}
