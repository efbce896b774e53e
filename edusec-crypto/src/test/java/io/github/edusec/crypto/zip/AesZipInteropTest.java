package io.github.edusec.crypto.zip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("interop")
class AesZipInteropTest {
    private final Passphrase passphrase = Passphrase.generate();
    private final Map<String, byte[]> contents = new TreeMap<>();

    @TempDir
    Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        Random random = new Random(11);
        int[] sizes = {0, 1, 15, 16, 17, 4095, 4096, 4097, 65_535, 65_536, 65_537, 2_500_000};
        for (int size : sizes) {
            byte[] noise = new byte[size];
            random.nextBytes(noise);
            contents.put("noise" + size + ".bin", noise);
            contents.put("文書/テキスト" + size + ".txt", "あ".repeat(size / 3).getBytes(StandardCharsets.UTF_8));
        }
        contents.put("成績/表ソ①㈱髙﨑が.csv", "氏名,国語\n".getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
            Path file = folder.resolve("in").resolve(entry.getKey());
            Files.createDirectories(file.resolveSibling("x").getParent());
            Files.write(file, entry.getValue());
        }
    }

    @AfterEach
    void wipe() {
        passphrase.close();
    }

    @Test
    void sevenZipListsAes256ForEveryFileAndExtractsTheSameBytes() throws IOException {
        Tool sevenZip = Tool.require("7z", "7zz");
        Path zip = seal();
        assertThat(sevenZip.run("t", "-p" + secret(), zip).exitCode()).isZero();
        String listing = sevenZip.run("l", "-slt", "-p" + secret(), zip).stdout();
        assertThat(listing.lines().filter(line -> line.startsWith("Method = ")))
                .hasSize(contents.size())
                .allMatch(line -> line.contains("AES-256"));
        assertThat(listing.lines().filter(line -> line.equals("Encrypted = +"))).hasSize(contents.size());
        Path out = folder.resolve("7z");
        assertThat(sevenZip.run("x", "-p" + secret(), "-o" + out, zip).exitCode())
                .isZero();
        AesZipTest.assertSame(AesZipTest.read(out), contents);
        Tool.Run wrong = sevenZip.run("t", "-pwrong-wrong", zip);
        assertThat(wrong.exitCode()).isNotZero();
    }

    @Test
    void bsdtarExtractsTheSameBytesAndRefusesAWrongPassphrase() throws IOException {
        Tool bsdtar = Tool.require("bsdtar");
        Path zip = seal();
        for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
            Tool.Run run = bsdtar.run("--passphrase", secret(), "-xOf", zip, entry.getKey());
            assertThat(run.exitCode()).as(run.stderr()).isZero();
            assertThat(run.stdoutBytes()).isEqualTo(entry.getValue());
        }
        Tool.Run wrong = bsdtar.run("--passphrase", "wrong-wrong", "-xOf", zip);
        assertThat(wrong.exitCode()).isNotZero();
    }

    @Test
    void opensArchivesOf7Zip() throws IOException {
        Tool.require("7z", "7zz");
        for (String level : List.of("-mx=0", "-mx=1", "-mx=9")) {
            Path zip = folder.resolve("seven" + level + ".zip");
            Tool.Run run = in("7z", "a", "-tzip", "-mem=AES256", level, "-p" + secret(), zip.toString(), ".");
            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertOpens(zip, folder.resolve("out" + level));
        }
    }

    @Test
    void opensArchivesOf7ZipWithSmallerKeys() throws IOException {
        Tool.require("7z", "7zz");
        for (String method : List.of("AES128", "AES192")) {
            Path zip = folder.resolve(method + ".zip");
            Tool.Run run = in("7z", "a", "-tzip", "-mem=" + method, "-p" + secret(), zip.toString(), ".");
            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertOpens(zip, folder.resolve(method));
        }
    }

    @Test
    void opensArchivesOfBsdtar() throws IOException {
        Tool.require("bsdtar");
        // bsdtar leaves empty files unencrypted, which is refused: one could stand in for any other file.
        contents.values().removeIf(bytes -> bytes.length == 0);
        for (String compression : List.of("store", "deflate")) {
            Path zip = folder.resolve("bsdtar-" + compression + ".zip");
            List<String> command = new ArrayList<>(List.of(
                    "bsdtar",
                    "--passphrase",
                    secret(),
                    "--format=zip",
                    "--options",
                    "zip:encryption=aes256,zip:compression=" + compression,
                    "-cf",
                    zip.toString()));
            command.addAll(contents.keySet());
            Tool.Run run = in(command.toArray(String[]::new));
            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertOpens(zip, folder.resolve("out-" + compression));
        }
    }

    @Test
    void refusesAnEmptyFileThatBsdtarLeftUnencrypted() throws IOException {
        Tool.require("bsdtar");
        Path zip = folder.resolve("empty.zip");
        assertThat(in(
                                "bsdtar",
                                "--passphrase",
                                secret(),
                                "--format=zip",
                                "--options",
                                "zip:encryption=aes256",
                                "-cf",
                                zip.toString(),
                                "noise0.bin")
                        .exitCode())
                .isZero();
        assertThat(AesZip.open(zip, passphrase, folder.resolve("empty")))
                .isEqualTo(new OpenOutcome.Refused(OpenRefusal.NOT_AES, "entry 1: method 8"));
    }

    @Test
    void refusesTraditionalEncryptionOf7Zip() throws IOException {
        Tool.require("7z", "7zz");
        Path zip = folder.resolve("weak.zip");
        assertThat(in("7z", "a", "-tzip", "-mem=ZipCrypto", "-p" + secret(), zip.toString(), ".")
                        .exitCode())
                .isZero();
        assertThat(AesZip.open(zip, passphrase, folder.resolve("weak")))
                .isInstanceOfSatisfying(
                        OpenOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(OpenRefusal.NOT_AES));
    }

    private void assertOpens(Path zip, Path out) throws IOException {
        OpenOutcome outcome = AesZip.open(zip, passphrase, out);
        assertThat(outcome).as(outcome.toString()).isInstanceOf(OpenOutcome.Opened.class);
        AesZipTest.assertSame(AesZipTest.read(out), contents);
    }

    private Path seal() throws IOException {
        List<ZipSource> sources = contents.keySet().stream()
                .map(name -> new ZipSource(folder.resolve("in").resolve(name), name))
                .toList();
        return AesZip.seal(sources, passphrase, folder.resolve("ours.zip")).path();
    }

    private String secret() {
        return new String(passphrase.toChars());
    }

    private Tool.Run in(String... command) {
        return Tool.run(
                new ProcessBuilder(command).directory(folder.resolve("in").toFile()));
    }
}
