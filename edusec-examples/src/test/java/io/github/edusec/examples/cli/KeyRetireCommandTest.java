package io.github.edusec.examples.cli;

import static io.github.edusec.examples.cli.KeyHome.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.keys.KeyInfo;
import io.github.edusec.crypto.keys.KeyRing;
import io.github.edusec.crypto.keys.KeyUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** key retire, as scripts see it. */
class KeyRetireCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aKeyIsGivenUpAndOnlyVerifiesFromThenOn() throws IOException {
        KeyHome home = KeyHome.with(folder, KeyUse.approval("yamada"), KeyUse.manifest());
        VerificationKey key = home.key(KeyUse.approval("yamada"));
        Cli retired = home.run("retire", "approval", "--holder", "yamada", "--json");
        assertThat(retired.exit()).as(retired.err()).isZero();
        assertThat(only(retired))
                .containsEntry("type", "retired-key")
                .containsEntry("done", "true")
                .containsEntry("alias", "edusec1:approval:yamada:1")
                .containsEntry("state", "retired")
                .containsEntry("secret", "false")
                .containsEntry("fingerprint", key.fingerprint())
                .containsKey("retired");
        assertThat(retired.err()).contains("key appoint --end");
        try (KeyRing ring = home.open()) {
            assertThat(ring.signingKey(KeyUse.approval("yamada"))).isEmpty();
            assertThat(ring.verificationKeys(KeyUse.approval("yamada"))).containsExactly(key);
            assertThat(ring.signingKey(KeyUse.manifest())).get().satisfies(SigningKey::close);
        }
        Cli manifest = home.run(Locale.JAPANESE, "retire", "manifest");
        assertThat(manifest.out()).contains("終了した鍵: edusec1:manifest:1");
        assertThat(manifest.err()).isEmpty();
        assertThat(home.keys()).noneMatch(KeyInfo::hasSecret);
        assertThat(only(home.run("retire", "manifest", "--json"))).containsEntry("refusal", "no-such-key");
    }

    @Test
    void whatALedgerOrWrappedKeysNeedIsNotGivenUp() throws IOException {
        KeyHome home = KeyHome.with(folder, KeyUse.ledger(), KeyUse.manifest(), KeyUse.root());
        try (KeyRing ring = home.open()) {
            ring.prepare(KeyUse.manifest(), KeyHome.MARCH.plusSeconds(60));
        }
        byte[] before = Files.readAllBytes(home.ring());
        Cli ledger = home.run("retire", "ledger", "--json");
        assertThat(ledger.exit()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
        assertThat(only(ledger)).containsEntry("refusal", "signs-ledger").containsEntry("type", "retired-key");
        assertThat(home.run(Locale.JAPANESE, "retire", "ledger").err()).contains("key rotate", "引き継いで");
        assertThat(only(home.run("retire", "manifest", "--json"))).containsEntry("refusal", "rotation-interrupted");
        assertThat(home.run("retire", "root").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(home.ring()).hasBinaryContent(before);
    }

    @Test
    void thePublicKeyOfAnotherLedgerIsGivenUp() throws IOException {
        KeyHome home = KeyHome.with(folder, KeyUse.ledger());
        Path half = folder.resolve("half.pem");
        try (SigningKey other = SigningKey.generate()) {
            other.verificationKey().save(half);
        }
        assertThat(home.run("import", "ledger", "--holder", "higashi-sho", half).exit())
                .isZero();
        assertThat(home.run("retire", "ledger", "--holder", "higashi-sho").exit())
                .isZero();
        assertThat(home.keys()).filteredOn(KeyInfo::hasSecret).hasSize(1);
    }
}
