package io.github.edusec.classify.label;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Workbooks put together part by part. */
final class XlsxFixture {
    static final String S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    static final String STRICT_S = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    static final String MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    static final String MARGINS =
            "<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/>";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final StringBuilder overrides = new StringBuilder();
    private final StringBuilder packageRelationships = new StringBuilder();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder workbookRelationships = new StringBuilder();
    private final String s;
    private final String r;
    private String mainType = MAIN;
    private int count;

    private XlsxFixture(String s, String r) {
        this.s = s;
        this.r = r;
        packageRelationships.append(DocxFixture.relationship("main", r + "/officeDocument", "xl/workbook.xml"));
    }

    static XlsxFixture transitional() {
        return new XlsxFixture(S, DocxFixture.R);
    }

    static XlsxFixture strict() {
        return new XlsxFixture(STRICT_S, DocxFixture.STRICT_R);
    }

    /** A worksheet with a few rows, and what stands behind them. */
    XlsxFixture sheet(String behindRows) {
        return sheetXml("worksheet", "<worksheet xmlns=\"" + s + "\">" + rows(3) + behindRows + "</worksheet>");
    }

    XlsxFixture sheetXml(String kind, String xml) {
        count++;
        String name = "sheet" + count + ".xml";
        sheets.append("<sheet name=\"表" + count + "\" sheetId=\"" + count + "\" r:id=\"rId" + count + "\"/>");
        workbookRelationships.append(DocxFixture.relationship("rId" + count, r + "/" + kind, "sheets/" + name));
        overrides.append("<Override PartName=\"/xl/sheets/" + name
                + "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml." + kind + "+xml\"/>");
        return part("xl/sheets/" + name, DECLARATION + xml);
    }

    XlsxFixture custom(String xml) {
        packageRelationships.append(DocxFixture.relationship(
                "props",
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
                "docProps/custom.xml"));
        overrides.append(
                "<Override PartName=\"/docProps/custom.xml\" ContentType=\"" + CustomProperties.CONTENT_TYPE + "\"/>");
        return part("docProps/custom.xml", DECLARATION + xml);
    }

    XlsxFixture mainType(String type) {
        mainType = type;
        return this;
    }

    XlsxFixture part(String name, String text) {
        parts.put(name, DocxFixture.utf8(text));
        return this;
    }

    XlsxFixture encoded(String name, Charset charset) {
        String text = new String(Objects.requireNonNull(parts.get(name)), StandardCharsets.UTF_8);
        parts.put(name, ("\uFEFF" + text.replace("UTF-8", "UTF-16")).getBytes(charset));
        return this;
    }

    Map<String, byte[]> parts() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(
                "[Content_Types].xml",
                DocxFixture.utf8(DECLARATION + "<Types xmlns=\"" + PACKAGE + "content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"" + Relationships.CONTENT_TYPE + "\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + mainType + "\"/>" + overrides
                        + "</Types>"));
        all.put("_rels/.rels", relationships(packageRelationships));
        all.put(
                "xl/workbook.xml",
                DocxFixture.utf8(DECLARATION + "<workbook xmlns=\"" + s + "\" xmlns:r=\"" + r
                        + "\"><workbookProtection lockStructure=\"1\"/><sheets>" + sheets + "</sheets></workbook>"));
        all.put("xl/_rels/workbook.xml.rels", relationships(workbookRelationships));
        all.putAll(parts);
        return all;
    }

    Path write(Path target) throws IOException {
        return DocxFixture.write(target, parts());
    }

    static String rows(int count) {
        StringBuilder rows = new StringBuilder("<sheetData>");
        for (int row = 1; row <= count; row++) {
            rows.append("<row r=\"" + row + "\"><c r=\"A" + row + "\"><v>" + row + "</v></c></row>");
        }
        return rows.append("</sheetData>").toString();
    }

    private static byte[] relationships(CharSequence all) {
        return DocxFixture.utf8(
                DECLARATION + "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + all + "</Relationships>");
    }
}
