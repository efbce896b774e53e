package io.github.edusec.examples.cli;

import static io.github.edusec.examples.cli.KeyHome.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.keys.KeyInfo;
import io.github.edusec.crypto.keys.KeyRing;
import io.github.edusec.crypto.keys.KeyUse;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.crypto.ledger.LedgerVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** key rotate: whenever it ends, the ring has the key under which the ledger goes on. */
class KeyRotateCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theHomesLedgerIsHandedOverWithTheKey() throws IOException {
        KeyHome home = KeyHome.with(folder, KeyUse.ledger());
        home.startLedger();
        VerificationKey old = home.key(KeyUse.ledger());
        Cli rotate = home.run("rotate", "ledger", "--json");
        assertThat(rotate.exit()).as(rotate.err()).isZero();
        assertThat(only(rotate))
                .containsOnlyKeys(
                        "type",
                        "done",
                        "alias",
                        "purpose",
                        "made",
                        "state",
                        "secret",
                        "fingerprint",
                        "before",
                        "ledger",
                        "resumed")
                .containsEntry("type", "rotated-key")
                .containsEntry("alias", "edusec1:ledger:2")
                .containsEntry("before", "edusec1:ledger:1")
                .containsEntry("state", "in-use")
                .containsEntry("ledger", home.ledger().toString())
                .containsEntry("resumed", "false");
        assertHandedOver(home, home.ledger(), old, 1);
        Cli again = home.run(Locale.JAPANESE, "rotate", "ledger");
        assertThat(again.out()).contains("新しい鍵: edusec1:ledger:3", "それまでの鍵: edusec1:ledger:2", "引き継いだ台帳: ");
        assertHandedOver(home, home.ledger(), old, 2);
    }

    @Test
    void aLedgerElsewhereIsNamed() throws IOException {
        KeyHome home = KeyHome.with(folder, KeyUse.ledger());
        home.startLedger();
        Path elsewhere = Files.move(home.ledger(), folder.resolve("log"));
        VerificationKey old = home.key(KeyUse.ledger());
        byte[] before = Files.readAllBytes(home.ring());
        Cli unnamed = home.run("rotate", "ledger");
        assertThat(unnamed.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(unnamed.err()).contains("--ledger", "--no-ledger");
        assertThat(home.run("rotate", "ledger", "--ledger", folder.resolve("none"))
                        .exit())
                .isEqualTo(ExitCode.IO);
        assertThat(home.ring()).hasBinaryContent(before);
        assertThat(home.run("rotate", "ledger", "--ledger", elsewhere).exit()).isZero();
        assertHandedOver(home, elsewhere, old, 1);
    }

    @Test
    void aKeyThatSignsNoLedgerIsRotatedOnlyIfSaidSo() throws IOException {
        KeyHome home = KeyHome.with(folder, KeyUse.ledger());
        Cli rotate = home.run("rotate", "ledger", "--no-ledger", "--json");
        assertThat(rotate.exit()).isZero();
        assertThat(only(rotate)).doesNotContainKey("ledger");
        home.startLedger();
        byte[] before = Files.readAllBytes(home.ring());
        assertThat(home.run("rotate", "ledger", "--no-ledger").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(home.run("rotate", "ledger", "--no-ledger", "--ledger", home.ledger())
                        .exit())
                .isEqualTo(ExitCode.USAGE);
        // A disk that is not mounted: the ledger is there all the same.
        Files.delete(home.ledger());
        Files.createSymbolicLink(home.ledger(), folder.resolve("unmounted"));
        assertThat(home.run("rotate", "ledger", "--no-ledger").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(home.ring()).hasBinaryContent(before);
    }

    @Test
    void aLedgerInUseOrOfAnotherKeyIsRefusedBeforeTheRingIsTouched() throws IOException {
        KeyHome home = KeyHome.with(folder, KeyUse.ledger());
        home.startLedger();
        byte[] before = Files.readAllBytes(home.ring());
        try (KeyRing ring = home.open();
                SigningKey key = ring.signingKey(KeyUse.ledger()).orElseThrow();
                Ledger open = Ledger.open(home.ledger(), key)) {
            Cli busy = home.run("rotate", "ledger");
            assertThat(busy.exit()).isEqualTo(ExitCode.IO);
            assertThat(busy.err()).contains("open for writing").doesNotContain("prepared");
            assertThat(open.checkpoint().size()).isEqualTo(2);
        }
        Path foreign = folder.resolve("foreign.txt");
        try (SigningKey other = SigningKey.generate();
                Ledger ledger = Ledger.create(foreign, "other.example/ledger", other)) {
            assertThat(ledger.checkpoint().size()).isEqualTo(1);
        }
        assertThat(home.run("rotate", "ledger", "--ledger", foreign).exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(home.ring()).hasBinaryContent(before);
    }

    /** The moments at which the process, or one that wrote after it, can have been killed. */
    @ParameterizedTest
    @ValueSource(strings = {"prepared", "torn", "handed-over", "torn-behind"})
    void whatWasInterruptedGoesOnWithTheSameCommand(String moment) throws IOException {
        KeyHome home = KeyHome.with(folder, KeyUse.ledger());
        home.startLedger();
        VerificationKey old = home.key(KeyUse.ledger());
        KeyInfo prepared = interrupted(home, moment);
        // No other way past the ledger, and no other key in between.
        assertThat(home.run("new", "ledger").exit()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
        Cli rotate = home.run("rotate", "ledger", "--json");
        assertThat(rotate.exit()).as(rotate.err()).isZero();
        assertThat(only(rotate))
                .containsEntry("alias", "edusec1:ledger:2")
                .containsEntry("resumed", "true")
                .containsEntry("fingerprint", prepared.fingerprint().orElseThrow());
        assertHandedOver(home, home.ledger(), old, 1);
    }

    private static KeyInfo interrupted(KeyHome home, String moment) throws IOException {
        try (KeyRing ring = home.open();
                SigningKey old = ring.signingKey(KeyUse.ledger()).orElseThrow()) {
            KeyInfo prepared = ring.prepare(KeyUse.ledger(), KeyHome.MARCH.plusSeconds(60));
            byte[] before = Files.readAllBytes(home.ledger());
            if (!moment.equals("prepared")) {
                try (SigningKey next = ring.preparedKey(KeyUse.ledger()).orElseThrow();
                        Ledger ledger = Ledger.open(home.ledger(), old)) {
                    ledger.changeKey(next, KeyHome.MARCH.plusSeconds(60));
                }
            }
            if (moment.equals("torn")) {
                byte[] after = Files.readAllBytes(home.ledger());
                Files.write(home.ledger(), Arrays.copyOf(after, (before.length + after.length) / 2));
            }
            if (moment.equals("torn-behind")) {
                Files.writeString(home.ledger(), "e 3 0123", StandardOpenOption.APPEND);
            }
            return prepared;
        }
    }

    @Test
    void aClockThatWasSetBackSinceTheKeyWasPreparedEndsNothingHalfway() throws IOException {
        KeyHome home = KeyHome.with(folder, KeyUse.ledger());
        home.startLedger();
        VerificationKey old = home.key(KeyUse.ledger());
        try (KeyRing ring = home.open()) {
            ring.prepare(KeyUse.ledger(), Instant.now().plusSeconds(9 * 3600));
        }
        Cli rotate = home.run("rotate", "ledger");
        assertThat(rotate.exit()).as(rotate.err()).isZero();
        assertHandedOver(home, home.ledger(), old, 1);
    }

    @Test
    void aSecondFailureLeavesBothKeysAndSaysHowToGoOn() throws IOException {
        KeyHome home = KeyHome.with(folder, KeyUse.ledger());
        home.startLedger();
        VerificationKey old = home.key(KeyUse.ledger());
        interrupted(home, "prepared");
        byte[] before = Files.readAllBytes(home.ring());
        try (KeyRing ring = home.open();
                SigningKey key = ring.signingKey(KeyUse.ledger()).orElseThrow();
                Ledger open = Ledger.open(home.ledger(), key)) {
            Cli busy = home.run("rotate", "ledger");
            assertThat(busy.exit()).isEqualTo(ExitCode.IO);
            assertThat(busy.err()).contains("stands prepared in the ring");
            assertThat(home.run(Locale.JAPANESE, "rotate", "ledger").err()).contains("続きから");
            assertThat(open.checkpoint().isSignedBy(old)).isTrue();
        }
        Path away = Files.move(home.ledger(), folder.resolve("away"));
        assertThat(home.run("rotate", "ledger", "--no-ledger").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(home.ring()).hasBinaryContent(before);
        assertThat(home.run("rotate", "ledger", "--ledger", away).exit()).isZero();
        assertHandedOver(home, away, old, 1);
    }

    @Test
    void otherKeysAreRotatedWithoutALedger() throws IOException {
        KeyHome home = KeyHome.with(folder, KeyUse.manifest(), KeyUse.approval("yamada"), KeyUse.root());
        home.run("rotate", "manifest");
        Cli approval = home.run("rotate", "approval", "--holder", "yamada");
        assertThat(approval.out()).contains("new key: edusec1:approval:yamada:2");
        assertThat(approval.err()).contains("key appoint");
        home.run("rotate", "root");
        assertThat(home.keys())
                .extracting(key -> key.alias() + " " + key.hasSecret())
                .containsExactly(
                        "edusec1:manifest:2 true",
                        "edusec1:manifest:1 false",
                        "edusec1:approval:yamada:2 true",
                        "edusec1:approval:yamada:1 false",
                        "edusec1:root:2 true",
                        "edusec1:root:1 true");
        Cli none = home.run("rotate", "approval", "--holder", "nobody", "--json");
        assertThat(none.exit()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
        assertThat(only(none)).containsEntry("refusal", "no-private-half").containsEntry("type", "rotated-key");
        assertThat(home.run("rotate", "manifest", "--no-ledger").exit()).isEqualTo(ExitCode.USAGE);
    }

    private static void assertHandedOver(KeyHome home, Path ledger, VerificationKey first, int changes)
            throws IOException {
        VerificationKey now = home.key(KeyUse.ledger());
        assertThat(LedgerVerifier.verify(ledger, now).isVerified()).isTrue();
        assertThat(Files.readString(ledger).split("ledger\\.key\\.changed", -1)).hasSize(changes + 1);
        assertThat(home.keys()).filteredOn(KeyInfo::hasSecret).hasSize(1);
        assertThat(home.keys()).extracting(KeyInfo::key).contains(first);
        try (KeyRing ring = home.open();
                SigningKey key = ring.signingKey(KeyUse.ledger()).orElseThrow();
                Ledger open = Ledger.open(ledger, key)) {
            open.append(LedgerEntry.of("takeout.packed", Instant.now()).with("entries", 2));
        }
        // Both keys signed the change; what came after it is the new one's alone.
        assertThat(LedgerVerifier.verify(ledger, now).isVerified()).isTrue();
        assertThat(LedgerVerifier.verify(ledger, first).isVerified()).isFalse();
    }
}
