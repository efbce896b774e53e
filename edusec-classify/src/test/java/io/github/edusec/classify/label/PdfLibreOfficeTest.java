package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Limits;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("libreoffice")
class PdfLibreOfficeTest {
    @TempDir
    Path folder;

    @Test
    void exportsOfLibreOfficeAreMarkedPlainAndAsPdfA() throws IOException {
        Tool soffice = Tool.require("soffice");
        Path text = Files.writeString(folder.resolve("通知.txt"), "保護者各位\n".repeat(120));
        for (String filter :
                List.of("pdf", "pdf:writer_pdf_Export:{\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"2\"}}")) {
            Path out = folder.resolve("out" + filter.length());
            Tool.Run run = soffice.run(
                    "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                    "--headless",
                    "--convert-to",
                    filter,
                    "--outdir",
                    out,
                    text);
            Path source = out.resolve("通知.pdf");
            assertThat(source).as(run.toString()).exists();
            assertThat(new PdfShown(new PdfStamper(Limits.DEFAULT)).assertMarked(source))
                    .isGreaterThan(1);
        }
    }
}
