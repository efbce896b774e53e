package io.github.edusec.interop.corpus;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.sl.usermodel.PictureData;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFRelation;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFSlideMaster;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextShape;

/** Presentations by Apache POI. */
final class PoiSlides implements Program {
    private static final String P = "http://schemas.openxmlformats.org/presentationml/2006/main";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Features features = new Features()
            .add("poi-plain.pptx", of(show -> {}))
            .add("poi-layouts.pptx", of(show -> {
                for (SlideLayout kind : List.of(SlideLayout.TITLE, SlideLayout.TITLE_AND_CONTENT, SlideLayout.BLANK)) {
                    show.createSlide(show.getSlideMasters().get(0).getLayout(kind));
                }
            }))
            .add(
                    "poi-slide-hides-master.pptx",
                    of(show -> show.getSlides().get(0).getXmlObject().setShowMasterSp(false)))
            .add(
                    "poi-layout-hides-master.pptx",
                    of(show -> show.getSlides()
                            .get(0)
                            .getSlideLayout()
                            .getXmlObject()
                            .setShowMasterSp(false)))
            .add("poi-both-hide-master.pptx", of(show -> {
                show.getSlides().get(0).getXmlObject().setShowMasterSp(false);
                show.getSlides().get(0).getSlideLayout().getXmlObject().setShowMasterSp(false);
            }))
            .add(
                    "poi-notes.pptx",
                    of(show -> show.getNotesSlide(show.getSlides().get(0))
                            .getPlaceholder(1)
                            .setText("Say hello")))
            .add(
                    "poi-notes-hide-master.pptx",
                    of(show -> show.getNotesSlide(show.getSlides().get(0))
                            .getXmlObject()
                            .setShowMasterSp(false)))
            .add("poi-handout-master.pptx", of(PoiSlides::addHandoutMaster))
            .add("poi-wide.pptx", of(show -> show.setPageSize(new Dimension(960, 540))))
            .add("poi-portrait.pptx", of(show -> show.setPageSize(new Dimension(540, 720))))
            .add("poi-table.pptx", of(show -> {
                XSLFTable table = show.getSlides().get(0).createTable(2, 2);
                table.setAnchor(new Rectangle(100, 200, 300, 100));
                table.getCell(0, 0).setText("Name");
            }))
            .add(
                    "poi-picture.pptx",
                    of(show -> show.getSlides()
                            .get(0)
                            .createPicture(show.addPicture(Picture.PNG, PictureData.PictureType.PNG))
                            .setAnchor(new Rectangle(300, 300, 50, 50))))
            .add(
                    "poi-chart.pptx",
                    of(show -> show.createChart(show.getSlides().get(0))
                            .createCategoryAxis(org.apache.poi.xddf.usermodel.chart.AxisPosition.BOTTOM)))
            .add(
                    "poi-group.pptx",
                    of(show -> show.getSlides()
                            .get(0)
                            .createGroup()
                            .createTextBox()
                            .setText("In a group")))
            .add("poi-hidden-slide.pptx", of(show -> show.getSlides().get(1).setHidden(true)))
            .add("poi-comments.pptx", of(show -> show.getCommentAuthors()))
            .add("poi-macros.pptm", of(PoiSlides::addMacros))
            .add(
                    "poi-custom-properties.pptx",
                    of(show -> show.getProperties().getCustomProperties().addProperty("Client", "A & B")));

    @Override
    public void makeAll(Path folder) throws Exception {
        features.makeAll(folder);
    }

    @Override
    public List<String> headers(Path document) throws Exception {
        try (InputStream in = Files.newInputStream(document);
                XMLSlideShow show = new XMLSlideShow(in)) {
            return show.getSlideMasters().stream().map(PoiSlides::text).toList();
        }
    }

    private static String text(XSLFSlideMaster master) {
        return master.getShapes().stream()
                .filter(XSLFTextShape.class::isInstance)
                .map(shape -> ((XSLFTextShape) shape).getText())
                .collect(Collectors.joining("\n"));
    }

    /** Changes a new presentation of two slides. */
    @FunctionalInterface
    private interface Change {
        void in(XMLSlideShow show) throws Exception;
    }

    private static Features.Making of(Change change) {
        return file -> {
            try (XMLSlideShow show = new XMLSlideShow();
                    OutputStream out = Files.newOutputStream(file)) {
                for (int number = 1; number <= 2; number++) {
                    XSLFSlide slide = show.createSlide();
                    XSLFTextShape box = slide.createTextBox();
                    box.setText("Slide " + number);
                    box.setAnchor(new Rectangle(100, 100, 300, 60));
                }
                change.in(show);
                show.write(out);
            }
        };
    }

    private static void addHandoutMaster(XMLSlideShow show) throws Exception {
        PackagePart handout = show.getPackage()
                .createPart(
                        PackagingURIHelper.createPartName("/ppt/handoutMasters/handoutMaster1.xml"),
                        "application/vnd.openxmlformats-officedocument.presentationml.handoutMaster+xml");
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<p:handoutMaster xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:p=\"" + P
                + "\"><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
                + "<p:grpSpPr/></p:spTree></p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\""
                + " accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\""
                + " hlink=\"hlink\" folHlink=\"folHlink\"/></p:handoutMaster>";
        try (OutputStream out = handout.getOutputStream()) {
            out.write(xml.getBytes(StandardCharsets.UTF_8));
        }
        PackagePart theme = show.getSlideMasters().get(0).getTheme().getPackagePart();
        handout.addRelationship(theme.getPartName(), TargetMode.INTERNAL, RELATIONSHIPS + "theme");
        PackageRelationship listed = show.getPackagePart()
                .addRelationship(handout.getPartName(), TargetMode.INTERNAL, RELATIONSHIPS + "handoutMaster");
        show.getCTPresentation()
                .addNewHandoutMasterIdLst()
                .addNewHandoutMasterId()
                .setId(listed.getId());
    }

    private static void addMacros(XMLSlideShow show) throws Exception {
        PackagePart project = show.getPackage()
                .createPart(
                        PackagingURIHelper.createPartName("/ppt/vbaProject.bin"),
                        "application/vnd.ms-office.vbaProject");
        try (OutputStream out = project.getOutputStream()) {
            out.write(new byte[] {1, 2, 3});
        }
        show.getPackagePart()
                .addRelationship(
                        project.getPartName(),
                        TargetMode.INTERNAL,
                        "http://schemas.microsoft.com/office/2006/relationships/vbaProject");
        show.getPackage().replaceContentType(XSLFRelation.MAIN.getContentType(), XSLFRelation.MACRO.getContentType());
    }
}
