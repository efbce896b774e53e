package io.github.edusec.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.OpenRefusal;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.seal.Open;
import io.github.edusec.crypto.seal.OpenOutcome;
import io.github.edusec.crypto.seal.OpenedPackage.Caveat;
import io.github.edusec.crypto.seal.OpenedPackage.OpenedFile;
import io.github.edusec.testkit.Tool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.model.FileHeader;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.AesVersion;
import net.lingala.zip4j.model.enums.CompressionMethod;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** zip4j and Commons Compress (other Java implementations) and zip.js (what a browser would run) judge our packages, and we judge theirs. */
@Tag("interop")
class SealOracleTest {
    private static final String BUNDLE = "data.zip";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void zip4jReadsOurPackageAndRefusesAWrongPassphrase(boolean visible) throws IOException {
        Sealed sealed = Sealed.in(folder, visible);
        Map<String, byte[]> found = readWithZip4j(sealed.archive, Sealed.WORDS);
        if (!visible) {
            assertThat(found).containsOnlyKeys(BUNDLE);
            found = readWithZip4j(Files.write(folder.resolve(BUNDLE), found.get(BUNDLE)), "");
        }
        assertThat(sha256(found)).isEqualTo(sealed.sha256ByName);
        assertThatThrownBy(() -> readWithZip4j(sealed.archive, Sealed.WORDS + "x"))
                .isInstanceOf(ZipException.class);
    }

    @Test
    void commonsCompressReadsTheArchiveInsideABundle() throws IOException {
        Sealed sealed = Sealed.in(folder, false);
        byte[] inner = readWithZip4j(sealed.archive, Sealed.WORDS).get(BUNDLE);
        Map<String, byte[]> found = new LinkedHashMap<>();
        try (var zip = org.apache.commons.compress.archivers.zip.ZipFile.builder()
                .setPath(Files.write(folder.resolve(BUNDLE), inner))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                // Otherwise the other tests would not say anything about data descriptors.
                assertThat(entry.getGeneralPurposeBit().usesDataDescriptor())
                        .as(entry.getName())
                        .isEqualTo(entry.getName().startsWith("stream/") || entry.getSize() > 1 << 20);
                try (InputStream in = zip.getInputStream(entry)) {
                    found.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        assertThat(sha256(found)).isEqualTo(sealed.sha256ByName);
    }

    @ParameterizedTest
    @CsvSource({
        "KEY_STRENGTH_256,ONE,STORE",
        "KEY_STRENGTH_256,ONE,DEFLATE",
        "KEY_STRENGTH_256,TWO,STORE",
        "KEY_STRENGTH_256,TWO,DEFLATE",
        "KEY_STRENGTH_128,ONE,STORE",
        "KEY_STRENGTH_128,ONE,DEFLATE",
        "KEY_STRENGTH_128,TWO,STORE",
        "KEY_STRENGTH_128,TWO,DEFLATE"
    })
    void weOpenWhatZip4jEncrypts(AesKeyStrength strength, AesVersion version, CompressionMethod compression)
            throws IOException {
        ZipParameters parameters = new ZipParameters();
        parameters.setEncryptionMethod(EncryptionMethod.AES);
        parameters.setAesKeyStrength(strength);
        parameters.setAesVersion(version);
        parameters.setCompressionMethod(compression);
        Path archive = writeWithZip4j(parameters);
        try (Passphrase passphrase = Passphrase.of(Sealed.WORDS.toCharArray());
                Passphrase wrong = Passphrase.of((Sealed.WORDS + "x").toCharArray())) {
            assertOpens(Open.path(archive).with(passphrase), Caveat.NO_MANIFEST, Caveat.NOT_SIGNED);
            assertThat(Open.path(archive).with(wrong).check())
                    .isInstanceOf(OpenOutcome.WrongPassphraseOrTampered.class);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CompressionMethod.class,
            names = {"STORE", "DEFLATE"})
    void weOpenZip4jsTraditionalEncryptionOnlyWhereThatWasAskedFor(CompressionMethod compression) throws IOException {
        ZipParameters parameters = new ZipParameters();
        parameters.setEncryptionMethod(EncryptionMethod.ZIP_STANDARD);
        parameters.setCompressionMethod(compression);
        Path archive = writeWithZip4j(parameters);
        try (Passphrase passphrase = Passphrase.of(Sealed.WORDS.toCharArray())) {
            assertThat(Open.path(archive).with(passphrase).check())
                    .isInstanceOfSatisfying(
                            OpenOutcome.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(OpenRefusal.WEAK_ENCRYPTION));
            assertOpens(
                    Open.path(archive).with(passphrase).acceptingWeakEncryption(),
                    Caveat.NO_MANIFEST,
                    Caveat.NOT_SIGNED,
                    Caveat.WEAK_ENCRYPTION);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void zipJsReadsOurPackageAndRefusesAWrongPassphrase(boolean visible) throws IOException {
        Path script = Path.of(System.getProperty("edusec.root"), "edusec-interop", "js", "open-zip.mjs");
        Tool node = Tool.require("node");
        if (!Files.isDirectory(script.resolveSibling("node_modules"))) {
            String reason = "zip.js not installed: run npm ci in edusec-interop/js";
            System.err.println("SKIPPED: " + reason);
            Assumptions.abort(reason);
        }
        Sealed sealed = Sealed.in(folder, visible);
        Tool.Run run = node.run(script, sealed.archive, Sealed.WORDS);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(node.run(script, sealed.archive, Sealed.WORDS + "x").exitCode())
                .isEqualTo(1);
        if (!visible) {
            // The content of the bundle, whose hash stands in the first run, is opened with a second one.
            byte[] inner = readWithZip4j(sealed.archive, Sealed.WORDS).get(BUNDLE);
            assertThat(hashes(run)).isEqualTo(Map.of(BUNDLE, Sealed.sha256(inner)));
            run = node.run(script, Files.write(folder.resolve(BUNDLE), inner), Sealed.WORDS);
            assertThat(run.exitCode()).as(run.toString()).isZero();
        }
        assertThat(hashes(run)).isEqualTo(sealed.sha256ByName);
    }

    private static Map<String, String> hashes(Tool.Run run) {
        return run.stdout()
                .lines()
                .collect(Collectors.toMap(line -> line.substring(66), line -> line.substring(0, 64)));
    }

    private Path writeWithZip4j(ZipParameters parameters) throws IOException {
        Path archive = folder.resolve("zip4j.zip");
        parameters.setEncryptFiles(true);
        try (ZipFile zip = new ZipFile(archive.toFile(), Sealed.WORDS.toCharArray())) {
            int number = 0;
            for (Map.Entry<String, byte[]> content : Sealed.contents().entrySet()) {
                parameters.setFileNameInZip(content.getKey());
                // From a stream it cannot store, since it does not know the size.
                Path source = Files.write(folder.resolve("source-" + number++), content.getValue());
                if (number % 2 == 0 || parameters.getCompressionMethod() == CompressionMethod.STORE) {
                    zip.addFile(source.toFile(), parameters);
                } else {
                    zip.addStream(new ByteArrayInputStream(content.getValue()), parameters);
                }
            }
        }
        return archive;
    }

    private void assertOpens(Open request, Caveat... caveats) throws IOException {
        OpenOutcome outcome = request.extractTo(folder.resolve("opened"));
        assertThat(outcome).isInstanceOfSatisfying(OpenOutcome.Opened.class, opened -> {
            assertThat(opened.content().caveats()).containsExactlyInAnyOrder(caveats);
            assertThat(opened.content().files().stream()
                            .collect(Collectors.toMap(OpenedFile::name, OpenedFile::sha256)))
                    .isEqualTo(sha256(Sealed.contents()));
        });
        for (Map.Entry<String, byte[]> content : Sealed.contents().entrySet()) {
            assertThat(folder.resolve("opened").resolve(content.getKey())).hasBinaryContent(content.getValue());
        }
    }

    private static Map<String, String> sha256(Map<String, byte[]> contents) {
        Map<String, String> hashes = new TreeMap<>();
        contents.forEach((name, bytes) -> hashes.put(name, Sealed.sha256(bytes)));
        return hashes;
    }

    private static Map<String, byte[]> readWithZip4j(Path archive, String words) throws IOException {
        Map<String, byte[]> found = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile(), words.toCharArray())) {
            for (FileHeader header : zip.getFileHeaders()) {
                try (InputStream in = zip.getInputStream(header)) {
                    found.put(header.getFileName(), in.readAllBytes());
                }
            }
        }
        return found;
    }
}
