package io.github.edusec.interop.corpus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.util.Units;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFHeaderFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRelation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRunTrackChange;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/** Word documents by Apache POI. */
final class PoiWord implements Program {
    private final Features features = new Features()
            .add("poi-plain.docx", of(document -> {}))
            .add("poi-header.docx", of(document -> say(document.createHeader(HeaderFooterType.DEFAULT), "School")))
            .add("poi-footer.docx", of(document -> say(document.createFooter(HeaderFooterType.DEFAULT), "Bottom")))
            .add("poi-first-page.docx", of(document -> {
                say(document.createHeader(HeaderFooterType.FIRST), "Cover");
                say(document.createHeader(HeaderFooterType.DEFAULT), "Inside");
            }))
            .add("poi-even-pages.docx", of(document -> {
                say(document.createHeader(HeaderFooterType.EVEN), "Even");
                say(document.createHeader(HeaderFooterType.DEFAULT), "Odd");
                document.setEvenAndOddHeadings(true);
            }))
            .add("poi-even-switched-off.docx", of(document -> {
                say(document.createHeader(HeaderFooterType.EVEN), "Not shown");
                document.setEvenAndOddHeadings(false);
            }))
            .add("poi-title-page-only.docx", of(document -> section(document).addNewTitlePg()))
            .add("poi-sections-inherited.docx", of(document -> {
                say(document.createHeader(HeaderFooterType.DEFAULT), "For all");
                endSection(document, true);
                document.createParagraph().createRun().setText("Second section");
                endSection(document, false);
                document.createParagraph().createRun().setText("Third section");
            }))
            .add("poi-sections-shared-header.docx", of(document -> {
                say(document.createHeader(HeaderFooterType.DEFAULT), "Shared");
                CTSectPr first = endSection(document, true);
                document.createParagraph().createRun().setText("Second section");
                section(document).setHeaderReferenceArray(first.getHeaderReferenceArray());
            }))
            .add("poi-sections-empty.docx", of(document -> {
                endSection(document, false);
                document.createParagraph().createRun().setText("Second section");
            }))
            .add("poi-landscape.docx", of(document -> {
                CTPageSz size = section(document).addNewPgSz();
                size.setW(BigInteger.valueOf(16838));
                size.setH(BigInteger.valueOf(11906));
                size.setOrient(STPageOrientation.LANDSCAPE);
            }))
            .add("poi-table-in-header.docx", of(document -> {
                XWPFHeader header = document.createHeader(HeaderFooterType.DEFAULT);
                header.createTable(1, 2).getRow(0).getCell(1).setText("Class 3");
                say(header, "Below the table");
            }))
            .add(
                    "poi-picture-in-header.docx",
                    of(document -> document.createHeader(HeaderFooterType.DEFAULT)
                            .createParagraph()
                            .createRun()
                            .addPicture(
                                    new ByteArrayInputStream(Picture.PNG),
                                    PictureType.PNG,
                                    "logo.png",
                                    Units.toEMU(24),
                                    Units.toEMU(24))))
            .add("poi-fields.docx", of(document -> {
                XWPFParagraph line =
                        document.createHeader(HeaderFooterType.DEFAULT).createParagraph();
                line.createRun().setText("Page ");
                line.getCTP().addNewFldSimple().setInstr("PAGE");
            }))
            .add("poi-comments.docx", of(document -> {
                document.createComments()
                        .createComment(BigInteger.ZERO)
                        .createParagraph()
                        .createRun()
                        .setText("Look here");
                document.createParagraph().getCTP().addNewCommentRangeStart().setId(BigInteger.ZERO);
            }))
            .add("poi-footnotes.docx", of(document -> {
                document.createFootnote().createParagraph().createRun().setText("Source");
            }))
            .add("poi-tracked-changes.docx", of(document -> {
                document.setTrackRevisions(true);
                CTRunTrackChange change = document.createParagraph().getCTP().addNewIns();
                change.setAuthor("A");
                change.setId(BigInteger.TEN);
                change.addNewR().addNewT().setStringValue("added");
            }))
            .add("poi-protection.docx", of(document -> {
                say(document.createHeader(HeaderFooterType.DEFAULT), "Forms only");
                document.enforceFillingFormsProtection();
            }))
            .add("poi-custom-properties.docx", of(document -> {
                document.getProperties().getCustomProperties().addProperty("Client", "A & B");
                document.getProperties().getCustomProperties().addProperty("Number", 7);
            }))
            .add("poi-background-and-columns.docx", of(document -> {
                section(document).addNewCols().setNum(BigInteger.TWO);
                say(document.createHeader(HeaderFooterType.DEFAULT), "Two columns");
            }))
            .add("poi-macros.docm", of(PoiWord::addMacros));

    @Override
    public void makeAll(Path folder) throws Exception {
        features.makeAll(folder);
    }

    @Override
    public List<String> headers(Path document) throws IOException {
        try (InputStream in = Files.newInputStream(document);
                XWPFDocument opened = new XWPFDocument(in)) {
            return opened.getHeaderList().stream().map(XWPFHeader::getText).toList();
        }
    }

    /** Changes a new document of two pages. */
    @FunctionalInterface
    private interface Change {
        void in(XWPFDocument document) throws Exception;
    }

    private static Features.Making of(Change change) {
        return file -> {
            try (XWPFDocument document = new XWPFDocument();
                    OutputStream out = Files.newOutputStream(file)) {
                document.createParagraph().createRun().setText("Page one");
                XWPFParagraph second = document.createParagraph();
                second.setPageBreak(true);
                second.createRun().setText("Page two");
                change.in(document);
                document.write(out);
            }
        };
    }

    private static void say(XWPFHeaderFooter header, String text) {
        header.createParagraph().createRun().setText(text);
    }

    private static CTSectPr section(XWPFDocument document) {
        var body = document.getDocument().getBody();
        return body.isSetSectPr() ? body.getSectPr() : body.addNewSectPr();
    }

    /** Ends a section here; the document's headers move to it on demand. */
    private static CTSectPr endSection(XWPFDocument document, boolean withHeaders) {
        CTSectPr ended = document.createParagraph().getCTP().addNewPPr().addNewSectPr();
        if (withHeaders) {
            CTSectPr last = section(document);
            ended.setHeaderReferenceArray(last.getHeaderReferenceArray());
            while (last.sizeOfHeaderReferenceArray() > 0) {
                last.removeHeaderReference(0);
            }
        }
        return ended;
    }

    private static void addMacros(XWPFDocument document) throws Exception {
        var opc = document.getPackage();
        PackagePart project = opc.createPart(
                PackagingURIHelper.createPartName("/word/vbaProject.bin"), "application/vnd.ms-office.vbaProject");
        try (OutputStream out = project.getOutputStream()) {
            out.write(new byte[] {1, 2, 3});
        }
        document.getPackagePart()
                .addRelationship(
                        project.getPartName(),
                        TargetMode.INTERNAL,
                        "http://schemas.microsoft.com/office/2006/relationships/vbaProject");
        opc.replaceContentType(XWPFRelation.DOCUMENT.getContentType(), XWPFRelation.MACRO_DOCUMENT.getContentType());
    }
}
