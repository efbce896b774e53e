package io.github.edusec.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** A folder of school documents with labels in their properties: copies of four templates of a few pages each. */
final class ScanFolder {
    private static final int PARAGRAPHS = 60;
    private static final int ROWS = 200;
    private static final String CHARACTERS = "本校の校務情報取扱いについて次とおり定めるで関係職員は十分に留意し事務を進こ生徒児童保護者学年組番号氏名成績評価"
            + "出席健康診断指導要録計画行事修旅費給食献立配布回覧承認申請届出期限提先担任長頭監査報告議題資料開催日時場所";

    private ScanFolder() {}

    static void fill(Path folder, int files) throws IOException {
        String[] suffixes = {"docx", "xlsx", "odt", "pdf"};
        List<byte[]> templates = List.of(docx(), xlsx(), odt(), pdf());
        for (int i = 0; i < files; i++) {
            Files.write(
                    folder.resolve("document-" + i + "." + suffixes[i % suffixes.length]),
                    templates.get(i % suffixes.length));
        }
    }

    static long bytes(Path folder) throws IOException {
        long bytes = 0;
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path path : stream) {
                bytes += Files.size(path);
            }
        }
        return bytes;
    }

    static void remove(Path folder) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path path : stream) {
                Files.delete(path);
            }
        }
        Files.delete(folder);
    }

    private static Map<String, String> label() {
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put("edusec.label.version", "1");
        pairs.put("edusec.label.text", "重要性分類Ⅱ 機密性2B");
        pairs.put("edusec.label.importance", "II");
        pairs.put("edusec.label.confidentiality", "2B");
        pairs.put("edusec.label.labelledOn", "2026-11-25");
        return pairs;
    }

    /** Sixty characters that no other sentence has in this order, so that files are as large as written ones. */
    static String sentence(int n) {
        StringBuilder text = new StringBuilder().append(n).append('　');
        long state = n * 0x9E3779B97F4A7C15L + 1;
        for (int i = 0; i < 60; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            text.append(CHARACTERS.charAt((int) Math.floorMod(state >>> 33, (long) CHARACTERS.length())));
        }
        return text.append('。').toString();
    }

    private static byte[] docx() throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            for (int i = 0; i < PARAGRAPHS; i++) {
                document.createParagraph().createRun().setText(sentence(i));
            }
            label(document.getProperties());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] xlsx() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet("名簿");
            for (int i = 0; i < ROWS; i++) {
                XSSFRow row = sheet.createRow(i);
                for (int column = 0; column < 8; column++) {
                    row.createCell(column).setCellValue(sentence(i * 8 + column).substring(0, 12));
                }
            }
            label(workbook.getProperties());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static void label(POIXMLProperties properties) {
        label().forEach(properties.getCustomProperties()::addProperty);
    }

    private static byte[] odt() throws IOException {
        String namespaces = " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                + " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" office:version=\"1.3\"";
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < PARAGRAPHS; i++) {
            body.append("<text:p>").append(sentence(i)).append("</text:p>");
        }
        StringBuilder meta = new StringBuilder();
        label().forEach((key, value) -> meta.append("<meta:user-defined meta:name=\"")
                .append(key)
                .append("\">")
                .append(value)
                .append("</meta:user-defined>"));
        String type = "application/vnd.oasis.opendocument.text";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            put(zip, "mimetype", type, true);
            put(
                    zip,
                    "content.xml",
                    "<office:document-content" + namespaces + "><office:body><office:text>" + body
                            + "</office:text></office:body></office:document-content>",
                    false);
            put(
                    zip,
                    "meta.xml",
                    "<office:document-meta" + namespaces + "><office:meta>" + meta
                            + "</office:meta></office:document-meta>",
                    false);
            put(
                    zip,
                    "META-INF/manifest.xml",
                    "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
                            + "<m:file-entry m:full-path=\"/\" m:media-type=\"" + type + "\"/>"
                            + "<m:file-entry m:full-path=\"content.xml\" m:media-type=\"text/xml\"/>"
                            + "<m:file-entry m:full-path=\"meta.xml\" m:media-type=\"text/xml\"/></m:manifest>",
                    false);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text, boolean stored) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ZipEntry entry = new ZipEntry(name);
        if (stored) {
            CRC32 crc = new CRC32();
            crc.update(bytes);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.length);
            entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static byte[] pdf() throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int number = 1; number <= 3; number++) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
                    content.beginText();
                    content.setLeading(14);
                    content.newLineAtOffset(50, 740);
                    for (int line = 0; line < 45; line++) {
                        content.showText(
                                "School affairs, page " + number + ", line " + line + ": handle by its class.");
                        content.newLine();
                    }
                    content.endText();
                }
            }
            label().forEach(document.getDocumentInformation()::setCustomMetadataValue);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
