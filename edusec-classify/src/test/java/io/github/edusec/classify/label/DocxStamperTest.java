package io.github.edusec.classify.label;

import static io.github.edusec.classify.label.DocxFixture.paragraph;
import static io.github.edusec.classify.label.DocxFixture.reference;
import static io.github.edusec.classify.label.DocxFixture.section;
import static io.github.edusec.classify.label.DocxFixture.sectionEnd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocxStamperTest {
    private static final Label LABEL = new Label(Classification.of(Importance.III), LocalDate.of(2027, 7, 1));

    private final PackageStamper stamper = new PackageStamper(Limits.DEFAULT, DocxDocument::of);

    @TempDir
    Path folder;

    @Test
    void aHeaderSharedByTwoSectionsIsMarkedOnce() throws IOException {
        Map<String, String> parts = stamp(DocxFixture.transitional()
                .header("header1.xml", "rId1", paragraph("x"))
                .documentRelationship("rId9", DocxFixture.R + "/header", "header1.xml")
                .body(sectionEnd(reference("default", "rId1")) + section(reference("default", "rId9"))));
        assertThat(count(part(parts, "word/header1.xml"), "<w:sdt ")).isEqualTo(1);
        assertThat(parts).doesNotContainKey("word/header2.xml");
    }

    @Test
    void aHeaderThatNoPageShowsStaysAsItIs() throws IOException {
        Map<String, String> parts = stamp(DocxFixture.transitional()
                .header("header1.xml", "rId1", paragraph("x"))
                .header("header2.xml", "rId2", paragraph("y"))
                .body(section(reference("default", "rId1") + reference("first", "rId2"))));
        assertThat(parts.get("word/header1.xml")).contains(WordMark.TAG);
        assertThat(parts.get("word/header2.xml")).doesNotContain(WordMark.TAG);
    }

    @Test
    void missingHeadersGetFreeNamesAndIdsAndTheirContentType() throws IOException {
        Map<String, String> parts = stamp(DocxFixture.transitional()
                .header("header2.xml", "rId2", paragraph("x"))
                .header("header3.xml", "rId1", paragraph("x"))
                .body(sectionEnd("") + section(reference("first", "rId2") + reference("even", "rId1"))));
        assertThat(parts.get("word/header1.xml")).contains(WordMark.TAG);
        assertThat(parts.get("word/document.xml")).contains("w:type=\"default\" r:id=\"rId3\"/>");
        assertThat(parts.get("word/_rels/document.xml.rels"))
                .contains("Id=\"rId3\"")
                .contains("Target=\"header1.xml\"");
        assertThat(parts.get("[Content_Types].xml"))
                .contains("<Override PartName=\"/word/header1.xml\" ContentType=\"" + PageEdge.HEADER.contentType()
                        + "\"/>");
    }

    @Test
    void aTitlePageWithoutHeaderGetsOneAndTheSwitchStays() throws IOException {
        Map<String, String> parts = stamp(DocxFixture.transitional()
                .header("header1.xml", "rId1", paragraph("x"))
                .settings("<w:evenAndOddHeaders w:val=\"0\"/>")
                .body(section(reference("default", "rId1") + "<w:titlePg/>")));
        assertThat(parts.get("word/document.xml")).contains("w:type=\"first\"").doesNotContain("w:type=\"even\"");
        assertThat(count(part(parts, "word/document.xml"), "titlePg")).isEqualTo(1);
        assertThat(parts.get("word/settings.xml")).contains("<w:evenAndOddHeaders w:val=\"0\"/>");
    }

    @Test
    void theMarkIsALockedFieldOnTheProperty() throws IOException {
        String header = stamp(DocxFixture.transitional().body("<w:p/>")).get("word/header1.xml");
        assertThat(header)
                .contains("<w:lock w:val=\"sdtLocked\"/>")
                .contains("DOCPROPERTY \"edusec.label.text\"")
                .contains(">重要性分類Ⅲ</w:t>")
                .contains("<w:jc w:val=\"right\"/>")
                .contains("w:eastAsia=\"ja-JP\"");
    }

    @Test
    void strictDocumentsGetStrictNames() throws IOException {
        Map<String, String> parts = stamp(DocxFixture.strict().body(section("")));
        assertThat(parts.get("word/header1.xml")).contains(DocxFixture.STRICT_W).contains("<w:jc w:val=\"end\"/>");
        assertThat(parts.get("docProps/custom.xml"))
                .contains("http://purl.oclc.org/ooxml/officeDocument/customProperties");
        parts.values().forEach(part -> assertThat(part).doesNotContain("officeDocument/2006/"));
    }

    @Test
    void foreignPropertiesKeepTheirIdsAndOursGetFreeOnes() throws IOException {
        String foreign = "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"3\" name=\"a\">"
                + "<vt:i4 xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">7</vt:i4></property>";
        Map<String, String> parts = stamp(DocxFixture.transitional()
                .custom("<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\">"
                        + foreign + "</Properties>")
                .body(""));
        String custom = part(parts, "docProps/custom.xml");
        assertThat(custom).contains(foreign);
        assertThat(custom.split(" pid=\"", -1))
                .hasSize(10)
                .satisfies(pieces -> assertThat(Arrays.stream(pieces).skip(1).map(p -> p.substring(0, p.indexOf('"'))))
                        .containsExactly("3", "2", "4", "5", "6", "7", "8", "9", "10"));
    }

    @Test
    void aSectionThatLostItsMarkIsMarkedAgainUnderTheFirstDay() throws IOException {
        Path labelled = folder.resolve("labelled");
        Path source = DocxFixture.transitional()
                .header("header1.xml", "rId1", paragraph("x"))
                .header("header2.xml", "rId2", paragraph("y"))
                .body(sectionEnd(reference("default", "rId1")) + section(""))
                .write(folder.resolve("source"));
        stamper.stamp(source, labelled, LABEL);
        Map<String, byte[]> parts = DocxFixture.partsOf(labelled);
        parts.computeIfPresent(
                "word/document.xml",
                (name, xml) -> DocxFixture.utf8(DocxFixture.text(xml)
                        .replace("</w:p><w:sectPr>", "</w:p><w:sectPr>" + reference("default", "rId2"))));
        Path edited = DocxFixture.write(folder.resolve("edited"), parts);
        Path again = folder.resolve("again");
        stamper.stamp(edited, again, new Label(LABEL.classification(), LocalDate.of(2029, 1, 1)));
        assertThat(texts(again).get("word/header2.xml")).contains(WordMark.TAG);
        assertThat(stamper.read(again)).contains(LABEL);
    }

    @Test
    void whatTheAuthorWroteIntoOurHeaderStaysWhenTheMarkIsRemoved() throws IOException {
        Path labelled = folder.resolve("labelled");
        stamper.stamp(DocxFixture.transitional().body(section("")).write(folder.resolve("source")), labelled, LABEL);
        Map<String, byte[]> parts = DocxFixture.partsOf(labelled);
        parts.computeIfPresent(
                "word/header1.xml",
                (name, xml) ->
                        DocxFixture.utf8(DocxFixture.text(xml).replace("</w:hdr>", paragraph("著者") + "</w:hdr>")));
        Path edited = DocxFixture.write(folder.resolve("edited"), parts);
        stamper.remove(edited, folder.resolve("back"));
        Map<String, String> back = texts(folder.resolve("back"));
        assertThat(back.get("word/header1.xml")).contains("著者").doesNotContain(WordMark.TAG);
        assertThat(back.get("word/document.xml")).contains("headerReference");
        assertThat(back).doesNotContainKey("docProps/custom.xml");
    }

    @Test
    void aSignedDocumentIsRefused() throws IOException {
        DocxFixture byRelationship = DocxFixture.transitional()
                .packageRelationship(
                        "sig",
                        "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin",
                        "_xmlsignatures/origin.sigs")
                .body("");
        DocxFixture byPart = DocxFixture.transitional()
                .part("_xmlsignatures/sig1.xml", "<x/>")
                .body("");
        assertRefused(byRelationship, LabelObstacle.SIGNED);
        assertRefused(byPart, LabelObstacle.SIGNED);
    }

    @Test
    void aLabelOfANewerVersionIsNotOverwritten() throws IOException {
        Path labelled = folder.resolve("labelled");
        stamper.stamp(DocxFixture.transitional().body("").write(folder.resolve("source")), labelled, LABEL);
        Map<String, byte[]> parts = DocxFixture.partsOf(labelled);
        parts.computeIfPresent(
                "docProps/custom.xml",
                (name, xml) -> DocxFixture.utf8(DocxFixture.text(xml).replace(">1</vt:lpwstr>", ">2</vt:lpwstr>")));
        Path newer = DocxFixture.write(folder.resolve("newer"), parts);
        assertThat(stamper.stamp(newer, folder.resolve("out"), LABEL))
                .isInstanceOfSatisfying(
                        StampOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(LabelObstacle.NEWER_LABEL));
        assertThatThrownBy(() -> stamper.read(newer))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("newer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE w:document [<!ENTITY a \"b\">]><w:document xmlns:w=\"W\"><w:body/></w:document>",
                "<w:document xmlns:w=\"W\"><w:body></w:document>",
                "<w:document xmlns:w=\"W\"><w:body/>",
                "<w:document xmlns:w=\"W\"><w:body/></w:document><w:x/>",
                "<w:document xmlns:w=\"W\"><w:body/></w:document>text",
                "<w:document xmlns:w=\"W\"><w:body a=1/></w:document>",
                "<w:document xmlns:w=\"W\"><w:body a=\"<\"/></w:document>",
                "<w:document xmlns:w=\"W\"><w:body a=\"b/></w:document>",
                "<w:document xmlns:w=\"W\"><!-- <w:body/></w:document>",
                "<w:document xmlns:w=\"W\"/>",
                "<w:document/>",
                "<document/>",
                "<w:document xmlns:w=\"urn:other\"><w:body/></w:document>",
                "<w:document xmlns:w=\"W\"><w:body><w:sectPr><w:headerReference/></w:sectPr></w:body></w:document>",
                "<w:document xmlns:w=\"W\" xmlns:r=\"R\"><w:body><w:sectPr><w:headerReference w:type=\"default\" r:id=\"no\"/>"
                        + "</w:sectPr></w:body></w:document>",
                "<w:document xmlns:w=\"W\" xmlns:r=\"R&undeclared;\"><w:body/></w:document>",
                "<w:document xmlns:w=\"W\" xmlns:r=\"R&#0;\"><w:body/></w:document>",
                "< w:document xmlns:w=\"W\"/>",
                ""
            })
    void damagedXmlIsRefused(String xml) throws IOException {
        assertRefused(
                DocxFixture.transitional()
                        .document(xml.replace("\"W", "\"" + DocxFixture.W).replace("\"R", "\"" + DocxFixture.R)),
                LabelObstacle.MALFORMED);
    }

    @Test
    void anEncodingThatPackagesDoNotAllowIsRefused() throws IOException {
        DocxFixture fixture = DocxFixture.transitional()
                .part(
                        "word/document.xml",
                        "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><w:document xmlns:w=\"" + DocxFixture.W
                                + "\"><w:body/></w:document>");
        assertRefused(fixture, LabelObstacle.MALFORMED);
        assertRefused(
                DocxFixture.transitional().part("word/document.xml", new byte[] {(byte) 0xFF, (byte) 0xFE, '<'}),
                LabelObstacle.MALFORMED);
    }

    @Test
    void deepNestingAndLargePartsAreOverTheLimit() throws IOException {
        DocxFixture deep = DocxFixture.transitional().body("<w:p>".repeat(300) + "</w:p>".repeat(300));
        assertRefused(deep, LabelObstacle.OVER_LIMIT);
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        assertRefused(DocxFixture.transitional().body("<w:p" + attributes + "/>"), LabelObstacle.OVER_LIMIT);
        DocxFixture bomb = DocxFixture.transitional().body("<w:p/>".repeat(200_000));
        assertRefused(bomb, LabelObstacle.OVER_LIMIT);
    }

    @Test
    void anExistingTargetIsNotReplaced() throws IOException {
        Path source = DocxFixture.transitional().body("").write(folder.resolve("source"));
        Path target = Files.writeString(folder.resolve("target"), "x");
        assertThatThrownBy(() -> stamper.stamp(source, target, LABEL)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(target).hasContent("x");
    }

    @Test
    void sectionPropertiesInAlternateContentAreRefused() throws IOException {
        String open = "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
                + "<mc:Choice Requires=\"w14\">";
        String close = "</mc:Choice></mc:AlternateContent>";
        assertRefused(
                DocxFixture.transitional().body(open + sectionEnd("") + close + section("")), LabelObstacle.MALFORMED);
        assertRefused(DocxFixture.transitional().body(open + section("") + close), LabelObstacle.MALFORMED);
        assertRefused(DocxFixture.transitional().body(section(open + "<w:titlePg/>" + close)), LabelObstacle.MALFORMED);
        Map<String, String> parts =
                stamp(DocxFixture.transitional().body(open + "<w:p/>" + close + open + close + section("")));
        assertThat(parts.get("word/header1.xml")).contains(WordMark.TAG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"On", "TRUE", "1", "yes"})
    void aSwitchIsOnUnlessItsValueSaysOff(String on) throws IOException {
        String value = " w:val=\"" + on + "\"/>";
        Map<String, String> parts = stamp(DocxFixture.transitional()
                .settings("<w:evenAndOddHeaders" + value)
                .body(section("<w:titlePg" + value)));
        assertThat(parts.get("word/document.xml")).contains("w:type=\"even\"").contains("w:type=\"first\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"False", "OFF", "0"})
    void aSwitchThatIsOffStaysOff(String off) throws IOException {
        String value = " w:val=\"" + off + "\"/>";
        Map<String, String> parts = stamp(DocxFixture.transitional()
                .settings("<w:evenAndOddHeaders" + value)
                .body(section("<w:titlePg" + value)));
        assertThat(parts.get("word/document.xml"))
                .doesNotContain("w:type=\"even\"")
                .doesNotContain("w:type=\"first\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"encoding=\"US-ASCII\"", "%s encoding=\"ISO-8859-1\"", "encoding=\"\"", "encoding=\"x y\""})
    void aDeclarationOfAnotherEncodingIsSeenHoweverFarBehind(String declared) throws IOException {
        String xml = "<?xml version=\"1.0\" " + String.format(declared, " ".repeat(400)) + "?><w:document xmlns:w=\""
                + DocxFixture.W + "\"><w:body/></w:document>";
        assertRefused(DocxFixture.transitional().part("word/document.xml", xml), LabelObstacle.MALFORMED);
    }

    @Test
    void manyNamespacesAndManyLargePartsAreOverTheLimit() throws IOException {
        StringBuilder nested = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            nested.append("<w:p");
            for (int k = 0; k < 10; k++) {
                nested.append(" xmlns:n").append(i * 10 + k).append("=\"u\"");
            }
            nested.append('>');
        }
        assertRefused(DocxFixture.transitional().body(nested + "</w:p>".repeat(30)), LabelObstacle.OVER_LIMIT);
        DocxFixture many = DocxFixture.transitional();
        StringBuilder sections = new StringBuilder();
        for (int i = 1; i <= 4; i++) {
            many.header("header" + i + ".xml", "rId" + i, paragraph("x".repeat(30_000)));
            sections.append(sectionEnd(reference("default", "rId" + i)));
        }
        Path source = many.body(sections.toString()).write(folder.resolve("many"));
        PackageStamper small = new PackageStamper(new Limits(100, 100_000, 10_000, 256, 1, 1), DocxDocument::of);
        assertThat(small.stamp(source, folder.resolve("small"), LABEL))
                .isInstanceOfSatisfying(
                        StampOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(LabelObstacle.OVER_LIMIT));
        assertThat(stamper.stamp(source, folder.resolve("usual"), LABEL)).isInstanceOf(StampOutcome.Stamped.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10000000000", "2.0", "0", "x"})
    void aVersionThatIsNotOursIsNeitherOverwrittenNorRemoved(String version) throws IOException {
        Path labelled = folder.resolve("labelled");
        stamper.stamp(DocxFixture.transitional().body("").write(folder.resolve("source")), labelled, LABEL);
        Map<String, byte[]> parts = DocxFixture.partsOf(labelled);
        parts.computeIfPresent(
                "docProps/custom.xml",
                (name, xml) -> DocxFixture.utf8(
                        DocxFixture.text(xml).replace(">1</vt:lpwstr>", ">" + version + "</vt:lpwstr>")));
        Path other = DocxFixture.write(folder.resolve("other"), parts);
        for (StampOutcome outcome : new StampOutcome[] {
            stamper.stamp(other, folder.resolve("out"), LABEL), stamper.remove(other, folder.resolve("out"))
        }) {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            StampOutcome.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(LabelObstacle.NEWER_LABEL));
        }
    }

    @Test
    void aLabelWhoseTextWasChangedIsWrittenAnew() throws IOException {
        Path labelled = folder.resolve("labelled");
        stamper.stamp(DocxFixture.transitional().body("").write(folder.resolve("source")), labelled, LABEL);
        Map<String, byte[]> parts = DocxFixture.partsOf(labelled);
        parts.computeIfPresent(
                "docProps/custom.xml",
                (name, xml) -> DocxFixture.utf8(DocxFixture.text(xml).replaceFirst("重要性分類Ⅲ", "重要性分類Ⅳ")));
        stamper.stamp(DocxFixture.write(folder.resolve("edited"), parts), folder.resolve("out"), LABEL);
        assertThat(texts(folder.resolve("out"))).isEqualTo(texts(labelled));
    }

    private void assertRefused(DocxFixture fixture, LabelObstacle reason) throws IOException {
        Path source = fixture.write(folder.resolve("source"));
        assertThat(stamper.stamp(source, folder.resolve("out"), LABEL))
                .isInstanceOfSatisfying(
                        StampOutcome.Refused.class,
                        refused -> assertThat(refused.reason())
                                .as(refused.detail())
                                .isEqualTo(reason));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private Map<String, String> stamp(DocxFixture fixture) throws IOException {
        Path target = folder.resolve("out");
        assertThat(stamper.stamp(fixture.write(folder.resolve("source")), target, LABEL))
                .isInstanceOf(StampOutcome.Stamped.class);
        return texts(target);
    }

    private static Map<String, String> texts(Path file) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        DocxFixture.partsOf(file).forEach((name, bytes) -> texts.put(name, DocxFixture.text(bytes)));
        return texts;
    }

    private static String part(Map<String, String> parts, String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }

    private static int count(String text, String piece) {
        return text.split(Pattern.quote(piece), -1).length - 1;
    }
}
