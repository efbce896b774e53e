package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.Limits;
import java.io.IOException;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The BAILS keys beside a label: written, known again, and told from those of other programs. */
class BailsKeysTest {
    private static final LocalDate FIRST = LocalDate.of(2027, 7, 1);
    private static final Label A = new Label(
            new Classification(
                    Importance.II,
                    Confidentiality.C2B,
                    Integrity.I2A,
                    Availability.A1,
                    HandlingRestriction.listOf("複製<禁止>")),
            FIRST);
    private static final Label SAME_LATER = new Label(A.classification(), LocalDate.of(2030, 1, 1));
    private static final Label B = new Label(Classification.of(Importance.I), LocalDate.of(2028, 4, 1));
    private static final String IP = "urn:bails:IntellectualProperty:";
    private static final List<String> OF_A = List.of(
            "edusec.label.bails=1",
            IP + "PolicyAuthority:Name=edusec",
            IP + "BusinessAuthorizationCategory:Identifier=urn:io.github.edusec:importance:II",
            IP + "BusinessAuthorizationCategory:Name=重要性分類Ⅱ 機密性2B 完全性2A 可用性1 複製&lt;禁止&gt;",
            IP + "Impact:Scale=UK-Cabinet",
            IP + "Impact:Level:Confidentiality=2",
            IP + "Impact:Level:Integrity=1",
            IP + "Impact:Level:Availability=0");

    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/";
    private static final String PROPERTIES = OFFICE + "custom-properties";
    private static final String TYPES = OFFICE + "docPropsVTypes";

    @TempDir
    Path folder;

    private int files;

    @ParameterizedTest
    @EnumSource
    void everyLabelCarriesThemLastAndOnlyForTheAxesThatItStates(Kind kind) throws IOException {
        assertThat(bails(kind, stamped(kind, source(kind), A))).isEqualTo(OF_A);
        assertThat(pairs(kind, stamped(kind, source(kind), A)))
                .endsWith(OF_A.toArray(String[]::new))
                .hasSizeGreaterThan(OF_A.size());
        assertThat(bails(kind, stamped(kind, source(kind), B)))
                .containsExactly(
                        "edusec.label.bails=1",
                        IP + "PolicyAuthority:Name=edusec",
                        IP + "BusinessAuthorizationCategory:Identifier=urn:io.github.edusec:importance:I",
                        IP + "BusinessAuthorizationCategory:Name=重要性分類Ⅰ");
        Label noConfidentiality = label(null, Integrity.I2B, null);
        assertThat(bails(kind, stamped(kind, source(kind), noConfidentiality)))
                .endsWith(IP + "Impact:Scale=UK-Cabinet", IP + "Impact:Level:Integrity=2");
        Label secret = label(Confidentiality.C3, null, Availability.A2B);
        assertThat(bails(kind, stamped(kind, source(kind), secret)))
                .endsWith(IP + "Impact:Level:Confidentiality=3", IP + "Impact:Level:Availability=2");
    }

    @ParameterizedTest
    @EnumSource
    void ourOwnAreNoSecondLabel(Kind kind) throws IOException {
        for (Label label : List.of(A, B, label(null, Integrity.I2B, null))) {
            LabelReading reading = LabelReader.standard().read(stamped(kind, source(kind), label));
            assertThat(reading.labels()).extracting(FoundLabel::origin).containsExactly(LabelOrigin.EDUSEC);
            assertThat(reading.classification()).contains(label.classification());
            assertThat(reading.isKnown()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLawsHoldWithThem(Kind kind) throws IOException {
        Path source = source(kind);
        Path a = stamped(kind, source, A);
        assertThat(stamped(kind, a, SAME_LATER)).hasSameBinaryContentAs(a);
        assertSameParts(stamped(kind, a, B), stamped(kind, source, B));
        assertSameParts(removed(kind, a), source);
    }

    @ParameterizedTest
    @EnumSource
    void aLabelWithoutThemGetsThemAndKeepsItsFirstDay(Kind kind) throws IOException {
        Path a = stamped(kind, source(kind), A);
        Path older = edited(kind, a, xml -> kind.without(xml, "edusec.label.bails|urn:bails:[^\"]*"));
        assertThat(bails(kind, older)).isEmpty();
        assertThat(LabelReader.standard().read(older).classification()).contains(A.classification());
        assertSameParts(stamped(kind, older, SAME_LATER), a);
        assertSameParts(removed(kind, older), source(kind));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsMissingIsWrittenAgain(Kind kind) throws IOException {
        Path a = stamped(kind, source(kind), A);
        Path less = edited(kind, a, xml -> kind.without(xml, "urn:bails:[^\"]*Scale"));
        assertThat(LabelReader.standard().read(less).labels()).hasSize(1);
        assertSameParts(stamped(kind, less, SAME_LATER), a);
        assertSameParts(removed(kind, less), source(kind));
    }

    @ParameterizedTest
    @EnumSource
    void besideForeignOnesNoneAreWritten(Kind kind) throws IOException {
        for (String type : List.of("IntellectualProperty", "NationalSecurity")) {
            Path foreign = withForeign(kind, type);
            Path a = stamped(kind, foreign, A);
            assertThat(bails(kind, a)).isEqualTo(bails(kind, foreign)).hasSize(3);
            assertThat(kind.hasForeignBails(a)).isTrue();
            assertThat(stamped(kind, a, SAME_LATER)).hasSameBinaryContentAs(a);
            assertSameParts(stamped(kind, a, B), stamped(kind, foreign, B));
            assertSameParts(removed(kind, a), foreign);
            assertThat(LabelReader.standard().read(a).labels())
                    .extracting(FoundLabel::origin)
                    .containsExactly(LabelOrigin.EDUSEC, LabelOrigin.BAILS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void thoseOfATypeBesideOursStayWhenOursGo(Kind kind) throws IOException {
        Path a = stamped(kind, source(kind), A);
        Path both = edited(kind, a, xml -> kind.with(xml, foreign("NationalSecurity")));
        assertThat(kind.hasForeignBails(a)).isFalse();
        assertThat(kind.hasForeignBails(both)).isTrue();
        assertThat(LabelReader.standard().read(both).labels())
                .extracting(FoundLabel::name)
                .containsExactly(A.text(), "極秘");
        Path again = stamped(kind, both, SAME_LATER);
        for (Path left : List.of(again, removed(kind, both), removed(kind, again), stamped(kind, both, B))) {
            assertThat(bails(kind, left)).hasSize(3).allMatch(pair -> pair.startsWith("urn:bails:NationalSecurity:"));
        }
        assertThat(kind.stamper().read(again)).contains(A);
    }

    @ParameterizedTest
    @EnumSource
    void onesThatAnotherProgramChangedAreItsOwn(Kind kind) throws IOException {
        Path a = stamped(kind, source(kind), A);
        Path raised = edited(kind, a, xml -> kind.set(xml, "Level:Confidentiality", "2", "3"));
        LabelReading reading = LabelReader.standard().read(raised);
        assertThat(reading.labels())
                .extracting(FoundLabel::origin)
                .containsExactly(LabelOrigin.EDUSEC, LabelOrigin.BAILS);
        assertThat(reading.isConflicting()).isTrue();
        assertThat(reading.classification())
                .map(Classification::confidentiality)
                .contains(Confidentiality.C3);
        List<String> changed = bails(kind, raised).subList(1, OF_A.size());
        for (Path left : List.of(removed(kind, raised), stamped(kind, raised, B), stamped(kind, raised, SAME_LATER))) {
            assertThat(bails(kind, left)).isEqualTo(changed);
        }
        Path again = stamped(kind, raised, SAME_LATER);
        assertThat(stamped(kind, again, SAME_LATER)).hasSameBinaryContentAs(again);
        assertThat(kind.stamper().read(again)).contains(A);
        assertThat(LabelReader.standard().read(again).isConflicting()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aLoweredOneIsSeenAndTheMoreSevereCounts(Kind kind) throws IOException {
        Path lowered =
                edited(kind, stamped(kind, source(kind), A), xml -> kind.set(xml, "Level:Confidentiality", "2", "0"));
        LabelReading reading = LabelReader.standard().read(lowered);
        assertThat(reading.isConflicting()).isTrue();
        assertThat(reading.classification()).contains(A.classification());
    }

    @ParameterizedTest
    @EnumSource
    void ourMarkerHidesNothingThatOurLabelDoesNotSay(Kind kind) throws IOException {
        Path open = stamped(kind, source(kind), label(Confidentiality.C1, null, null));
        for (UnaryOperator<String> edit : List.<UnaryOperator<String>>of(
                xml -> kind.set(xml, "Level:Confidentiality", "0", "3"),
                xml -> kind.with(xml, Map.of(IP + "Impact:Level:Confidentiality", "3")),
                xml -> kind.with(xml, Map.of(IP + "Impact:Level:Integrity", "2")),
                xml -> kind.set(xml, "edusec.label.labelledOn", "2027-07-01", "x"),
                xml -> kind.with(xml, foreign("ExportControl")))) {
            LabelReading reading = LabelReader.standard().read(edited(kind, open, edit));
            assertThat(reading.labels()).extracting(FoundLabel::origin).contains(LabelOrigin.BAILS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDoubledKeyIsNotOurs(Kind kind) throws IOException {
        Path doubled = edited(
                kind, stamped(kind, source(kind), A), xml -> kind.with(xml, Map.of(IP + "Impact:Scale", "UK-Cabinet")));
        assertThat(bails(kind, removed(kind, doubled))).hasSize(OF_A.size());
    }

    @ParameterizedTest
    @EnumSource
    void withoutOurMarkerTheyAreSomebodyElses(Kind kind) throws IOException {
        Path unclaimed = edited(kind, stamped(kind, source(kind), A), xml -> kind.without(xml, "edusec.label.bails"));
        assertThat(LabelReader.standard().read(unclaimed).labels())
                .extracting(FoundLabel::origin)
                .containsExactly(LabelOrigin.EDUSEC, LabelOrigin.BAILS);
        assertThat(stamped(kind, unclaimed, SAME_LATER)).hasSameBinaryContentAs(unclaimed);
        assertThat(bails(kind, removed(kind, unclaimed))).isEqualTo(OF_A.subList(1, OF_A.size()));
    }

    @ParameterizedTest
    @EnumSource
    void keysOfANewerVersionAreNotOursToChange(Kind kind) throws IOException {
        Path newer = edited(kind, stamped(kind, source(kind), A), xml -> kind.set(xml, "edusec.label.bails", "1", "2"));
        assertThat(kind.stamper().stamp(newer, folder.resolve("no"), B))
                .isInstanceOfSatisfying(
                        StampOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(LabelObstacle.NEWER_LABEL));
        assertThat(LabelReader.standard().read(newer).labels().get(0))
                .isInstanceOfSatisfying(
                        FoundLabel.NotUnderstood.class,
                        label -> assertThat(label.doubt()).isEqualTo(LabelDoubt.NEWER_VERSION));
    }

    private static Map<String, String> foreign(String type) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("urn:bails:" + type + ":BusinessAuthorizationCategory:Name", "極秘");
        keys.put("urn:bails:" + type + ":Impact:Scale", "UK-Cabinet");
        keys.put("urn:bails:" + type + ":Impact:Level:Confidentiality", "3");
        return keys;
    }

    private static Label label(@Nullable Confidentiality c, @Nullable Integrity i, @Nullable Availability a) {
        return new Label(new Classification(Importance.III, c, i, a, List.of()), FIRST);
    }

    private Path source(Kind kind) throws IOException {
        return DocxFixture.write(file(), kind.parts());
    }

    private Path withForeign(Kind kind, String type) throws IOException {
        return edited(kind, source(kind), xml -> kind.with(xml, foreign(type)));
    }

    private Path stamped(Kind kind, Path source, Label label) throws IOException {
        Path target = file();
        assertThat(kind.stamper().stamp(source, target, label)).isInstanceOf(StampOutcome.Stamped.class);
        return target;
    }

    private Path removed(Kind kind, Path source) throws IOException {
        Path target = file();
        assertThat(kind.stamper().remove(source, target)).isInstanceOf(StampOutcome.Stamped.class);
        return target;
    }

    /** Another program edits the properties. */
    private Path edited(Kind kind, Path source, UnaryOperator<String> edit) throws IOException {
        Map<String, byte[]> parts = DocxFixture.partsOf(source);
        String before = DocxFixture.text(Objects.requireNonNull(parts.get(kind.part)));
        String after = edit.apply(before);
        assertThat(after).isNotEqualTo(before);
        parts.put(kind.part, DocxFixture.utf8(after));
        return DocxFixture.write(file(), parts);
    }

    private Path file() {
        return folder.resolve("f" + files++);
    }

    private static void assertSameParts(Path one, Path other) throws IOException {
        DocxLawsTest.assertSameParts(DocxFixture.partsOf(one), DocxFixture.partsOf(other));
    }

    private static List<String> bails(Kind kind, Path document) throws IOException {
        return pairs(kind, document).stream()
                .filter(pair -> pair.startsWith("edusec.label.bails=") || pair.startsWith("urn:bails:"))
                .toList();
    }

    private static List<String> pairs(Kind kind, Path document) throws IOException {
        byte[] part = DocxFixture.partsOf(document).getOrDefault(kind.part, new byte[0]);
        List<String> pairs = new ArrayList<>();
        for (Matcher one = kind.property("[^\"]*", "[^<]*").matcher(DocxFixture.text(part)); one.find(); ) {
            pairs.add(one.group(2) + "=" + one.group(4));
        }
        return pairs;
    }

    /** A family of documents, and how another program sees and changes its properties. */
    enum Kind {
        DOCX("docProps/custom.xml"),
        XLSX("docProps/custom.xml"),
        PPTX("docProps/custom.xml"),
        ODT("meta.xml");

        private final String part;

        Kind(String part) {
            this.part = part;
        }

        PackageStamper stamper() {
            return new PackageStamper(
                    Limits.DEFAULT,
                    switch (this) {
                        case DOCX -> DocxDocument::of;
                        case XLSX -> XlsxWorkbook::of;
                        case PPTX -> PptxPresentation::of;
                        case ODT -> OpenDocument::of;
                    });
        }

        Map<String, byte[]> parts() {
            String custom = "<Properties xmlns=\"" + PROPERTIES + "\">" + element("部署", "教務") + "</Properties>";
            return switch (this) {
                case DOCX ->
                    DocxFixture.transitional()
                            .body(DocxFixture.paragraph("本文"))
                            .custom(custom)
                            .parts();
                case XLSX -> XlsxFixture.transitional().sheet("").custom(custom).parts();
                case PPTX -> PptxFixture.simple().custom(custom).parts();
                case ODT -> OdfFixture.text().meta(element("部署", "教務")).parts();
            };
        }

        boolean hasForeignBails(Path document) throws IOException {
            return LabelReader.standard().read(document).labels().stream()
                    .anyMatch(label -> label.origin() == LabelOrigin.BAILS);
        }

        Pattern property(String name, String value) {
            return Pattern.compile(
                    this == ODT
                            ? "(<meta:user-defined[^>]* meta:name=\")(" + name + ")(\">)(" + value
                                    + ")(</meta:user-defined>)"
                            : "(<property [^>]*name=\")(" + name + ")(\"><vt:lpwstr[^>]*>)(" + value
                                    + ")(</vt:lpwstr></property>)");
        }

        String without(String xml, String names) {
            return property(names, "[^<]*").matcher(xml).replaceAll("");
        }

        String set(String xml, String nameEnd, String from, String to) {
            return property("[^\"]*" + nameEnd, from).matcher(xml).replaceAll("$1$2$3" + to + "$5");
        }

        String with(String xml, Map<String, String> pairs) {
            StringBuilder all = new StringBuilder();
            pairs.forEach((name, value) -> all.append(element(name, value)));
            String end = this == ODT ? "</office:meta>" : "</Properties>";
            return xml.replace(end, all + end);
        }

        private String element(String name, String value) {
            return this == ODT
                    ? "<meta:user-defined meta:name=\"" + name + "\">" + value + "</meta:user-defined>"
                    : "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\""
                            + (100 + Math.abs(name.hashCode() % 1_000_000))
                            + "\" name=\"" + name + "\"><vt:lpwstr xmlns:vt=\"" + TYPES + "\">" + value
                            + "</vt:lpwstr></property>";
        }
    }
}
