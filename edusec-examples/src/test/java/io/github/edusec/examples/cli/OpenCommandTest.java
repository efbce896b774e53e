package io.github.edusec.examples.cli;

import static io.github.edusec.examples.cli.SealedSample.PASSPHRASE;
import static io.github.edusec.examples.cli.SealedSample.last;
import static io.github.edusec.examples.cli.SealedSample.names;
import static io.github.edusec.examples.cli.SealedSample.passphraseFile;
import static io.github.edusec.examples.cli.SealedSample.school;
import static io.github.edusec.examples.cli.SealedSample.sealed;
import static io.github.edusec.examples.cli.SealedSample.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** open, as scripts see it. */
class OpenCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aNameThatNoFileCanHaveIsAMistakeOfTheCallerAndNotOurs() throws IOException {
        Cli open = Cli.run("open", "a\0b.zip", "-d", folder.resolve("d"), "--passphrase-file", passphraseFile(folder));
        assertThat(open.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(open.err())
                .contains("file name: found one that this process cannot use")
                .doesNotContain("internal error");
    }

    @Test
    void everyFileAndWhatThePackageSaysAreReported() throws IOException {
        Path in = sealed(folder, "out.zip", "--permit", "P-7");
        Path out = folder.resolve("d");
        Cli open = Cli.run("open", in, "-d", out, "--passphrase-file", passphraseFile(folder), "--json");
        assertThat(open.exit()).as(open.err()).isZero();
        assertThat(open.json()).hasSize(3);
        assertThat(open.json().get(0))
                .containsOnlyKeys("type", "file", "size", "sha256", "known", "importance", "restrictions")
                .containsEntry("type", "opened-file")
                .containsEntry("file", "学校/【Ⅲ】案内.txt")
                .containsEntry("size", "13")
                .containsEntry("importance", "III");
        assertThat(last(open))
                .containsOnlyKeys(
                        "type",
                        "package",
                        "opened",
                        "folder",
                        "files",
                        "signature",
                        "importance",
                        "confidentiality",
                        "integrity",
                        "availability",
                        "restrictions",
                        "made",
                        "maker",
                        "permit",
                        "keySeparation",
                        "method",
                        "policy",
                        "policyVersion",
                        "policySha256",
                        "caveats",
                        "caveatTexts")
                .containsEntry("type", "opened")
                .containsEntry("opened", "true")
                .containsEntry("folder", out.toString())
                .containsEntry("files", "2")
                .containsEntry("signature", "absent")
                .containsEntry("importance", "I")
                .containsEntry("permit", "P-7")
                .containsEntry("caveats", List.of("not-signed"));
        assertThat(out.resolve("学校/成績.txt")).hasSameBinaryContentAs(folder.resolve("学校/成績.txt"));
        assertThat(out.resolve("学校/空")).isEmptyDirectory();
        assertThat(open.out() + open.err()).doesNotContain(PASSPHRASE);
    }

    @Test
    void peopleReadTheStatementAndWhatIsNotCovered() throws IOException {
        Path in = sealed(folder, "out.zip", "--permit", "P-7", "--maker", "教務");
        Cli ja = Cli.run(
                Locale.JAPANESE, "open", in, "-d", folder.resolve("ja"), "--passphrase-file", passphraseFile(folder));
        assertThat(ja.out())
                .contains("  学校/成績.txt  14", "開きました: ", "2 ファイル", "分類: 重要性分類Ⅰ", "作成者の申告: 教務, ", "許可 P-7")
                .contains("署名: なし", "確認していないこと: 署名がありません");
        Cli en = Cli.run("open", in, "-d", folder.resolve("en"), "--passphrase-file", passphraseFile(folder));
        assertThat(en.out())
                .contains("opened: ", "2 files", "permit P-7", "signature: none", "not covered: there is no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "%s\n", "%s\r\n", "\uFEFF%s\r\n", "用紙\n\n%s\n\n読み\nひらがな\n"})
    void aPassphraseIsReadWhateverSurroundsIt(String form) throws IOException {
        Path in = sealed(folder, "out.zip");
        byte[] bytes = utf8(form.replace("%s", PASSPHRASE));
        Path file = Files.write(folder.resolve("f.txt"), bytes);
        assertThat(Cli.run("open", in, "-d", folder.resolve("d"), "--passphrase-file", file)
                        .exit())
                .isZero();
        Cli stdin = Cli.reading(bytes, Locale.ENGLISH, "open", in, "-d", folder.resolve("e"), "--passphrase-file", "-");
        assertThat(stdin.exit()).as(stdin.err()).isZero();
    }

    @Test
    void whatIsNotOpenedHasItsExitCodeAndLeavesNothing() throws IOException {
        Path in = sealed(folder, "out.zip");
        Path wrong = Files.writeString(folder.resolve("wrong.txt"), "another passphrase of somebody");
        Path file = passphraseFile(folder);
        byte[] bytes = Files.readAllBytes(in);
        bytes[bytes.length / 2] ^= 1;
        Path tampered = Files.write(folder.resolve("tampered.zip"), bytes);
        Path text = Files.writeString(folder.resolve("text.zip"), "no archive");
        Path out = folder.resolve("d");
        List<String> before = names(folder);
        Cli no = Cli.run("open", in, "-d", out, "--passphrase-file", wrong, "--json");
        assertThat(no.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(last(no))
                .containsOnlyKeys("type", "package", "opened", "refusal", "refusalText", "where")
                .containsEntry("type", "opened")
                .containsEntry("opened", "false")
                .containsEntry("refusal", "wrong-passphrase-or-tampered");
        assertThat(no.out() + no.err()).doesNotContain("another passphrase");
        Cli ja = Cli.run(Locale.JAPANESE, "open", tampered, "-d", out, "--passphrase-file", file);
        assertThat(ja.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ja.err()).contains("改ざん");
        Cli refused = Cli.run("open", text, "-d", out, "--passphrase-file", file, "--json");
        assertThat(refused.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(last(refused)).containsKeys("refusal", "refusalText", "where");
        assertThat(refused.err()).startsWith("edusec: ");
        assertThat(Cli.run("open", folder.resolve("none"), "-d", out, "--passphrase-file", file)
                        .exit())
                .isEqualTo(ExitCode.IO);
        assertThat(Cli.run("open", in, "-d", out).exit()).isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("open", in, "--passphrase-file", file).exit()).isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("open", "-", "-d", out, "--passphrase-file", "-").exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("open", in, "-d", out, "-pgeheim-7").err()).doesNotContain("geheim-7");
        assertThat(names(folder)).isEqualTo(before);
    }

    @Test
    void anExistingFolderIsKept() throws IOException {
        Path in = sealed(folder, "out.zip");
        Path out = Files.createDirectory(folder.resolve("d"));
        assertThat(Cli.run("open", in, "-d", out, "--passphrase-file", passphraseFile(folder))
                        .exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void aDemandedSignatureMustBeThatKeys() throws IOException {
        Path key = folder.resolve("key.pem");
        Path pub = folder.resolve("pub.pem");
        Path other = folder.resolve("other.pem");
        try (SigningKey signer = SigningKey.generate();
                SigningKey stranger = SigningKey.generate()) {
            signer.save(key);
            signer.verificationKey().save(pub);
            stranger.verificationKey().save(other);
        }
        Path in = sealed(folder, "out.zip", "--sign", key);
        Path file = passphraseFile(folder);
        Cli open = Cli.run("open", in, "-d", folder.resolve("a"), "--passphrase-file", file, "--key", pub, "--json");
        assertThat(open.exit()).as(open.err()).isZero();
        assertThat(last(open)).containsEntry("signature", "verified").containsEntry("caveats", List.of());
        Cli unchecked = Cli.run("open", in, "-d", folder.resolve("b"), "--passphrase-file", file, "--json");
        assertThat(last(unchecked))
                .containsEntry("signature", "not-checked")
                .containsEntry("caveats", List.of("signature-not-checked"));
        Cli no = Cli.run("open", in, "-d", folder.resolve("c"), "--passphrase-file", file, "--key", other, "--json");
        assertThat(no.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(last(no)).containsEntry("refusal", "wrong-signature");
        assertThat(Cli.run("open", in, "-d", folder.resolve("c"), "--passphrase-file", file, "--key", file)
                        .exit())
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(folder.resolve("c")).doesNotExist();
    }

    @Test
    @Tag("interop")
    void weakArchivesOfOthersAreOpenedOnlyWhenAskedFor() throws IOException {
        Path in = folder.resolve("weak.zip");
        Tool.Run run = Tool.require("7z", "7zz")
                .run(
                        "a",
                        "-tzip",
                        "-mem=ZipCrypto",
                        "-p" + PASSPHRASE,
                        in,
                        school(folder).resolve("成績.txt"));
        assertThat(run.exitCode()).as(run.toString()).isZero();
        Path file = passphraseFile(folder);
        Cli no = Cli.run("open", in, "-d", folder.resolve("d"), "--passphrase-file", file, "--json");
        assertThat(no.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(last(no)).containsEntry("refusal", "weak-encryption");
        Cli open = Cli.run(
                "open", in, "-d", folder.resolve("d"), "--passphrase-file", file, "--accept-weak-encryption", "--json");
        assertThat(open.exit()).as(open.err()).isZero();
        assertThat(last(open))
                .doesNotContainKeys("importance", "made", "policy")
                .containsEntry("caveats", List.of("no-manifest", "not-signed", "weak-encryption"));
        assertThat(folder.resolve("d/成績.txt")).hasSameBinaryContentAs(folder.resolve("学校/成績.txt"));
        Cli inspect = Cli.run("inspect", in, "--json");
        assertThat(inspect.json().get(0)).containsEntry("protection", "zip-crypto");
        assertThat(last(inspect)).containsEntry("protected", "false").containsEntry("kind", "foreign");
    }
}
