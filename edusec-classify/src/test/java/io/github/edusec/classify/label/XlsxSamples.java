package io.github.edusec.classify.label;

import static io.github.edusec.classify.label.XlsxFixture.MARGINS;
import static io.github.edusec.classify.label.XlsxFixture.S;
import static io.github.edusec.classify.label.XlsxFixture.rows;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** One workbook per way in which headers, prefixes and encodings differ; none of them carries a label. */
final class XlsxSamples {
    static final String VIEWS = "<customSheetViews><customSheetView guid=\"{1}\"><selection/><rowBreaks/><pageMargins/>"
            + "<autoFilter ref=\"A1\"/></customSheetView><customSheetView guid=\"{2}\"/>"
            + "<customSheetView guid=\"{3}\" ><headerFooter differentFirst=\"1\"/></customSheetView></customSheetViews>";

    private XlsxSamples() {}

    static XlsxFixture named(String name) {
        return Objects.requireNonNull(all().get(name));
    }

    static Map<String, XlsxFixture> all() {
        Map<String, XlsxFixture> samples = new LinkedHashMap<>();
        headers()
                .forEach((name, xml) -> samples.put(
                        name, XlsxFixture.transitional().sheet(MARGINS + "<pageSetup/>" + xml + "<drawing r=\"x\"/>")));
        samples.put("no header", XlsxFixture.transitional().sheet(MARGINS).sheet(""));
        samples.put(
                "template with macros",
                XlsxFixture.transitional()
                        .mainType("application/vnd.ms-excel.template.macroEnabled.main+xml")
                        .part("xl/vbaProject.bin", "macros")
                        .sheet(MARGINS + "<rowBreaks/><mc:AlternateContent xmlns:mc=\"urn:mc\"/><extLst/>"));
        samples.put("strict", XlsxFixture.strict().sheet(MARGINS + "<headerFooter/>"));
        samples.put(
                "chart sheet and dialog sheet",
                XlsxFixture.transitional()
                        .sheet(MARGINS)
                        .sheetXml("chartsheet", "<chartsheet xmlns=\"" + S + "\"><pageSetup/><drawing/></chartsheet>")
                        .sheetXml(
                                "dialogsheet",
                                "<dialogsheet xmlns=\"" + S + "\"><headerFooter><oddHeader>&amp;L左</oddHeader>"
                                        + "</headerFooter></dialogsheet>")
                        .sheetXml("chartsheet", "<chartsheet xmlns=\"" + S + "\" />"));
        samples.put(
                "custom views",
                XlsxFixture.transitional().sheet("<sheetProtection sheet=\"1\"/>" + VIEWS + MARGINS + "<colBreaks/>"));
        samples.put(
                "unusual prefixes",
                XlsxFixture.transitional()
                        .sheetXml(
                                "worksheet",
                                "<ぶ:worksheet xmlns:ぶ='" + S + "' xmlns='urn:else'><sheetData><ぶ:x/></sheetData>"
                                        + "<ぶ:sheetData><!-- </ぶ:sheetData> --><ぶ:row r='>'/><![CDATA[</ぶ:sheetData>]]>"
                                        + "<?pi </ぶ:sheetData>?><ぶ:sheetData/></ぶ:sheetData ><headerFooter/>"
                                        + "<ぶ:headerFooter ><ぶ:oddFooter/></ぶ:headerFooter ></ぶ:worksheet >"));
        samples.put(
                "UTF-16",
                XlsxFixture.transitional()
                        .sheet("<headerFooter><oddHeader>&amp;R𠮷</oddHeader></headerFooter>")
                        .encoded("xl/sheets/sheet1.xml", StandardCharsets.UTF_16LE)
                        .sheet("")
                        .encoded("xl/sheets/sheet2.xml", StandardCharsets.UTF_16BE));
        samples.put(
                "foreign properties",
                XlsxFixture.transitional()
                        .custom(
                                "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\""
                                        + " xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
                                        + "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"部署\">"
                                        + "<vt:lpwstr>教務&amp;総務</vt:lpwstr></property></Properties>")
                        .sheet(MARGINS));
        samples.put(
                "rows in other forms",
                XlsxFixture.transitional()
                        .sheetXml("worksheet", "\n<worksheet xmlns=\"" + S + "\"><sheetData/></worksheet>\n")
                        .sheetXml("worksheet", "<worksheet xmlns=\"" + S + "\"><sheetData></sheetData></worksheet>")
                        .sheetXml("worksheet", "<worksheet xmlns=\"" + S + "\"/>")
                        .sheetXml("worksheet", "<worksheet xmlns=\"" + S + "\">" + rows(20_000) + "</worksheet>"));
        return samples;
    }

    /** Ways in which the headers of one sheet differ. */
    private static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "left, centre and right",
                header("oddHeader", "&amp;L左&amp;C&amp;\"MS &amp; 明朝,標準\"&amp;14中&amp;R&amp;K00FF00&amp;P/&amp;N"));
        headers.put("right section in front", header("oddHeader", "&amp;R右&amp;R&amp;D&amp;C中"));
        headers.put("empty right section", header("oddHeader", "&amp;L左&amp;R"));
        headers.put("empty right section beside the centre", header("oddHeader", "&amp;C中&amp;R"));
        headers.put("right section that ends like one", header("oddHeader", "&amp;R&amp;&amp;R"));
        headers.put("two lines", header("oddHeader", "&amp;C一&#10;二"));
        headers.put("two lines on the right", header("oddHeader", "&amp;R一\n二\n"));
        headers.put("centre without section", header("oddHeader", "A&amp;&amp;Rは普通の字 &lt;&#x32;&gt;"));
        headers.put("left only", header("oddHeader", "&amp;L左"));
        headers.put("footer only", header("oddFooter", "&amp;C- &amp;P -"));
        headers.put("empty headerFooter", "<headerFooter/>");
        headers.put("empty headerFooter, opened", "<headerFooter></headerFooter >");
        headers.put("empty headerFooter with space", "<headerFooter alignWithMargins='0' />");
        headers.put("empty strings", "<headerFooter><oddHeader/><oddFooter /></headerFooter>");
        headers.put("empty strings, opened", "<headerFooter><oddHeader ></oddHeader  ></headerFooter>");
        headers.put(
                "first and even pages",
                "<headerFooter differentOddEven=\"1\" differentFirst='true'>\n<oddHeader>&amp;C奇数</oddHeader>\n"
                        + "<oddFooter>足</oddFooter><firstHeader>&amp;R表紙</firstHeader>\n</headerFooter>");
        headers.put(
                "first and even pages, switched off",
                "<headerFooter differentFirst=\"0\"><evenHeader>偶数</evenHeader><firstFooter/></headerFooter>");
        headers.put(
                "comments, CDATA and instructions",
                "<headerFooter><oddHeader><!-- &R --><![CDATA[&L<左>&R右]]><?pi &C?></oddHeader>"
                        + "<oddFooter><!-- x --></oddFooter></headerFooter>");
        String token = token(10);
        headers.put("text equal to the mark", header("oddHeader", "&amp;R" + token));
        headers.put(
                "text equal to the mark, hidden and in the footer",
                "<headerFooter><oddHeader>&amp;R" + token + "</oddHeader><oddFooter>&amp;R " + token
                        + "</oddFooter><firstHeader >&amp;R" + token(11) + "</firstHeader></headerFooter>");
        headers.put("just room for the short mark", header("oddHeader", "x".repeat(220)));
        headers.put("no room in the header", header("oddHeader", "x".repeat(254)));
        return headers;
    }

    /** What the laws' first label looks like in a sheet. */
    private static String token(int size) {
        return XmlText.escape(SheetMark.ways(new Mark(XlsxLawsTest.A, MarkStyle.DEFAULT)).stream()
                .flatMap(java.util.List::stream)
                .filter(way -> way.token().startsWith("&" + size + "&"))
                .findFirst()
                .orElseThrow()
                .token());
    }

    private static String header(String element, String text) {
        return "<headerFooter><" + element + ">" + text + "</" + element + "></headerFooter>";
    }
}
