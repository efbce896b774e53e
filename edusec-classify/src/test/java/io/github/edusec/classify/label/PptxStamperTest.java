package io.github.edusec.classify.label;

import static io.github.edusec.classify.label.PptxFixture.HIDES;
import static io.github.edusec.classify.label.PptxFixture.box;
import static io.github.edusec.classify.label.PptxFixture.simple;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the mark of a presentation goes, what of it is found again, and which presentations are refused. */
class PptxStamperTest {
    private static final Label LABEL = new Label(Classification.of(Importance.III), LocalDate.of(2027, 7, 1));
    private static final Mark TOP = new Mark(LABEL, MarkStyle.DEFAULT);
    private static final Mark BOTH = new Mark(LABEL, new MarkStyle(MarkPosition.BOTH, 0xFFFF00));
    private static final Pattern SHAPE = Pattern.compile("<p:sp (?:(?!</p:sp).)*" + PptxMark.TAG + ".*?</p:sp ?>");

    private final PackageStamper stamper = new PackageStamper(Limits.DEFAULT, PptxPresentation::of);

    @TempDir
    Path folder;

    @Test
    void everyPartOfWhichAPageShowsShapesByItselfCarriesTheMarkAndNoOtherPart() throws IOException {
        Map<String, String> parts = stamped(
                simple().layout("title", "master", HIDES, "")
                        .master("master2", "")
                        .layout("layout2", "master2", "", "")
                        .notesMaster()
                        .handoutMaster()
                        .slide("layout", "", "")
                        .notes(HIDES)
                        .slide("title", "", "")
                        .notes("")
                        .slide("layout2", HIDES, ""),
                BOTH);
        assertThat(parts.entrySet())
                .filteredOn(part -> part.getValue().contains(PptxMark.TAG))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "ppt/master.xml",
                        "ppt/master2.xml",
                        "ppt/title.xml",
                        "ppt/slide3.xml",
                        "ppt/notesMaster.xml",
                        "ppt/handoutMaster.xml",
                        "ppt/notes1.xml");
        assertThat(parts.values())
                .filteredOn(part -> part.contains(PptxMark.TAG))
                .allSatisfy(part -> assertThat(marks(part)).hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", " true ", "TRUE", "on"})
    void aSwitchThatIsPlainlyOnShowsTheMaster(String on) throws IOException {
        Map<String, String> parts = stamped(simple().slide("layout", " showMasterSp=\"" + on + "\"", ""), TOP);
        assertThat(parts.get("ppt/slide1.xml")).doesNotContain(PptxMark.TAG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "false", "off", "", "no", "2"})
    void anyOtherSwitchHidesTheMaster(String off) throws IOException {
        Map<String, String> parts = stamped(simple().slide("layout", " showMasterSp=\"" + off + "\"", ""), TOP);
        assertThat(marks(parts.get("ppt/slide1.xml"))).hasSize(1);
        assertThat(marks(parts.get("ppt/master.xml"))).hasSize(1);
    }

    @Test
    void theMarkIsTheLastShapeInFrontOfTheExtensionsAndItsIdsAreFree() throws IOException {
        PptxFixture fixture = PptxFixture.transitional()
                .master("master", box(9, "校名", 1_000_000) + "<p:extLst><p:ext uri=\"{1}\"/></p:extLst>")
                .layout("layout", "master", HIDES, box(2_147_483_647, "い", 1_000_000) + box(3, "ろ", 2_000_000));
        Map<String, String> parts = stamped(fixture, BOTH);
        assertThat(parts.get("ppt/master.xml"))
                .contains("</p:sp><p:extLst><p:ext")
                .contains("id=\"10\"");
        assertThat(ids(parts.get("ppt/master.xml"))).containsExactly("10", "11");
        assertThat(ids(parts.get("ppt/layout.xml"))).containsExactly("4", "5");
    }

    @Test
    void textColourAndFontAreTheMarks() throws IOException {
        String shape = marks(stamped(simple(), BOTH).get("ppt/master.xml")).get(0);
        assertThat(shape)
                .contains("<a:t>重要性分類Ⅲ</a:t>")
                .contains("<a:srgbClr val=\"FFFF00\"/>")
                .contains("<a:srgbClr val=\"000000\"/></a:solidFill><a:ln>")
                .contains("<a:ea typeface=\"BIZ UDPGothic\"/>")
                .contains("lang=\"ja-JP\"");
    }

    static Stream<UnaryOperator<String>> changes() {
        return Stream.of(
                xml -> xml.replace("重要性分類Ⅲ", "重要性分類Ⅳ"),
                xml -> xml.replaceFirst("<a:off x=\"\\d+\"", "<a:off x=\"0\""),
                xml -> xml.replaceFirst("sz=\"\\d+\"", "sz=\"100\""),
                xml -> xml.replace("<a:srgbClr val=\"000000\"/>", "<a:srgbClr val=\"FFFFFF\"/>"),
                xml -> xml.replace("name=\"" + PptxMark.TAG, "hidden=\"1\" name=\"" + PptxMark.TAG),
                xml -> xml.replace("</p:spTree>", box(90, "上に", 0) + "</p:spTree>"),
                xml -> xml.replace("</p:spTree>", mark(xml) + "</p:spTree>"),
                xml -> xml.replace(mark(xml), ""));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aMarkThatWasChangedCoveredDoubledOrDeletedIsPutAnew(UnaryOperator<String> change) throws IOException {
        Path labelled = stamp(simple().write(folder.resolve("source")), "labelled", TOP);
        Path changed = changed(labelled, "ppt/master.xml", change);
        Path again = stamp(changed, "again", TOP);
        assertThat(again)
                .satisfies(file -> assertThat(Files.readAllBytes(file)).isNotEqualTo(Files.readAllBytes(changed)));
        List<String> marks = marks(text(again, "ppt/master.xml"));
        assertThat(marks).hasSize(1);
        assertThat(marks.get(0).replaceFirst("id=\"\\d+\"", ""))
                .isEqualTo(mark(text(labelled, "ppt/master.xml")).replaceFirst("id=\"\\d+\"", ""));
        assertThat(text(again, "ppt/master.xml")).contains(marks.get(0) + "</p:spTree>");
    }

    @Test
    void copiesOnSlidesInGroupsAndAlternativesAreRemovedWithTheLabel() throws IOException {
        PptxFixture fixture = simple().slide("layout", "", "<p:grpSp><p:grpSpPr/><X/></p:grpSp>")
                .slide("layout", "", "<X/>" + box(8, "本人の", 1_000_000))
                .slide(
                        "layout",
                        HIDES,
                        "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
                                + "<mc:Choice Requires=\"p\"><X/></mc:Choice><mc:Fallback><X/></mc:Fallback></mc:AlternateContent>");
        String shape = mark(stamped(simple(), BOTH).get("ppt/master.xml"));
        Path expected = fixture.styled(xml -> xml.replace("<X/>", "")).write(folder.resolve("expected"));
        String copy = shape.replace(PptxMark.TAG + ".header", PptxMark.TAG + ".header 3");
        Path source = fixture.styled(xml -> xml.replace("<X/>", copy)).write(folder.resolve("copies"));
        assertThat(stamper.remove(source, folder.resolve("clean")))
                .extracting(Placed::in)
                .isEqualTo(List.of());
        DocxLawsTest.assertSameParts(DocxFixture.partsOf(folder.resolve("clean")), DocxFixture.partsOf(expected));
        DocxLawsTest.assertSameParts(
                DocxFixture.partsOf(stamp(source, "labelled", TOP)),
                DocxFixture.partsOf(stamp(expected, "direct", TOP)));
    }

    static Map<String, PptxFixture> damaged() {
        Map<String, PptxFixture> damaged = new LinkedHashMap<>();
        damaged.put("no master", PptxFixture.transitional());
        damaged.put("no size", simple().size(""));
        damaged.put("size without height", simple().size("<p:sldSz cx=\"9144000\"/>"));
        damaged.put("no number", simple().size("<p:sldSz cx=\"x\" cy=\"1\"/>"));
        damaged.put("negative size", simple().size(-9_144_000, 6_858_000));
        damaged.put("too small", simple().size(91_439, 6_858_000));
        damaged.put("too large", simple().size(9_144_000, 102_412_801));
        damaged.put("far too large", simple().size("<p:sldSz cx=\"99999999999999999999\" cy=\"1\"/>"));
        damaged.put("missing slide", slide().without("ppt/slide1.xml"));
        damaged.put("missing layout", slide().without("ppt/layout.xml"));
        damaged.put("missing master", slide().without("ppt/master.xml"));
        damaged.put("missing notes master", slide().alsoRelated("presentation.xml", "notesMaster", "none.xml"));
        damaged.put("two layouts", slide().alsoRelated("slide1.xml", "slideLayout", "other.xml"));
        damaged.put("notes without master", slide().alsoRelated("slide1.xml", "notesSlide", "slide1.xml"));
        damaged.put("no tree in the master", edited("ppt/master.xml", "p:spTree", "p:tree"));
        damaged.put("two trees", edited("ppt/master.xml", "<p:cSld>", "<p:cSld><p:spTree/>"));
        damaged.put("tree elsewhere", edited("ppt/master.xml", "p:cSld", "p:other"));
        damaged.put("slide is no slide", edited("ppt/slide1.xml", "p:sld", "p:sldLayout"));
        damaged.put("layout of another dialect", edited("ppt/layout.xml", PptxFixture.P, PptxFixture.STRICT_P));
        damaged.put("master with a DTD", edited("ppt/master.xml", "<p:sldMaster", "<!DOCTYPE x><p:sldMaster"));
        damaged.put("empty slide", edited("ppt/slide1.xml", "<p:sld.*", ""));
        damaged.put("no presentation", slide().styled(xml -> xml.replace("p:presentation", "p:document")));
        damaged.put("undeclared prefix", slide().styled(xml -> xml.replace("xmlns:p=", "xmlns:q=")));
        return damaged;
    }

    static Stream<String> damagedNames() {
        return damaged().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("damagedNames")
    void missingAndDamagedPiecesAreRefused(String name) throws IOException {
        Path source = Objects.requireNonNull(damaged().get(name)).write(folder.resolve("source"));
        assertRefused(stamper.stamp(source, folder.resolve("out"), TOP), LabelObstacle.MALFORMED);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void signedPresentationsAndThoseWithTooManySlidesAreRefused() throws IOException {
        Path signed = slide().part("_xmlsignatures/s.xml", "<a/>").write(folder.resolve("signed"));
        assertRefused(stamper.stamp(signed, folder.resolve("out"), TOP), LabelObstacle.SIGNED);
        Path two = slide().slide("layout", "", "").write(folder.resolve("two"));
        Limits one = new Limits(100, 1 << 20, 200, 256, 1, 1 << 20);
        assertRefused(
                new PackageStamper(one, PptxPresentation::of).stamp(two, folder.resolve("out"), TOP),
                LabelObstacle.OVER_LIMIT);
    }

    @Test
    void mastersThatLeadToEachOtherInALongChainAreAllMarked() throws IOException {
        PptxFixture chain = simple();
        for (int i = 0; i < 300; i++) {
            chain.hiddenMaster("m" + i, i == 0 ? "layout" : "l" + (i - 1), "l" + i);
        }
        Map<String, String> parts = stamped(chain, TOP);
        assertThat(marks(parts.get("ppt/m299.xml"))).hasSize(1);
    }

    private static PptxFixture slide() {
        return simple().slide("layout", "", "");
    }

    private static PptxFixture edited(String part, String from, String to) {
        return slide().edit(part, xml -> xml.replaceAll(from, to));
    }

    private static void assertRefused(StampOutcome outcome, LabelObstacle reason) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        StampOutcome.Refused.class,
                        refused -> assertThat(refused.reason())
                                .as(refused.detail())
                                .isEqualTo(reason));
    }

    private Map<String, String> stamped(PptxFixture fixture, Mark mark) throws IOException {
        return texts(stamp(fixture.write(folder.resolve("in")), "out", mark));
    }

    private Path stamp(Path source, String name, Mark mark) throws IOException {
        Path target = folder.resolve(name);
        Files.deleteIfExists(target);
        assertThat(stamper.stamp(source, target, mark)).extracting(Placed::in).isEqualTo(mark.places());
        return target;
    }

    private Path changed(Path file, String part, UnaryOperator<String> change) throws IOException {
        Map<String, byte[]> parts = DocxFixture.partsOf(file);
        String before = text(file, part);
        assertThat(change.apply(before)).isNotEqualTo(before);
        parts.put(part, DocxFixture.utf8(change.apply(before)));
        return DocxFixture.write(folder.resolve("changed"), parts);
    }

    private static String text(Path file, String part) throws IOException {
        return Objects.requireNonNull(texts(file).get(part), part);
    }

    private static Map<String, String> texts(Path file) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        DocxFixture.partsOf(file).forEach((name, bytes) -> texts.put(name, DocxFixture.text(bytes)));
        return texts;
    }

    private static String mark(@Nullable String xml) {
        return marks(xml).get(0);
    }

    private static List<String> marks(@Nullable String xml) {
        List<String> marks = new ArrayList<>();
        Matcher matcher = SHAPE.matcher(Objects.requireNonNull(xml));
        while (matcher.find()) {
            marks.add(matcher.group());
        }
        return marks;
    }

    private static List<String> ids(@Nullable String xml) {
        return marks(xml).stream()
                .map(mark -> mark.replaceFirst("(?s).*?cNvPr id=\"(\\d+)\".*", "$1"))
                .toList();
    }
}
