package io.github.edusec.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.odftoolkit.odfdom.doc.OdfTextDocument;
import org.odftoolkit.odfdom.dom.element.table.TableTableElement;
import org.odftoolkit.odfdom.dom.element.table.TableTableRowElement;

/** The documents that are labelled, made by POI and ODFDOM. */
final class LabelFiles {
    private static final int PARAGRAPHS = 40;
    private static final int ROWS = 12;
    private static final int COLUMNS = 10;
    private static final int EMBLEM = 6_000;
    private static final int PICTURE = 1_050_000;

    private LabelFiles() {}

    /** A page and a half of text with a table, an emblem and a footer. */
    static Path smallDocx(Path folder) throws IOException {
        try (XWPFDocument document = document()) {
            picture(document, EMBLEM, 1);
            return write(document, folder.resolve("small.docx"));
        }
    }

    /** The same with pictures that do not shrink, as photographs. */
    static Path pictures(Path folder, int count) throws IOException {
        try (XWPFDocument document = document()) {
            for (int i = 0; i < count; i++) {
                picture(document, PICTURE, i);
            }
            return write(document, folder.resolve("pictures-" + count + ".docx"));
        }
    }

    private static XWPFDocument document() throws IOException {
        XWPFDocument document = new XWPFDocument();
        OfficeParts.add(document);
        document.createFooter(HeaderFooterType.DEFAULT)
                .createParagraph()
                .createRun()
                .setText("架空市立架空小学校");
        for (int i = 0; i < PARAGRAPHS; i++) {
            XWPFParagraph paragraph = document.createParagraph();
            String sentence = ScanFolder.sentence(i);
            for (int from = 0; from < sentence.length(); from += 20) {
                XWPFRun run = paragraph.createRun();
                run.setFontSize(10.5);
                run.setText(sentence.substring(from, Math.min(sentence.length(), from + 20)));
            }
        }
        XWPFTable table = document.createTable(ROWS, 5);
        for (int i = 0; i < ROWS; i++) {
            for (int column = 0; column < 5; column++) {
                table.getRow(i)
                        .getCell(column)
                        .setText(ScanFolder.sentence(i * 7 + column).substring(0, 8));
            }
        }
        return document;
    }

    private static void picture(XWPFDocument document, int size, int number) throws IOException {
        byte[] bytes = new byte[size];
        new Random(number).nextBytes(bytes);
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            document.createParagraph()
                    .createRun()
                    .addPicture(in, PictureType.JPEG, number + ".jpg", Units.toEMU(200), Units.toEMU(150));
        } catch (InvalidFormatException e) {
            throw new IOException(e);
        }
    }

    private static Path write(XWPFDocument document, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            document.write(out);
        }
        return file;
    }

    /** A sheet of so many rows of ten cells, half of them text. */
    static Path xlsx(Path folder, int rows) throws IOException {
        Path file = folder.resolve("rows-" + rows + ".xlsx");
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(100);
                OutputStream out = Files.newOutputStream(file)) {
            SXSSFSheet sheet = workbook.createSheet("名簿");
            for (int i = 0; i < rows; i++) {
                SXSSFRow row = sheet.createRow(i);
                for (int column = 0; column < COLUMNS; column++) {
                    if (column % 2 == 0) {
                        row.createCell(column).setCellValue((double) ((i * 31L + column * 7_919L) % 100_003));
                    } else {
                        row.createCell(column).setCellValue("生徒" + i * 13 % 997 + "-" + column);
                    }
                }
            }
            workbook.write(out);
        }
        return file;
    }

    static Path odt(Path folder) throws IOException {
        Path file = folder.resolve("small.odt");
        try (OdfTextDocument document = OdfTextDocument.newTextDocument();
                OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < PARAGRAPHS; i++) {
                document.newParagraph(ScanFolder.sentence(i));
            }
            TableTableElement table = document.getContentRoot().newTableTableElement();
            for (int i = 0; i < ROWS; i++) {
                TableTableRowElement row = table.newTableTableRowElement();
                for (int column = 0; column < 5; column++) {
                    row.newTableTableCellElement(0.0, "string")
                            .newTextPElement()
                            .setTextContent(ScanFolder.sentence(i * 7 + column).substring(0, 8));
                }
            }
            document.save(out);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) { // what ODFDOM declares
            throw new IOException(e);
        }
        return file;
    }
}
