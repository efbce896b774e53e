package io.github.edusec.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.odftoolkit.odfdom.doc.OdfTextDocument;
import org.odftoolkit.odfdom.dom.element.style.StyleHeaderElement;
import org.odftoolkit.odfdom.dom.element.style.StyleMasterPageElement;
import org.odftoolkit.odfdom.pkg.OdfElement;
import org.w3c.dom.NodeList;

/** The same mark by libraries that load and save the whole document: a property, and the text in every header. */
final class LabelPeers {
    private static final String KEY = "edusec.label.text";

    private LabelPeers() {}

    /** ODFDOM brings a parser along that would take the place of the platform's for POI as well. */
    static void useTheParsersOfThePlatform() {
        System.setProperty(
                "javax.xml.parsers.SAXParserFactory", "com.sun.org.apache.xerces.internal.jaxp.SAXParserFactoryImpl");
        System.setProperty(
                "javax.xml.parsers.DocumentBuilderFactory",
                "com.sun.org.apache.xerces.internal.jaxp.DocumentBuilderFactoryImpl");
    }

    static void docx(Path source, Path target) throws IOException {
        try (InputStream in = Files.newInputStream(source);
                XWPFDocument document = new XWPFDocument(in);
                OutputStream out = Files.newOutputStream(target)) {
            if (document.getHeaderList().isEmpty()) {
                mark(document.createHeader(HeaderFooterType.DEFAULT));
            } else {
                document.getHeaderList().forEach(LabelPeers::mark);
            }
            store(document.getProperties());
            document.write(out);
        }
    }

    private static void mark(XWPFHeader header) {
        XWPFParagraph paragraph = header.createParagraph();
        paragraph.setAlignment(ParagraphAlignment.RIGHT);
        paragraph.createRun().setText(LabelSpeed.LABEL.text());
    }

    static void xlsx(Path source, Path target) throws IOException {
        try (InputStream in = Files.newInputStream(source);
                XSSFWorkbook workbook = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(target)) {
            for (Sheet sheet : workbook) {
                sheet.getHeader().setRight(LabelSpeed.LABEL.text());
            }
            store(workbook.getProperties());
            workbook.write(out);
        }
    }

    private static void store(POIXMLProperties properties) {
        properties.getCustomProperties().addProperty(KEY, LabelSpeed.LABEL.text());
    }

    static void odt(Path source, Path target) throws IOException {
        try (InputStream in = Files.newInputStream(source);
                OdfTextDocument document = OdfTextDocument.loadDocument(in);
                OutputStream out = Files.newOutputStream(target)) {
            NodeList masters = document.getStylesDom().getElementsByTagName("style:master-page");
            for (int i = 0; i < masters.getLength(); i++) {
                StyleMasterPageElement master = (StyleMasterPageElement) masters.item(i);
                StyleHeaderElement header = OdfElement.findFirstChildNode(StyleHeaderElement.class, master);
                (header == null ? master.newStyleHeaderElement() : header)
                        .newTextPElement()
                        .setTextContent(LabelSpeed.LABEL.text());
            }
            document.getOfficeMetadata().setUserDefinedData(KEY, "string", LabelSpeed.LABEL.text());
            document.save(out);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) { // what ODFDOM declares
            throw new IOException(e);
        }
    }
}
