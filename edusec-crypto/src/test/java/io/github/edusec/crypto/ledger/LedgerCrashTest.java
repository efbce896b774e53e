package io.github.edusec.crypto.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.LedgerInUseException;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.ledger.LedgerProcess.Acknowledged;
import io.github.edusec.crypto.ledger.LedgerVerification.Verified;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("crash")
class LedgerCrashTest {
    @TempDir
    Path folder;

    private final Acknowledged acknowledged = new Acknowledged();
    private Path file;

    @BeforeEach
    void create() throws IOException {
        file = folder.resolve("ledger.log");
        try (SigningKey key = Sample.key()) {
            Ledger.create(file, Sample.ORIGIN, key).close();
        }
    }

    @Test
    void every_acknowledged_entry_is_there_after_kills_at_seeded_moments() throws Exception {
        killAppends(new Random(20261123), 20);
    }

    @Test
    @Tag("exhaustive")
    void every_acknowledged_entry_is_there_after_two_hundred_kills() throws Exception {
        killAppends(new Random(11), 200);
    }

    private void killAppends(Random random, int kills) throws Exception {
        try (SigningKey key = Sample.key()) {
            for (int kill = 0; kill < kills; kill++) {
                start(LedgerChild.class, "append", Long.toString(kill * 10_000_000L))
                        .killAfter(random.nextInt(1, 200), acknowledged);
                try (Ledger ledger = Ledger.open(file, key)) {
                    LedgerProcess.assertAllThere(ledger, acknowledged);
                }
            }
            assertThat(acknowledged.entries()).hasSizeGreaterThan(kills);
            LedgerProcess.assertGrownFromEvery(acknowledged, file, LedgerKeys.of(key.verificationKey()));
        }
    }

    @Test
    void a_ledger_that_is_handed_over_goes_on_under_the_old_key_or_the_new_one_after_kills() throws Exception {
        killHandOvers(new Random(20261128), 10);
    }

    @Test
    @Tag("exhaustive")
    void a_ledger_that_is_handed_over_goes_on_after_two_hundred_kills() throws Exception {
        killHandOvers(new Random(12), 200);
    }

    private void killHandOvers(Random random, int kills) throws Exception {
        Path current = Sample.resource("test-only-key.pem");
        List<VerificationKey> keys = new ArrayList<>();
        for (int kill = 0; kill < kills; kill++) {
            LedgerProcess child = LedgerProcess.start(HandOverChild.class, current, file, Integer.toString(kill));
            List<Path> announced = new ArrayList<>(List.of(current));
            child.killAfter(random.nextInt(1, 40), acknowledged).forEach(name -> announced.add(folder.resolve(name)));
            for (Path key : announced.subList(0, announced.size() - 1)) {
                keys.add(publicHalf(key));
            }
            current = keyInTurn(announced.get(announced.size() - 1), announced.get(Math.max(0, announced.size() - 2)));
        }
        keys.remove(publicHalf(current));
        LedgerKeys all = new LedgerKeys(publicHalf(current), keys);
        assertThat(((Verified) LedgerVerifier.verify(file, all)).notExcluded())
                .noneSatisfy(text -> assertThat(text.en()).contains("was not checked"));
        LedgerProcess.assertGrownFromEvery(acknowledged, file, all);
    }

    /** Opens the ledger with the key that was announced last, or, if it was killed too early for that, the one before. */
    private Path keyInTurn(Path last, Path before) throws IOException {
        byte[] killed = Files.readAllBytes(file);
        try (SigningKey key = SigningKey.load(last);
                Ledger ledger = Ledger.open(file, key)) {
            LedgerProcess.assertAllThere(ledger, acknowledged);
            return last;
        } catch (MalformedPackageException notItsTurn) {
            assertThat(file).hasBinaryContent(killed);
        }
        try (SigningKey key = SigningKey.load(before);
                Ledger ledger = Ledger.open(file, key)) {
            LedgerProcess.assertAllThere(ledger, acknowledged);
            return before;
        }
    }

    private static VerificationKey publicHalf(Path pem) throws IOException {
        try (SigningKey key = SigningKey.load(pem)) {
            return key.verificationKey();
        }
    }

    @Test
    void a_repair_that_is_killed_loses_neither_an_entry_nor_a_torn_tail() throws Exception {
        killRepairs(new Random(20261128), 10);
    }

    @Test
    @Tag("exhaustive")
    void repairs_that_are_killed_two_hundred_times_lose_neither_an_entry_nor_a_torn_tail() throws Exception {
        killRepairs(new Random(13), 200);
    }

    private void killRepairs(Random random, int kills) throws Exception {
        try (SigningKey key = Sample.key()) {
            Set<String> tails = new HashSet<>();
            for (int kill = 0; kill < kills; kill++) {
                start(RepairChild.class, Long.toString(kill * 10_000_000L))
                        .killAfter(random.nextInt(1, 20), acknowledged);
                try (Ledger ledger = Ledger.open(file, key)) {
                    LedgerProcess.assertAllThere(ledger, acknowledged);
                    ledger.replay((index, entry) -> {
                        if (entry.kind().equals("ledger.recovered")) {
                            tails.add(Objects.requireNonNull(entry.commitments().get("tail"))
                                    .hex());
                        }
                    });
                }
            }
            Set<String> kept = new HashSet<>();
            try (var files = Files.list(folder)) {
                for (Path tail :
                        files.filter(path -> path.toString().contains(".tail-")).toList()) {
                    kept.add(Sha256.hex(Sha256.digest().digest(Files.readAllBytes(tail))));
                }
            }
            assertThat(kept).containsAll(tails).hasSizeGreaterThan(kills);
            LedgerProcess.assertGrownFromEvery(acknowledged, file, LedgerKeys.of(key.verificationKey()));
        }
    }

    @Test
    void a_second_process_is_refused_until_the_first_closes_even_after_a_refusal_within_the_first() throws Exception {
        try (SigningKey key = Sample.key()) {
            try (Ledger ledger = Ledger.open(file, key)) {
                assertThat(firstLine()).isEqualTo("in use");
                assertThatThrownBy(() -> Ledger.open(file, key)).isInstanceOf(LedgerInUseException.class);
                assertThat(firstLine()).isEqualTo("in use");
                ledger.append(Sample.entry("test.entry", 1));
            }
            assertThat(firstLine()).isEqualTo("open 2");
        }
    }

    @Test
    void this_process_is_refused_while_another_has_it_open() throws Exception {
        try (SigningKey key = Sample.key()) {
            LedgerProcess child = start(LedgerChild.class, "append", "0");
            try (BufferedReader out = child.out()) {
                assertThat(out.readLine()).startsWith("open ");
                assertThatThrownBy(() -> Ledger.open(file, key))
                        .isInstanceOf(LedgerInUseException.class)
                        .hasMessageContaining("another process");
            } finally {
                child.kill();
            }
            Ledger.open(file, key).close();
        }
    }

    private String firstLine() throws Exception {
        LedgerProcess child = start(LedgerChild.class, "open", "0");
        try (BufferedReader out = child.out()) {
            return String.valueOf(out.readLine());
        } finally {
            child.waitFor();
        }
    }

    private LedgerProcess start(Class<?> main, String... more) throws Exception {
        return LedgerProcess.start(main, Sample.resource("test-only-key.pem"), file, more);
    }
}
