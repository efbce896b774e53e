package io.github.edusec.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other programs open what was sealed here. zip4j, zip.js and Commons Compress do so in the interop module. */
@Tag("interop")
class SealInteropTest {
    private static final String WRONG = "wrong-wrong-wrong";

    private final Passphrase passphrase = Passphrase.generate();

    @TempDir
    Path folder;

    @AfterEach
    void wipe() {
        passphrase.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sevenZipGivesBackTheSameBytesAndRefusesAWrongPassphrase(boolean visible) throws IOException {
        Tool sevenZip = Tool.require("7zz", "7z");
        Path zip = folder.resolve("ours.zip");
        Map<String, byte[]> expected = seal(zip, visible);
        Path out = folder.resolve("out");
        Tool.Run run = sevenZip.run("x", "-p" + secret(), "-o" + out, zip);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.toString()).doesNotContainIgnoringCase("warning");
        if (!visible) {
            Path inner = out.resolve("data.zip");
            assertThat(InteropFiles.read(out)).containsOnlyKeys("data.zip");
            out = folder.resolve("inner");
            run = sevenZip.run("x", "-o" + out, inner);
            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(run.toString()).doesNotContainIgnoringCase("warning");
        }
        InteropFiles.assertUnpacked(InteropFiles.read(out), expected);
        assertThat(sevenZip.run("t", "-p" + WRONG, zip).exitCode()).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sevenZipListsAes256AndNoNameOfABundle(boolean visible) throws IOException {
        Tool sevenZip = Tool.require("7zz", "7z");
        Path zip = folder.resolve("ours.zip");
        Map<String, byte[]> expected = seal(zip, visible);
        String listing = sevenZip.run("l", "-slt", zip).stdout();
        String entries = listing.substring(listing.indexOf("----------\n"));
        List<String> names = values(entries, "Path = ");
        if (visible) {
            assertThat(names).containsAll(expected.keySet()).hasSize(expected.size() + 2);
        } else {
            assertThat(names).containsExactly("data.zip");
            // Nothing of the names stands anywhere in the file, listed or not.
            String bytes = new String(Files.readAllBytes(zip), StandardCharsets.ISO_8859_1);
            for (String name : expected.keySet()) {
                assertThat(bytes.contains(
                                new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)))
                        .isFalse();
            }
        }
        assertThat(values(entries, "Method = ")).hasSameSizeAs(names).allMatch(method -> method.contains("AES-256"));
        assertThat(values(entries, "Encrypted = ")).hasSameSizeAs(names).containsOnly("+");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bsdtarGivesBackTheSameBytesAndRefusesAWrongPassphrase(boolean visible) throws IOException {
        Tool bsdtar = Tool.require("bsdtar");
        Path zip = folder.resolve("ours.zip");
        Map<String, byte[]> expected = seal(zip, visible);
        Path out = Files.createDirectory(folder.resolve("out"));
        Tool.Run run = bsdtar.run("--passphrase", secret(), "-xf", zip, "-C", out);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        if (!visible) {
            Path inner = out.resolve("data.zip");
            out = Files.createDirectory(folder.resolve("inner"));
            run = bsdtar.run("-xf", inner, "-C", out);
            assertThat(run.exitCode()).as(run.toString()).isZero();
        }
        InteropFiles.assertUnpacked(InteropFiles.read(out), expected);
        assertThat(bsdtar.run("--passphrase", WRONG, "-xOf", zip).exitCode()).isNotZero();
    }

    @Test
    void theArchiveInsideABundleOpensInUnzipAndPython() throws IOException {
        Path inner = folder.resolve("data.zip");
        Map<String, byte[]> expected = sealAndTakeOut(inner);
        Path unzipped = folder.resolve("unzipped");
        Tool.Run run = Tool.require("unzip").run("-q", inner, "-d", unzipped);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        InteropFiles.assertUnpacked(InteropFiles.read(unzipped), expected);
        Path python = folder.resolve("python");
        run = Tool.require("python3")
                .run(
                        "-c",
                        "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]);"
                                + " assert z.testzip() is None; z.extractall(sys.argv[2])",
                        inner,
                        python);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        InteropFiles.assertUnpacked(InteropFiles.read(python), expected);
    }

    @Test
    void theArchiveInsideABundleOpensInJava() throws IOException {
        Path inner = folder.resolve("data.zip");
        Map<String, byte[]> expected = sealAndTakeOut(inner);
        Map<String, byte[]> java = new TreeMap<>();
        try (ZipFile zip = new ZipFile(inner.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    java.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        InteropFiles.assertUnpacked(java, expected);
    }

    private static List<String> values(String listing, String key) {
        try (Stream<String> lines = listing.lines()) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(key.length()))
                    .toList();
        }
    }

    private Map<String, byte[]> sealAndTakeOut(Path inner) throws IOException {
        Tool sevenZip = Tool.require("7zz", "7z");
        Path zip = folder.resolve("ours.zip");
        Map<String, byte[]> expected = seal(zip, false);
        assertThat(sevenZip.run("x", "-p" + secret(), "-o" + inner.getParent(), zip)
                        .exitCode())
                .isZero();
        return expected;
    }

    private Map<String, byte[]> seal(Path zip, boolean visible) throws IOException {
        return InteropFiles.seal(folder.resolve("in"), zip, visible, passphrase);
    }

    private String secret() {
        return InteropFiles.secret(passphrase);
    }
}
