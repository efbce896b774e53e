package io.github.edusec.interop.corpus;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFChartSheet;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;

/** Workbooks by Apache POI. */
final class PoiSheets implements Program {
    private final Features features = new Features()
            .add("poi-plain.xlsx", of(book -> {}))
            .add("poi-header.xlsx", of(book -> {
                book.getSheetAt(0).getHeader().setLeft("School & home");
                book.getSheetAt(0).getHeader().setCenter("&A");
                book.getSheetAt(0).getHeader().setRight("Class 3");
            }))
            .add("poi-footer.xlsx", of(book -> book.getSheetAt(0).getFooter().setCenter("Page &P of &N")))
            .add("poi-first-page.xlsx", of(book -> {
                book.getSheetAt(0).getFirstHeader().setCenter("Cover");
                book.getSheetAt(0).getOddHeader().setLeft("Inside");
                book.getSheetAt(0).setRowBreak(2);
            }))
            .add("poi-even-pages.xlsx", of(book -> {
                book.getSheetAt(0).getEvenHeader().setRight("Even");
                book.getSheetAt(0).setRowBreak(1);
                book.getSheetAt(0).setRowBreak(3);
            }))
            .add("poi-switched-without-strings.xlsx", of(book -> {
                var headers = book.getSheetAt(0).getCTWorksheet().addNewHeaderFooter();
                headers.setDifferentFirst(true);
                headers.setDifferentOddEven(true);
                headers.setScaleWithDoc(false);
                book.getSheetAt(0).setRowBreak(2);
            }))
            .add("poi-custom-views.xlsx", of(PoiSheets::addView))
            .add("poi-hidden-sheets.xlsx", of(book -> {
                fill(book.createSheet("Two"));
                fill(book.createSheet("Three"));
                book.setSheetHidden(1, true);
                book.setSheetVisibility(2, SheetVisibility.VERY_HIDDEN);
            }))
            .add("poi-print-area.xlsx", of(book -> {
                book.setPrintArea(0, 0, 1, 0, 2);
                book.getSheetAt(0).setRepeatingRows(CellRangeAddress.valueOf("1:1"));
            }))
            .add("poi-landscape.xlsx", of(book -> {
                book.getSheetAt(0).getPrintSetup().setLandscape(true);
                book.getSheetAt(0).setFitToPage(true);
                book.getSheetAt(0).getPrintSetup().setFitHeight((short) 0);
            }))
            .add(
                    "poi-comments.xlsx",
                    of(book -> book.getSheetAt(0)
                            .createDrawingPatriarch()
                            .createCellComment(new XSSFClientAnchor(0, 0, 0, 0, 3, 1, 5, 4))
                            .setString("Look here")))
            .add("poi-protection.xlsx", of(book -> {
                book.getSheetAt(0).protectSheet("secret");
                book.lockStructure();
            }))
            .add(
                    "poi-picture.xlsx",
                    of(book -> book.getSheetAt(0)
                            .createDrawingPatriarch()
                            .createPicture(
                                    new XSSFClientAnchor(0, 0, 0, 0, 3, 1, 4, 2),
                                    book.addPicture(Picture.PNG, Workbook.PICTURE_TYPE_PNG))))
            .add(
                    "poi-chart.xlsx",
                    of(book -> book.getSheetAt(0)
                            .createDrawingPatriarch()
                            .createChart(new XSSFClientAnchor(0, 0, 0, 0, 3, 1, 8, 9))
                            .createCategoryAxis(AxisPosition.BOTTOM)))
            .add(
                    "poi-table.xlsx",
                    of(book -> book.getSheetAt(0)
                            .createTable(book.getCreationHelper().createAreaReference("A1:B5"))))
            .add("poi-conditional-formats.xlsx", of(book -> {
                var formats = book.getSheetAt(0).getSheetConditionalFormatting();
                formats.addConditionalFormatting(
                        new CellRangeAddress[] {CellRangeAddress.valueOf("B2:B5")},
                        formats.createConditionalFormattingRule("B2>3"));
                book.getSheetAt(0).setAutoFilter(CellRangeAddress.valueOf("A1:B5"));
            }))
            .add(
                    "poi-custom-properties.xlsx",
                    of(book -> book.getProperties().getCustomProperties().addProperty("Client", "A & B")))
            .add("poi-many-sheets.xlsx", of(book -> {
                for (int number = 2; number <= 12; number++) {
                    fill(book.createSheet("Sheet" + number));
                }
            }))
            .add("poi-macros.xlsm", file -> {
                try (XSSFWorkbook book = new XSSFWorkbook(XSSFWorkbookType.XLSM);
                        OutputStream out = Files.newOutputStream(file)) {
                    fill(book.createSheet("One"));
                    book.setVBAProject(new ByteArrayInputStream(new byte[] {1, 2, 3}));
                    book.write(out);
                }
            })
            .add("poi-streamed.xlsx", file -> {
                try (SXSSFWorkbook book = new SXSSFWorkbook(10);
                        OutputStream out = Files.newOutputStream(file)) {
                    Sheet sheet = book.createSheet("Streamed");
                    for (int row = 0; row < 200; row++) {
                        sheet.createRow(row).createCell(0).setCellValue(row);
                    }
                    sheet.getHeader().setCenter("Streamed");
                    book.write(out);
                }
            });

    @Override
    public void makeAll(Path folder) throws Exception {
        features.makeAll(folder);
    }

    @Override
    public List<String> headers(Path document) throws Exception {
        List<String> headers = new ArrayList<>();
        try (InputStream in = Files.newInputStream(document);
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            for (Sheet sheet : book) {
                if (!(sheet instanceof XSSFChartSheet)) {
                    headers.add(sheet.getHeader().getRight());
                }
            }
        }
        return headers;
    }

    /** Changes a new workbook with one filled sheet. */
    @FunctionalInterface
    private interface Change {
        void in(XSSFWorkbook book) throws Exception;
    }

    private static Features.Making of(Change change) {
        return file -> {
            try (XSSFWorkbook book = new XSSFWorkbook();
                    OutputStream out = Files.newOutputStream(file)) {
                fill(book.createSheet("One"));
                change.in(book);
                book.write(out);
            }
        };
    }

    private static void fill(XSSFSheet sheet) {
        for (int row = 0; row < 5; row++) {
            sheet.createRow(row).createCell(0).setCellValue(row == 0 ? "Name" : "N" + row);
            sheet.getRow(row).createCell(1).setCellValue(row == 0 ? "Mark" : "M" + row);
        }
    }

    private static void addView(XSSFWorkbook book) {
        String id = "{11111111-2222-3333-4444-555555555555}";
        var view = book.getCTWorkbook().addNewCustomWorkbookViews().addNewCustomWorkbookView();
        view.setName("Print");
        view.setGuid(id);
        view.setWindowWidth(800);
        view.setWindowHeight(600);
        view.setActiveSheetId(1);
        var own = book.getSheetAt(0).getCTWorksheet().addNewCustomSheetViews().addNewCustomSheetView();
        own.setGuid(id);
        own.addNewHeaderFooter().setOddHeader("&CView");
    }
}
