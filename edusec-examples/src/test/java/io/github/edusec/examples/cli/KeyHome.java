package io.github.edusec.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.keys.KeyInfo;
import io.github.edusec.crypto.keys.KeyRing;
import io.github.edusec.crypto.keys.KeyUse;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A home with a key ring and the passphrase in a file, for the tests of the key commands. */
record KeyHome(Path path, Path passphrase) {
    static final String SECRET = SealedSample.PASSPHRASE;
    static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

    /** A home without a ring. */
    static KeyHome empty(Path folder) throws IOException {
        Path home = Files.createDirectory(folder.resolve("家"));
        return new KeyHome(home, SealedSample.passphraseFile(folder));
    }

    /** A home whose ring has keys of these uses, made in March. */
    static KeyHome with(Path folder, KeyUse... uses) throws IOException {
        KeyHome home = empty(folder);
        try (Passphrase secret = secret();
                KeyRing ring = KeyRing.create(home.ring(), secret)) {
            for (KeyUse use : uses) {
                ring.add(use, MARCH);
            }
        }
        return home;
    }

    static Passphrase secret() {
        return Passphrase.of(SECRET.toCharArray());
    }

    Path ring() {
        return path.resolve("keys.p12");
    }

    Path ledger() {
        return path.resolve("ledger.txt");
    }

    Path appointments() {
        return path.resolve("appointments.json");
    }

    KeyRing open() throws IOException {
        try (Passphrase secret = secret()) {
            return KeyRing.open(ring(), secret).ring().orElseThrow();
        }
    }

    List<KeyInfo> keys() throws IOException {
        try (KeyRing ring = open()) {
            return ring.keys();
        }
    }

    /** Starts the home's ledger under the ring's ledger key, with one entry of a take-out. */
    void startLedger() throws IOException {
        try (KeyRing ring = open();
                SigningKey key = ring.signingKey(KeyUse.ledger()).orElseThrow();
                Ledger ledger = Ledger.create(ledger(), "school.example/ledger", key)) {
            ledger.append(LedgerEntry.of("takeout.packed", MARCH).with("entries", 1));
        }
    }

    VerificationKey key(KeyUse use) throws IOException {
        try (KeyRing ring = open();
                SigningKey key = ring.signingKey(use).orElseThrow()) {
            return key.verificationKey();
        }
    }

    /** Runs a key command on this home and passphrase; neither output may ever show the passphrase. */
    Cli run(Object... arguments) {
        return run(Locale.ENGLISH, arguments);
    }

    Cli run(Locale locale, Object... arguments) {
        Object[] all = Stream.of(
                        Stream.of("key"),
                        Stream.of(arguments),
                        Stream.of("--home", path, "--passphrase-file", passphrase))
                .flatMap(each -> each)
                .toArray();
        Cli cli = Cli.run(locale, all);
        assertThat(cli.out() + cli.err()).doesNotContain(SECRET).doesNotContain("-----BEGIN");
        return cli;
    }

    static Map<String, Object> only(Cli cli) {
        assertThat(cli.json()).as(cli.err()).hasSize(1);
        return cli.json().get(0);
    }
}
