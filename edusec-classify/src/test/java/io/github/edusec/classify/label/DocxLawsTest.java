package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every document, whatever its shape. */
class DocxLawsTest {
    static final Label A = new Label(
            new Classification(
                    Importance.II, Confidentiality.C2B, null, null, HandlingRestriction.listOf("複製禁止", "校外<持出>禁止&\"")),
            LocalDate.of(2027, 7, 1));
    static final Label B = new Label(Classification.of(Importance.I), LocalDate.of(2028, 4, 1));

    private static final List<MarkStyle> STYLES = List.of(
            MarkStyle.DEFAULT, new MarkStyle(MarkPosition.FOOTER, 0), new MarkStyle(MarkPosition.BOTH, 0xC00000));

    private final PackageStamper stamper = new PackageStamper(Limits.DEFAULT, DocxDocument::of);

    @TempDir
    Path folder;

    static Stream<Arguments> samples() {
        return DocxSamples.all().keySet().stream()
                .flatMap(sample -> STYLES.stream().map(style -> Arguments.of(sample, style)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void removingGivesEveryPartItsBytesBack(String sample, MarkStyle style) throws IOException {
        Path source = source(sample);
        Path labelled = stamped(source, "a", A, style);
        assertThat(stamper.remove(labelled, folder.resolve("back")))
                .extracting(Placed::in)
                .isEqualTo(List.of());
        assertSameParts(DocxFixture.partsOf(folder.resolve("back")), DocxFixture.partsOf(source));
        assertThat(stamper.read(folder.resolve("back"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anEqualClassificationIsAByteIdenticalCopyThatKeepsTheFirstDay(String sample, MarkStyle style)
            throws IOException {
        Path labelled = stamped(source(sample), "a", A, style);
        Path again = stamped(labelled, "again", new Label(A.classification(), LocalDate.of(2030, 1, 1)), style);
        assertThat(again).hasSameBinaryContentAs(labelled);
        assertThat(stamper.read(again)).contains(A);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSecondLabelReplacesTheFirst(String sample, MarkStyle style) throws IOException {
        Path source = source(sample);
        Path both = stamped(stamped(source, "a", A, style), "ab", B, style);
        assertSameParts(DocxFixture.partsOf(both), DocxFixture.partsOf(stamped(source, "b", B, style)));
        assertThat(stamper.read(both)).contains(B);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void onlyPartsThatMustChangeDoAndTheLabelIsReadBack(String sample, MarkStyle style) throws IOException {
        Path source = source(sample);
        byte[] before = Files.readAllBytes(source);
        Path labelled = stamped(source, "a", A, style);
        Map<String, byte[]> old = DocxFixture.partsOf(source);
        Map<String, byte[]> now = DocxFixture.partsOf(labelled);
        List<String> changed = new ArrayList<>();
        old.forEach((name, bytes) -> {
            if (!Arrays.equals(bytes, now.get(name))) {
                changed.add(name);
            }
        });
        assertThat(changed).allMatch(DocxLawsTest::mayChange);
        assertThat(now.keySet()).containsAll(old.keySet());
        assertThat(Files.readAllBytes(source)).isEqualTo(before);
        assertThat(stamper.read(labelled)).contains(A);
        assertThat(stamper.read(source)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anotherStyleReplacesTheFirst(String sample, MarkStyle style) throws IOException {
        Path source = source(sample);
        for (MarkStyle other : STYLES) {
            Path both = stamped(stamped(source, "a-" + other.code(), A, style), "ab-" + other.code(), A, other);
            assertSameParts(
                    DocxFixture.partsOf(both), DocxFixture.partsOf(stamped(source, "b-" + other.code(), A, other)));
        }
    }

    private static boolean mayChange(String name) {
        return Set.of(
                                "[Content_Types].xml",
                                "_rels/.rels",
                                "docProps/custom.xml",
                                "word/document.xml",
                                "word/_rels/document.xml.rels")
                        .contains(name)
                || name.matches("(?i)word/(header\\d|kopf|footer\\d)\\.xml");
    }

    private Path source(String sample) throws IOException {
        return DocxSamples.named(sample).write(folder.resolve("source"));
    }

    private Path stamped(Path source, String name, Label label, MarkStyle style) throws IOException {
        Path target = folder.resolve(name);
        Mark mark = new Mark(label, style);
        assertThat(stamper.stamp(source, target, mark)).extracting(Placed::in).isEqualTo(mark.places());
        return target;
    }

    static void assertSameParts(Map<String, byte[]> actual, Map<String, byte[]> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, bytes) -> {
            byte[] found = actual.getOrDefault(name, new byte[0]);
            assertThat(DocxFixture.text(found)).as(name).isEqualTo(DocxFixture.text(bytes));
            assertThat(found).as(name).isEqualTo(bytes);
        });
    }
}
