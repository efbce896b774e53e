package io.github.edusec.crypto.takeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.files.AtomicFile;
import io.github.edusec.crypto.KeyFileException;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.seal.Open;
import io.github.edusec.crypto.seal.OpenOutcome;
import io.github.edusec.crypto.seal.SealSamples;
import io.github.edusec.crypto.seal.SealSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeOutTest {
    private static final Pattern PASSPHRASE = Pattern.compile("[a-z]+(-[a-z]+){5,}");

    @TempDir
    Path folder;

    private Path archive = Path.of("");
    private Path slip = Path.of("");

    @BeforeEach
    void place() throws IOException {
        archive = folder.resolve("持出し-a-b-c-d-e-f.zip");
        slip = Files.createDirectory(folder.resolve("slips")).resolve("slip.txt");
    }

    @Test
    void selectsClassTwoAndMoreSevereWithTheUnknown() {
        List<SealSource> all = Stream.of(Importance.values())
                .map(importance -> item("x" + importance, Classification.of(importance)))
                .toList();
        SealSource unknown = SealSource.of(folder.resolve("unknown"));
        assertThat(TakeOut.selectEncryptable(
                        Stream.concat(all.stream(), Stream.of(unknown)).toList()))
                .containsExactly(all.get(0), all.get(1), unknown);
    }

    @Test
    void packsWhatTheSlipOpensAndTheReceiptStates() throws Exception {
        SealSource roster = written("名簿.csv", "氏名", Importance.II);
        SealSource record = written("指導要録.txt", "評定", Importance.I);
        TakeOutReceipt receipt = TakeOut.pack(List.of(roster, record), SealSamples.STATEMENT, archive, slip);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive)));
        assertThat(receipt).isEqualTo(new TakeOutReceipt(archive, sha256, 2, Importance.I, slip));
        assertThat(receipt.toString()).doesNotContain("名簿.csv", "指導要録");
        assertThat(receipt.slipBesideArchive()).isFalse();
        try (Passphrase passphrase = PassphraseSlip.read(slip)) {
            assertThat(Open.path(archive).with(passphrase).extractTo(folder.resolve("out")))
                    .isInstanceOf(OpenOutcome.Opened.class);
        }
        assertThat(folder.resolve("out/名簿.csv")).hasContent("氏名");
        assertThat(folder.resolve("out/指導要録.txt")).hasContent("評定");
    }

    @Test
    void writesASlipOnWhichOnlyThePassphraseLooksLikeOne() throws IOException {
        TakeOut.pack(List.of(written("a.txt", "x", Importance.II)), SealSamples.STATEMENT, archive, slip);
        String text = Files.readString(slip);
        List<String> found =
                PASSPHRASE.matcher(text).results().map(match -> match.group()).toList();
        assertThat(found).hasSize(1);
        assertThat(text.lines()).contains(found.get(0));
        assertThat(text).contains("7-Zip で開く。Windows 標準では開けません").contains("別々に").contains("・");
        if (Files.getFileStore(slip).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(slip)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void printsTheSlipAsAPdfIfItIsNamedSo() throws IOException {
        Path page = slip.resolveSibling("slip.PDF");
        TakeOut.pack(List.of(written("a.txt", "x", Importance.II)), SealSamples.STATEMENT, archive, page);
        String text;
        try (PDDocument pdf = Loader.loadPDF(page.toFile())) {
            text = new PDFTextStripper().getText(pdf);
        }
        String found =
                PASSPHRASE.matcher(text).results().findFirst().orElseThrow().group();
        try (Passphrase passphrase = Passphrase.of(found.toCharArray())) {
            assertThat(Open.path(archive).with(passphrase).check()).isInstanceOf(OpenOutcome.Opened.class);
        }
    }

    @Test
    void warnsWhenSlipAndPackageLieInOneFolder() throws IOException {
        TakeOutReceipt receipt = TakeOut.pack(
                List.of(written("a.txt", "x", Importance.II)),
                SealSamples.STATEMENT,
                archive,
                folder.resolve("slip.txt"));
        assertThat(receipt.slipBesideArchive()).isTrue();
    }

    /** Whoever is killed leaves what lies there at that moment. */
    @Test
    void writesNoPassphraseAndNothingOutsideOneFolderWhileItSeals() throws IOException {
        List<String> seen = new ArrayList<>();
        InputStream looking = new ByteArrayInputStream(new byte[100]) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                try (Stream<Path> slips = Files.list(slip.getParent());
                        Stream<Path> packages = Files.list(archive.getParent())) {
                    slips.forEach(file -> seen.add("slip of " + file.toFile().length()));
                    packages.filter(file -> !file.equals(slip.getParent()))
                            .forEach(file -> seen.add(file.getFileName().toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return super.read(bytes, offset, length);
            }
        };
        TakeOut.pack(List.of(SealSource.of(looking, "a", Instant.EPOCH)), SealSamples.STATEMENT, archive, slip);
        assertThat(seen).isNotEmpty().containsOnly("slip of 0", ".edusec-unfinished");
        assertThat(SealSamples.list(folder))
                .containsExactly("slips", archive.getFileName().toString());
    }

    @Test
    void leavesNeitherPackageNorSlipWhenASourceIsMissing() throws IOException {
        SealSource present = written("a.txt", "x", Importance.II);
        SealSource missing = item("missing", Classification.MOST_SEVERE);
        assertThatThrownBy(() -> TakeOut.pack(List.of(present, missing), SealSamples.STATEMENT, archive, slip))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(archive).doesNotExist();
        assertThat(slip.getParent()).isEmptyDirectory();
        assertThat(folder.resolve("a.txt")).hasContent("x");
    }

    @Test
    void refusesAnExistingPackageOrSlipAndKeepsIt() throws IOException {
        List<SealSource> items = List.of(written("a.txt", "x", Importance.II));
        Files.writeString(slip, "an older slip");
        assertThatThrownBy(() -> TakeOut.pack(items, SealSamples.STATEMENT, archive, slip))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(slip).hasContent("an older slip");
        assertThat(archive).doesNotExist();
        Files.writeString(archive, "an older package");
        Path other = slip.resolveSibling("other.txt");
        assertThatThrownBy(() -> TakeOut.pack(items, SealSamples.STATEMENT, archive, other))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(archive).hasContent("an older package");
        assertThat(other).doesNotExist();
    }

    @Test
    void refusesOnePathForPackageAndSlipBeforeAnythingIsWritten() throws IOException {
        List<SealSource> items = List.of(written("a.txt", "x", Importance.II));
        Path same = folder.resolve("slips/../slips").resolve(archive.getFileName());
        Path there = slip.resolveSibling(archive.getFileName());
        assertThatIllegalArgumentException().isThrownBy(() -> TakeOut.pack(items, SealSamples.STATEMENT, there, there));
        assertThatIllegalArgumentException().isThrownBy(() -> TakeOut.pack(items, SealSamples.STATEMENT, there, same));
        assertThat(slip.getParent()).isEmptyDirectory();
    }

    @Test
    void leavesAtMostASlipWhenPackageAndSlipAreOnePathByALink() throws IOException {
        List<SealSource> items = List.of(written("a.txt", "x", Importance.II));
        Path link = Files.createSymbolicLink(folder.resolve("link"), slip.getParent());
        assertThatThrownBy(() -> TakeOut.pack(items, SealSamples.STATEMENT, link.resolve("slip.txt"), slip))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(slip.getParent()).isDirectoryContaining("glob:**/slip.txt");
        try (Stream<Path> left = Files.list(slip.getParent())) {
            assertThat(left).hasSize(1);
        }
        PassphraseSlip.read(slip).close();
    }

    @Test
    void theSlipIsReadableByItsOwnerOnlyFromItsCreationOn() throws IOException {
        try (AtomicFile created = PassphraseSlip.create(slip)) {
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                assertThat(Files.getPosixFilePermissions(created.temporary()))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
        }
        assertThat(slip.getParent()).isEmptyDirectory();
    }

    @Test
    void packsNothingOnlyWhenAskedForSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TakeOut.pack(List.of(), SealSamples.STATEMENT, archive, slip));
    }

    @Test
    void readsASlipWithWindowsLineEndsAndRefusesNoneOrTwo() throws IOException {
        String line = "abc-def-ghi-jkl-mno-pqr";
        Path windows = Files.writeString(folder.resolve("windows"), "\ufeffスリップ\r\n" + line + "\r\n終わり");
        try (Passphrase passphrase = PassphraseSlip.read(windows)) {
            assertThat(new String(passphrase.toChars())).isEqualTo(line);
        }
        String tooLong = "a-".repeat(700) + "a";
        byte[] huge = new byte[70_000];
        System.arraycopy((line + "\n").getBytes(StandardCharsets.US_ASCII), 0, huge, 0, line.length() + 1);
        for (byte[] bad : List.of(
                new byte[0],
                "no passphrase-here".getBytes(StandardCharsets.US_ASCII),
                (line + "\n" + line).getBytes(StandardCharsets.US_ASCII),
                tooLong.getBytes(StandardCharsets.US_ASCII),
                huge)) {
            Path file = Files.write(folder.resolve("bad" + bad.length), bad);
            assertThatThrownBy(() -> PassphraseSlip.read(file))
                    .isInstanceOf(KeyFileException.class)
                    .hasMessageNotContainingAny(line, tooLong);
        }
    }

    private SealSource written(String name, String content, Importance importance) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return SealSource.of(file).classified(Classification.of(importance));
    }

    private SealSource item(String name, Classification classification) {
        return SealSource.of(folder.resolve(name)).classified(classification);
    }
}
