package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every OpenDocument package, whatever its shape. */
class OpenDocumentLawsTest {
    private static final Label A = DocxLawsTest.A;
    private static final Label B = DocxLawsTest.B;
    private static final MarkStyle BOTH = new MarkStyle(MarkPosition.BOTH, 0xC00000);

    private final PackageStamper stamper = new PackageStamper(Limits.DEFAULT, OpenDocument::of);

    @TempDir
    Path folder;

    static Stream<String> samples() {
        return OdfSamples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void removingGivesEveryPartItsBytesBack(String sample) throws IOException {
        Path source = source(sample);
        for (MarkStyle style : List.of(MarkStyle.DEFAULT, BOTH, new MarkStyle(MarkPosition.FOOTER, 0))) {
            Path labelled = stamped(source, "a" + style.position(), A, style);
            Path back = folder.resolve("back" + style.position());
            assertThat(stamper.remove(labelled, back)).extracting(Placed::in).isEqualTo(List.of());
            DocxLawsTest.assertSameParts(DocxFixture.partsOf(back), DocxFixture.partsOf(source));
            assertThat(stamper.read(back)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anEqualClassificationIsAByteIdenticalCopyThatKeepsTheFirstDay(String sample) throws IOException {
        Path labelled = stamped(source(sample), "a", A, BOTH);
        Path again = stamped(labelled, "again", new Label(A.classification(), LocalDate.of(2030, 1, 1)), BOTH);
        assertThat(again).hasSameBinaryContentAs(labelled);
        assertThat(stamper.read(again)).contains(A);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSecondLabelReplacesTheFirst(String sample) throws IOException {
        Path source = source(sample);
        Path both = stamped(stamped(source, "a", A, BOTH), "ab", B, MarkStyle.DEFAULT);
        DocxLawsTest.assertSameParts(
                DocxFixture.partsOf(both), DocxFixture.partsOf(stamped(source, "b", B, MarkStyle.DEFAULT)));
        assertThat(stamper.read(both)).contains(B);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void onlyPartsThatMustChangeDoAndTheLabelIsReadBack(String sample) throws IOException {
        Path source = source(sample);
        byte[] before = Files.readAllBytes(source);
        Path labelled = stamped(source, "a", A, MarkStyle.DEFAULT);
        Map<String, byte[]> old = DocxFixture.partsOf(source);
        Map<String, byte[]> now = DocxFixture.partsOf(labelled);
        List<String> changed = new ArrayList<>();
        old.forEach((name, bytes) -> {
            if (!Arrays.equals(bytes, now.get(name))) {
                changed.add(name);
            }
        });
        Set<String> may = new HashSet<>(Set.of("styles.xml"));
        may.add(old.containsKey("meta.xml") ? "meta.xml" : "META-INF/manifest.xml");
        if (DocxFixture.text(old.getOrDefault("content.xml", new byte[0])).contains("objects-visible=\"false\"")) {
            may.add("content.xml");
        }
        assertThat(changed).contains("styles.xml").allMatch(may::contains);
        assertThat(now.keySet()).containsAll(old.keySet());
        assertThat(DocxFixture.text(now.getOrDefault("META-INF/manifest.xml", new byte[0])))
                .containsOnlyOnce("\"meta.xml\"");
        assertThat(Files.readAllBytes(source)).isEqualTo(before);
        assertThat(stamper.read(labelled)).contains(A);
        assertThat(stamper.read(source)).isEmpty();
    }

    private Path source(String sample) throws IOException {
        return OdfSamples.named(sample).write(folder.resolve("source"));
    }

    private Path stamped(Path source, String name, Label label, MarkStyle style) throws IOException {
        Path target = folder.resolve(name);
        Mark mark = new Mark(label, style);
        assertThat(stamper.stamp(source, target, mark)).extracting(Placed::in).isEqualTo(mark.places());
        return target;
    }
}
