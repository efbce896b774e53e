// Workbooks by the npm package exceljs: node make-sheets.mjs FOLDER; the files are named exceljs-feature.xlsx.
import { join } from "node:path";
import ExcelJS from "exceljs";
import { PNG } from "./picture.mjs";

const folder = process.argv[2];
const at = (name) => join(folder, `exceljs-${name}.xlsx`);
const fill = (sheet) => {
  for (const row of [["Name", "Mark"], ["A", "five"], ["B", "four"], ["C", "three"]]) sheet.addRow(row);
  return sheet;
};
const features = {
  plain: () => {},
  header: (book, sheet) => {
    sheet.headerFooter.oddHeader = "&LSchool&CMarks&RClass 3";
    sheet.headerFooter.oddFooter = "&CPage &P of &N";
  },
  "first-page": (book, sheet) => {
    sheet.headerFooter.differentFirst = true;
    sheet.headerFooter.firstHeader = "&CCover";
    sheet.getRow(2).addPageBreak();
  },
  "even-pages": (book, sheet) => {
    sheet.headerFooter.differentOddEven = true;
    sheet.headerFooter.evenHeader = "&REven";
    sheet.getRow(1).addPageBreak();
    sheet.getRow(2).addPageBreak();
  },
  "hidden-sheets": (book) => {
    fill(book.addWorksheet("Two", { state: "hidden" }));
    fill(book.addWorksheet("Three", { state: "veryHidden" }));
  },
  "print-area": (book, sheet) => {
    sheet.pageSetup.printArea = "A1:B3";
    sheet.pageSetup.printTitlesRow = "1:1";
  },
  landscape: (book, sheet) => {
    Object.assign(sheet.pageSetup, { orientation: "landscape", fitToPage: true, fitToHeight: 0 });
  },
  comments: (book, sheet) => {
    sheet.getCell("A2").note = "Look here";
  },
  protection: (book, sheet) => sheet.protect("secret", { spinCount: 10 }),
  picture: (book, sheet) => {
    sheet.addImage(book.addImage({ buffer: PNG, extension: "png" }), "D2:E4");
  },
  table: (book, sheet) => {
    sheet.addTable({ name: "Marks", ref: "D1", columns: [{ name: "Name" }], rows: [["A"], ["B"]] });
  },
  views: (book, sheet) => {
    sheet.views = [{ state: "frozen", xSplit: 1, ySplit: 1 }];
    sheet.autoFilter = "A1:B4";
  },
};
for (const [name, change] of Object.entries(features)) {
  const book = new ExcelJS.Workbook();
  await change(book, fill(book.addWorksheet("One")));
  await book.xlsx.writeFile(at(name));
}
const streamed = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: at("streamed"), useStyles: true });
fill(streamed.addWorksheet("Streamed", { headerFooter: { oddHeader: "&CStreamed" } })).commit();
await streamed.commit();
