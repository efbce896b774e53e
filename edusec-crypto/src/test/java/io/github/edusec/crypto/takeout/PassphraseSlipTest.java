package io.github.edusec.crypto.takeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.KeyFileException;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.testkit.Tool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassphraseSlipTest {
    private static final Pattern PASSPHRASE = Pattern.compile("[a-z]+(-[a-z]+){5,}");
    private static final String LINE = "abaha-abake-abaru-abayo-abehe-abeka-abenu";

    @TempDir
    Path folder;

    private interface Writer {
        void write(Passphrase passphrase, Path slip) throws IOException;
    }

    private static final List<Writer> WRITERS = List.of(PassphraseSlip::writeText, PassphraseSlip::writePdf);

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 9})
    void aTextSlipGivesItsPassphraseBackAndStatesStrengthAndReading(int words) throws IOException {
        Path slip = folder.resolve("slip.txt");
        try (Passphrase passphrase = Passphrase.generate(words)) {
            PassphraseSlip.writeText(passphrase, slip);
            assertThat(Files.readString(slip))
                    .contains("強さ：" + 11 * words + " ビット")
                    .contains("\n" + new String(passphrase.toKana()) + "\n");
            try (Passphrase read = PassphraseSlip.read(slip);
                    Passphrase piped = readLine(Files.readAllBytes(slip))) {
                assertThat(read.toChars()).isEqualTo(passphrase.toChars()).isEqualTo(piped.toChars());
            }
        }
        assertThat(matches(Files.readString(slip))).hasSize(1);
    }

    @Test
    void theGoldenSlipOfVersionOneIsRead() throws IOException {
        try (InputStream in =
                        Objects.requireNonNull(PassphraseSlipTest.class.getResourceAsStream("golden-slip-1.txt"));
                Passphrase read = PassphraseSlip.readLine(in)) {
            assertThat(new String(read.toChars())).isEqualTo(LINE);
        }
    }

    @Test
    void aSlipWrittenAgainForATypedPassphraseHasNoReadingAndSaysThatItsStrengthIsAnEstimate() throws IOException {
        try (Passphrase typed = Passphrase.of(LINE.toCharArray())) {
            PassphraseSlip.writeText(typed, folder.resolve("slip.txt"));
        }
        assertThat(folder.resolve("slip.txt"))
                .content()
                .contains("約 77 ビット（推定）")
                .doesNotContain("読み（");
    }

    @Test
    void everySlipIsForItsOwnerOnlyAndNeverReplacesAnything() throws IOException {
        for (Writer writer : WRITERS) {
            Path slip = folder.resolve("slip" + WRITERS.indexOf(writer));
            try (Passphrase passphrase = Passphrase.generate()) {
                writer.write(passphrase, slip);
                if (Files.getFileStore(slip).supportsFileAttributeView("posix")) {
                    assertThat(Files.getPosixFilePermissions(slip))
                            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
                }
                Files.writeString(slip, "an older slip");
                assertThatThrownBy(() -> writer.write(passphrase, slip)).isInstanceOf(FileAlreadyExistsException.class);
                assertThat(slip).hasContent("an older slip");
                assertThatThrownBy(() -> writer.write(passphrase, folder.resolve("missing/slip")))
                        .isInstanceOf(NoSuchFileException.class);
            }
        }
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("slip0", "slip1");
    }

    @Test
    void noSlipIsWrittenOfWhatCouldNotBeReadFromIt() {
        for (Writer writer : WRITERS) {
            for (String unfit : List.of(
                    "password",
                    "a-b-c-d-e",
                    "Aa-b-c-d-e-f",
                    "a-b-c-d-e-f-",
                    "a--b-c-d-e-f",
                    "あ-い-う-え-お-か",
                    "a-".repeat(32) + "a")) {
                try (Passphrase passphrase = Passphrase.of(unfit.toCharArray())) {
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> writer.write(passphrase, folder.resolve("slip")))
                            .withMessageNotContaining(unfit);
                }
            }
            Passphrase closed = Passphrase.generate();
            closed.close();
            assertThatIllegalStateException().isThrownBy(() -> writer.write(closed, folder.resolve("slip")));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aPdfSlipIsOneA4PageWithoutThePassphraseInItsMetadataAndAlwaysTheSame() throws IOException {
        Path first = folder.resolve("1.pdf");
        Path second = folder.resolve("2.pdf");
        try (Passphrase passphrase = Passphrase.generate();
                Passphrase other = Passphrase.generate()) {
            PassphraseSlip.writePdf(passphrase, first);
            PassphraseSlip.writePdf(other, folder.resolve("other.pdf"));
            PassphraseSlip.writePdf(passphrase, second);
            assertThat(new String(Files.readAllBytes(first), StandardCharsets.ISO_8859_1))
                    .doesNotContain(new String(passphrase.toChars()));
        }
        assertThat(second).hasSameBinaryContentAs(first);
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(first))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getPage(0).getMediaBox().getHeight()).isEqualTo(PDRectangle.A4.getHeight());
            assertThat(document.getDocumentInformation().getMetadataKeys()).containsExactly("Title");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("持出しパッケージのパスフレーズ");
            assertThat(document.getDocumentCatalog().getMetadata()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 9})
    @Tag("interop")
    void popplerFindsThePassphraseAloneOnItsLineAndTheWholeTextOfTheSlip(int words) throws IOException {
        Tool pdftotext = Tool.require("pdftotext");
        Path slip = folder.resolve("slip.pdf");
        try (Passphrase passphrase = Passphrase.generate(words)) {
            PassphraseSlip.writePdf(passphrase, slip);
            String secret = new String(passphrase.toChars());
            for (String layout : List.of("-layout", "-raw", "-nodiag")) {
                String text = pdftotext.run(layout, slip, "-").stdout();
                assertThat(matches(text)).containsExactly(secret);
                assertThat(text.lines().map(String::strip)).contains(secret, new String(passphrase.toKana()));
                assertThat(text).contains("強さ：" + 11 * words + " ビット");
                assertThat(text.lines().map(String::strip))
                        .contains(SlipText.TITLE, SlipText.READING, SlipText.OPENING, SlipText.CAUTION)
                        .containsAll(SlipText.OPENING_STEPS)
                        .containsAll(SlipText.CAUTIONS);
                assertThat(text).contains(SlipText.BOXES);
            }
        }
    }

    @Test
    @Tag("interop")
    void popplerSeesTheFontEmbeddedAndNothingElse() throws IOException {
        Path slip = folder.resolve("slip.pdf");
        try (Passphrase passphrase = Passphrase.generate()) {
            PassphraseSlip.writePdf(passphrase, slip);
        }
        assertThat(Tool.require("pdffonts").run(slip).stdout().lines().skip(2))
                .hasSize(1)
                .first()
                .asString()
                .contains("BIZUDGothic")
                .containsPattern("Identity-H +yes no +yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", "\r"})
    void aBareLineLosesItsByteOrderMarkAndOneLineEnd(String lineEnd) throws IOException {
        for (String bare : List.of("hunter2", " with blanks ", "パスワード", "a-b-c", LINE, "#x", "\ufeff")) {
            for (String mark : List.of("", "\ufeff")) {
                if (bare.startsWith("\ufeff") && mark.isEmpty()) {
                    continue;
                }
                try (Passphrase read = readLine((mark + bare + lineEnd).getBytes(StandardCharsets.UTF_8))) {
                    assertThat(new String(read.toChars())).isEqualTo(bare);
                }
            }
        }
    }

    @Test
    void aSlipThatAnEditorSavedWithMarkAndWindowsLineEndsIsStillASlip() throws IOException {
        for (String text : List.of("\ufeff題\r\n" + LINE + "\r\n注意\r\n", "\ufeff" + LINE + "\r\n注意", LINE + "\n\n注意")) {
            Path slip = Files.writeString(folder.resolve("edited"), text);
            try (Passphrase piped = readLine(text.getBytes(StandardCharsets.UTF_8));
                    Passphrase read = PassphraseSlip.read(slip)) {
                assertThat(new String(piped.toChars())).isEqualTo(LINE);
                assertThat(new String(read.toChars())).isEqualTo(LINE);
            }
        }
    }

    @Test
    void whatIsNeitherASlipNorOneLineIsRefusedWithoutItsContent() {
        byte[] tooLong = ("secret" + "x".repeat(1019)).getBytes(StandardCharsets.US_ASCII);
        byte[] huge = "secret".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
        for (byte[] bad : List.of(
                new byte[0],
                "\n".getBytes(StandardCharsets.US_ASCII),
                "\ufeff\r\n".getBytes(StandardCharsets.UTF_8),
                "secret\n\n".getBytes(StandardCharsets.US_ASCII),
                "secret\nsecret2".getBytes(StandardCharsets.US_ASCII),
                (LINE + "\n" + LINE).getBytes(StandardCharsets.US_ASCII),
                "secret パスワード".getBytes(java.nio.charset.Charset.forName("Shift_JIS")),
                new byte[] {'s', 'e', 'c', 'r', 'e', 't', (byte) 0xE3},
                ("a-".repeat(600) + "a").getBytes(StandardCharsets.US_ASCII),
                tooLong,
                huge)) {
            assertThatThrownBy(() -> readLine(bad))
                    .isInstanceOf(KeyFileException.class)
                    .hasMessageContainingAll("passphrase file", "found", "allowed")
                    .hasMessageNotContainingAny("secret", LINE);
        }
    }

    @Test
    void theLargestFileAndTheLongestLineAreRead() throws IOException {
        String slip = LINE + "\n" + "注".repeat(21_000);
        String full = slip + " ".repeat((1 << 16) - slip.getBytes(StandardCharsets.UTF_8).length);
        try (Passphrase read = readLine(full.getBytes(StandardCharsets.UTF_8));
                Passphrase longest = readLine(("あ".repeat(1024) + "\r\n").getBytes(StandardCharsets.UTF_8))) {
            assertThat(new String(read.toChars())).isEqualTo(LINE);
            assertThat(longest.toChars()).hasSize(1024);
        }
    }

    @Property
    void anyBytesGiveAPassphraseOrTheTypedRefusal(@ForAll("bytes") byte[] bytes) throws IOException {
        try (Passphrase read = readLine(bytes)) {
            assertThat(read.toChars()).hasSizeBetween(1, 1024);
        } catch (KeyFileException refused) {
            assertThat(refused).hasMessageContaining("passphrase file");
        }
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<Byte> likely = Arbitraries.of(
                (byte) 'a', (byte) 'b', (byte) '-', (byte) '\n', (byte) '\r', (byte) 0xEF, (byte) 0xBB, (byte) 0xBF);
        return Arbitraries.oneOf(Arbitraries.bytes(), likely)
                .array(byte[].class)
                .ofMaxSize(60);
    }

    private static Passphrase readLine(byte[] bytes) throws IOException {
        return PassphraseSlip.readLine(new ByteArrayInputStream(bytes));
    }

    private static List<String> matches(String text) {
        return PASSPHRASE.matcher(text).results().map(MatchResult::group).toList();
    }
}
