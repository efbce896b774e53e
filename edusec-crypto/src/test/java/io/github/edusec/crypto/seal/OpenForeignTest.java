package io.github.edusec.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.OpenRefusal;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.seal.OpenedPackage.Caveat;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that 7-Zip and bsdtar made are opened here. zip4j's are opened in the interop module. */
@Tag("interop")
class OpenForeignTest {
    private static final String PLACEHOLDER = "0123456789abcdef0123456789abcdef";

    private final Passphrase passphrase = Passphrase.generate();
    private final Map<String, byte[]> contents = InteropFiles.contents();

    @TempDir
    Path folder;

    @AfterEach
    void wipe() {
        passphrase.close();
    }

    @ParameterizedTest
    @CsvSource({"AES256,0", "AES256,1", "AES256,9", "AES192,0", "AES192,5", "AES128,0", "AES128,5"})
    void opensWhat7ZipEncrypts(String method, String level) throws IOException {
        Files.createDirectories(folder.resolve("in/空のフォルダ"));
        Path zip = sevenZip("-mem=" + method, "-mx=" + level);
        OpenedPackage opened = open(Open.path(zip));
        assertThat(opened.caveats()).containsExactly(Caveat.NO_MANIFEST, Caveat.NOT_SIGNED);
        assertThat(folder.resolve("out/空のフォルダ")).isEmptyDirectory();
        assertThat(Open.path(zip).inspect()).isInstanceOfSatisfying(InspectOutcome.Legible.class, legible -> {
            assertThat(legible.kind()).isEqualTo(InspectOutcome.Kind.FOREIGN);
            assertThat(legible.isProtected()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({"aes256,store", "aes256,deflate", "aes128,store", "aes128,deflate"})
    void opensWhatBsdtarEncrypts(String encryption, String compression) throws IOException {
        // It leaves empty files unencrypted, which is refused: one could stand in for any other file.
        contents.remove("空.txt");
        Path zip = bsdtar(encryption, compression);
        OpenedPackage opened = open(Open.path(zip));
        assertThat(opened.caveats()).containsExactly(Caveat.NO_MANIFEST, Caveat.NOT_SIGNED);
    }

    @Test
    void refusesAnEmptyFileThatBsdtarLeftUnencrypted() throws IOException {
        contents.keySet().retainAll(List.of("空.txt"));
        Path zip = bsdtar("aes256", "deflate");
        assertThat(Open.path(zip).with(passphrase).extractTo(folder.resolve("out")))
                .isInstanceOfSatisfying(
                        OpenOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(OpenRefusal.NOT_AES));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7z -mx=0", "7z -mx=5", "bsdtar store", "bsdtar deflate"})
    void opensTheTraditionalEncryptionOnlyWhereThatWasAskedFor(String maker) throws IOException {
        Path zip;
        if (maker.startsWith("7z ")) {
            zip = sevenZip("-mem=ZipCrypto", maker.substring(3));
        } else {
            contents.remove("空.txt");
            zip = bsdtar("zipcrypt", maker.substring(7));
        }
        assertThat(Open.path(zip).with(passphrase).extractTo(folder.resolve("out")))
                .isInstanceOfSatisfying(
                        OpenOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(OpenRefusal.WEAK_ENCRYPTION));
        assertThat(folder.resolve("out")).doesNotExist();
        OpenedPackage opened = open(Open.path(zip).acceptingWeakEncryption());
        assertThat(opened.caveats()).contains(Caveat.WEAK_ENCRYPTION);
        try (Passphrase wrong = Passphrase.of("wrong-wrong-wrong".toCharArray())) {
            assertThat(Open.path(zip).acceptingWeakEncryption().with(wrong).check())
                    .isInstanceOf(OpenOutcome.WrongPassphraseOrTampered.class);
        }
    }

    @Test
    void refusesAWrongPassphraseForWhatOthersMade() throws IOException {
        List<Path> archives = List.of(sevenZip("-mem=AES256"), sevenZip("-mem=AES128"));
        try (Passphrase wrong = Passphrase.of("wrong-wrong-wrong".toCharArray())) {
            for (Path zip : archives) {
                assertThat(Open.path(zip).with(wrong).extractTo(folder.resolve("out")))
                        .isInstanceOf(OpenOutcome.WrongPassphraseOrTampered.class);
                assertThat(folder.resolve("out")).doesNotExist();
            }
        }
    }

    @Test
    void takesNamesThatSayNothingForCp932AndSaysSo() throws IOException {
        String name = "表ソ①㈱髙﨑.csv";
        Path zip = named(name.getBytes(Charset.forName("windows-31j")));
        renameContents(name);
        OpenedPackage opened = open(Open.path(zip));
        assertThat(opened.caveats()).contains(Caveat.NAMES_TAKEN_FOR_CP932);
        assertThat(opened.files().get(0).name()).isEqualTo(name);
    }

    @Test
    void composesNamesThatMacOsDecomposedAndDidNotFlag() throws IOException {
        String name = "ガギグ_ぱぴぷ.csv";
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(name);
        Path zip = named(decomposed.getBytes(StandardCharsets.UTF_8));
        renameContents(name);
        OpenedPackage opened = open(Open.path(zip));
        assertThat(opened.caveats()).containsExactly(Caveat.NO_MANIFEST, Caveat.NOT_SIGNED);
        assertThat(opened.files().get(0).name()).isEqualTo(name);
    }

    private void renameContents(String name) {
        byte[] content = contents.get("compressible.csv");
        contents.clear();
        contents.put(name, content);
    }

    /** An archive whose only file has these bytes for a name: nothing authenticates names, so a placeholder is exchanged. */
    private Path named(byte[] name) throws IOException {
        String placeholder = PLACEHOLDER.repeat(4).substring(0, name.length);
        Map<String, byte[]> one = new TreeMap<>(Map.of(placeholder, contents.get("compressible.csv")));
        Path in = folder.resolve("one");
        InteropFiles.write(in, one);
        Path zip = folder.resolve("named.zip");
        Tool.Run run = in(in, sevenZipName(), "a", "-tzip", "-mem=AES256", "-p" + secret(), zip.toString(), ".");
        assertThat(run.exitCode()).as(run.toString()).isZero();
        String bytes = new String(Files.readAllBytes(zip), StandardCharsets.ISO_8859_1);
        String renamed = bytes.replace(placeholder, new String(name, StandardCharsets.ISO_8859_1));
        assertThat(renamed).isNotEqualTo(bytes);
        Files.write(zip, renamed.getBytes(StandardCharsets.ISO_8859_1));
        return zip;
    }

    private OpenedPackage open(Open request) throws IOException {
        Path out = folder.resolve("out");
        OpenOutcome outcome = request.with(passphrase).extractTo(out);
        assertThat(outcome).isInstanceOf(OpenOutcome.Opened.class);
        InteropFiles.assertSame(InteropFiles.read(out), contents);
        return ((OpenOutcome.Opened) outcome).content();
    }

    private Path sevenZip(String... options) throws IOException {
        Path in = folder.resolve("in");
        InteropFiles.write(in, contents);
        Path zip = folder.resolve("seven" + String.join("", options) + ".zip");
        List<String> command = new ArrayList<>(List.of(sevenZipName(), "a", "-tzip", "-p" + secret()));
        command.addAll(List.of(options));
        command.addAll(List.of(zip.toString(), "."));
        Tool.Run run = in(in, command.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.toString()).isZero();
        return zip;
    }

    private static String sevenZipName() {
        Tool.require("7zz", "7z");
        return Tool.find("7zz").isPresent() ? "7zz" : "7z";
    }

    private Path bsdtar(String encryption, String compression) throws IOException {
        Tool.require("bsdtar");
        Path in = folder.resolve("in");
        InteropFiles.write(in, contents);
        Path zip = folder.resolve(encryption + compression + ".zip");
        List<String> command = new ArrayList<>(List.of("bsdtar", "--passphrase", secret(), "--format=zip"));
        command.addAll(List.of("--options", "zip:encryption=" + encryption + ",zip:compression=" + compression));
        command.addAll(List.of("-cf", zip.toString()));
        command.addAll(contents.keySet());
        Tool.Run run = in(in, command.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.toString()).isZero();
        return zip;
    }

    private static Tool.Run in(Path folder, String... command) {
        return Tool.run(new ProcessBuilder(command).directory(folder.toFile()));
    }

    private String secret() {
        return InteropFiles.secret(passphrase);
    }
}
