package io.github.edusec.examples.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.BreakType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/** Word documents: plain, with a first page of its own, or with a landscape section at the end. */
final class WordFormat implements SampleFormat {
    private static final BigInteger SHORT_SIDE = BigInteger.valueOf(11_906);
    private static final BigInteger LONG_SIDE = BigInteger.valueOf(16_838);
    private static final int TITLE_SIZE = 16;
    private static final int TEXT_SIZE = 11;

    @Override
    public byte[] bytes(SampleContent content) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            OfficeProperties.fix(document.getProperties(), content);
            text(document.createParagraph(), SampleContent.SCHOOL, TEXT_SIZE);
            text(document.createParagraph(), content.title(), TITLE_SIZE);
            text(document.createParagraph(), content.date(), TEXT_SIZE);
            boolean landscape = content.layout().equals("横置き");
            int last = content.pages().size() - 1;
            for (int i = 0; i <= last; i++) {
                if (i > 0 && !(landscape && i == last)) {
                    document.createParagraph().createRun().addBreak(BreakType.PAGE);
                }
                if (landscape && i == last) {
                    endPortraitSection(document);
                }
                page(document, content.pages().get(i));
            }
            finish(document, content.layout(), landscape);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.write(out);
            return FixedZip.repack(out.toByteArray());
        }
    }

    private static void page(XWPFDocument document, SampleContent.Page page) {
        page.paragraphs().forEach(p -> text(document.createParagraph(), p, TEXT_SIZE));
        if (page.table().isEmpty()) {
            return;
        }
        XWPFTable table =
                document.createTable(page.table().size(), page.table().get(0).size());
        for (int r = 0; r < page.table().size(); r++) {
            List<String> row = page.table().get(r);
            for (int c = 0; c < row.size(); c++) {
                table.getRow(r).getCell(c).setText(row.get(c));
            }
        }
    }

    private static void endPortraitSection(XWPFDocument document) {
        XWPFParagraph end = document.createParagraph();
        CTPPr properties =
                end.getCTP().isSetPPr() ? end.getCTP().getPPr() : end.getCTP().addNewPPr();
        size(properties.addNewSectPr(), SHORT_SIDE, LONG_SIDE);
    }

    private static void finish(XWPFDocument document, String layout, boolean landscape) {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        if (landscape) {
            size(section, LONG_SIDE, SHORT_SIDE).setOrient(STPageOrientation.LANDSCAPE);
        } else {
            size(section, SHORT_SIDE, LONG_SIDE);
        }
        if (layout.equals("表紙別")) {
            text(
                    document.createHeader(HeaderFooterType.FIRST).createParagraph(),
                    "表紙 " + SampleContent.SCHOOL,
                    TEXT_SIZE);
            text(document.createHeader(HeaderFooterType.DEFAULT).createParagraph(), SampleContent.SCHOOL, TEXT_SIZE);
            section.addNewTitlePg();
        }
    }

    private static CTPageSz size(CTSectPr section, BigInteger width, BigInteger height) {
        CTPageSz size = section.isSetPgSz() ? section.getPgSz() : section.addNewPgSz();
        size.setW(width);
        size.setH(height);
        return size;
    }

    private static void text(XWPFParagraph paragraph, String text, int size) {
        XWPFRun run = paragraph.createRun();
        run.setFontSize(size);
        run.setText(text);
    }
}
