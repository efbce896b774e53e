package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every document and every style: templates, first pages, no visible mark at all. */
class MarkStyleLawsTest {
    private static final Label A = DocxLawsTest.A;
    private static final Label B = DocxLawsTest.B;

    /** Starts with a digit, ends with a date, holds what XML and header codes escape. */
    private static final MarkTemplate ODD = new MarkTemplate("1年 <{level}> & {importance} {axes} {{{date}}}");

    private static final List<MarkStyle> STYLES = List.of(
            MarkStyle.DEFAULT,
            MarkStyle.DEFAULT.withTemplate(ODD),
            MarkStyle.DEFAULT.withPages(MarkPages.FIRST),
            new MarkStyle(MarkPosition.BOTH, 0xC00000, MarkPages.FIRST, new MarkTemplate("校外秘 {importance}")),
            new MarkStyle(MarkPosition.FOOTER, 0, MarkPages.FIRST, MarkTemplate.DEFAULT),
            MarkStyle.DEFAULT.withPosition(MarkPosition.NONE),
            MarkStyle.DEFAULT.withPosition(MarkPosition.NONE).withTemplate(ODD));

    @TempDir
    private Path folder;

    private int names;

    private interface Writing {
        void to(Path file) throws IOException;
    }

    private record Sample(Stamper stamper, Writing writing) {}

    private static Map<String, Sample> all() {
        Map<String, Sample> all = new LinkedHashMap<>();
        DocxSamples.all()
                .forEach((name, fixture) ->
                        all.put("DOCX: " + name, new Sample(packages(DocxDocument::of), fixture::write)));
        XlsxSamples.all().forEach((name, fixture) -> {
            // Made for one text, and for their size.
            if (!name.startsWith("text equal") && !name.startsWith("rows in")) {
                all.put("XLSX: " + name, new Sample(packages(XlsxWorkbook::of), fixture::write));
            }
        });
        PptxSamples.all()
                .forEach((name, fixture) ->
                        all.put("PPTX: " + name, new Sample(packages(PptxPresentation::of), fixture::write)));
        OdfSamples.all()
                .forEach((name, fixture) ->
                        all.put("ODF: " + name, new Sample(packages(OpenDocument::of), fixture::write)));
        FirstPageSamples.all()
                .forEach((name, sample) ->
                        all.put("first pages: " + name, new Sample(packages(sample.family()), sample::write)));
        Stamper pdf = new PdfStamper(Limits.DEFAULT);
        all.put("PDF", new Sample(pdf, file -> PdfSamples.pages(file, 3, page -> {})));
        all.put("PDF: inherited", new Sample(pdf, PdfSamples::inherited));
        return all;
    }

    private static PackageStamper packages(PackageStamper.Family family) {
        return new PackageStamper(Limits.DEFAULT, family);
    }

    static Stream<String> samples() {
        return all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void removingGivesEverythingBackAndTheLabelIsReadWhateverTheMarkSays(String name) throws IOException {
        Sample sample = Objects.requireNonNull(all().get(name));
        Path source = source(sample);
        for (MarkStyle style : STYLES) {
            Path labelled = stamped(sample.stamper(), source, "a", new Mark(A, style));
            assertThat(sample.stamper().read(labelled)).contains(A);
            Path back = folder.resolve("back" + STYLES.indexOf(style));
            assertThat(sample.stamper().remove(labelled, back))
                    .extracting(Placed::in)
                    .isEqualTo(List.of());
            assertSame(name, back, source);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anEqualMarkIsAByteIdenticalCopyThatKeepsTheFirstDay(String name) throws IOException {
        Sample sample = Objects.requireNonNull(all().get(name));
        Path source = source(sample);
        Label later = new Label(A.classification(), LocalDate.of(2030, 1, 1));
        for (MarkStyle style : STYLES) {
            Path labelled = stamped(sample.stamper(), source, "a", new Mark(A, style));
            Path again = stamped(sample.stamper(), labelled, "again", new Mark(later, style));
            assertThat(again).as(style.code()).hasSameBinaryContentAs(labelled);
            assertThat(sample.stamper().read(again)).contains(A);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anotherStyleOrLabelReplacesTheFirst(String name) throws IOException {
        Sample sample = Objects.requireNonNull(all().get(name));
        Path source = source(sample);
        for (int i = 0; i < STYLES.size(); i++) {
            Path first = stamped(sample.stamper(), source, "a", new Mark(A, STYLES.get(i)));
            for (int step = 1; step < STYLES.size(); step += 2) {
                MarkStyle style = STYLES.get((i + step) % STYLES.size());
                for (Label label : List.of(A, B)) {
                    Path both = stamped(sample.stamper(), first, "ab", new Mark(label, style));
                    Path alone = stamped(sample.stamper(), source, "b", new Mark(label, style));
                    assertSame(STYLES.get(i).code() + " → " + style.code(), both, alone);
                    assertThat(sample.stamper().read(both)).contains(label);
                }
            }
        }
    }

    private Path source(Sample sample) throws IOException {
        Path source = folder.resolve("source");
        sample.writing().to(source);
        return source;
    }

    private Path stamped(Stamper stamper, Path source, String name, Mark mark) throws IOException {
        Path target = folder.resolve(name + names++);
        assertThat(stamper.stamp(source, target, mark))
                .as(mark.style().code())
                .isInstanceOf(StampOutcome.Stamped.class);
        return target;
    }

    private static void assertSame(String what, Path actual, Path expected) throws IOException {
        if (isPdf(expected)) {
            assertThat(actual).as(what).hasSameBinaryContentAs(expected);
        } else {
            DocxLawsTest.assertSameParts(DocxFixture.partsOf(actual), DocxFixture.partsOf(expected));
        }
    }

    private static boolean isPdf(Path file) throws IOException {
        return Files.readAllBytes(file)[0] == '%';
    }
}
