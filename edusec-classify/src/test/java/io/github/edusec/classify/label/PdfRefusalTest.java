package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the PDF stamper refuses, and that it leaves everything as it was. */
class PdfRefusalTest {
    private static final Label SECOND = PdfStamperTest.SECOND;

    @TempDir
    Path folder;

    private final PdfStamper stamper = new PdfStamper(Limits.DEFAULT);

    @Test
    void pageContentUnderAFilterThatIsNotReadIsNotStamped() throws IOException {
        Path source = PdfSamples.document(folder.resolve("s.pdf"), 1, CompressParameters.NO_COMPRESSION, document -> {
            COSStream content = document.getDocument().createCOSStream();
            try (OutputStream out = content.createOutputStream(COSName.ASCII_HEX_DECODE)) {
                out.write("q Q".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            document.getPage(0).getCOSObject().setItem(COSName.CONTENTS, content);
        });
        PdfStamperTest.assertRefused(stamper, source, LabelObstacle.FORMAT_NOT_STAMPED);
    }

    @Test
    void signedDocumentsAreRefused() throws IOException {
        PdfStamperTest.assertRefused(stamper, PdfSamples.signed(folder.resolve("s.pdf")), LabelObstacle.SIGNED);
    }

    @Test
    void encryptedDocumentsAreRefusedWithAndWithoutUserPassword() throws IOException {
        PdfStamperTest.assertRefused(
                stamper, PdfSamples.encrypted(folder.resolve("s.pdf"), "secret"), LabelObstacle.ENCRYPTED);
        PdfStamperTest.assertRefused(
                stamper, PdfSamples.encrypted(folder.resolve("e.pdf"), ""), LabelObstacle.ENCRYPTED);
    }

    @Test
    void otherBytesAreRefused() throws IOException {
        PdfStamperTest.assertRefused(stamper, Files.write(folder.resolve("e.pdf"), new byte[0]), LabelObstacle.EMPTY);
        PdfStamperTest.assertRefused(
                stamper, Files.writeString(folder.resolve("t.pdf"), "これはPDFではない"), LabelObstacle.MALFORMED);
        byte[] whole = Files.readAllBytes(sample(false));
        PdfStamperTest.assertRefused(
                stamper,
                Files.write(folder.resolve("c.pdf"), Arrays.copyOf(whole, whole.length / 3)),
                LabelObstacle.MALFORMED);
    }

    @Test
    void documentsOverALimitAreRefused() throws IOException {
        Limits twoPages = new Limits(10, 1 << 20, 200, 10, 2, 1 << 20);
        Path three = PdfSamples.pages(folder.resolve("s.pdf"), 3, page -> {});
        assertThat(new PdfStamper(twoPages).stamp(three, folder.resolve("t.pdf"), SECOND))
                .isInstanceOfSatisfying(
                        StampOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(LabelObstacle.OVER_LIMIT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ObjStm", "XRef"})
    void anObjectStreamThatInflatesOverTheLimitIsRefusedBeforeParsing(String type) throws IOException {
        Path source = PdfSamples.document(folder.resolve("s.pdf"), 1, CompressParameters.NO_COMPRESSION, document -> {
            var bomb = PdfSamples.stream(document, " ".repeat(3 << 20));
            bomb.setName(COSName.TYPE, type);
            document.getDocumentCatalog().getCOSObject().setItem("Bomb", bomb);
        });
        Limits small = new Limits(10, 1 << 20, 200, 10, 10, 1 << 20);
        assertThat(new PdfStamper(small).stamp(source, folder.resolve("t.pdf"), SECOND))
                .isInstanceOfSatisfying(
                        StampOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(LabelObstacle.OVER_LIMIT));
        assertThatThrownBy(() -> new PdfStamper(small).read(source)).hasMessageContaining("limit exceeded");
    }

    @Test
    void pageContentThatInflatesOverTheLimitIsRefused() throws IOException {
        Path source = PdfSamples.content(folder.resolve("s.pdf"), "q Q ".repeat(1 << 19));
        Limits small = new Limits(10, 1 << 20, 200, 10, 10, 1 << 20);
        assertThat(new PdfStamper(small).stamp(source, folder.resolve("t.pdf"), SECOND))
                .isInstanceOfSatisfying(
                        StampOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(LabelObstacle.OVER_LIMIT));
    }

    @Test
    void anExistingTargetIsNotReplaced() throws IOException {
        Path source = sample(false);
        Path target = Files.writeString(folder.resolve("t.pdf"), "mine");
        assertThatThrownBy(() -> stamper.stamp(source, target, SECOND)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(target).hasContent("mine");
    }

    @Test
    void readingWhatIsNoPlainPdfThrowsTheTypedException() throws IOException {
        Path encrypted = PdfSamples.encrypted(folder.resolve("s.pdf"), "secret");
        Path text = Files.writeString(folder.resolve("t.pdf"), "これはPDFではない");
        Path empty = Files.write(folder.resolve("e.pdf"), new byte[0]);
        for (Path path : List.of(encrypted, text, empty)) {
            assertThatThrownBy(() -> stamper.read(path)).isInstanceOf(MalformedFileException.class);
        }
        assertThat(stamper.read(sample(false))).isEmpty();
    }

    Path sample(boolean compressed) {
        return PdfSamples.document(
                folder.resolve("sample.pdf"),
                2,
                compressed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION,
                document -> {});
    }
}
