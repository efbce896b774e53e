package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every workbook, whatever its shape and the style of the mark. */
class XlsxLawsTest {
    static final Label A = DocxLawsTest.A;
    private static final Label B = DocxLawsTest.B;

    private final PackageStamper stamper = new PackageStamper(Limits.DEFAULT, XlsxWorkbook::of);

    @TempDir
    Path folder;

    static Stream<Arguments> samples() {
        List<MarkStyle> styles = List.of(
                MarkStyle.DEFAULT, new MarkStyle(MarkPosition.FOOTER, 0xC00000), new MarkStyle(MarkPosition.BOTH, 0));
        return XlsxSamples.all().keySet().stream()
                .flatMap(sample -> styles.stream().map(style -> Arguments.of(sample, style)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void removingGivesEveryPartItsBytesBack(String sample, MarkStyle style) throws IOException {
        Path source = source(sample);
        Path labelled = stamped(source, "a", A, style);
        assertThat(stamper.remove(labelled, folder.resolve("back")))
                .extracting(Placed::in)
                .isEqualTo(List.of());
        DocxLawsTest.assertSameParts(DocxFixture.partsOf(folder.resolve("back")), DocxFixture.partsOf(source));
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
        Path both = stamped(stamped(source, "a", A, style), "ab", B, MarkStyle.DEFAULT);
        DocxLawsTest.assertSameParts(
                DocxFixture.partsOf(both), DocxFixture.partsOf(stamped(source, "b", B, MarkStyle.DEFAULT)));
        assertThat(stamper.read(both)).contains(B);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void onlyPartsThatMustChangeDoAndTheLabelIsReadBack(String sample, MarkStyle style) throws IOException {
        Path source = source(sample);
        byte[] before = Files.readAllBytes(source);
        Path labelled = stamped(source, "a", A, style);
        Map<String, byte[]> now = DocxFixture.partsOf(labelled);
        for (Map.Entry<String, byte[]> part : DocxFixture.partsOf(source).entrySet()) {
            String name = part.getKey();
            boolean same = Arrays.equals(part.getValue(), Objects.requireNonNull(now.get(name)));
            if (name.startsWith("xl/")) {
                assertThat(same).as(name).isEqualTo(!name.startsWith("xl/sheets/"));
            }
        }
        assertThat(Files.readAllBytes(source)).isEqualTo(before);
        assertThat(stamper.read(labelled)).contains(A);
        assertThat(stamper.read(source)).isEmpty();
    }

    private Path source(String sample) throws IOException {
        return XlsxSamples.named(sample).write(folder.resolve("source"));
    }

    private Path stamped(Path source, String name, Label label, MarkStyle style) throws IOException {
        Path target = folder.resolve(name);
        assertThat(stamper.stamp(source, target, new Mark(label, style)))
                .isInstanceOfSatisfying(
                        StampOutcome.Stamped.class,
                        stamped -> assertThat(stamped.places())
                                .hasSizeGreaterThan(1)
                                .endsWith(MarkPlace.PROPERTY));
        return target;
    }
}
