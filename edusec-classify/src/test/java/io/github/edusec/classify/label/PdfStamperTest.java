package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfStamperTest {
    static final Label SECOND = label(Importance.II, "2026-11-23", "複製禁止", "要許可");

    @TempDir
    Path folder;

    final PdfStamper stamper = new PdfStamper(Limits.DEFAULT);

    static Label label(Importance importance, String day, String... restrictions) {
        return new Label(
                new Classification(importance, Confidentiality.C2B, null, null, List.of(restrictions)),
                LocalDate.parse(day));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    @Tag("interop")
    void everyPageShowsTheMarkOnce(int rotation) throws IOException {
        Path source = PdfSamples.pages(folder.resolve("s.pdf"), 3, page -> page.setRotation(rotation));
        Path target = Path.of("/tmp/pdflook/rot" + rotation + ".pdf");
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        assertThat(stamper.stamp(source, target, SECOND)).isInstanceOf(StampOutcome.Stamped.class);
        Tool.Run qpdf = Tool.require("qpdf").run("--check", target);
        System.out.println(qpdf);
        System.out.println(Tool.require("pdffonts").run(target));
        System.out.println(Tool.require("pdftotext").run("-layout", target, "-"));
        Tool.require("pdftoppm").run("-r", "50", "-png", target, "/tmp/pdflook/rot" + rotation);
        assertThat(stamper.read(target)).contains(SECOND);
    }
}
