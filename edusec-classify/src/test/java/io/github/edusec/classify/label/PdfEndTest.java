package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.container.Fixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A label is read from the last revision of a PDF, or not at all. */
class PdfEndTest {
    @TempDir
    private Path folder;

    @Test
    void aFileCutAnywhereInItsLastRevisionDoesNotAnswerWithTheOneBefore() throws IOException {
        byte[] mild = labelled();
        byte[] severe = raised(mild);
        assertThat(importance(read(mild))).isEqualTo(Importance.IV);
        assertThat(importance(read(severe))).isEqualTo(Importance.I);
        int end = new String(severe, StandardCharsets.ISO_8859_1).lastIndexOf("%%EOF") + 5;
        for (int length = mild.length + 8; length < end; length++) {
            LabelReading reading = read(Arrays.copyOf(severe, length));
            assertThat(reading.isKnown())
                    .as("cut to %d of %d", length, severe.length)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", " \n\n", "\0\0\0"})
    void whiteSpaceBehindTheEndIsOrdinary(String behind) throws IOException {
        byte[] mild = labelled();
        int end = new String(mild, StandardCharsets.ISO_8859_1).lastIndexOf("%%EOF") + 5;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(mild, 0, end);
        out.writeBytes(Fixtures.utf8(behind));
        assertThat(importance(read(out.toByteArray()))).isEqualTo(Importance.IV);
    }

    @Test
    void anEndThatPointsElsewhereOrIsNotTheEndIsMalformed() throws IOException {
        String text = new String(labelled(), StandardCharsets.ISO_8859_1);
        for (String wrong : new String[] {
            text.replaceFirst("startxref\\s+\\d+", "startxref\n7"),
            text.replaceFirst("startxref\\s+\\d+", "startxref\n99999999"),
            text.replace("%%EOF", "%%EO"),
            text + "more",
        }) {
            LabelReading reading = read(wrong.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(reading.labels()).isEmpty();
            assertThat(reading.obstacle())
                    .isNotNull()
                    .extracting(LabelReading.Obstacle::kind)
                    .isEqualTo(ReadObstacle.MALFORMED);
        }
    }

    private byte[] labelled() throws IOException {
        Path pdf = PdfSamples.document(
                folder.resolve("a.pdf"),
                1,
                CompressParameters.NO_COMPRESSION,
                document ->
                        Fixtures.label("IV", "1").forEach(document.getDocumentInformation()::setCustomMetadataValue));
        return Files.readAllBytes(pdf);
    }

    private static byte[] raised(byte[] pdf) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDDocumentInformation information = document.getDocumentInformation();
            Fixtures.label("I", "3").forEach(information::setCustomMetadataValue);
            information.getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
        }
        return out.toByteArray();
    }

    private static Importance importance(LabelReading reading) {
        assertThat(reading.isKnown()).isTrue();
        return reading.classification().map(Classification::importance).orElseThrow();
    }

    private static LabelReading read(byte[] pdf) throws IOException {
        return LabelReader.standard().inDocument(new SeekableInMemoryByteChannel(pdf));
    }
}
