package io.github.edusec.interop.corpus;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.docx4j.TextUtils;
import org.docx4j.XmlUtils;
import org.docx4j.openpackaging.packages.OpcPackage;
import org.docx4j.openpackaging.packages.PresentationMLPackage;
import org.docx4j.openpackaging.packages.SpreadsheetMLPackage;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.docx4j.openpackaging.parts.Part;
import org.docx4j.openpackaging.parts.PartName;
import org.docx4j.openpackaging.parts.PresentationML.SlideLayoutPart;
import org.docx4j.openpackaging.parts.PresentationML.SlideMasterPart;
import org.docx4j.openpackaging.parts.PresentationML.SlidePart;
import org.docx4j.openpackaging.parts.SpreadsheetML.WorksheetPart;
import org.docx4j.openpackaging.parts.WordprocessingML.DocumentSettingsPart;
import org.docx4j.openpackaging.parts.WordprocessingML.HeaderPart;
import org.docx4j.openpackaging.parts.relationships.RelationshipsPart;
import org.docx4j.wml.CTSettings;
import org.docx4j.wml.Hdr;
import org.docx4j.wml.P;
import org.docx4j.wml.SectPr;
import org.pptx4j.pml.Sld;
import org.xlsx4j.sml.CTHeaderFooter;
import org.xlsx4j.sml.Cell;
import org.xlsx4j.sml.ObjectFactory;
import org.xlsx4j.sml.Row;
import org.xlsx4j.sml.STOrientation;
import org.xlsx4j.sml.Worksheet;

/** Documents of all three kinds by docx4j, which writes every part anew from its object model. */
final class Docx4jDocuments implements Program {
    private static final String W = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private final Features features = new Features()
            .add("docx4j-word-plain.docx", word(document -> {}))
            .add("docx4j-word-header.docx", word(document -> last(document, "default", paragraph("School"))))
            .add("docx4j-word-first-page.docx", word(document -> {
                last(document, "first", paragraph("Cover"));
                last(document, "default", paragraph("Inside"));
                lastSection(document, "<w:titlePg/>");
            }))
            .add("docx4j-word-even-pages.docx", word(document -> {
                last(document, "even", paragraph("Even"));
                last(document, "default", paragraph("Odd"));
                settings(document, "<w:evenAndOddHeaders/>");
            }))
            .add("docx4j-word-sections-inherited.docx", word(document -> {
                String header = header(document, "default", paragraph("For all"));
                section(document, "<w:sectPr" + W + ">" + header + "</w:sectPr>");
                document.getMainDocumentPart().addParagraphOfText("Second section");
            }))
            .add("docx4j-word-sections-own.docx", word(document -> {
                String header = header(document, "default", paragraph("One"));
                section(document, "<w:sectPr" + W + ">" + header + "</w:sectPr>");
                last(document, "default", paragraph("Two"));
            }))
            .add("docx4j-word-landscape-section.docx", word(document -> {
                section(
                        document,
                        "<w:sectPr" + W + "><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/></w:sectPr>");
                document.getMainDocumentPart().addParagraphOfText("Second section");
            }))
            .add(
                    "docx4j-word-table-in-header.docx",
                    word(document -> last(
                            document,
                            "default",
                            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"4000\"/></w:tblGrid><w:tr><w:tc><w:tcPr/>"
                                    + paragraph("Class 3") + "</w:tc></w:tr></w:tbl>" + paragraph("Below"))))
            .add(
                    "docx4j-word-fields.docx",
                    word(document -> last(
                            document,
                            "default",
                            "<w:p><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>")))
            .add(
                    "docx4j-word-content-control.docx",
                    word(document -> last(
                            document,
                            "default",
                            "<w:sdt><w:sdtPr><w:tag w:val=\"theirs\"/></w:sdtPr><w:sdtContent>" + paragraph("Theirs")
                                    + "</w:sdtContent></w:sdt>" + paragraph("Below"))))
            .add(
                    "docx4j-word-tracked-changes.docx",
                    word(document -> last(
                            document,
                            "default",
                            "<w:p><w:ins w:id=\"5\" w:author=\"A\"><w:r><w:t>added</w:t></w:r></w:ins></w:p>")))
            .add(
                    "docx4j-word-protection.docx",
                    word(document ->
                            settings(document, "<w:documentProtection w:edit=\"readOnly\" w:enforcement=\"1\"/>")))
            .add("docx4j-sheet-plain.xlsx", sheet(sheet -> {}))
            .add("docx4j-sheet-header.xlsx", sheet(sheet -> header(sheet).setOddHeader("&LSchool&RClass 3")))
            .add("docx4j-sheet-first-and-even.xlsx", sheet(sheet -> {
                CTHeaderFooter header = header(sheet);
                header.setDifferentFirst(true);
                header.setDifferentOddEven(true);
                header.setFirstHeader("&CCover");
                header.setEvenHeader("&CEven");
            }))
            .add("docx4j-sheet-landscape.xlsx", sheet(sheet -> {
                sheet.setPageSetup(new ObjectFactory().createCTPageSetup());
                sheet.getPageSetup().setOrientation(STOrientation.LANDSCAPE);
            }))
            .add("docx4j-slides-plain.pptx", slides((show, slide) -> {}))
            .add("docx4j-slides-hidden-master.pptx", slides((show, slide) -> slide.setShowMasterSp(false)));

    @Override
    public void makeAll(Path folder) throws Exception {
        features.makeAll(folder);
    }

    @Override
    public List<String> headers(Path document) throws Exception {
        List<String> headers = new ArrayList<>();
        for (Part part : opened(document).getParts().getParts().values()) {
            if (part instanceof HeaderPart header) {
                headers.add(TextUtils.getText(header.getContents()));
            } else if (part instanceof SlideMasterPart master) {
                headers.add(master.getXML());
            } else if (part instanceof WorksheetPart sheet) {
                headers.add(sheet.getContents().getHeaderFooter().getOddHeader());
            }
        }
        return headers;
    }

    private static OpcPackage opened(Path document) throws Exception {
        try (InputStream in = Files.newInputStream(document)) {
            return OpcPackage.load(in);
        }
    }

    private static void save(OpcPackage document, Path file) throws Exception {
        try (OutputStream out = Files.newOutputStream(file)) {
            document.save(out);
        }
    }

    /** Changes a new document. */
    @FunctionalInterface
    private interface WordChange {
        void in(WordprocessingMLPackage document) throws Exception;
    }

    /** Changes a new sheet. */
    @FunctionalInterface
    private interface SheetChange {
        void in(Worksheet sheet) throws Exception;
    }

    /** Changes a new slide. */
    @FunctionalInterface
    private interface SlideChange {
        void in(PresentationMLPackage show, Sld slide) throws Exception;
    }

    private static Features.Making word(WordChange change) {
        return file -> {
            WordprocessingMLPackage document = WordprocessingMLPackage.createPackage();
            document.getMainDocumentPart().addParagraphOfText("Page one");
            document.getMainDocumentPart()
                    .addObject(XmlUtils.unmarshalString(
                            "<w:p" + W + "><w:r><w:br w:type=\"page\"/><w:t>Page two</w:t></w:r></w:p>"));
            change.in(document);
            save(document, file);
        };
    }

    private static Features.Making sheet(SheetChange change) {
        return file -> {
            SpreadsheetMLPackage book = SpreadsheetMLPackage.createPackage();
            WorksheetPart part = book.createWorksheetPart(new PartName("/xl/worksheets/sheet1.xml"), "One", 1);
            Cell cell = new ObjectFactory().createCell();
            cell.setV("5");
            Row row = new ObjectFactory().createRow();
            row.getC().add(cell);
            part.getContents().getSheetData().getRow().add(row);
            change.in(part.getContents());
            save(book, file);
        };
    }

    private static Features.Making slides(SlideChange change) {
        return file -> {
            PresentationMLPackage show = PresentationMLPackage.createPackage();
            Map<PartName, Part> parts = show.getParts().getParts();
            SlideLayoutPart layout = (SlideLayoutPart) parts.get(new PartName("/ppt/slideLayouts/slideLayout1.xml"));
            for (int number = 1; number <= 2; number++) {
                SlidePart slide = new SlidePart(new PartName("/ppt/slides/slide" + number + ".xml"));
                slide.setContents(SlidePart.createSld());
                show.getMainPresentationPart().addSlide(slide);
                slide.addTargetPart(layout);
                if (number == 1) {
                    change.in(show, slide.getContents());
                }
            }
            save(show, file);
        };
    }

    private static CTHeaderFooter header(Worksheet sheet) {
        sheet.setHeaderFooter(new ObjectFactory().createCTHeaderFooter());
        return sheet.getHeaderFooter();
    }

    private static String paragraph(String text) {
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    /** Makes a header part and returns the reference to it. */
    private static String header(WordprocessingMLPackage document, String type, String content) throws Exception {
        HeaderPart part = new HeaderPart(new PartName(
                "/word/header-" + type + document.getParts().getParts().size() + ".xml"));
        part.setContents((Hdr) XmlUtils.unmarshalString("<w:hdr" + W + ">" + content + "</w:hdr>"));
        String id = document.getMainDocumentPart()
                .addTargetPart(part, RelationshipsPart.AddPartBehaviour.RENAME_IF_NAME_EXISTS)
                .getId();
        return "<w:headerReference w:type=\"" + type + "\" r:id=\"" + id + "\"/>";
    }

    private static void last(WordprocessingMLPackage document, String type, String content) throws Exception {
        lastSection(document, header(document, type, content));
    }

    /** Puts something in front of what the last section's properties hold, in the order of the schema. */
    private static void lastSection(WordprocessingMLPackage document, String xml) throws Exception {
        var body = document.getMainDocumentPart().getContents().getBody();
        SectPr more = (SectPr) XmlUtils.unmarshalString("<w:sectPr" + W + ">" + xml + "</w:sectPr>");
        SectPr present = body.getSectPr();
        if (present == null) {
            body.setSectPr(more);
            return;
        }
        present.getEGHdrFtrReferences().addAll(more.getEGHdrFtrReferences());
        if (more.getTitlePg() != null) {
            present.setTitlePg(more.getTitlePg());
        }
    }

    private static void section(WordprocessingMLPackage document, String xml) throws Exception {
        document.getMainDocumentPart()
                .addObject((P) XmlUtils.unmarshalString("<w:p" + W + "><w:pPr>" + xml + "</w:pPr></w:p>"));
    }

    private static void settings(WordprocessingMLPackage document, String xml) throws Exception {
        DocumentSettingsPart part = document.getMainDocumentPart().getDocumentSettingsPart(true);
        part.setContents((CTSettings)
                XmlUtils.unwrap(XmlUtils.unmarshalString("<w:settings" + W + ">" + xml + "</w:settings>")));
    }
}
