package io.github.edusec.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code label} and {@code unlabel} tell before they write, and what they keep. */
class LabelPreviewCommandTest {
    @TempDir
    private Path folder;

    private Path document;

    @BeforeEach
    void setUp() throws IOException {
        document = folder.resolve("通知表.docx");
        try (XWPFDocument text = new XWPFDocument();
                OutputStream out = Files.newOutputStream(document)) {
            text.createParagraph().createRun().setText("通知表");
            text.write(out);
        }
    }

    /** The content of a file called so is document text, not more arguments. */
    @Test
    void aFileWhoseNameStartsWithAnAtSignIsAFile() throws IOException {
        Path odd = Files.copy(document, folder.resolve("@通知表.docx"));
        Files.writeString(folder.resolve("通知表.txt"), "--reason\nx");
        assertThat(Cli.run("label", "--importance", "II", odd, "-o", folder.resolve("out.docx"))
                        .exit())
                .isZero();
        assertThat(Cli.run("labels", "@" + folder.resolve("通知表.txt")).exit()).isEqualTo(4);
    }

    @Test
    void aReasonThatSaysNothingStopsTheBatchBeforeItsFirstFile() throws IOException {
        Path out = folder.resolve("out.docx");
        Cli blank = Cli.run("label", "--importance", "II", document, "-o", out, "--reason", " ");
        assertThat(blank.exit()).isEqualTo(2);
        assertThat(blank.err()).contains("--reason");
        assertThat(out).doesNotExist();
    }

    @Test
    void aPreviewWritesNothingAndNamesTheParts() throws IOException {
        byte[] before = Files.readAllBytes(document);
        Cli preview = Cli.run("label", "--importance", "II", document, "--preview", "--json");
        assertThat(preview.exit()).isZero();
        assertThat(preview.json().get(0))
                .containsEntry("preview", "true")
                .containsEntry("places", List.of("header", "property"))
                .doesNotContainKey("target");
        assertThat((List<?>) preview.json().get(0).get("changes"))
                .map(Object::toString)
                .contains("added /docProps/custom.xml", "changed /[Content_Types].xml");
        assertThat(document).hasBinaryContent(before);
        Path out = folder.resolve("out.docx");
        Cli.run("label", "--importance", "II", document, "-o", out);
        assertThat(Cli.run(Locale.ENGLISH, "label", "--importance", "II", out, "--preview")
                        .out())
                .contains("no change");
        assertThat(Cli.run("unlabel", out, "--preview").exit()).isEqualTo(1);
        Cli removal = Cli.run("unlabel", out, "--preview", "--reason", "誤り");
        assertThat(removal.exit()).isZero();
        assertThat(removal.out()).contains("removed /docProps/custom.xml");
    }

    @Test
    void whatAMarkDoesOtherThanAskedForIsTold() throws IOException {
        Path out = folder.resolve("out.docx");
        Cli label = Cli.run("label", "--importance", "II", "--pages", "first", document, "-o", out, "--json");
        assertThat(label.exit()).isZero();
        assertThat(label.json().get(0)).containsEntry("remarks", List.of("on-all-pages"));
        Cli people = Cli.run(
                Locale.ENGLISH, "label", "--importance", "II", "--pages", "first", out, "-o", folder.resolve("b.docx"));
        assertThat(people.out()).contains("the first page cannot be told apart");
        Cli usual = Cli.run("label", "--importance", "II", document, "-o", folder.resolve("c.docx"), "--json");
        assertThat(usual.json().get(0)).containsEntry("remarks", List.of());
    }

    @Test
    void copiesKeepTheTimesOfTheirSourcesOnRequest() throws IOException {
        FileTime old = FileTime.from(Instant.parse("2020-04-01T00:00:00Z"));
        Files.setLastModifiedTime(document, old);
        Path out = folder.resolve("out.docx");
        Cli.run("label", "--importance", "II", document, "-o", out, "--keep-times");
        assertThat(Files.getLastModifiedTime(out)).isEqualTo(old);
        Path back = folder.resolve("back.docx");
        Cli.run("unlabel", out, "-o", back, "--reason", "誤り", "--keep-times");
        assertThat(Files.getLastModifiedTime(back)).isEqualTo(old);
    }
}
