package io.github.edusec.classify.label;

import static io.github.edusec.classify.label.DocxFixture.footerReference;
import static io.github.edusec.classify.label.DocxFixture.pageBreak;
import static io.github.edusec.classify.label.DocxFixture.reference;
import static io.github.edusec.classify.label.DocxFixture.section;
import static io.github.edusec.classify.label.DocxFixture.sectionEnd;
import static io.github.edusec.classify.label.OdfFixture.band;
import static io.github.edusec.classify.label.OdfFixture.layout;
import static io.github.edusec.classify.label.OdfFixture.paragraph;
import static io.github.edusec.classify.label.OdfFixture.strip;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Documents whose first page is, or is not, told apart from the others; none of them carries a label.
 *
 * @param extension of a file that an office program would open
 * @param family how it is stamped
 * @param parts its parts
 * @param pages the numbers of the pages that show a mark at the top that is wanted on the first page only, as LibreOffice prints them
 * @param remarks what the mark does other than asked for
 */
record FirstPageSamples(
        String extension,
        PackageStamper.Family family,
        Map<String, byte[]> parts,
        List<Integer> pages,
        List<MarkRemark> remarks) {
    /** All pages, however many there are. */
    static final List<Integer> EVERY = List.of();

    private static final List<MarkRemark> AS_ASKED = List.of();
    private static final List<MarkRemark> ALL = List.of(MarkRemark.ON_ALL_PAGES);
    private static final String NEXT = " style:next-style-name=\"Standard\"";

    static Map<String, FirstPageSamples> all() {
        Map<String, FirstPageSamples> samples = new LinkedHashMap<>();
        word(samples);
        sheets(samples);
        slides(samples);
        openText(samples);
        openOthers(samples);
        return samples;
    }

    static FirstPageSamples named(String name) {
        return Objects.requireNonNull(all().get(name));
    }

    Path write(Path file) throws IOException {
        return DocxFixture.write(file, parts);
    }

    private static void word(Map<String, FirstPageSamples> samples) {
        samples.put(
                "title page with its header",
                docx(
                        headers("表紙")
                                .body(words("一", "二", "三")
                                        + section(reference("default", "rId1") + reference("first", "rId2")
                                                + "<w:titlePg/>")),
                        List.of(1),
                        AS_ASKED));
        samples.put(
                "title page without a header",
                docx(
                        headers("別")
                                .body(words("一", "二", "三")
                                        + section(reference("default", "rId1") + footerReference("first", "rId3")
                                                + "<w:titlePg/>"))
                                .footer("footer1.xml", "rId3", DocxFixture.paragraph("下")),
                        List.of(1),
                        AS_ASKED));
        samples.put(
                "title page and even pages, second section without title page",
                docx(
                        headers("表紙")
                                .settings("<w:evenAndOddHeaders/>")
                                .body(words("一", "二", "三")
                                        + sectionEnd(reference("default", "rId1") + reference("even", "rId1")
                                                + reference("first", "rId2") + "<w:titlePg w:val=\"true\"/>")
                                        + words("四", "五")
                                        + section("")),
                        List.of(1),
                        AS_ASKED));
        samples.put(
                "title page that the second section inherits",
                docx(
                        headers("表紙")
                                .body(words("一", "二")
                                        + sectionEnd(reference("default", "rId1") + reference("first", "rId2")
                                                + "<w:titlePg/>")
                                        + words("三", "四")
                                        + section("<w:titlePg/>")),
                        List.of(1, 3),
                        List.of(MarkRemark.ON_FURTHER_PAGES)));
        samples.put(
                "one header for the title page and the others",
                docx(
                        headers("別")
                                .body(words("一", "二")
                                        + section(reference("default", "rId1") + reference("first", "rId1")
                                                + "<w:titlePg/>")),
                        List.of(1, 2),
                        List.of(MarkRemark.ON_FURTHER_PAGES)));
        samples.put(
                "title page in the second section only",
                docx(
                        headers("表紙")
                                .body(words("一", "二")
                                        + sectionEnd(reference("default", "rId1"))
                                        + words("三")
                                        + section(reference("first", "rId2") + "<w:titlePg/>")),
                        EVERY,
                        ALL));
        samples.put(
                "title page switched off",
                docx(
                        headers("表紙")
                                .body(words("一", "二")
                                        + section(reference("default", "rId1") + reference("first", "rId2")
                                                + "<w:titlePg w:val=\"0\"/>")),
                        EVERY,
                        ALL));
    }

    private static DocxFixture headers(String first) {
        return DocxFixture.transitional()
                .header("header1.xml", "rId1", DocxFixture.paragraph("毎頁"))
                .header("header2.xml", "rId2", DocxFixture.paragraph(first));
    }

    private static void sheets(Map<String, FirstPageSamples> samples) {
        String breaks =
                "<rowBreaks count=\"1\" manualBreakCount=\"1\"><brk id=\"2\" max=\"16383\" man=\"1\"/></rowBreaks>";
        String own = XlsxFixture.MARGINS + "<headerFooter differentFirst=\"1\"><oddHeader>&amp;L毎頁</oddHeader>"
                + "<firstHeader>&amp;L表紙</firstHeader></headerFooter>" + breaks;
        String missing = XlsxFixture.MARGINS
                + "<headerFooter differentOddEven=\"1\" differentFirst=\"1\"><oddHeader>&amp;L毎頁</oddHeader>"
                + "<evenHeader>&amp;L偶数</evenHeader></headerFooter>" + breaks;
        String common = XlsxFixture.MARGINS + "<headerFooter><oddHeader>&amp;L毎頁</oddHeader></headerFooter>" + breaks;
        samples.put("sheet with a first header", xlsx(XlsxFixture.transitional().sheet(own), List.of(1), AS_ASKED));
        samples.put(
                "sheet with a first page but no header for it",
                xlsx(XlsxFixture.transitional().sheet(missing), List.of(1), AS_ASKED));
        samples.put(
                "two sheets with first headers",
                xlsx(XlsxFixture.transitional().sheet(own).sheet(own), EVERY, ALL));
        samples.put(
                "sheets without first pages", xlsx(XlsxFixture.transitional().sheet(common), EVERY, ALL));
    }

    private static void slides(Map<String, FirstPageSamples> samples) {
        samples.put(
                "slides",
                pptx(
                        PptxFixture.simple()
                                .slide("layout", "", "")
                                .slide("layout", PptxFixture.HIDES, "")
                                .slide("layout", "", ""),
                        List.of(1),
                        AS_ASKED));
        samples.put(
                "slides in another order than their relationships",
                new FirstPageSamples(
                        "pptx",
                        PptxPresentation::of,
                        reversed(PptxFixture.simple()
                                .slide("layout", "", "")
                                .slide("layout", "", "")
                                .parts()),
                        List.of(1),
                        AS_ASKED));
    }

    private static Map<String, byte[]> reversed(Map<String, byte[]> parts) {
        Map<String, byte[]> all = new LinkedHashMap<>(parts);
        all.computeIfPresent(
                "ppt/presentation.xml",
                (name, xml) -> DocxFixture.utf8(
                        DocxFixture.text(xml).replaceAll("(<p:sldId [^>]*/>)(<p:sldId [^>]*/>)", "$2$1")));
        return all;
    }

    private static void openText(Map<String, FirstPageSamples> samples) {
        String header = band("header", "fo:min-height=\"1cm\" fo:margin-bottom=\"0.3cm\"");
        String both = header + band("footer", "fo:min-height=\"1cm\" fo:margin-top=\"0.3cm\"");
        String common = strip("header", paragraph("毎頁"));
        samples.put(
                "master page with a first header",
                odf(
                        "odt",
                        text(header, master("Standard", "", common + strip("header-first", paragraph("表紙")))),
                        List.of(1),
                        AS_ASKED));
        samples.put(
                "master page with a header and a first footer",
                odf(
                        "odt",
                        text(
                                both,
                                master(
                                        "Standard",
                                        "",
                                        common
                                                + strip("footer", paragraph("下"))
                                                + strip("footer-first", paragraph("表紙下")))),
                        List.of(1),
                        AS_ASKED));
        samples.put(
                "master page with a common header only",
                odf("odt", text(header, master("Standard", "", common)), EVERY, ALL));
        String masters = master("First_20_Page", NEXT, common) + master("Standard", "", common);
        samples.put(
                "master page that another one follows",
                odf(
                        "odt",
                        text(header, masters)
                                .styles(leading("P1", "First_20_Page"))
                                .body(led()),
                        List.of(1),
                        AS_ASKED));
        samples.put(
                "master page that another one follows, beside a table style of the same name",
                odf(
                        "odt",
                        text(header, masters)
                                .styles(leading("P1", "First_20_Page")
                                        + leading("P1", "Standard").replace("paragraph", "table"))
                                .body(led()),
                        List.of(1),
                        AS_ASKED));
        samples.put(
                "master page that one of two styles of the same name leads to",
                odf(
                        "odt",
                        text(header, masters)
                                .styles(leading("P1", "First_20_Page") + leading("P1", "Standard"))
                                .body(led()),
                        EVERY,
                        ALL));
        samples.put(
                "master page that another one follows, and that comes again",
                odf(
                        "odt",
                        text(header, masters)
                                .styles(leading("P1", "First_20_Page"))
                                .body(led() + "<text:p text:style-name=\"P1\">又</text:p>"),
                        EVERY,
                        ALL));
    }

    private static void openOthers(Map<String, FirstPageSamples> samples) {
        String header = band("header", "fo:min-height=\"1cm\" fo:margin-bottom=\"0.3cm\"");
        samples.put(
                "sheets of a master page with a first header",
                odf(
                        "ods",
                        OdfFixture.spreadsheet()
                                .layouts(layout("pm", header))
                                .masters(master(
                                        "Standard",
                                        "",
                                        strip("header", paragraph("毎頁")) + strip("header-first", paragraph("表紙"))))
                                .body(OdfFixture.sheet("一")
                                        .replace(
                                                "</table:table>",
                                                "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>行</text:p></table:table-cell></table:table-row>"
                                                                .repeat(120)
                                                        + "</table:table>")),
                        EVERY,
                        ALL));
        samples.put(
                "slides of OpenDocument",
                odf(
                        "odp",
                        OdfFixture.presentation()
                                .body(OdfFixture.slide("一", "")
                                        + OdfFixture.slide("二", "")
                                        + OdfFixture.slide("三", "")),
                        List.of(1),
                        AS_ASKED));
    }

    private static OdfFixture text(String bands, String masters) {
        return OdfFixture.text()
                .layouts(layout("pm", bands))
                .masters(masters)
                .body(paragraph("学年だより").repeat(150));
    }

    private static String master(String name, String attributes, String content) {
        return OdfFixture.master(name, "pm", content).replaceFirst(">", attributes + ">");
    }

    private static String leading(String style, String master) {
        return "<style:style style:name=\"" + style + "\" style:family=\"paragraph\" style:master-page-name=\"" + master
                + "\"/>";
    }

    private static String led() {
        return "<text:sequence-decls/><text:p text:style-name=\"P1\">表紙</text:p>"
                + paragraph("学年だより").repeat(150);
    }

    private static FirstPageSamples docx(DocxFixture fixture, List<Integer> pages, List<MarkRemark> remarks) {
        return new FirstPageSamples("docx", DocxDocument::of, fixture.parts(), pages, remarks);
    }

    private static FirstPageSamples xlsx(XlsxFixture fixture, List<Integer> pages, List<MarkRemark> remarks) {
        return new FirstPageSamples("xlsx", XlsxWorkbook::of, fixture.parts(), pages, remarks);
    }

    private static FirstPageSamples pptx(PptxFixture fixture, List<Integer> pages, List<MarkRemark> remarks) {
        return new FirstPageSamples("pptx", PptxPresentation::of, fixture.parts(), pages, remarks);
    }

    private static FirstPageSamples odf(
            String extension, OdfFixture fixture, List<Integer> pages, List<MarkRemark> remarks) {
        return new FirstPageSamples(extension, OpenDocument::of, fixture.parts(), pages, remarks);
    }

    private static String words(String... texts) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            all.append(i == 0 ? "" : pageBreak()).append(DocxFixture.paragraph("本文" + texts[i]));
        }
        return all.toString();
    }
}
