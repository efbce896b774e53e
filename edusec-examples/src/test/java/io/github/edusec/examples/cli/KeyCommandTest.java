package io.github.edusec.examples.cli;

import static io.github.edusec.examples.cli.KeyHome.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.keys.KeyInfo;
import io.github.edusec.crypto.keys.KeyRing;
import io.github.edusec.crypto.keys.KeyUse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** key new, list, export and import, as scripts see them. */
class KeyCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theFirstKeyMakesTheRingAndASecondOneIsToldToRotate() throws IOException {
        KeyHome home = KeyHome.empty(folder);
        Cli first = home.run("new", "approval", "--holder", "yamada", "--json");
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.err()).contains("new key ring: ");
        assertThat(only(first))
                .containsOnlyKeys(
                        "type", "done", "alias", "purpose", "holder", "made", "state", "secret", "fingerprint")
                .containsEntry("type", "new-key")
                .containsEntry("done", "true")
                .containsEntry("alias", "edusec1:approval:yamada:1")
                .containsEntry("holder", "yamada")
                .containsEntry("state", "in-use")
                .containsEntry("secret", "true")
                .containsEntry(
                        "fingerprint", home.key(KeyUse.approval("yamada")).fingerprint());
        byte[] before = Files.readAllBytes(home.ring());
        Cli again = home.run("new", "approval", "--holder", "yamada", "--json");
        assertThat(again.exit()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
        assertThat(again.err()).contains("rotate");
        assertThat(only(again))
                .containsOnlyKeys("type", "done", "refusal", "refusalText")
                .containsEntry("done", "false")
                .containsEntry("refusal", "primary-exists");
        assertThat(home.run(Locale.JAPANESE, "new", "approval", "--holder", "yamada")
                        .err())
                .contains("もうあります", "rotate");
        assertThat(home.ring()).hasBinaryContent(before);
        Cli root = home.run(Locale.JAPANESE, "new", "root");
        assertThat(root.exit()).isZero();
        assertThat(root.out()).contains("新しい鍵: edusec1:root:1").doesNotContain("指紋");
        assertThat(root.err()).isEmpty();
    }

    @Test
    void aWeakOrUntypablePassphraseMakesNoRing() throws IOException {
        KeyHome home = KeyHome.empty(folder);
        for (String weak : List.of("password1", "ひみつのあいことばをここにながながとかいておく")) {
            Files.writeString(home.passphrase(), weak);
            Cli refused = home.run("new", "manifest");
            assertThat(refused.exit()).as(refused.err()).isEqualTo(ExitCode.USAGE);
            assertThat(refused.err()).isNotEmpty().doesNotContain(weak);
            assertThat(home.ring()).doesNotExist();
        }
    }

    @Test
    void theHomeComesFromTheOptionOrTheEnvironment() throws IOException {
        KeyHome home = KeyHome.with(folder, KeyUse.manifest());
        Object[] list = {"key", "list", "--passphrase-file", home.passphrase()};
        assertThat(Cli.at(home.path(), list).out()).contains("edusec1:manifest:1");
        assertThat(Cli.at(folder.resolve("none"), list).exit()).isEqualTo(ExitCode.IO);
        Cli none = Cli.run(list);
        assertThat(none.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).contains("--home", "EDUSEC_HOME");
        assertThat(home.run("list").out()).contains("edusec1:manifest:1");
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThat(Cli.run("key", "list", "--home", file).err()).contains("not a folder");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Cli noRing = Cli.run("key", "list", "--home", elsewhere, "--passphrase-file", home.passphrase());
        assertThat(noRing.exit()).isEqualTo(ExitCode.IO);
        assertThat(noRing.err()).contains("no such file", "keys.p12");
        assertThat(SealedSample.names(elsewhere)).isEmpty();
    }

    @Test
    void aWrongPassphraseOrADamagedRingExits3() throws IOException {
        KeyHome home = KeyHome.with(folder, KeyUse.manifest());
        Files.writeString(home.passphrase(), "something else entirely");
        assertThat(home.run("list").exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(home.run(Locale.JAPANESE, "new", "ledger").err()).contains("パスフレーズが違うか");
        Files.writeString(home.ring(), "x");
        assertThat(home.run("list").exit()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void thePassphraseComesFromStandardInputButNeverFromTheCommandLine() throws IOException {
        KeyHome home = KeyHome.with(folder, KeyUse.manifest());
        Cli piped = Cli.reading(
                SealedSample.utf8(KeyHome.SECRET),
                Locale.ENGLISH,
                "key",
                "list",
                "--home",
                home.path(),
                "--passphrase-file",
                "-");
        assertThat(piped.out()).contains("edusec1:manifest:1");
        for (String option : List.of("-pgeheim-7", "--password=geheim-7", "--passphrase=geheim-7", "--pw=geheim-7")) {
            Cli refused = Cli.run("key", "list", "--home", home.path(), option);
            assertThat(refused.exit()).isEqualTo(ExitCode.USAGE);
            assertThat(refused.err()).contains("--passphrase-file").doesNotContain("geheim");
        }
        Cli unknown = Cli.run("key", "new", "geheim-7", "--home", home.path());
        assertThat(unknown.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("manifest, ledger, approval, root").doesNotContain("geheim");
        // Nobody can be asked here.
        assertThat(Cli.run("key", "list", "--home", home.path()).exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void theListNamesEveryKeyWithItsStateAndNoSecret() throws IOException {
        KeyHome home = KeyHome.with(folder, KeyUse.ledger(), KeyUse.approval("yamada"), KeyUse.root());
        try (KeyRing ring = home.open();
                SigningKey other = SigningKey.generate()) {
            ring.rotate(KeyUse.ledger(), KeyHome.MARCH.plusSeconds(60));
            ring.prepare(KeyUse.ledger(), KeyHome.MARCH.plusSeconds(90));
            ring.importPublic(KeyUse.approval("sato.k"), other.verificationKey(), KeyHome.MARCH);
        }
        Cli json = home.run("list", "--json");
        assertThat(json.json())
                .extracting(key -> key.get("alias") + " " + key.get("state") + " " + key.get("secret"))
                .containsExactly(
                        "edusec1:ledger:3 prepared true",
                        "edusec1:ledger:2 in-use true",
                        "edusec1:ledger:1 retired false",
                        "edusec1:approval:sato.k:1 in-use false",
                        "edusec1:approval:yamada:1 in-use true",
                        "edusec1:root:1 in-use true");
        assertThat(json.json().get(2))
                .containsOnlyKeys("type", "alias", "purpose", "made", "retired", "state", "secret", "fingerprint")
                .containsEntry("type", "key")
                .containsEntry("purpose", "ledger")
                .containsEntry("made", "2026-03-01T00:00:00Z")
                .containsEntry("retired", "2026-03-01T00:01:00Z");
        assertThat(json.json().get(5)).doesNotContainKey("fingerprint");
        String japanese = home.run(Locale.JAPANESE, "list").out();
        assertThat(japanese).contains("準備済み", "使用中", "終了 2026-03-01");
        for (KeyInfo info : home.keys()) {
            assertThat(japanese).contains(info.alias(), info.fingerprint().orElse("-"));
        }
        assertThat(home.run("list").out()).contains("prepared", "in use", "retired 2026-03-01", "here");
    }

    @Test
    void aPublicHalfIsExportedByAliasOrPurpose() throws IOException {
        KeyHome home = KeyHome.with(folder, KeyUse.ledger(), KeyUse.approval("yamada"), KeyUse.root());
        VerificationKey first = home.key(KeyUse.ledger());
        try (KeyRing ring = home.open()) {
            ring.rotate(KeyUse.ledger(), KeyHome.MARCH.plusSeconds(60));
            ring.prepare(KeyUse.ledger(), KeyHome.MARCH.plusSeconds(90));
        }
        Path out = folder.resolve("now.pem");
        Cli now = home.run("export", "ledger", "-o", out, "--json");
        assertThat(now.exit()).as(now.err()).isZero();
        assertThat(only(now))
                .containsEntry("type", "exported-key")
                .containsEntry("alias", "edusec1:ledger:2")
                .containsEntry("out", out.toString());
        assertThat(VerificationKey.load(out)).isEqualTo(home.key(KeyUse.ledger()));
        assertThat(Files.readString(out)).doesNotContain("PRIVATE");
        Path old = folder.resolve("old.pem");
        assertThat(home.run("export", "edusec1:ledger:1", "-o", old).exit()).isZero();
        assertThat(VerificationKey.load(old)).isEqualTo(first);
        Path hers = folder.resolve("hers.pem");
        assertThat(home.run(Locale.JAPANESE, "export", "approval", "--holder", "yamada", "-o", hers)
                        .out())
                .contains("公開鍵: edusec1:approval:yamada:1", "指紋: sha256:");
        // Before anybody is asked for a passphrase.
        Cli existing = Cli.run("key", "export", "ledger", "-o", out, "--home", home.path());
        assertThat(existing.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(existing.err()).contains("output already exists");
        assertThat(VerificationKey.load(out)).isEqualTo(home.key(KeyUse.ledger()));
        Path none = folder.resolve("none.pem");
        assertThat(only(home.run("export", "root", "-o", none, "--json"))).containsEntry("refusal", "no-public-half");
        assertThat(only(home.run("export", "manifest", "-o", none, "--json"))).containsEntry("refusal", "no-such-key");
        assertThat(home.run("export", "edusec1:ledger:9", "-o", none).exit()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
        assertThat(home.run("export", "-o", none).exit()).isEqualTo(ExitCode.USAGE);
        assertThat(home.run("export", "approval", "-o", none).exit()).isEqualTo(ExitCode.USAGE);
        assertThat(home.run("export", "edusec1:ledger:1", "--holder", "a", "-o", none)
                        .exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(home.run("export", "ledger", "-o", folder.resolve("no/none.pem"))
                        .exit())
                .isEqualTo(ExitCode.IO);
        assertThat(none).doesNotExist();
    }

    @Test
    void aSheetHasTheFingerprintsOfAllKeys() throws IOException {
        KeyHome home = KeyHome.with(folder, KeyUse.ledger(), KeyUse.approval("yamada"), KeyUse.root());
        Path out = folder.resolve("用紙.txt");
        Object[] sheet = {"export", "--sheet", "--body", "架空市教育委員会", "--contact", "000-0000", "-o", out, "--json"};
        assertThat(only(home.run(sheet)))
                .containsOnlyKeys("type", "done", "out")
                .containsEntry("type", "fingerprint-sheet");
        assertThat(Files.readString(out))
                .contains("架空市教育委員会", "000-0000", "edusec1:ledger:1", "edusec1:approval:yamada:1")
                .contains(home.key(KeyUse.ledger()).fingerprint().substring(7, 11))
                .doesNotContain("root", "PRIVATE");
        assertThat(home.run(sheet).exit()).isEqualTo(ExitCode.USAGE);
        Path none = folder.resolve("none.txt");
        assertThat(home.run("export", "--sheet", "--body", "b", "-o", none).exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(home.run("export", "--sheet", "ledger", "--body", "b", "--contact", "c", "-o", none)
                        .exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(home.run("export", "--sheet", "--body", "a\nb", "--contact", "c", "-o", none)
                        .exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(none).doesNotExist();
    }

    @Test
    void aPrivateOrPublicKeyIsTakenOverAndSaidWhich() throws IOException {
        KeyHome home = KeyHome.empty(folder);
        Path own = folder.resolve("own.pem");
        Path hers = folder.resolve("hers.pem");
        try (SigningKey mine = SigningKey.generate();
                SigningKey other = SigningKey.generate()) {
            mine.save(own);
            other.verificationKey().save(hers);
            Cli secret = home.run("import", "manifest", own, "--json");
            assertThat(secret.exit()).as(secret.err()).isZero();
            assertThat(secret.err()).contains("new key ring", "in the clear");
            assertThat(only(secret))
                    .containsEntry("type", "imported-key")
                    .containsEntry("taken", "private")
                    .containsEntry("secret", "true")
                    .containsEntry("fingerprint", mine.verificationKey().fingerprint());
            assertThat(home.key(KeyUse.manifest())).isEqualTo(mine.verificationKey());
            Cli half = home.run(Locale.JAPANESE, "import", "approval", "--holder", "sato.k", hers);
            assertThat(half.out()).contains("取り込んだ公開鍵: edusec1:approval:sato.k:1");
            assertThat(half.err()).contains("照合");
            assertThat(only(home.run("import", "approval", "--holder", "b", hers, "--json")))
                    .containsEntry("refusal", "same-key");
        }
        assertThat(home.keys()).hasSize(2);
    }

    @Test
    void takingOverNeverPutsAPrivateKeyInUseAside() throws IOException {
        KeyHome home = KeyHome.with(folder, KeyUse.ledger());
        Path own = folder.resolve("own.pem");
        Path half = folder.resolve("half.pem");
        try (SigningKey key = SigningKey.generate();
                SigningKey other = SigningKey.generate()) {
            key.save(own);
            other.verificationKey().save(half);
        }
        byte[] before = Files.readAllBytes(home.ring());
        for (Path file : List.of(own, half)) {
            Cli refused = home.run("import", "ledger", file, "--json");
            assertThat(refused.exit()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
            assertThat(only(refused)).containsEntry("refusal", "primary-exists");
            assertThat(refused.err()).contains("rotate");
        }
        assertThat(home.run("import", "root", own).exit()).isEqualTo(ExitCode.USAGE);
        assertThat(home.run("import", "ledger", home.ring()).exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(home.run("import", "ledger", folder.resolve("none")).exit()).isEqualTo(ExitCode.IO);
        assertThat(home.ring()).hasBinaryContent(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"new approval", "new root --holder a", "new ledger --holder A", "new", "", "frobnicate"})
    void wrongUsageExits2(String arguments) throws IOException {
        KeyHome home = KeyHome.empty(folder);
        assertThat(home.run((Object[]) arguments.split(" ")).exit()).isEqualTo(ExitCode.USAGE);
        assertThat(SealedSample.names(home.path())).isEmpty();
    }

    @Test
    void aRingThatChangesMeanwhileIsLeftAsItIs() throws IOException {
        KeyHome home = KeyHome.empty(folder);
        byte[] theirs = SealedSample.utf8("theirs");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        // The ring is told of after it was made and before the key is added.
        OutputStream meddling = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (said.size() == 0) {
                    Files.write(home.ring(), theirs);
                }
                said.write(b);
            }
        };
        Console console = new Console(printing(OutputStream.nullOutputStream()), printing(meddling));
        int exit = Main.run(
                console,
                Locale.ENGLISH,
                "key",
                "new",
                "ledger",
                "--home",
                home.path().toString(),
                "--passphrase-file",
                home.passphrase().toString());
        assertThat(exit).isEqualTo(ExitCode.IO);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("changed since it was read");
        assertThat(home.ring()).hasBinaryContent(theirs);
    }

    private static PrintStream printing(OutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    @Test
    void helpIsJapaneseAndEnglish() {
        assertThat(Cli.run("key", "rotate", "--help").out()).contains("handed over", "--ledger", "EDUSEC_HOME");
        assertThat(Cli.run(Locale.JAPANESE, "key", "--help").out()).contains("鍵束", "ある役割で署名", "appoint");
        for (String command : List.of("new", "list", "export", "import", "rotate", "retire", "passphrase", "appoint")) {
            Cli help = Cli.run(Locale.JAPANESE, "key", command, "--help");
            assertThat(help.exit()).isZero();
            assertThat(help.out()).contains("--home", "EDUSEC_HOME", "パスフレーズ");
        }
    }
}
