package io.github.edusec.classify.label;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Word-processing packages put together part by part; java.util.zip writes them with data descriptors. */
final class DocxFixture {
    static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    static final String STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    static final String STRICT_R = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    static final String MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    static final String CUSTOM = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
    static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final StringBuilder overrides = new StringBuilder();
    private final StringBuilder packageRelationships = new StringBuilder();
    private final StringBuilder documentRelationships = new StringBuilder();
    private final String w;
    private final String r;
    private String mainType = MAIN;

    private DocxFixture(String w, String r) {
        this.w = w;
        this.r = r;
        packageRelationships.append(relationship("main", r + "/officeDocument", "word/document.xml"));
    }

    static DocxFixture transitional() {
        return new DocxFixture(W, R);
    }

    static DocxFixture strict() {
        return new DocxFixture(STRICT_W, STRICT_R);
    }

    /** A body of these blocks, with the usual prefixes. */
    DocxFixture body(String blocks) {
        return document(
                "<w:document xmlns:w=\"" + w + "\" xmlns:r=\"" + r + "\"><w:body>" + blocks + "</w:body></w:document>");
    }

    DocxFixture document(String xml) {
        return part("word/document.xml", DECLARATION + xml);
    }

    DocxFixture mainType(String type) {
        mainType = type;
        return this;
    }

    DocxFixture header(String name, String id, String blocks) {
        return headerPart(name, id, "<w:hdr xmlns:w=\"" + w + "\" xmlns:r=\"" + r + "\">" + blocks + "</w:hdr>");
    }

    DocxFixture headerPart(String name, String id, String xml) {
        documentRelationships.append(relationship(id, r + "/header", name));
        override("/word/" + name, PageEdge.HEADER.contentType());
        return part("word/" + name, DECLARATION + xml);
    }

    DocxFixture footer(String name, String id, String blocks) {
        documentRelationships.append(relationship(id, r + "/footer", name));
        override("/word/" + name, PageEdge.FOOTER.contentType());
        return part(
                "word/" + name,
                DECLARATION + "<w:ftr xmlns:w=\"" + w + "\" xmlns:r=\"" + r + "\">" + blocks + "</w:ftr>");
    }

    DocxFixture settings(String children) {
        documentRelationships.append(relationship("settings", r + "/settings", "settings.xml"));
        override("/word/settings.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml");
        return part(
                "word/settings.xml", DECLARATION + "<w:settings xmlns:w=\"" + w + "\">" + children + "</w:settings>");
    }

    DocxFixture custom(String xml) {
        packageRelationships.append(relationship(
                "props",
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
                "docProps/custom.xml"));
        override("/docProps/custom.xml", CUSTOM);
        return part("docProps/custom.xml", DECLARATION + xml);
    }

    DocxFixture packageRelationship(String id, String type, String target) {
        packageRelationships.append(relationship(id, type, target));
        return this;
    }

    DocxFixture documentRelationship(String id, String type, String target) {
        documentRelationships.append(relationship(id, type, target));
        return this;
    }

    DocxFixture override(String part, String type) {
        overrides.append("<Override PartName=\"" + part + "\" ContentType=\"" + type + "\"/>");
        return this;
    }

    DocxFixture part(String name, String text) {
        return part(name, text.getBytes(StandardCharsets.UTF_8));
    }

    DocxFixture part(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    DocxFixture encoded(String name, Charset charset, boolean mark) {
        String text =
                new String(Objects.requireNonNull(parts.get(name)), StandardCharsets.UTF_8).replace("UTF-8", "UTF-16");
        return part(name, ((mark ? "\uFEFF" : "") + text).getBytes(charset));
    }

    /** All parts, those that tie the package together included. */
    Map<String, byte[]> parts() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(
                "[Content_Types].xml",
                utf8(DECLARATION + "<Types xmlns=\"" + PACKAGE + "content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"" + Relationships.CONTENT_TYPE + "\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Default Extension=\"png\" ContentType=\"image/png\"/>"
                        + "<Override PartName=\"/word/document.xml\" ContentType=\"" + mainType + "\"/>" + overrides
                        + "</Types>"));
        all.put("_rels/.rels", utf8(relationships(packageRelationships)));
        if (documentRelationships.length() > 0) {
            all.put("word/_rels/document.xml.rels", utf8(relationships(documentRelationships)));
        }
        all.putAll(parts);
        return all;
    }

    Path write(Path target) throws IOException {
        return write(target, parts());
    }

    static Path write(Path target, Map<String, byte[]> parts) throws IOException {
        try (OutputStream file = Files.newOutputStream(target);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return target;
    }

    /** Reads a package with another reader than ours. */
    static Map<String, byte[]> partsOf(Path file) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                zip.getInputStream(entry).transferTo(out);
                parts.put(entry.getName(), out.toByteArray());
            }
        }
        return parts;
    }

    static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String paragraph(String text) {
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    static String pageBreak() {
        return "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";
    }

    /** A paragraph that ends a section. */
    static String sectionEnd(String properties) {
        return "<w:p><w:pPr>" + section(properties) + "</w:pPr></w:p>";
    }

    static String section(String properties) {
        return "<w:sectPr>" + properties
                + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1701\" w:right=\"1418\" w:bottom=\"1418\""
                + " w:left=\"1418\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>";
    }

    static String reference(String type, String id) {
        return "<w:headerReference w:type=\"" + type + "\" r:id=\"" + id + "\"/>";
    }

    static String footerReference(String type, String id) {
        return "<w:footerReference w:type=\"" + type + "\" r:id=\"" + id + "\"/>";
    }

    static String relationship(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
    }

    private static String relationships(CharSequence all) {
        return DECLARATION + "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + all + "</Relationships>";
    }
}
