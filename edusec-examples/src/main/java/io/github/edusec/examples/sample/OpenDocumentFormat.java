package io.github.edusec.examples.sample;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small OpenDocument texts with one master page. */
final class OpenDocumentFormat implements SampleFormat {
    private static final String TYPE = "application/vnd.oasis.opendocument.text";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACES = " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
            + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
            + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
            + " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"";

    @Override
    public byte[] bytes(SampleContent content) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("content.xml", content(content));
        parts.put("styles.xml", styles());
        parts.put(
                "meta.xml",
                HEAD + "<office:document-meta" + NAMESPACES + "><office:meta><dc:title>" + content.title()
                        + "</dc:title><dc:date>" + content.date()
                        + "T09:00:00</dc:date></office:meta></office:document-meta>");
        parts.put("META-INF/manifest.xml", manifest());
        return FixedZip.openDocument(TYPE, parts);
    }

    private static String content(SampleContent content) {
        StringBuilder body = new StringBuilder();
        paragraph(body, "P1", SampleContent.SCHOOL);
        paragraph(body, "P1", content.title() + " " + content.date());
        int number = 0;
        for (SampleContent.Page page : content.pages()) {
            String style = number++ == 0 ? "P1" : "P2";
            page.paragraphs().forEach(text -> paragraph(body, style, text));
            table(body, page.table(), number);
        }
        return HEAD + "<office:document-content" + NAMESPACES + "><office:automatic-styles>"
                + "<style:style style:name=\"P1\" style:family=\"paragraph\"/>"
                + "<style:style style:name=\"P2\" style:family=\"paragraph\">"
                + "<style:paragraph-properties fo:break-before=\"page\"/></style:style>"
                + "</office:automatic-styles><office:body><office:text>" + body
                + "</office:text></office:body></office:document-content>";
    }

    private static void paragraph(StringBuilder body, String style, String text) {
        body.append("<text:p text:style-name=\"")
                .append(style)
                .append("\">")
                .append(text)
                .append("</text:p>");
    }

    private static void table(StringBuilder body, List<List<String>> rows, int number) {
        if (rows.isEmpty()) {
            return;
        }
        body.append("<table:table table:name=\"表")
                .append(number)
                .append("\"><table:table-column")
                .append(" table:number-columns-repeated=\"")
                .append(rows.get(0).size())
                .append("\"/>");
        for (List<String> row : rows) {
            body.append("<table:table-row>");
            for (String cell : row) {
                body.append("<table:table-cell office:value-type=\"string\"><text:p>")
                        .append(cell)
                        .append("</text:p></table:table-cell>");
            }
            body.append("</table:table-row>");
        }
        body.append("</table:table>");
    }

    private static String styles() {
        return HEAD + "<office:document-styles" + NAMESPACES + "><office:styles/><office:automatic-styles>"
                + "<style:page-layout style:name=\"A4\"><style:page-layout-properties fo:page-width=\"210mm\""
                + " fo:page-height=\"297mm\" fo:margin=\"20mm\"/></style:page-layout></office:automatic-styles>"
                + "<office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"A4\"/>"
                + "</office:master-styles></office:document-styles>";
    }

    private static String manifest() {
        StringBuilder files = new StringBuilder();
        entry(files, "/", TYPE);
        for (String part : List.of("content.xml", "styles.xml", "meta.xml")) {
            entry(files, part, "text/xml");
        }
        return HEAD + "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\""
                + " manifest:version=\"1.3\">" + files + "</manifest:manifest>";
    }

    private static void entry(StringBuilder files, String path, String type) {
        files.append("<manifest:file-entry manifest:full-path=\"")
                .append(path)
                .append("\" manifest:media-type=\"")
                .append(type)
                .append("\"/>");
    }
}
