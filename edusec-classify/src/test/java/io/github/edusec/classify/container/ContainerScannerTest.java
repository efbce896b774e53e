package io.github.edusec.classify.container;

import static io.github.edusec.classify.container.Fixtures.label;
import static io.github.edusec.classify.container.Fixtures.ooxml;
import static io.github.edusec.classify.container.Fixtures.openDocument;
import static io.github.edusec.classify.container.Fixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.container.ScanSummary.Evidence;
import io.github.edusec.classify.label.FileNameForm;
import io.github.edusec.classify.label.Label;
import io.github.edusec.classify.label.LabelOrigin;
import io.github.edusec.classify.label.Labeller;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerScannerTest {
    @TempDir
    private Path folder;

    @Test
    void theHighestClassIsFoundPerAxisWithTheMemberThatSetIt() throws IOException {
        Path root = folder.resolve("root");
        Files.createDirectories(root.resolve("sub"));
        Files.write(root.resolve("a.docx"), ooxml(label("III", "2A", "1", "2B")));
        Files.write(root.resolve("b.odt"), openDocument(label("II", "2B", "1", "1")));
        Files.write(root.resolve("sub/c.xlsx"), ooxml(label("IV", "1", "2A", "1")));
        Scan scan = Scan.of(root);
        assertThat(scan.highest())
                .isEqualTo(new Classification(
                        Importance.II, Confidentiality.C2B, Integrity.I2A, Availability.A2B, List.of()));
        assertThat(scan.evidence(ScanAxis.IMPORTANCE).name()).isEqualTo("b.odt");
        assertThat(scan.evidence(ScanAxis.CONFIDENTIALITY).name()).isEqualTo("b.odt");
        assertThat(scan.evidence(ScanAxis.INTEGRITY).name()).isEqualTo("sub/c.xlsx");
        assertThat(scan.evidence(ScanAxis.AVAILABILITY).name()).isEqualTo("a.docx");
        assertThat(Objects.requireNonNull(scan.evidence(ScanAxis.INTEGRITY).label())
                        .origin())
                .isEqualTo(LabelOrigin.EDUSEC);
        assertThat(scan.counts().files()).isEqualTo(3);
        assertThat(scan.counts().labelled()).isEqualTo(3);
        assertThat(scan.counts().hasUnknown()).isFalse();
        assertThat(scan.summary().problem()).isNull();
    }

    @Test
    void archivesLieInEachOtherAndEveryKindIsReadWithoutCopyingToDisk() throws IOException {
        byte[] docx = ooxml(label("III", "2A"));
        byte[] inner = Fixtures.zip(Map.of("深い/名簿.docx", ooxml(label("I", "3"))));
        byte[] stored = Fixtures.storedZip(Map.of("s.docx", docx, "inner.zip", inner));
        byte[] sevenZ = Fixtures.sevenZ(Map.of("t.odt", openDocument(label("IV", "1"))), SevenZMethod.COPY);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("dir/stored.zip", stored);
        entries.put("x.7z", sevenZ);
        entries.put("one.docx.gz", Fixtures.gzip(docx));
        byte[] tar = Fixtures.tar(entries);
        for (Path archive : List.of(
                Files.write(folder.resolve("a.tar"), tar),
                Files.write(folder.resolve("b.tar.gz"), Fixtures.gzip(tar)),
                Files.write(folder.resolve("c.dat"), Fixtures.zip(Map.of("a.tar", tar))))) {
            Scan scan = Scan.of(archive);
            assertThat(scan.counts().unknown()).as(archive.toString()).isEmpty();
            assertThat(scan.highest().importance()).isEqualTo(Importance.I);
            assertThat(scan.highest().confidentiality()).isEqualTo(Confidentiality.C3);
            assertThat(scan.evidence(ScanAxis.IMPORTANCE).name()).endsWith("dir/stored.zip!/inner.zip!/深い/名簿.docx");
            assertThat(scan.counts().files()).isEqualTo(4);
            assertThat(scan.counts().labelled()).isEqualTo(4);
        }
        assertThat(Scan.of(folder.resolve("a.tar")).counts().containers()).isEqualTo(5);
        assertThat(Scan.of(folder.resolve("a.tar")).counts().deepest()).isEqualTo(3);
        assertThat(Scan.of(folder.resolve("c.dat")).counts().deepest()).isEqualTo(4);
    }

    @Test
    void aMemberWithoutLabelCountsAsTheMostSevereUnlessThePolicySaysOtherwise() throws IOException {
        byte[] zip = Fixtures.zip(Map.of("a.docx", ooxml(label("IV", "1", "1", "1")), "b.txt", utf8("text")));
        Path file = Files.write(folder.resolve("a.zip"), zip);
        Scan scan = Scan.of(file);
        assertThat(scan.highest()).isEqualTo(Classification.MOST_SEVERE);
        assertThat(scan.member("a.zip!/b.txt").unknown()).isEqualTo(UnknownReason.UNLABELLED);
        Evidence evidence = scan.evidence(ScanAxis.IMPORTANCE);
        assertThat(evidence.unknown()).isEqualTo(UnknownReason.UNLABELLED);
        Scan lenient = Scan.of(file, ScanLimits.DEFAULT, ScanPolicy.unknownAs(Classification.of(Importance.III)));
        assertThat(lenient.highest().importance()).isEqualTo(Importance.III);
        assertThat(lenient.counts().unknown(UnknownReason.UNLABELLED)).isEqualTo(1);
        assertThat(lenient.counts().hasUnknown()).isTrue();
    }

    @Test
    void thePolicyTellsUnlabelledFromUnreadable() throws IOException {
        Path file = Files.write(
                folder.resolve("a.zip"),
                Fixtures.zip(Map.of("a.txt", utf8("text"), "b.rar", utf8("Rar!\032\007\001\000rest"))));
        ScanPolicy policy = new ScanPolicy(Classification.of(Importance.IV), Classification.of(Importance.II));
        Scan scan = Scan.of(file, ScanLimits.DEFAULT, policy);
        assertThat(scan.highest().importance()).isEqualTo(Importance.II);
        assertThat(scan.member("a.zip!/b.rar").unknown()).isEqualTo(UnknownReason.UNSUPPORTED);
        assertThat(scan.member("a.zip!/a.txt").counted()).isEqualTo(Classification.of(Importance.IV));
    }

    @Test
    void labelsBesideAFileSpeakForItInFoldersAndArchivesWhateverTheOrder() throws IOException {
        Path source = Files.write(folder.resolve("名簿.csv"), utf8("a,b"));
        Path out = Files.createDirectory(folder.resolve("out"));
        Label label = new Label(
                new Classification(Importance.III, Confidentiality.C2A, null, null, List.of()),
                LocalDate.of(2026, 11, 25));
        Labeller.standard().labelInto(source, out, label);
        Scan scan = Scan.of(out);
        assertThat(scan.highest()).isEqualTo(label.classification());
        assertThat(scan.counts().files()).isEqualTo(1);
        assertThat(scan.counts().sidecars()).isEqualTo(1);
        assertThat(scan.counts().conflicting()).isZero();
        String name = "d/【Ⅲ】名簿.csv";
        byte[] sidecar = Files.readAllBytes(out.resolve("【Ⅲ】名簿.csv.edusec.json"));
        for (boolean first : new boolean[] {true, false}) {
            Map<String, byte[]> entries = new LinkedHashMap<>();
            if (first) {
                entries.put(name + ".edusec.json", sidecar);
            }
            entries.put(name, utf8("a,b"));
            if (!first) {
                entries.put(name + ".edusec.json", sidecar);
            }
            for (byte[] archive : List.of(
                    Fixtures.zip(entries),
                    Fixtures.tar(entries),
                    Fixtures.gzip(Fixtures.tar(entries)),
                    Fixtures.sevenZ(entries, SevenZMethod.LZMA2))) {
                Scan inArchive = Scan.of(folder, "archive", archive);
                assertThat(inArchive.highest()).isEqualTo(label.classification());
                assertThat(inArchive.counts().sidecars()).isEqualTo(1);
                assertThat(inArchive.counts().unknown()).isEmpty();
            }
        }
    }

    @Test
    void theMarkInANameLeavesTheAxesOpenAndThatIsCounted() throws IOException {
        Scan scan = Scan.of(
                folder, "a.zip", Fixtures.zip(Map.of("【Ⅳ】案内.txt", utf8("x"), "b.docx", ooxml(label("III", "2A")))));
        assertThat(scan.highest().importance()).isEqualTo(Importance.III);
        assertThat(scan.summary().notStated())
                .containsEntry(ScanAxis.CONFIDENTIALITY, 1L)
                .containsEntry(ScanAxis.INTEGRITY, 2L)
                .doesNotContainKey(ScanAxis.IMPORTANCE);
    }

    @Test
    void aNameOfAnyKnownFormSpeaksForAMemberAndAnyOtherDoesNot() throws IOException {
        byte[] archive = Fixtures.zip(Map.of("d/名簿_機2A.csv", utf8("x"), "d/機1_名簿.csv", utf8("x")));
        Scan scan = Scan.of(folder, "a.zip", archive);
        ScannedMember known = scan.member("a.zip!/d/名簿_機2A.csv");
        assertThat(known.unknown()).isNull();
        assertThat(known.counted())
                .isEqualTo(new Classification(Importance.III, Confidentiality.C2A, null, null, List.of()));
        assertThat(scan.member("a.zip!/d/機1_名簿.csv").unknown()).isEqualTo(UnknownReason.UNLABELLED);
        assertThat(ContainerScanner.standard()
                        .withNameForm(FileNameForm.prefix("機{confidentiality}_"))
                        .scan(folder.resolve("a.zip"))
                        .classification())
                .contains(Objects.requireNonNull(known.counted()));
    }

    @Test
    void aLabelOnAnArchiveRaisesAndNeverLowersWhatIsInIt() {
        byte[] inner = Fixtures.zip(Map.of("a.docx", ooxml(label("III", "2A"))));
        assertThat(Scan.of(folder, "【Ⅰ】a.zip", inner).highest().importance()).isEqualTo(Importance.I);
        assertThat(Scan.of(folder, "【Ⅳ】b.zip", inner).highest().importance()).isEqualTo(Importance.III);
        assertThat(Scan.of(folder, "【Ⅳ】c.zip", Fixtures.zip(Map.of("x.txt", utf8("x"))))
                        .highest())
                .isEqualTo(Classification.MOST_SEVERE);
    }

    @Test
    void anEmptyFolderHasNoClass() throws IOException {
        Scan scan = Scan.of(Files.createDirectory(folder.resolve("empty")));
        assertThat(scan.summary().classification()).isEmpty();
        assertThat(scan.counts().hasUnknown()).isFalse();
        assertThat(Scan.of(folder, "empty.zip", Fixtures.zip(Map.of()))
                        .summary()
                        .classification())
                .isEmpty();
    }

    @Test
    void linksAreReportedAndNotFollowed() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Path outside = Files.write(folder.resolve("outside.docx"), ooxml(label("I", "3")));
        Files.write(root.resolve("a.docx"), ooxml(label("IV", "1")));
        Files.createSymbolicLink(root.resolve("link.docx"), outside);
        Files.createSymbolicLink(root.resolve("loop"), root);
        Scan scan = Scan.of(root);
        assertThat(scan.counts().links()).isEqualTo(2);
        assertThat(scan.counts().files()).isEqualTo(1);
        assertThat(scan.highest().importance()).isEqualTo(Importance.IV);
        assertThat(scan.member("loop").kind()).isEqualTo(ScannedMember.Kind.LINK);
    }

    @Test
    void namesInOldJapaneseArchivesAreRead() {
        byte[] zip = Fixtures.zip(Map.of("①【Ⅱ】/【Ⅱ】髙﨑.csv", utf8("x")), Charset.forName("windows-31j"));
        Scan scan = Scan.of(folder, "sjis.zip", zip);
        assertThat(scan.member("sjis.zip!/①【Ⅱ】/【Ⅱ】髙﨑.csv").unknown()).isNull();
        assertThat(scan.highest().importance()).isEqualTo(Importance.II);
    }

    @Test
    void aFileThatIsNotThereIsTheCallersMistake() {
        assertThatThrownBy(() -> ContainerScanner.standard().scan(folder.resolve("none")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void theCallersOwnFailureIsNotTakenForOneOfTheFile() throws IOException {
        Path file = Files.write(folder.resolve("a.zip"), Fixtures.zip(Map.of("a.txt", utf8("x"))));
        assertThatThrownBy(() -> ContainerScanner.standard().scan(file, member -> {
                    throw new IllegalStateException("mine");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("mine");
    }
}
