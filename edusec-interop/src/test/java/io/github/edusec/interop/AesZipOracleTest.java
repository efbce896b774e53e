package io.github.edusec.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.zip.AesZip;
import io.github.edusec.crypto.zip.OpenOutcome;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.model.FileHeader;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** zip4j (another Java implementation) and zip.js (what a browser would run) judge our AES archives, and we judge theirs. */
@Tag("interop")
class AesZipOracleTest {
    @TempDir
    Path folder;

    @Test
    void zip4jReadsOurArchiveAndRefusesAWrongPassphrase() throws IOException {
        Sealed sealed = Sealed.in(folder);
        assertThat(readWithZip4j(sealed.archive, Sealed.WORDS)).isEqualTo(sealed.sha256ByName);
        assertThatThrownBy(() -> readWithZip4j(sealed.archive, Sealed.WORDS + "x"))
                .isInstanceOf(ZipException.class);
    }

    @Test
    void weOpenWhatZip4jWrote() throws IOException {
        Path archive = folder.resolve("zip4j.zip");
        Map<String, String> expected = new TreeMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile(), Sealed.WORDS.toCharArray())) {
            for (Map.Entry<String, byte[]> content : Sealed.contents().entrySet()) {
                ZipParameters parameters = new ZipParameters();
                parameters.setEncryptFiles(true);
                parameters.setEncryptionMethod(EncryptionMethod.AES);
                parameters.setFileNameInZip(content.getKey());
                zip.addStream(new java.io.ByteArrayInputStream(content.getValue()), parameters);
                expected.put(content.getKey(), Sealed.sha256(content.getValue()));
            }
        }
        Path opened = folder.resolve("opened");
        try (Passphrase passphrase = Passphrase.of(Sealed.WORDS.toCharArray())) {
            assertThat(AesZip.open(archive, passphrase, opened)).isInstanceOf(OpenOutcome.Opened.class);
        }
        Map<String, String> found = new TreeMap<>();
        for (String name : expected.keySet()) {
            found.put(name, Sealed.sha256(Files.readAllBytes(opened.resolve(name))));
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void zipJsReadsOurArchiveAndRefusesAWrongPassphrase() throws IOException {
        Path script = Path.of(System.getProperty("edusec.root"), "edusec-interop", "js", "open-zip.mjs");
        Tool node = Tool.require("node");
        if (!Files.isDirectory(script.resolveSibling("node_modules"))) {
            String reason = "zip.js not installed: run npm ci in edusec-interop/js";
            System.err.println("SKIPPED: " + reason);
            Assumptions.abort(reason);
        }
        Sealed sealed = Sealed.in(folder);
        Tool.Run run = node.run(script, sealed.archive, Sealed.WORDS);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        Map<String, String> found = run.stdout()
                .lines()
                .collect(Collectors.toMap(line -> line.substring(66), line -> line.substring(0, 64)));
        assertThat(found).isEqualTo(sealed.sha256ByName);
        assertThat(node.run(script, sealed.archive, Sealed.WORDS + "x").exitCode())
                .isEqualTo(1);
    }

    private static Map<String, String> readWithZip4j(Path archive, String words) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile(), words.toCharArray())) {
            for (FileHeader header : zip.getFileHeaders()) {
                try (InputStream in = zip.getInputStream(header)) {
                    found.put(header.getFileName(), Sealed.sha256(in.readAllBytes()));
                }
            }
        }
        return found;
    }
}
