package io.github.edusec.examples.cli;

import static io.github.edusec.examples.cli.SealedSample.PASSPHRASE;
import static io.github.edusec.examples.cli.SealedSample.last;
import static io.github.edusec.examples.cli.SealedSample.names;
import static io.github.edusec.examples.cli.SealedSample.passphraseFile;
import static io.github.edusec.examples.cli.SealedSample.school;
import static io.github.edusec.examples.cli.SealedSample.utf8;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.takeout.PassphraseSlip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** seal, as scripts see it. */
class SealCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderAndItsClassesAreSealedAndReported() throws IOException {
        Path out = folder.resolve("out.zip");
        Cli seal = Cli.run(
                "seal",
                school(folder),
                "-o",
                out,
                "--passphrase-file",
                passphraseFile(folder),
                "--permit",
                "P-7",
                "--verify",
                "--json");
        assertThat(seal.exit()).as(seal.err()).isZero();
        assertThat(seal.json()).hasSize(3);
        assertThat(seal.json().get(0))
                .containsOnlyKeys("type", "file", "size", "sha256", "known", "importance", "restrictions")
                .containsEntry("type", "sealed-file")
                .containsEntry("file", "学校/【Ⅲ】案内.txt")
                .containsEntry("known", "true")
                .containsEntry("importance", "III");
        assertThat(seal.json().get(1))
                .containsOnlyKeys("type", "file", "size", "sha256", "known")
                .containsEntry("file", "学校/成績.txt")
                .containsEntry("known", "false");
        assertThat(last(seal))
                .containsOnlyKeys(
                        "type",
                        "sealed",
                        "package",
                        "bytes",
                        "files",
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
                        "manifestSha256",
                        "concerns")
                .containsEntry("type", "sealed")
                .containsEntry("sealed", "true")
                .containsEntry("package", out.toString())
                .containsEntry("bytes", String.valueOf(Files.size(out)))
                .containsEntry("files", "2")
                .containsEntry("importance", "I")
                .containsEntry("maker", "edusec")
                .containsEntry("permit", "P-7")
                .containsEntry("keySeparation", "apart")
                .containsEntry("method", "zip-ae2-bundle")
                .containsEntry("policy", "cryptrec-2023");
        assertThat(seal.out() + seal.err()).doesNotContain(PASSPHRASE);
        assertThat(names(folder)).containsExactly("out.zip", "secrets", "学校");
    }

    @Test
    void aStatedClassCountsUnlessAFileSaysMore() throws IOException {
        Path out = folder.resolve("out.zip");
        Cli seal = Cli.run(
                "seal",
                school(folder),
                Files.writeString(folder.resolve("【Ⅱ】名簿.csv"), "氏名\n"),
                "-o",
                out,
                "--passphrase-file",
                passphraseFile(folder),
                "--importance",
                "III",
                "--confidentiality",
                "2A",
                "--restriction",
                "複製禁止",
                "--visible-names",
                "--key-same-route",
                "--maker",
                "教務",
                "--json");
        assertThat(seal.exit()).as(seal.err()).isZero();
        assertThat(seal.json().get(2)).containsEntry("file", "【Ⅱ】名簿.csv").containsEntry("importance", "II");
        assertThat(last(seal))
                .containsEntry("importance", "II")
                .containsEntry("confidentiality", "2A")
                .containsEntry("restrictions", List.of("複製禁止"))
                .containsEntry("keySeparation", "same-route")
                .containsEntry("maker", "教務")
                .containsEntry("method", "zip-ae2-entries");
        Cli alone = Cli.run(
                "seal", school(folder.resolve("b")), "-o", out, "--confidentiality", "2A", "--passphrase-file", "x");
        assertThat(alone.exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aNewPassphraseGoesOnASlipThatOpensThePackage() throws IOException {
        Path slip = Files.createDirectory(folder.resolve("用紙")).resolve("slip.txt");
        Path out = folder.resolve("out.zip");
        Cli seal = Cli.run(Locale.JAPANESE, "seal", school(folder), "-o", out, "--new-passphrase", slip);
        assertThat(seal.exit()).as(seal.err()).isZero();
        assertThat(seal.out()).contains("封をしました", "分類不明 1 件", "用紙（別に運ぶこと）: " + slip, "留意点: ");
        assertThat(seal.err()).doesNotContain("注意");
        try (Passphrase passphrase = PassphraseSlip.read(slip)) {
            assertThat(seal.out() + seal.err()).doesNotContain(new String(passphrase.toChars()));
        }
        assertThat(Cli.run("open", out, "-d", folder.resolve("d"), "--passphrase-file", slip)
                        .exit())
                .isZero();
        assertThat(folder.resolve("d/学校/成績.txt")).hasContent("架空 太郎");
        Path pdf = slip.resolveSibling("slip.PDF");
        assertThat(Cli.run("seal", folder.resolve("d"), "-o", folder.resolve("2.zip"), "--new-passphrase", pdf)
                        .exit())
                .isZero();
        assertThat(Files.readAllBytes(pdf)).startsWith(utf8("%PDF-"));
    }

    @Test
    void aSlipOrPassphraseBesideThePackageIsWarnedOfAndNotRecordedAsApart() throws IOException {
        Path slip = folder.resolve("slip.txt");
        Cli seal = Cli.run("seal", school(folder), "-o", folder.resolve("out.zip"), "--new-passphrase", slip, "--json");
        assertThat(seal.exit()).isZero();
        assertThat(seal.err()).contains("warning: the passphrase lies in the package's folder");
        assertThat(last(seal)).containsEntry("keySeparation", "unknown").containsEntry("slip", slip.toString());
        Cli file = Cli.run(
                Locale.JAPANESE,
                "seal",
                folder.resolve("学校"),
                "-o",
                folder.resolve("2.zip"),
                "--passphrase-file",
                slip);
        assertThat(file.exit()).isZero();
        assertThat(file.err()).contains("注意: パスフレーズがパッケージと同じフォルダーにあります");
    }

    @Test
    void aPassphraseThatIsSealedAlongIsWarnedOf() throws IOException {
        Path school = school(folder);
        Path secret = Files.writeString(school.resolve("passphrase.txt"), PASSPHRASE + "\n");
        Path linked = Files.createSymbolicLink(folder.resolve("link"), secret);
        for (Path named : List.of(secret, linked)) {
            Cli seal = Cli.run(
                    "seal", school, "-o", folder.resolve(named.getFileName() + ".zip"), "--passphrase-file", named);
            assertThat(seal.exit()).as(seal.err()).isZero();
            assertThat(seal.err()).contains("warning: the passphrase's own file is in the package");
        }
        Cli apart = Cli.run("seal", school, "-o", folder.resolve("a.zip"), "--passphrase-file", passphraseFile(folder));
        assertThat(apart.err()).doesNotContain("own file");
    }

    @Test
    void existingOutputsAreKeptAndNothingElseIsMade() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine"), "mine");
        Path school = school(folder);
        Path slip = folder.resolve("secrets/slip.txt");
        Path file = passphraseFile(folder);
        assertThat(Cli.run("seal", school, "-o", mine, "--new-passphrase", slip).exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("seal", school, "-o", folder.resolve("o.zip"), "--new-passphrase", mine)
                        .exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("seal", school, "-o", mine, "--passphrase-file", file)
                        .exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("seal", school, "-o", slip, "--new-passphrase", slip).exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(mine).hasContent("mine");
        assertThat(names(folder)).containsExactly("mine", "secrets", "学校");
        assertThat(names(folder.resolve("secrets"))).containsExactly("passphrase.txt");
    }

    @Test
    void whatCannotBeSealedHasItsExitCodeAndLeavesNothing() throws IOException {
        Path school = school(folder);
        Path file = passphraseFile(folder);
        Path out = folder.resolve("out.zip");
        Path wrong = Files.writeString(folder.resolve("wrong.json"), "{}");
        Path weak = Files.writeString(folder.resolve("weak.txt"), "Himitsu2027");
        Path kana = Files.writeString(folder.resolve("kana.txt"), "とてもながいひみつのことばをここにかいておきます-8f3Kq");
        Path lines = Files.writeString(folder.resolve("lines.txt"), "one\ntwo\n");
        Path large = Files.write(folder.resolve("large.txt"), new byte[(1 << 16) + 1]);
        List<String> before = names(folder);
        for (Object[] usage : new Object[][] {
            {"seal", school, "-o", out},
            {"seal", "-o", out, "--passphrase-file", file},
            {"seal", school, "--passphrase-file", file},
            {"seal", "", "-o", out, "--passphrase-file", file},
            {"seal", school, school, "-o", out, "--passphrase-file", file},
            {"seal", school, "-o", out, "--passphrase-file", file, "--new-passphrase", folder.resolve("s")},
            {"seal", school, "-o", folder.resolve("out.PGP"), "--passphrase-file", file},
            {"seal", school, "-o", out, "--passphrase-file", file, "--recipient", "cert"},
            {"seal", school, "-o", "-", "--passphrase-file", file, "--json"},
            {"seal", school, "-o", out, "--passphrase-file", file, "--importance", "V"},
            {"seal", school, "-o", out, "--passphrase-file", file, "--permit", " "},
            {"seal", school, "-o", out, "--passphrase-file", file, "--policy", "none-2020"},
            {"seal", school, "-o", out, "--passphrase-file", weak},
            {"seal", school, "-o", out, "--passphrase-file", kana}
        }) {
            assertFails(ExitCode.USAGE, usage);
        }
        for (Object[] malformed : new Object[][] {
            {"seal", school, "-o", out, "--passphrase-file", lines},
            {"seal", school, "-o", out, "--passphrase-file", large},
            {"seal", school, "-o", out, "--passphrase-file", file, "--sign", wrong},
            {"seal", school, "-o", out, "--passphrase-file", file, "--policy", wrong}
        }) {
            assertFails(ExitCode.BAD_INPUT, malformed);
        }
        assertFails(ExitCode.IO, "seal", folder.resolve("none"), "-o", out, "--new-passphrase", folder.resolve("s"));
        assertFails(ExitCode.IO, "seal", school, "-o", out, "--passphrase-file", folder.resolve("none"));
        assertFails(ExitCode.IO, "seal", school, "-o", folder.resolve("no/o.zip"), "--passphrase-file", file);
        assertThat(names(folder)).isEqualTo(before);
        assertThat(Cli.run("seal", school, "-o", "x.pgp").err()).contains("come in a later version");
        Cli weakJa = Cli.run(Locale.JAPANESE, "seal", school, "-o", out, "--passphrase-file", weak);
        assertThat(weakJa.err()).contains("パスフレーズが弱すぎます").doesNotContain("Himitsu");
    }

    @Test
    void aSlipThatFitsNoPackageStaysAndIsSaidToBeWaste() throws IOException {
        Path slip = folder.resolve("slip.txt");
        Files.createFile(folder.resolve(".edusec-unfinished"));
        Cli run = Cli.run("seal", school(folder), "-o", folder.resolve("o.zip"), "--new-passphrase", slip);
        assertThat(run.exit()).isEqualTo(ExitCode.IO);
        assertThat(run.err()).contains("found no folder", "throw this slip away: " + slip);
        assertThat(names(folder)).containsExactly(".edusec-unfinished", "slip.txt", "学校");
    }

    @Test
    void nothingIsMadeForAPackageThatHasNoFolder() throws IOException {
        Path slip = folder.resolve("slip.txt");
        Cli run = Cli.run("seal", school(folder), "-o", folder.resolve("no/o.zip"), "--new-passphrase", slip);
        assertThat(run.exit()).isEqualTo(ExitCode.IO);
        assertThat(run.err()).isEqualTo("edusec: no such file: " + folder.resolve("no") + "\n");
        Path file = folder.resolve("学校/成績.txt");
        Cli inFile = Cli.run("seal", file, "-o", file.resolve("o.zip"), "--new-passphrase", slip);
        assertThat(inFile.exit()).isEqualTo(ExitCode.IO);
        assertThat(inFile.err()).isEqualTo("edusec: not a folder: " + file + "\n");
        Cli noSlip = Cli.run("seal", file, "-o", folder.resolve("o.zip"), "--new-passphrase", folder.resolve("no/s"));
        assertThat(noSlip.err()).isEqualTo("edusec: no such file: " + folder.resolve("no") + "\n");
        assertThat(names(folder)).containsExactly("学校");
    }

    @Test
    void mistakesAreNamedByWhatStandsOnTheCommandLine() throws IOException {
        Path school = school(folder);
        Path secrets = passphraseFile(folder).resolveSibling("");
        Path out = folder.resolve("o.zip");
        Path file = school.resolve("成績.txt");
        Path passphrase = passphraseFile(folder);
        assertThat(failure(ExitCode.IO, "seal", school, "-o", out, "--passphrase-file", secrets))
                .contains("--passphrase-file: found a folder");
        assertThat(failure(ExitCode.USAGE, "seal", file, file, "-o", out, "--passphrase-file", passphrase))
                .contains("IN: found " + file + " and " + file);
        assertThat(failure(ExitCode.USAGE, "seal", file, "-o", "", "--passphrase-file", passphrase))
                .contains("--out: found");
        assertThat(failure(ExitCode.USAGE, "seal", file, "-o", folder + "/o/", "--passphrase-file", passphrase))
                .contains("--out: found");
        assertThat(failure(ExitCode.USAGE, "seal", file, "-o", out, "--new-passphrase", ""))
                .contains("'--new-passphrase'", "found an empty text");
        assertThat(failure(ExitCode.USAGE, "inspect", "")).contains("IN: found an empty text");
        assertThat(failure(ExitCode.USAGE, "open", "", "-d", out)).contains("IN: found an empty text");
        assertThat(failure(ExitCode.IO, "open", file, "-d", folder.resolve("no/d")))
                .isEqualTo("edusec: no such file: " + folder.resolve("no") + "\n");
        assertThat(names(folder)).containsExactly("secrets", "学校");
    }

    private static String failure(int code, Object... command) {
        Cli run = Cli.run(command);
        assertThat(run.exit()).as(run.err()).isEqualTo(code);
        return run.err();
    }

    private static void assertFails(int code, Object... command) {
        Cli run = Cli.run(command);
        assertThat(run.exit()).as(List.of(command) + run.err()).isEqualTo(code);
        assertThat(run.err()).isNotEmpty().doesNotContain(PASSPHRASE, "Himitsu", "とてもながい", "internal error");
    }

    @Test
    void aPolicyThatDoesNotAllowTheMethodIsANegativeAnswerWithoutASlip() throws IOException {
        Path policy;
        try (InputStream in = Passphrase.class.getResourceAsStream("policy/cryptrec-2023.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            policy = Files.writeString(
                    folder.resolve("policy.json"),
                    text.replace("\"allowed\": [\"zip-ae2-bundle\", ", "\"allowed\": ["));
        }
        Path school = school(folder);
        List<String> before = names(folder);
        Path out = folder.resolve("o.zip");
        Path slip = folder.resolve("slip.txt");
        Cli no = Cli.run("seal", school, "-o", out, "--new-passphrase", slip, "--policy", policy, "--json");
        assertThat(no.exit()).as(no.err()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
        assertThat(last(no))
                .containsOnlyKeys(
                        "type",
                        "sealed",
                        "method",
                        "policy",
                        "policyVersion",
                        "policySha256",
                        "day",
                        "rules",
                        "clauses",
                        "reasons")
                .containsEntry("sealed", "false")
                .containsEntry("rules", List.of("allowed-methods"));
        Cli ja = Cli.run(Locale.JAPANESE, "seal", school, "-o", out, "--new-passphrase", slip, "--policy", policy);
        assertThat(ja.out()).contains("この方式は規程で認められていません");
        assertThat(names(folder)).isEqualTo(before);
        Cli visible =
                Cli.run("seal", school, "-o", out, "--new-passphrase", slip, "--policy", policy, "--visible-names");
        assertThat(visible.exit()).as(visible.err()).isZero();
    }

    @Test
    void aSignatureNamesTheKey() throws IOException {
        Path key = folder.resolve("key.pem");
        try (SigningKey made = SigningKey.generate()) {
            made.save(key);
            Cli seal = Cli.run(
                    "seal",
                    school(folder),
                    "-o",
                    folder.resolve("o.zip"),
                    "--sign",
                    key,
                    "--passphrase-file",
                    passphraseFile(folder),
                    "--json");
            assertThat(last(seal))
                    .containsEntry("signer", made.verificationKey().fingerprint());
        }
    }
}
