package io.github.edusec.classify.container;

import static io.github.edusec.classify.container.Fixtures.label;
import static io.github.edusec.classify.container.Fixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a scan takes a file for, and what it makes of odd entries and labels. */
class MemberKindTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rar!\032\007\001\000",
                "BZh91AY",
                "\u00FD7zXZ\0",
                "(\u00B5/\u00FD....",
                "MSCF\0\0\0\0....",
                "!!-lh5-....",
                "!!-lz4-....",
                "PK\007\bPK\003\004",
                "MZ\u0090\0\003\0",
                "070701000...",
                "\u00C7\161......",
                "xar!\0\034",
                "!<arch>\na.o/",
                "\037\u009D\u0090",
                "\004\"M\030dp",
                "LZIP\001",
                "]\0\0\u0080\0\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FFx",
                "]\0\0\020\0\000\001\0\0\0\0\0\0x",
                "MSWIM\0\0\0",
                "\140\u00EA..",
                "\177ELF\002",
                "#!/bin/sh\ntail -n +3 $0 | tar x",
                "begin 644 a.tar\nM",
                "Subject: x\nbegin-base64 644 a.zip\n",
                "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n",
                "From: x\r\nContent-Type: application/zip\r\n",
            })
    void archivesOfOtherKindsAreUnknownWhateverStandsOnThem(String start) {
        byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);
        Scan scan = Scan.of(folder, "【Ⅳ】a.bin", bytes);
        assertThat(scan.members()).singleElement().satisfies(member -> {
            assertThat(member.kind()).isEqualTo(ScannedMember.Kind.CONTAINER);
            assertThat(member.unknown()).isEqualTo(UnknownReason.UNSUPPORTED);
        });
        assertThat(scan.highest().importance()).isEqualTo(Importance.I);
    }

    @Test
    void archivesThatStartLateAreNotSpokenForByALabelBesideThem() {
        byte[] zip = Fixtures.zip(Map.of("secret.docx", Fixtures.ooxml(label("I", "3"))));
        byte[] behind = new byte[100_000 + zip.length];
        System.arraycopy(zip, 0, behind, 100_000, zip.length);
        byte[] disc = new byte[200_000];
        System.arraycopy(utf8("CD001"), 0, disc, 32_769, 5);
        byte[] tar = Fixtures.tar(Map.of("a.docx", new byte[0]));
        byte[] late = new byte[512 + tar.length];
        System.arraycopy(tar, 0, late, 512, tar.length);
        for (byte[] bytes : java.util.List.of(behind, disc, late)) {
            assertThat(Scan.of(folder, "【Ⅳ】a.bin", bytes).highest().importance())
                    .isEqualTo(Importance.I);
            for (byte[] archive : java.util.List.of(
                    Fixtures.zip(Map.of("【Ⅳ】a.bin", bytes)), Fixtures.storedZip(Map.of("【Ⅳ】a.bin", bytes)))) {
                assertThat(Scan.of(folder, "a.zip", archive)
                                .member("a.zip!/【Ⅳ】a.bin")
                                .unknown())
                        .isEqualTo(UnknownReason.UNSUPPORTED);
            }
        }
        byte[] ordinary = new byte[300_000];
        assertThat(Scan.of(folder, "【Ⅳ】a.bin", ordinary).highest().importance()).isEqualTo(Importance.IV);
        assertThat(Scan.of(folder, "a.zip", Fixtures.zip(Map.of("【Ⅳ】a.bin", ordinary)))
                        .counts()
                        .hasUnknown())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "070703", "begin with", "] or", "MZだより", "BZ", "a-lh", "text with PK\003\004 inside", "7z"})
    void textsThatStartLikeAnArchiveAreFiles(String text) {
        Scan scan = Scan.of(folder, "a.txt", utf8(text));
        assertThat(scan.members()).singleElement().satisfies(member -> {
            assertThat(member.kind()).isEqualTo(ScannedMember.Kind.FILE);
            assertThat(member.unknown()).isEqualTo(UnknownReason.UNLABELLED);
        });
    }

    @Test
    void documentsWhoseLabelsAreNotReadSaySoAndALabelBesideThemSpeaks() {
        for (byte[] bytes : java.util.List.of(
                utf8("<?xml version=\"1.0\"?><office:document office:version=\"1.3\"/>"),
                "\u00D0\u00CF\021\u00E0\u00A1\u00B1\032\u00E1".getBytes(StandardCharsets.ISO_8859_1))) {
            assertThat(Scan.of(folder, "a", bytes).member("a").unknown()).isEqualTo(UnknownReason.UNSUPPORTED);
            assertThat(Scan.of(folder, "【Ⅱ】a", bytes).highest()).isEqualTo(Classification.of(Importance.II));
        }
    }

    @Test
    void entriesUnderOtherMethodsAreUnsupportedAndFoldersWithContentAreFiles() {
        byte[] zip = Fixtures.zip(Map.of("a.csv", utf8("x")));
        zip[8] = 12;
        zip[indexOfDirectory(zip) + 10] = 12;
        Scan scan = Scan.of(folder, "a.zip", zip);
        assertThat(scan.member("a.zip!/a.csv").unknown()).isEqualTo(UnknownReason.UNSUPPORTED);
        byte[] odd = Fixtures.storedZip(Map.of("folder/", utf8("content"), "empty/", new byte[0]));
        assertThat(Scan.of(folder, "b.zip", odd).counts().files()).isEqualTo(1);
    }

    @Test
    void aLinkInAZipIsOneAndALongOneIsAFile() {
        for (int length : new int[] {10, 5_000}) {
            byte[] zip = Fixtures.storedZip(Map.of("link", new byte[length]));
            int at = indexOfDirectory(zip);
            zip[at + 5] = 3;
            zip[at + 41] = (byte) 0xA1;
            zip[at + 40] = (byte) 0xFF;
            Scan scan = Scan.of(folder, "a.zip", zip);
            assertThat(scan.counts().links()).isEqualTo(length == 10 ? 1 : 0);
            assertThat(scan.counts().hasUnknown()).isEqualTo(length != 10);
        }
    }

    @Test
    void aLabelFileThatSaysNothingIsAFileAndMakesItsOwnerUnknown() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a.docx", Fixtures.ooxml(label("IV", "1")));
        entries.put("a.docx.edusec.json", utf8("{}" + " ".repeat(3_000)));
        Scan scan = Scan.of(folder, "a.zip", Fixtures.zip(entries));
        assertThat(scan.member("a.zip!/a.docx").unknown()).isEqualTo(UnknownReason.NOT_UNDERSTOOD);
        assertThat(scan.member("a.zip!/a.docx.edusec.json").unknown()).isEqualTo(UnknownReason.UNLABELLED);
        assertThat(scan.counts().sidecars()).isZero();
    }

    @Test
    void anArchiveWhoseOwnLabelIsNotUnderstoodIsUnknown() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.write(root.resolve("a.zip"), Fixtures.zip(Map.of("a.docx", Fixtures.ooxml(label("IV", "1")))));
        Files.write(root.resolve("a.zip.edusec.json"), utf8("{}"));
        Scan scan = Scan.of(root);
        assertThat(scan.member("a.zip").unknown()).isEqualTo(UnknownReason.NOT_UNDERSTOOD);
        assertThat(scan.member("a.zip!/a.docx").unknown()).isNull();
    }

    @Test
    void moreRestrictionsThanAMarkCanShowAreCutAndThatIsSaid() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < 300; i++) {
            Map<String, String> pairs = label("III");
            pairs.put("edusec.label.restrictions", "制限" + i);
            entries.put(i + ".odt", Fixtures.openDocument(pairs));
        }
        Scan scan = Scan.of(folder, "a.zip", Fixtures.zip(entries));
        assertThat(scan.summary().restrictionsComplete()).isFalse();
        assertThat(scan.highest().restrictions()).hasSizeBetween(1, 256);
        assertThat(scan.highest().importance()).isEqualTo(Importance.III);
    }

    @Test
    void labelsThatContradictEachOtherAreCounted() {
        Map<String, byte[]> entries = Map.of("【Ⅱ】a.docx", Fixtures.ooxml(label("IV", "1")));
        Scan scan = Scan.of(folder, "a.zip", Fixtures.zip(entries));
        assertThat(scan.counts().conflicting()).isEqualTo(1);
        assertThat(scan.highest().importance()).isEqualTo(Importance.II);
    }

    private static int indexOfDirectory(byte[] zip) {
        for (int i = 0; i + 4 <= zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                return i;
            }
        }
        throw new AssertionError("no directory");
    }
}
