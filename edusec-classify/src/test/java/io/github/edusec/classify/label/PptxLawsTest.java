package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every presentation, whatever its shape. */
class PptxLawsTest {
    private static final Mark A = new Mark(DocxLawsTest.A, MarkStyle.DEFAULT);
    private static final Mark B = new Mark(DocxLawsTest.B, new MarkStyle(MarkPosition.BOTH, 0xC00000));
    private static final Mark BELOW = new Mark(DocxLawsTest.A, new MarkStyle(MarkPosition.FOOTER, 0xFFFF00));

    private final PackageStamper stamper = new PackageStamper(Limits.DEFAULT, PptxPresentation::of);

    @TempDir
    Path folder;

    static Stream<String> samples() {
        return PptxSamples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void removingGivesEveryPartItsBytesBack(String sample) throws IOException {
        Path source = source(sample);
        for (Mark mark : List.of(A, B, BELOW)) {
            Path labelled = stamped(source, "a", mark);
            assertThat(stamper.remove(labelled, folder.resolve("back")))
                    .extracting(Placed::in)
                    .isEqualTo(List.of());
            DocxLawsTest.assertSameParts(DocxFixture.partsOf(folder.resolve("back")), DocxFixture.partsOf(source));
            assertThat(stamper.read(folder.resolve("back"))).isEmpty();
            Files.delete(folder.resolve("a"));
            Files.delete(folder.resolve("back"));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anEqualMarkIsAByteIdenticalCopyThatKeepsTheFirstDay(String sample) throws IOException {
        Path labelled = stamped(source(sample), "a", B);
        Label later = new Label(B.label().classification(), LocalDate.of(2030, 1, 1));
        Path again = stamped(labelled, "again", new Mark(later, B.style()));
        assertThat(again).hasSameBinaryContentAs(labelled);
        assertThat(stamper.read(again)).contains(B.label());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSecondMarkReplacesTheFirst(String sample) throws IOException {
        Path source = source(sample);
        Path first = stamped(source, "a", A);
        for (Mark mark : List.of(B, BELOW)) {
            Path both = stamped(first, "both" + mark.style(), mark);
            Path alone = stamped(source, "alone" + mark.style(), mark);
            DocxLawsTest.assertSameParts(DocxFixture.partsOf(both), DocxFixture.partsOf(alone));
            assertThat(stamper.read(both)).contains(mark.label());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void onlyPartsThatMustChangeDoAndTheLabelIsReadBack(String sample) throws IOException {
        Path source = source(sample);
        byte[] before = Files.readAllBytes(source);
        Path labelled = stamped(source, "a", A);
        Map<String, byte[]> old = DocxFixture.partsOf(source);
        Map<String, byte[]> now = DocxFixture.partsOf(labelled);
        List<String> changed = new ArrayList<>();
        old.forEach((name, bytes) -> {
            if (!Arrays.equals(bytes, now.get(name))) {
                changed.add(name);
            }
        });
        assertThat(changed)
                .isNotEmpty()
                .allMatch(name -> name.matches("\\[Content_Types].xml|_rels/.rels|docProps/custom.xml"
                        + "|ppt/(master|layout|title|slide|notes|notesMaster|handoutMaster)\\d*\\.xml"));
        assertThat(now.keySet()).containsAll(old.keySet());
        assertThat(Files.readAllBytes(source)).isEqualTo(before);
        assertThat(stamper.read(labelled)).contains(A.label());
        assertThat(stamper.read(source)).isEmpty();
    }

    private Path source(String sample) throws IOException {
        return PptxSamples.named(sample).write(folder.resolve("source"));
    }

    private Path stamped(Path source, String name, Mark mark) throws IOException {
        Path target = folder.resolve(name);
        assertThat(stamper.stamp(source, target, mark)).extracting(Placed::in).isEqualTo(mark.places());
        return target;
    }
}
