package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxStamperTest {
    private static final LocalDate DAY = LocalDate.of(2027, 7, 1);
    private static final Label LABEL = new Label(Classification.of(Importance.II), DAY);
    private static final String TOKEN = "&amp;10&amp;&quot;BIZ UDPGothic,Bold&quot;重要性分類Ⅱ";

    private final PackageStamper stamper = new PackageStamper(Limits.DEFAULT, XlsxWorkbook::of);

    @TempDir
    Path folder;

    @Test
    void bothEdgesGetExactlyTheCodesAndTheText() throws IOException {
        Label label = label("2部&校外<持出>禁止");
        Map<String, String> parts = stamp(
                XlsxFixture.transitional().sheet("<headerFooter><oddFooter>&amp;R&amp;P</oddFooter></headerFooter>"),
                new Mark(label, new MarkStyle(MarkPosition.BOTH, 0xC00000)));
        String token = "&amp;10&amp;&quot;BIZ UDPGothic,Bold&quot;&amp;KC00000重要性分類Ⅱ 2部&amp;&amp;校外&lt;持出&gt;禁止";
        assertThat(sheet(parts, 1))
                .contains("</sheetData><headerFooter><oddHeader >&amp;R" + token
                        + "</oddHeader><oddFooter>&amp;R&amp;P&#10;" + token + "</oddFooter></headerFooter>");
        assertThat(parts.get("docProps/custom.xml"))
                .contains("name=\"edusec.label.sheets\"><vt:lpwstr", ">b " + token + "</vt:lpwstr>");
    }

    @Test
    void headersStandWhereTheSchemaWantsThem() throws IOException {
        Map<String, String> parts = stamp(XlsxFixture.transitional()
                .sheet(XlsxSamples.VIEWS + "<conditionalFormatting/>" + XlsxFixture.MARGINS
                        + "<pageSetup/><rowBreaks/><colBreaks/><drawing/><extLst/>"));
        String made = "<headerFooter><oddHeader  >&amp;R" + TOKEN + "</oddHeader></headerFooter>";
        assertThat(sheet(parts, 1))
                .contains("<pageSetup/>" + made + "<rowBreaks/>")
                .contains("<rowBreaks/><pageMargins/>" + made + "<autoFilter")
                .contains("<customSheetView guid=\"{2}\"><headerFooter>")
                .contains("<headerFooter differentFirst=\"1\"><oddHeader >&amp;R" + TOKEN
                        + "</oddHeader><firstHeader >&amp;R" + TOKEN + "</firstHeader ></headerFooter>");
    }

    @Test
    void onlyStringsThatPagesShowAreMarkedInTheirOrder() throws IOException {
        Map<String, String> parts = stamp(
                XlsxFixture.transitional()
                        .sheet("<headerFooter differentOddEven=\"true\"><oddFooter>a</oddFooter>"
                                + "<firstHeader>b</firstHeader></headerFooter>"),
                new Mark(LABEL, new MarkStyle(MarkPosition.BOTH, 0)));
        assertThat(sheet(parts, 1))
                .contains("<headerFooter differentOddEven=\"true\"><oddHeader >&amp;R" + TOKEN
                        + "</oddHeader><oddFooter>a&amp;R&#10;" + TOKEN + "</oddFooter><evenHeader >&amp;R" + TOKEN
                        + "</evenHeader><evenFooter >&amp;R" + TOKEN
                        + "</evenFooter><firstHeader>b</firstHeader></headerFooter>");
    }

    @ParameterizedTest
    @CsvSource({
        // units of the header, units of the footer, place, short text
        "0, 0, HEADER, false",
        "213, 0, HEADER, false",
        "214, 0, HEADER, true",
        "222, 0, HEADER, true",
        "223, 213, FOOTER, false",
        "223, 214, FOOTER, true",
    })
    void whereTheTextDoesNotFitItIsShortenedAndThenGoesToTheOtherEdge(
            int header, int footer, MarkPlace place, boolean shortened) throws IOException {
        Label label = label("校外持出禁止複写");
        Path target = folder.resolve("target");
        StampOutcome outcome = stamper.stamp(filled(header, footer), target, label);
        assertThat(outcome).extracting(Placed::in).isEqualTo(List.of(place, MarkPlace.PROPERTY));
        String sheet = sheet(texts(target), 1);
        assertThat(sheet.contains("校外持出")).isNotEqualTo(shortened);
        assertThat(sheet).contains("x".repeat(header) + (place == MarkPlace.HEADER ? "&amp;R" : "<"));
        Path again = folder.resolve("again");
        assertThat(stamper.stamp(target, again, label)).extracting(Placed::in).isEqualTo(Placed.in(outcome));
        assertThat(again).hasSameBinaryContentAs(target);
    }

    @Test
    void whereNothingFitsTheWorkbookIsRefused() throws IOException {
        StampOutcome.Refused refused =
                (StampOutcome.Refused) stamper.stamp(filled(223, 223), folder.resolve("t"), LABEL);
        assertThat(refused.reason()).isEqualTo(LabelObstacle.OVER_LIMIT);
        assertThat(refused.detail()).contains("header or footer", "found: 256; allowed: 255");
        assertThat(folder.resolve("t")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"R&amp;D &amp;", "&amp;&quot;MS Gothic"})
    void aHeaderThatEndsInsideACodeSendsTheMarkToTheOtherEdge(String header) throws IOException {
        Path source = XlsxFixture.transitional()
                .sheet("<headerFooter><oddHeader>" + header + "</oddHeader></headerFooter>")
                .write(folder.resolve("source"));
        assertThat(stamper.stamp(source, folder.resolve("t"), LABEL))
                .extracting(Placed::in)
                .isEqualTo(List.of(MarkPlace.FOOTER, MarkPlace.PROPERTY));
        assertThat(sheet(texts(folder.resolve("t")), 1)).contains("<oddHeader>" + header + "</oddHeader><oddFooter >");
    }

    @ParameterizedTest
    @CsvSource({
        // what an author, or a program that saved the file, made of the header; what removal leaves
        "'&amp;L新&amp;R%s', '&amp;L新'",
        "'&amp;R%s追記', '&amp;R追記'",
        "'&amp;R%s追記&amp;L左', '&amp;R追記&amp;L左'",
        "'&amp;L左&amp;R%s&amp;C中', '&amp;L左&amp;C中'",
        "'&amp;C%s', '&amp;C'",
        "'&amp;R右 %s', '&amp;R右'",
        "'&amp;R右&#10;%s', '&amp;R右'",
        "'&amp;R&amp;&amp;R&#10;%s', '&amp;R&amp;&amp;R'",
        "'&amp;C中&amp;R&#10;%s', '&amp;C中'",
        "'&amp;R%s&amp;R%s', ''",
        "'&amp;R右', '&amp;R右'",
    })
    void afterTheAuthorEditedTheHeaderOnlyOurTokenGoes(String edited, String left) throws IOException {
        Map<String, byte[]> parts =
                DocxFixture.partsOf(stamped(XlsxFixture.transitional().sheet("")));
        String token = TOKEN.replace("&quot;", "\"");
        String sheet = DocxFixture.text(Objects.requireNonNull(parts.get("xl/sheets/sheet1.xml")))
                .replaceAll("<oddHeader.*</oddHeader>", "<oddHeader>EDITED</oddHeader>")
                .replace("EDITED", edited.replace("%s", token));
        parts.put("xl/sheets/sheet1.xml", DocxFixture.utf8(sheet));
        Path saved = DocxFixture.write(folder.resolve("saved"), parts);
        stamper.remove(saved, folder.resolve("back"));
        assertThat(sheet(texts(folder.resolve("back")), 1))
                .contains("<headerFooter><oddHeader>" + left + "</oddHeader></headerFooter>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&amp;&amp;R%s", "&amp;&quot;x %s", "&amp;R%s %s", "%s"})
    void aMarkThatNoPageShowsIsPutAgain(String edited) throws IOException {
        Map<String, byte[]> parts =
                DocxFixture.partsOf(stamped(XlsxFixture.transitional().sheet("")));
        String sheet = DocxFixture.text(Objects.requireNonNull(parts.get("xl/sheets/sheet1.xml")))
                .replaceAll("<oddHeader.*</oddHeader>", "<oddFooter>EDITED</oddFooter>")
                .replace("EDITED", edited.replace("%s", TOKEN));
        parts.put("xl/sheets/sheet1.xml", DocxFixture.utf8(sheet));
        Path saved = DocxFixture.write(folder.resolve("saved"), parts);
        stamper.stamp(saved, folder.resolve("again"), LABEL);
        assertThat(sheet(texts(folder.resolve("again")), 1)).contains("<oddHeader >&amp;R" + TOKEN + "</oddHeader>");
    }

    @Test
    void aSheetAddedToALabelledWorkbookIsMarkedOnTheNextRun() throws IOException {
        Path first = stamped(XlsxFixture.transitional().sheet(""));
        Map<String, byte[]> two =
                XlsxFixture.transitional().sheet("").sheet(XlsxFixture.MARGINS).parts();
        Map<String, byte[]> parts = DocxFixture.partsOf(first);
        for (String name : List.of("xl/sheets/sheet2.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")) {
            parts.put(name, Objects.requireNonNull(two.get(name)));
        }
        stamper.stamp(DocxFixture.write(folder.resolve("added"), parts), folder.resolve("again"), LABEL);
        Map<String, String> again = texts(folder.resolve("again"));
        assertThat(sheet(again, 2)).contains(TOKEN);
        assertThat(sheet(again, 1)).isEqualTo(sheet(texts(first), 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<headerFooter/><headerFooter/>",
                "<headerFooter><oddHeader>a</oddHeader><oddHeader>b</oddHeader></headerFooter>",
                "<headerFooter><oddHeader><b/></oddHeader></headerFooter>",
                "<headerFooter><oddHeader>&unknown;</oddHeader></headerFooter>",
                "</sheetData>",
            })
    void damagedSheetsAreRefused(String behindRows) throws IOException {
        assertRefused(XlsxFixture.transitional().sheet(behindRows));
    }

    @Test
    void aPartThatIsNoSheetIsRefused() throws IOException {
        String s = XlsxFixture.S;
        assertRefused(XlsxFixture.transitional().sheetXml("worksheet", "<chart xmlns=\"" + s + "\"/>"));
        assertRefused(XlsxFixture.transitional().sheetXml("worksheet", "<worksheet xmlns=\"urn:else\"/>"));
        assertRefused(XlsxFixture.transitional()
                .sheetXml("worksheet", "<!DOCTYPE worksheet><worksheet xmlns=\"" + s + "\"/>"));
        assertRefused(XlsxFixture.transitional()
                .sheetXml(
                        "worksheet",
                        "<worksheet xmlns=\"" + s + "\"><headerFooter/>" + XlsxFixture.rows(1) + "</worksheet>"));
        assertRefused(XlsxFixture.transitional());
        Path word = DocxFixture.transitional().body("").write(folder.resolve("word"));
        assertThatThrownBy(() -> stamper.read(word)).isInstanceOf(MalformedFileException.class);
    }

    @Test
    void aSignedWorkbookIsRefused() throws IOException {
        Path source = XlsxFixture.transitional()
                .sheet("")
                .part("_xmlsignatures/sig1.xml", "<a/>")
                .write(folder.resolve("source"));
        StampOutcome.Refused refused = (StampOutcome.Refused) stamper.stamp(source, folder.resolve("t"), LABEL);
        assertThat(refused.reason()).isEqualTo(LabelObstacle.SIGNED);
    }

    @ParameterizedTest
    @CsvSource({
        // property, its value; what is stored instead
        "edusec.label.sheets, '>h &amp;10&amp;&quot;BIZ UDPGothic,Bold&quot;重要性分類Ⅱ<', '>h e<'",
        "edusec.label.sheets, '>h &amp;10&amp;', '>b &amp;10&amp;'",
        "edusec.label.sheets, '重要性分類Ⅱ<', '重要性分類Ⅲ<'",
        "edusec.label.sheets, '重要性分類Ⅱ<', '<'",
        "edusec.label.importance, '>II<', '>III<'",
    })
    void onlyATokenOfTheStoredLabelIsTrusted(String property, String stored, String damaged) throws IOException {
        Map<String, byte[]> parts = DocxFixture.partsOf(stamped(
                XlsxFixture.transitional().sheet("<headerFooter><oddHeader>The report</oddHeader></headerFooter>")));
        String properties = DocxFixture.text(Objects.requireNonNull(parts.get("docProps/custom.xml")));
        int at = properties.indexOf(stored, properties.indexOf(property));
        assertThat(at).isPositive();
        String changed = properties.substring(0, at) + damaged + properties.substring(at + stored.length());
        parts.put("docProps/custom.xml", DocxFixture.utf8(changed));
        Path saved = DocxFixture.write(folder.resolve("saved"), parts);
        for (StampOutcome outcome : List.of(
                stamper.remove(saved, folder.resolve("t")), stamper.stamp(saved, folder.resolve("t"), label("他")))) {
            assertThat(outcome).isInstanceOfSatisfying(StampOutcome.Refused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(LabelObstacle.MALFORMED);
                assertThat(refused.detail()).contains("what the sheets show is damaged");
            });
            assertThat(folder.resolve("t")).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource({
        // the header as another program wrote it; what removal leaves
        "'&amp;R&amp;\"BIZ UDPGothic,Bold\"&amp;KC00000&amp;10%s', '<oddFooter>'",
        "'&amp;L左&amp;R&amp;\"BIZ UDPGothic,Regular\"&amp;B&amp;11 &amp;KC00000%s', '<oddHeader>&amp;L左</oddHeader>'",
        "'&amp;C中&amp;R右&#10;&amp;KC00000&amp;10&amp;\"BIZ UDPGothic,Bold\"%s', '<oddHeader>&amp;C中&amp;R右</oddHeader>'",
        "'&amp;CR&amp;&amp;B&amp;\"BIZ UDPGothic,Bold\"&amp;10%s後', '<oddHeader>&amp;CR&amp;&amp;B後</oddHeader>'",
    })
    void aMarkWhoseCodesAnotherProgramPutInAnotherOrderGoes(String rewritten, String left) throws IOException {
        Path saved = rewritten(rewritten);
        assertThat(stamper.remove(saved, folder.resolve("back"))).isInstanceOf(StampOutcome.Stamped.class);
        assertThat(sheet(texts(folder.resolve("back")), 1))
                .contains("<headerFooter>" + left)
                .doesNotContain("重要性");
        assertThat(stamper.stamp(saved, folder.resolve("again"), label("他"))).isInstanceOf(StampOutcome.Stamped.class);
        assertThat(sheet(texts(folder.resolve("again")), 1).split("重要性分類Ⅱ 他", -1))
                .hasSize(2);
        assertThat(sheet(texts(folder.resolve("again")), 1).split("重要性", -1)).hasSize(2);
    }

    @Test
    void aMarkThatAnotherProgramTookApartIsNotDoubled() throws IOException {
        Path saved = rewritten("&amp;R&amp;\"BIZ UDPGothic,Bold\"&amp;10新 %s");
        for (StampOutcome outcome : List.of(
                stamper.remove(saved, folder.resolve("t")), stamper.stamp(saved, folder.resolve("t"), label("他")))) {
            assertThat(outcome).isInstanceOfSatisfying(StampOutcome.Refused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(LabelObstacle.MALFORMED);
                assertThat(refused.detail()).contains("rewritten by another program");
            });
            assertThat(folder.resolve("t")).doesNotExist();
        }
    }

    @Test
    void sheetsAndViewsAreCountedTogether() throws IOException {
        Limits five = new Limits(100, 1 << 20, 200, 100, 5, 1 << 20);
        PackageStamper narrow = new PackageStamper(five, XlsxWorkbook::of);
        XlsxFixture fixture = XlsxFixture.transitional().sheet("").sheet(views(2));
        Path source = fixture.sheet("").write(folder.resolve("source"));
        assertThat(narrow.stamp(source, folder.resolve("five"), LABEL)).isInstanceOf(StampOutcome.Stamped.class);
        assertOverLimit(narrow, fixture.sheet("").write(folder.resolve("six")), "found: 6; allowed: 5");
        XlsxFixture views = XlsxFixture.transitional().sheet("").sheet(views(4));
        assertOverLimit(narrow, views.write(folder.resolve("views")), "found: 6; allowed: 5");
    }

    @Test
    @Timeout(60)
    void manyNamesOfASheetWithManyViewsEndQuickly() throws IOException {
        Map<String, byte[]> parts =
                XlsxFixture.transitional().sheet(views(100_000)).parts();
        assertOverLimit(stamper, DocxFixture.write(folder.resolve("many"), manyNames(parts, 400)), "20001");
        Map<String, byte[]> few =
                XlsxFixture.transitional().sheet(views(15_000)).parts();
        assertThat(stamper.stamp(
                        DocxFixture.write(folder.resolve("few"), manyNames(few, 400)), folder.resolve("t"), LABEL))
                .isInstanceOf(StampOutcome.Stamped.class);
    }

    private void assertOverLimit(PackageStamper narrow, Path source, String detail) throws IOException {
        assertThat(narrow.stamp(source, folder.resolve("t"), LABEL))
                .isInstanceOfSatisfying(StampOutcome.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(LabelObstacle.OVER_LIMIT);
                    assertThat(refused.detail()).contains("sheets and custom views", detail);
                });
    }

    private static String views(int count) {
        StringBuilder views = new StringBuilder("<customSheetViews>");
        for (int n = 0; n < count; n++) {
            // Different enough not to be taken for a bomb.
            views.append("<customSheetView guid=\"{" + Integer.toHexString(n * 0x9E3779B1) + "}\"/>");
        }
        return views.append("</customSheetViews>").toString();
    }

    /** The same sheet under names that differ in case. */
    private static Map<String, byte[]> manyNames(Map<String, byte[]> parts, int count) {
        String name = "xl/_rels/workbook.xml.rels";
        StringBuilder more = new StringBuilder();
        for (int n = 0; n < count; n++) {
            StringBuilder target = new StringBuilder("sheets/sheet1.xml");
            for (int bit = 0; bit < 9; bit++) {
                if ((n >> bit & 1) == 1) {
                    target.setCharAt(bit, Character.toUpperCase(target.charAt(bit)));
                }
            }
            more.append(DocxFixture.relationship("more" + n, DocxFixture.R + "/worksheet", target.toString()));
        }
        String relationships = DocxFixture.text(Objects.requireNonNull(parts.get(name)));
        parts.put(name, DocxFixture.utf8(relationships.replace("</Relationships>", more + "</Relationships>")));
        return parts;
    }

    private Path rewritten(String header) throws IOException {
        Map<String, byte[]> parts = DocxFixture.partsOf(stamped(
                XlsxFixture.transitional().sheet("<headerFooter><oddFooter>a</oddFooter></headerFooter>"),
                new Mark(LABEL, new MarkStyle(MarkPosition.HEADER, 0xC00000))));
        String sheet = DocxFixture.text(Objects.requireNonNull(parts.get("xl/sheets/sheet1.xml")))
                .replaceAll("<oddHeader.*</oddHeader>", "<oddHeader>EDITED</oddHeader>")
                .replace("EDITED", header.replace("%s", "重要性分類Ⅱ"));
        parts.put("xl/sheets/sheet1.xml", DocxFixture.utf8(sheet));
        return DocxFixture.write(folder.resolve("saved"), parts);
    }

    private void assertRefused(XlsxFixture fixture) throws IOException {
        Path source = fixture.write(folder.resolve("source"));
        StampOutcome outcome = stamper.stamp(source, folder.resolve("t"), LABEL);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        StampOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(LabelObstacle.MALFORMED));
    }

    private Path filled(int header, int footer) throws IOException {
        return XlsxFixture.transitional()
                .sheet("<headerFooter><oddHeader>" + "x".repeat(header) + "</oddHeader><oddFooter>" + "x".repeat(footer)
                        + "</oddFooter></headerFooter>")
                .write(folder.resolve("source"));
    }

    private Path stamped(XlsxFixture fixture) throws IOException {
        return stamped(fixture, new Mark(LABEL, MarkStyle.DEFAULT));
    }

    private Path stamped(XlsxFixture fixture, Mark mark) throws IOException {
        Path target = folder.resolve("stamped");
        assertThat(stamper.stamp(fixture.write(folder.resolve("source")), target, mark))
                .isInstanceOf(StampOutcome.Stamped.class);
        return target;
    }

    private Map<String, String> stamp(XlsxFixture fixture) throws IOException {
        return texts(stamped(fixture));
    }

    private Map<String, String> stamp(XlsxFixture fixture, Mark mark) throws IOException {
        return texts(stamped(fixture, mark));
    }

    private static Map<String, String> texts(Path file) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        DocxFixture.partsOf(file).forEach((name, bytes) -> texts.put(name, DocxFixture.text(bytes)));
        return texts;
    }

    private static String sheet(Map<String, String> parts, int number) {
        return Objects.requireNonNull(parts.get("xl/sheets/sheet" + number + ".xml"));
    }

    private static Label label(String restriction) {
        return new Label(
                new Classification(Importance.II, null, null, null, HandlingRestriction.listOf(restriction)), DAY);
    }
}
