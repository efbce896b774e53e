package io.github.edusec.examples.sample;

import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextBox;

/** Slide shows with one slide per page. */
final class PowerPointFormat implements SampleFormat {
    private static final Rectangle TITLE = new Rectangle(40, 30, 640, 60);
    private static final Rectangle BODY = new Rectangle(40, 110, 640, 360);

    @Override
    public byte[] bytes(SampleContent content) throws IOException {
        try (XMLSlideShow show = new XMLSlideShow()) {
            OfficeProperties.fix(show.getProperties(), content);
            for (SampleContent.Page page : content.pages()) {
                XSLFSlide slide = show.createSlide();
                box(slide, TITLE, SampleContent.SCHOOL + " " + content.title());
                box(slide, BODY, String.join("\n", page.paragraphs()));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            show.write(out);
            return FixedZip.repack(out.toByteArray());
        }
    }

    private static void box(XSLFSlide slide, Rectangle place, String text) {
        XSLFTextBox box = slide.createTextBox();
        box.setAnchor(place);
        box.setText(text);
    }
}
