package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A preview tells exactly what labelling does then, and does nothing. */
class LabelPreviewTest {
    private static final Label LABEL = new Label(Classification.of(Importance.II), LocalDate.of(2027, 7, 1));
    private static final Label LOWER = new Label(Classification.of(Importance.IV), LocalDate.of(2027, 7, 1));

    @TempDir
    private Path folder;

    private final Labeller labeller = Labeller.standard();

    @ParameterizedTest
    @ValueSource(strings = {"docx", "xlsx", "pptx", "odt", "pdf"})
    void thePartsThatItNamesAreThoseThatChange(String format) throws IOException {
        Path source = sample(format);
        byte[] before = Files.readAllBytes(source);
        LabelPreview preview = labeller.preview(source, LABEL, null);
        assertThat(source).hasBinaryContent(before);
        assertThat(names()).containsExactly("source");
        Path target = folder.resolve("target");
        assertThat(labeller.labelTo(source, target, LABEL, null)).isEqualTo(preview.outcome());
        if (!format.equals("pdf")) {
            assertThat(new TreeSet<>(preview.changes().stream()
                            .map(change -> change.kind() + " " + change.part())
                            .toList()))
                    .isEqualTo(differences(source, target));
        }
        assertThat(preview.changes()).isNotEmpty();
        LabelPreview again = labeller.preview(target, LABEL, null);
        assertThat(again.changes()).isEmpty();
        assertThat(again.outcome()).isEqualTo(preview.outcome());
    }

    @Test
    void aPdfWhoseLabelIsCutOffAndExchangedIsNotTouched() throws IOException {
        Path labelled = folder.resolve("labelled");
        labeller.labelTo(sample("pdf"), labelled, LABEL, null);
        byte[] before = Files.readAllBytes(labelled);
        LabelPreview preview = labeller.preview(labelled, LOWER, "公表済み");
        assertThat(preview.changes()).extracting(PartChange::part).containsExactly("document information", "pages");
        assertThat(preview.outcome().lowering())
                .isEqualTo(new Lowering(LABEL.classification(), LOWER.classification(), "公表済み"));
        assertThat(labelled).hasBinaryContent(before);
    }

    @Test
    void aRefusalIsForetold() throws IOException {
        Path labelled = folder.resolve("labelled");
        labeller.labelTo(sample("docx"), labelled, LABEL, null);
        assertThat(labeller.preview(labelled, LOWER, null).outcome())
                .isEqualTo(labeller.labelTo(labelled, folder.resolve("out"), LOWER, null))
                .isInstanceOf(LabelOutcome.Refused.class);
        Path text = Files.writeString(folder.resolve("a.txt"), "text");
        LabelPreview preview = labeller.preview(text, LABEL, null);
        assertThat(preview.outcome()).isEqualTo(labeller.labelTo(text, folder.resolve("out"), LABEL, null));
        assertThat(preview.changes()).isEmpty();
    }

    /** Rows are streamed, so headers in front of them cannot be edited; the standard has them behind. */
    @Test
    void aWorkbookWithHeadersInFrontOfItsRowsIsRefusedBeforehand() throws IOException {
        Path source = XlsxFixture.transitional()
                .sheetXml(
                        "worksheet",
                        "<worksheet xmlns=\"" + XlsxFixture.S + "\"><headerFooter/>" + XlsxFixture.rows(3)
                                + "</worksheet>")
                .write(folder.resolve("a.xlsx"));
        LabelOutcome foretold = labeller.preview(source, LABEL, null).outcome();
        assertThat(foretold)
                .isInstanceOf(LabelOutcome.Refused.class)
                .asString()
                .contains("/xl/sheets/sheet1.xml", "rows");
        assertThat(labeller.labelTo(source, folder.resolve("out"), LABEL, null)).isEqualTo(foretold);
        assertThat(names()).containsExactly("a.xlsx");
    }

    private static Set<String> differences(Path source, Path target) throws IOException {
        Map<String, byte[]> old = DocxFixture.partsOf(source);
        Map<String, byte[]> now = DocxFixture.partsOf(target);
        Set<String> all = new HashSet<>(old.keySet());
        all.addAll(now.keySet());
        Set<String> differences = new TreeSet<>();
        for (String name : all) {
            if (!old.containsKey(name)) {
                differences.add("ADDED /" + name);
            } else if (!now.containsKey(name)) {
                differences.add("REMOVED /" + name);
            } else if (!Arrays.equals(old.get(name), now.get(name))) {
                differences.add("CHANGED /" + name);
            }
        }
        return differences;
    }

    private Path sample(String format) throws IOException {
        Path source = folder.resolve("source");
        return switch (format) {
            case "docx" ->
                DocxFixture.transitional().body(DocxFixture.paragraph("一")).write(source);
            case "xlsx" -> XlsxFixture.transitional().sheet("").write(source);
            case "pptx" -> PptxFixture.simple().write(source);
            case "odt" -> OdfSamples.named("text without header").write(source);
            default -> PdfSamples.pages(source, 2, page -> {});
        };
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
