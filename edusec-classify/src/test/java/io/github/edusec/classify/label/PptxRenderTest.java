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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see: LibreOffice renders labelled presentations, and the mark stands on every slide exactly once. */
@Tag("libreoffice")
class PptxRenderTest {
    private static final Label LABEL = new Label(
            new Classification(Importance.II, Confidentiality.C2B, null, null, HandlingRestriction.listOf("複製禁止")),
            LocalDate.of(2027, 7, 1));
    private static final String MARK = "重要性分類Ⅱ機密性2B複製禁止";

    private final PackageStamper stamper = new PackageStamper(Limits.DEFAULT, PptxPresentation::of);

    @TempDir
    Path folder;

    @Test
    void theMarkStandsOnEverySlideOfHandMadePresentationsExactlyOnce() throws IOException {
        Path plain = Files.createDirectory(folder.resolve("plain"));
        Path labelled = Files.createDirectory(folder.resolve("labelled"));
        Map<String, String> names = new TreeMap<>();
        int number = 0;
        for (Map.Entry<String, PptxFixture> sample : PptxSamples.readable().entrySet()) {
            String name = String.format(java.util.Locale.ROOT, "d%02d", number++);
            names.put(name, sample.getKey());
            stamp(sample.getValue().write(plain.resolve(name + ".pptx")), labelled.resolve(name + ".pptx"));
        }
        check(names, plain, labelled);
    }

    private void stamp(Path source, Path target) throws IOException {
        assertThat(stamper.stamp(source, target, LABEL)).isInstanceOf(StampOutcome.Stamped.class);
    }

    private void check(Map<String, String> names, Path plain, Path labelled) throws IOException {
        Path plainPdf = Files.createDirectory(folder.resolve("plain-pdf"));
        Path labelledPdf = Files.createDirectory(folder.resolve("labelled-pdf"));
        office().convert(plain, plainPdf, "pdf");
        office().convert(labelled, labelledPdf, "pdf");
        for (Map.Entry<String, String> name : names.entrySet()) {
            List<String> before = LibreOffice.pages(plainPdf.resolve(name.getKey() + ".pdf"));
            List<String> after = LibreOffice.pages(labelledPdf.resolve(name.getKey() + ".pdf"));
            assertThat(after).as(name.getValue()).hasSameSizeAs(before).hasSizeGreaterThanOrEqualTo(2);
            for (int i = 0; i < before.size(); i++) {
                assertThat(before.get(i)).as(name.getValue()).doesNotContain(MARK);
                assertThat(after.get(i)).as(name.getValue() + " " + i).isEqualTo(MARK + before.get(i));
            }
        }
    }

    private LibreOffice office() {
        return new LibreOffice(folder.resolve("profile"));
    }
}
