// Word documents by the npm package docx: node make-word.mjs FOLDER; the files are named docxjs-feature.docx.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  AlignmentType, CommentRangeEnd, CommentRangeStart, Document, DeletedTextRun, Footer, FootnoteReferenceRun, Header, ImageRun,
  InsertedTextRun, PageBreak, PageNumber, PageOrientation, Packer, Paragraph, SectionType, Table, TableCell, TableRow, TextRun,
  TableOfContents,
} from "docx";
import { PNG } from "./picture.mjs";

const folder = process.argv[2];
const line = (...children) => new Paragraph({ children: children.map((c) => (typeof c === "string" ? new TextRun(c) : c)) });
const header = (...children) => new Header({ children: children.map((c) => (typeof c === "string" ? line(c) : c)) });
const pages = (count) => Array.from({ length: count }, (_, i) => line(`Page ${i + 1}`, ...(i < count - 1 ? [new PageBreak()] : [])));
const one = (section, options = {}) => ({ ...options, sections: [{ children: pages(2), ...section }] });

const features = {
  plain: one({}),
  header: one({ headers: { default: header("School") } }),
  footer: one({ footers: { default: new Footer({ children: [line("Bottom")] }) } }),
  "first-page": one({
    properties: { titlePage: true },
    headers: { default: header("Inside"), first: header("Cover") },
    children: pages(3),
  }),
  "first-page-without-header": one({ properties: { titlePage: true }, headers: { default: header("Inside") } }),
  "even-pages": one(
    { headers: { default: header("Odd"), even: header("Even") }, children: pages(4) },
    { evenAndOddHeaderAndFooters: true },
  ),
  sections: {
    sections: [
      { headers: { default: header("One") }, children: pages(1) },
      { headers: { default: header("Two") }, children: pages(2) },
      { headers: { default: header("Three") }, properties: { titlePage: true }, children: pages(2) },
    ],
  },
  inherited: { sections: [{ headers: { default: header("For all") }, children: pages(1) }, { children: pages(1) }] },
  continuous: {
    sections: [
      { headers: { default: header("Top") }, children: pages(2) },
      { properties: { type: SectionType.CONTINUOUS }, children: pages(1) },
    ],
  },
  landscape: {
    sections: [
      { children: pages(1) },
      { properties: { page: { size: { orientation: PageOrientation.LANDSCAPE } } }, children: pages(2) },
    ],
  },
  "table-in-header": one({
    headers: {
      default: header(
        new Table({ rows: [new TableRow({ children: [new TableCell({ children: [line("School")] }), new TableCell({ children: [line("Class 3")] })] })] }),
      ),
    },
  }),
  "picture-in-header": one({
    headers: { default: header(line(new ImageRun({ type: "png", data: PNG, transformation: { width: 24, height: 24 } }))) },
  }),
  fields: one({
    headers: { default: header(new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: ["Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES] })] })) },
  }),
  comments: one(
    { children: [line(new CommentRangeStart(0), "commented", new CommentRangeEnd(0))] },
    { comments: { children: [{ id: 0, author: "A", date: new Date(0), children: [line("Look here")] }] } },
  ),
  footnotes: one({ children: [line("Text", new FootnoteReferenceRun(1))] }, { footnotes: { 1: { children: [line("Source")] } } }),
  "tracked-changes": one(
    {
      children: [line(
        new InsertedTextRun({ text: "added", id: 1, author: "A", date: "2026-04-01T00:00:00Z" }),
        new DeletedTextRun({ text: "gone", id: 2, author: "A", date: "2026-04-01T00:00:00Z" }),
      )],
    },
    { features: { trackRevisions: true } },
  ),
  contents: one({ children: [new TableOfContents("Contents"), ...pages(2)] }, { features: { updateFields: false } }),
};
for (const [name, options] of Object.entries(features)) {
  await writeFile(join(folder, `docxjs-${name}.docx`), await Packer.toBuffer(new Document(options)));
}
