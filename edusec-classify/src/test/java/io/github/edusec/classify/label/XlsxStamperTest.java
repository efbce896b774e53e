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
        assertThat(outcome).isEqualTo(new StampOutcome.Stamped(List.of(place, MarkPlace.PROPERTY)));
        String sheet = sheet(texts(target), 1);
        assertThat(sheet.contains("校外持出")).isNotEqualTo(shortened);
        assertThat(sheet).contains("x".repeat(header) + (place == MarkPlace.HEADER ? "&amp;R" : "<"));
        Path again = folder.resolve("again");
        assertThat(stamper.stamp(target, again, label)).isEqualTo(outcome);
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
                .isEqualTo(new StampOutcome.Stamped(List.of(MarkPlace.FOOTER, MarkPlace.PROPERTY)));
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
