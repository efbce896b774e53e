package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SidecarFileTest {
    private static final SidecarFile SIDECAR = new SidecarFile(
            "【Ⅱ】名簿.csv",
            1_234,
            "0123456789abcdef".repeat(4),
            new Label(
                    new Classification(
                            Importance.II,
                            Confidentiality.C2B,
                            Integrity.I2A,
                            Availability.A1,
                            HandlingRestriction.listOf("複製禁止", "\"校外\"持出禁止")),
                    LocalDate.of(2027, 7, 1)));

    @TempDir
    Path folder;

    @Test
    void version1IsWrittenAsTheGoldenFileAndReadFromIt() throws IOException {
        byte[] golden = golden();
        assertThat(SIDECAR.toJson()).asString(StandardCharsets.UTF_8).isEqualTo(DocxFixture.text(golden));
        assertThat(read(DocxFixture.text(golden))).isEqualTo(SIDECAR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"edusec-label-sidecar/2", "edusec-label-sidecar/10"})
    void aNewerVersionIsRefusedWhateverElseItHolds(String format) throws IOException {
        assertThatThrownBy(() -> read("{\"format\": \"" + format + "\", \"new\": {\"a\": [1]}}"))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("newer")
                .hasMessageContaining(format);
        String newerLabel = DocxFixture.text(golden()).replace("version\" : \"1\"", "version\" : \"2\"");
        assertThatThrownBy(() -> read(newerLabel.replace("version\": \"1\"", "version\": \"2\"")))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("newer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "null",
                "{\"format\": 1}",
                "{\"format\": \"other/1\"}",
                "{\"format\": \"edusec-label-sidecar/1\", \"more\": 1}",
                "{\"more\": 1}",
                "{\"format\": \"edusec-label-sidecar/1\", \"format\": \"edusec-label-sidecar/1\"}",
                "{\"format\": \"edusec-label-sidecar/1\", \"label\": [[[[[["
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedFileException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"size\": 1234", "\"file\": \"", "\"sha256\": \"0", "edusec.label.importance\": \"II"})
    void everyFieldIsRequiredAndChecked(String field) throws IOException {
        String golden = DocxFixture.text(golden());
        assertThat(golden).contains(field);
        assertThatThrownBy(() -> read(golden.replace(field, field.substring(0, 4) + "x" + field.substring(5))))
                .isInstanceOf(MalformedFileException.class);
        assertThatThrownBy(() -> read(golden + "{}")).isInstanceOf(MalformedFileException.class);
        assertThatThrownBy(() -> read(golden.replace("1234", "-1"))).isInstanceOf(MalformedFileException.class);
        assertThatThrownBy(() -> read(golden.replace("1234", "1" + "0".repeat(40))))
                .isInstanceOf(MalformedFileException.class);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() throws IOException {
        byte[] bytes = golden();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("csv")] = (byte) 0xFF;
        Path file = Files.write(folder.resolve("sidecar.json"), bytes);
        assertThatThrownBy(() -> SidecarFile.read(file))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aLargeFileIsOverTheLimit() {
        assertThatThrownBy(() -> read(" ".repeat(70_000))).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void onChangedBytesNothingButOurExceptionComesOut() throws IOException {
        byte[] golden = golden();
        Random random = new Random(20271123);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = golden.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            Path file = Files.write(folder.resolve("mutated"), bytes);
            try {
                assertThat(SidecarFile.read(file).label()).isNotNull();
            } catch (MalformedFileException expected) {
                assertThat(expected).hasMessageStartingWith("sidecar");
            }
        }
    }

    private SidecarFile read(String text) throws IOException {
        return SidecarFile.read(Files.writeString(folder.resolve("sidecar.json"), text));
    }

    private static byte[] golden() throws IOException {
        try (InputStream in = SidecarFileTest.class.getResourceAsStream("sidecar-1.json")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
