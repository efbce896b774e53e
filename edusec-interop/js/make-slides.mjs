// Presentations by the npm package pptxgenjs: node make-slides.mjs FOLDER; the files are named pptxgenjs-feature.pptx.
import { join } from "node:path";
import PptxGenJS from "pptxgenjs";
import { PNG } from "./picture.mjs";

const folder = process.argv[2];
const say = (slide, text) => slide.addText(text, { x: 1, y: 2, w: 5, h: 1 });
const features = {
  plain: () => {},
  masters: (show) => {
    for (const title of ["ONE", "TWO"]) {
      show.defineSlideMaster({ title, background: { color: "EEEEFF" }, objects: [{ text: { text: title, options: { x: 1, y: 4, w: 3, h: 0.5 } } }] });
      say(show.addSlide({ masterName: title }), `On ${title}`);
    }
  },
  "slide-numbers": (show) => {
    show.defineSlideMaster({ title: "NUMBERED", slideNumber: { x: 0.5, y: "90%" } });
    say(show.addSlide({ masterName: "NUMBERED" }), "Numbered");
  },
  notes: (show, slide) => slide.addNotes("Say hello"),
  table: (show, slide) => slide.addTable([["Name", "Mark"], ["A", "5"]], { x: 1, y: 3, w: 5 }),
  chart: (show, slide) => slide.addChart(show.ChartType.bar, [{ name: "Marks", labels: ["A", "B"], values: [5, 4] }], { x: 1, y: 3, w: 4, h: 2 }),
  picture: (show, slide) => slide.addImage({ data: `image/png;base64,${PNG.toString("base64")}`, x: 4, y: 3, w: 1, h: 1 }),
  "hidden-slide": (show) => {
    say(show.addSlide(), "Hidden").hidden = true;
  },
  sections: (show) => {
    show.addSection({ title: "Part" });
    say(show.addSlide({ sectionTitle: "Part" }), "In a part");
  },
  "four-to-three": (show) => {
    show.layout = "LAYOUT_4x3";
  },
  portrait: (show) => {
    show.defineLayout({ name: "TALL", width: 7.5, height: 10 });
    show.layout = "TALL";
  },
};
for (const [name, change] of Object.entries(features)) {
  const show = new PptxGenJS();
  const slide = show.addSlide();
  say(slide, "Slide 1");
  change(show, slide);
  await show.writeFile({ fileName: join(folder, `pptxgenjs-${name}.pptx`) });
}
