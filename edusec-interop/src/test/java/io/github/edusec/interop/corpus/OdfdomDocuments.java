package io.github.edusec.interop.corpus;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.odftoolkit.odfdom.doc.OdfDocument;
import org.odftoolkit.odfdom.doc.OdfPresentationDocument;
import org.odftoolkit.odfdom.doc.OdfSpreadsheetDocument;
import org.odftoolkit.odfdom.doc.OdfTextDocument;
import org.odftoolkit.odfdom.doc.presentation.OdfSlide;
import org.odftoolkit.odfdom.doc.table.OdfTable;
import org.odftoolkit.odfdom.dom.OdfDocumentNamespace;
import org.odftoolkit.odfdom.dom.element.draw.DrawPageElement;
import org.odftoolkit.odfdom.dom.element.style.StyleMasterPageElement;
import org.odftoolkit.odfdom.dom.element.style.StyleStyleElement;
import org.odftoolkit.odfdom.dom.style.OdfStyleFamily;
import org.odftoolkit.odfdom.incubator.doc.style.OdfStyle;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Texts, spreadsheets and presentations by the ODF Toolkit. */
final class OdfdomDocuments implements Program {
    private final Features features = new Features()
            .add("odfdom-text-plain.odt", text(document -> {}))
            .add("odfdom-text-header.odt", text(document -> {
                standard(document).newStyleHeaderElement().newTextPElement().setTextContent("School");
                standard(document).newStyleFooterElement().newTextPElement().setTextContent("Bottom");
            }))
            .add("odfdom-text-left-header.odt", text(document -> {
                standard(document).newStyleHeaderElement().newTextPElement().setTextContent("Right");
                standard(document).newStyleHeaderLeftElement().newTextPElement().setTextContent("Left");
            }))
            .add("odfdom-text-masters.odt", text(document -> {
                StyleMasterPageElement other = document.getOfficeMasterStyles().getOrCreateMasterPage("Other");
                other.setStylePageLayoutNameAttribute(standard(document).getStylePageLayoutNameAttribute());
                other.newStyleHeaderElement().newTextPElement().setTextContent("Other");
                turnTo(document, "Other");
            }))
            .add("odfdom-text-table.odt", text(document -> {
                OdfTable table = OdfTable.newTable(document, 2, 2);
                table.getCellByPosition(0, 0).setStringValue("Name");
            }))
            .add("odfdom-text-table-in-header.odt", text(document -> {
                Element header = standard(document).newStyleHeaderElement();
                Element table = child(header, OdfDocumentNamespace.TABLE, "table:table");
                child(table, OdfDocumentNamespace.TABLE, "table:table-column");
                Element row = child(table, OdfDocumentNamespace.TABLE, "table:table-row");
                Element cell = child(row, OdfDocumentNamespace.TABLE, "table:table-cell");
                child(cell, OdfDocumentNamespace.TEXT, "text:p").setTextContent("Class 3");
            }))
            .add(
                    "odfdom-text-empty-header.odt",
                    text(document -> standard(document).newStyleHeaderElement()))
            .add("odfdom-text-fields.odt", text(document -> {
                Element line = standard(document).newStyleHeaderElement().newTextPElement();
                child(line, OdfDocumentNamespace.TEXT, "text:page-number").setTextContent("1");
            }))
            .add("odfdom-text-template.ott", file -> {
                try (OdfTextDocument document = OdfTextDocument.newTextTemplateDocument()) {
                    document.newParagraph("Template");
                    save(document, file);
                }
            })
            .add("odfdom-sheet-plain.ods", sheet(document -> {}))
            .add(
                    "odfdom-sheet-two-sheets.ods",
                    sheet(document -> OdfTable.newTable(document, 3, 3)
                            .getCellByPosition(1, 1)
                            .setStringValue("Second")))
            .add("odfdom-sheet-header-texts.ods", sheet(document -> {
                for (StyleMasterPageElement page :
                        document.getOfficeMasterStyles().getMasterPages().values()) {
                    page.newStyleHeaderElement().newTextPElement().setTextContent("School");
                }
            }))
            .add(
                    "odfdom-sheet-user-properties.ods",
                    sheet(document -> document.getOfficeMetadata().setUserDefinedDataValue("Client", "A & B")))
            .add("odfdom-slides-plain.odp", slides(document -> {}))
            .add("odfdom-slides-layouts.odp", slides(document -> {
                document.newSlide(1, "Two columns", OdfSlide.SlideLayout.TITLE_OUTLINE);
                document.newSlide(2, "Blank", OdfSlide.SlideLayout.BLANK);
            }))
            .add("odfdom-slides-hidden-master.odp", slides(document -> {
                OdfStyle style =
                        document.getContentDom().getOrCreateAutomaticStyles().newStyle(OdfStyleFamily.DrawingPage);
                Element properties = child(style, OdfDocumentNamespace.STYLE, "style:drawing-page-properties");
                properties.setAttributeNS(
                        OdfDocumentNamespace.PRESENTATION.getUri(), "presentation:background-objects-visible", "false");
                DrawPageElement page = document.getSlideByIndex(0).getOdfElement();
                page.setDrawStyleNameAttribute(style.getStyleNameAttribute());
                document.newSlide(1, "Shown", OdfSlide.SlideLayout.BLANK);
            }));

    @Override
    public void makeAll(Path folder) throws Exception {
        features.makeAll(folder);
    }

    @Override
    public List<String> headers(Path document) throws Exception {
        List<String> pages = new ArrayList<>();
        try (OdfDocument opened = OdfDocument.loadDocument(document)) {
            for (StyleMasterPageElement page :
                    opened.getOfficeMasterStyles().getMasterPages().values()) {
                pages.add(allText(page));
            }
        }
        return pages;
    }

    /** The toolkit's own text of an element leaves out what stands deeper. */
    private static String allText(Node node) {
        StringBuilder text = new StringBuilder(node.getNodeType() == Node.TEXT_NODE ? node.getNodeValue() : "");
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            text.append(allText(child));
        }
        return text.toString();
    }

    /** Changes a new document. */
    @FunctionalInterface
    private interface Change<D extends OdfDocument> {
        void in(D document) throws Exception;
    }

    private static Features.Making text(Change<OdfTextDocument> change) {
        return file -> {
            try (OdfTextDocument document = OdfTextDocument.newTextDocument()) {
                document.newParagraph("Page one");
                change.in(document);
                save(document, file);
            }
        };
    }

    private static Features.Making sheet(Change<OdfSpreadsheetDocument> change) {
        return file -> {
            try (OdfSpreadsheetDocument document = OdfSpreadsheetDocument.newSpreadsheetDocument()) {
                document.getTableList(false).get(0).getCellByPosition(0, 0).setStringValue("Name");
                change.in(document);
                save(document, file);
            }
        };
    }

    private static Features.Making slides(Change<OdfPresentationDocument> change) {
        return file -> {
            try (OdfPresentationDocument document = OdfPresentationDocument.newPresentationDocument()) {
                change.in(document);
                save(document, file);
            }
        };
    }

    private static void save(OdfDocument document, Path file) throws Exception {
        try (OutputStream out = Files.newOutputStream(file)) {
            document.save(out);
        }
    }

    private static StyleMasterPageElement standard(OdfTextDocument document) throws Exception {
        return document.getOfficeMasterStyles().getMasterPage("Standard");
    }

    private static void turnTo(OdfTextDocument document, String masterPage) throws Exception {
        StyleStyleElement style =
                document.getContentDom().getOrCreateAutomaticStyles().newStyle(OdfStyleFamily.Paragraph);
        style.setStyleMasterPageNameAttribute(masterPage);
        document.newParagraph("On another page").setTextStyleNameAttribute(style.getStyleNameAttribute());
    }

    private static Element child(Element parent, OdfDocumentNamespace namespace, String name) {
        Element child = parent.getOwnerDocument().createElementNS(namespace.getUri(), name);
        parent.appendChild(child);
        return child;
    }
}
