package io.github.edusec.examples.cli;

import static io.github.edusec.examples.cli.KeyHome.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.keys.KeyInfo;
import io.github.edusec.crypto.keys.KeyUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** key passphrase, as scripts see it. */
class KeyPassphraseCommandTest {
    private static final String NEXT = "kamome-sorano-hikari-yanagi-mikazuki";

    @TempDir
    private Path folder;

    private KeyHome home;
    private Path next;

    @BeforeEach
    void makeARing() throws IOException {
        home = KeyHome.with(folder, KeyUse.ledger(), KeyUse.root());
        next = Files.writeString(folder.resolve("next"), NEXT + "\n");
    }

    @Test
    void theRingComesUnderTheNewPassphraseWithItsKeys() throws IOException {
        VerificationKey key = home.key(KeyUse.ledger());
        List<KeyInfo> keys = home.keys();
        Cli changed = home.run("passphrase", "--new-passphrase-file", next, "--json");
        assertThat(changed.exit()).as(changed.err()).isZero();
        assertThat(only(changed))
                .containsOnlyKeys("type", "done", "ring", "keys")
                .containsEntry("type", "changed-passphrase")
                .containsEntry("done", "true")
                .containsEntry("ring", home.ring().toString())
                .containsEntry("keys", "2");
        assertThat(changed.err()).contains("older copies", "key rotate").doesNotContain(NEXT);
        assertThat(home.run("list").exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(home.run("passphrase", "--new-passphrase-file", next).exit()).isEqualTo(ExitCode.BAD_INPUT);
        Path before = Files.move(home.passphrase(), folder.resolve("before"));
        Files.copy(next, home.passphrase());
        Cli list = home.run("list", "--json");
        assertThat(list.json()).extracting(line -> line.get("fingerprint")).contains(key.fingerprint());
        Cli back = home.run(Locale.JAPANESE, "passphrase", "--new-passphrase-file", before);
        assertThat(back.out()).isEqualTo("パスフレーズを替えた鍵束: " + home.ring() + "\n");
        assertThat(back.err()).contains("以前の写し");
        assertThat(home.keys()).isEqualTo(keys);
        assertThat(home.key(KeyUse.ledger())).isEqualTo(key);
    }

    @Test
    void aWeakOneTheSameOneOrOneThatCannotBeTypedIsRefused() throws IOException {
        byte[] before = Files.readAllBytes(home.ring());
        for (String refused : List.of("password1", "ひみつのあいことばをここにながながとかいておく", KeyHome.SECRET)) {
            Files.writeString(next, refused);
            Cli cli = home.run("passphrase", "--new-passphrase-file", next);
            assertThat(cli.exit()).as(cli.err()).isEqualTo(ExitCode.USAGE);
            assertThat(cli.out()).isEmpty();
            assertThat(cli.err()).isNotEmpty().doesNotContain(refused);
            assertThat(home.ring()).hasBinaryContent(before);
        }
    }

    @Test
    void bothPassphrasesComeFromFilesPipesOrTheTerminal() throws IOException {
        byte[] before = Files.readAllBytes(home.ring());
        Object[] twice = {
            "key", "passphrase", "--home", home.path(), "--passphrase-file", "-", "--new-passphrase-file", "-"
        };
        Cli both = Cli.reading(SealedSample.utf8(KeyHome.SECRET), Locale.ENGLISH, twice);
        assertThat(both.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(both.err()).contains("--new-passphrase-file");
        // Nobody can be asked here.
        assertThat(home.run("passphrase").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(home.run("passphrase", "--new-passphrase-file", folder.resolve("none"))
                        .exit())
                .isEqualTo(ExitCode.IO);
        assertThat(home.run("passphrase", "--new-passphrase-file", folder.resolve("none"))
                        .err())
                .contains("--new-passphrase-file: found no such file");
        Cli typed = home.run("passphrase", "--new-passphrase=" + NEXT);
        assertThat(typed.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(typed.err()).doesNotContain(NEXT);
        assertThat(home.ring()).hasBinaryContent(before);
        twice[5] = home.passphrase();
        Cli piped = Cli.reading(SealedSample.utf8(NEXT), Locale.ENGLISH, twice);
        assertThat(piped.exit()).as(piped.err()).isZero();
        assertThat(home.run("list").exit()).isEqualTo(ExitCode.BAD_INPUT);
    }
}
