package io.github.edusec.examples.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks with one sheet per page. */
final class ExcelFormat implements SampleFormat {
    @Override
    public byte[] bytes(SampleContent content) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            OfficeProperties.fix(workbook.getProperties(), content);
            int number = 1;
            for (SampleContent.Page page : content.pages()) {
                XSSFSheet sheet = workbook.createSheet(number++ + "枚目");
                sheet.createRow(0).createCell(0).setCellValue(SampleContent.SCHOOL + " " + content.title());
                int at = 2;
                for (List<String> cells : page.table()) {
                    XSSFRow row = sheet.createRow(at++);
                    for (int i = 0; i < cells.size(); i++) {
                        row.createCell(i).setCellValue(cells.get(i));
                    }
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return FixedZip.repack(out.toByteArray());
        }
    }
}
