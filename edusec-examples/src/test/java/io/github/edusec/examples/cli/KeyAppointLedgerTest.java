package io.github.edusec.examples.cli;

import static io.github.edusec.examples.cli.KeyHome.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.keys.AppointmentRole;
import io.github.edusec.crypto.keys.Appointments;
import io.github.edusec.crypto.keys.KeyRing;
import io.github.edusec.crypto.keys.KeyUse;
import io.github.edusec.crypto.keys.Term;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.crypto.ledger.LedgerVerifier;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** key appoint in a home with a ledger: each entry is committed to, whenever a run ends, and nothing is lost. */
class KeyAppointLedgerTest {
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final Object[] END = {"appoint", "--end", 1, "--to", "2026-09-30", "--authority", "教総第2号"};

    @TempDir
    private Path folder;

    private KeyHome home;

    @BeforeEach
    void makeAHomeWithALedger() throws IOException {
        home = KeyHome.with(folder, KeyUse.ledger(), KeyUse.approval("yamada"));
        home.startLedger();
    }

    private static Object[] appoint(Object... more) {
        Object[] first = {
            "appoint", "--person", "yamada", "--role", "principal", "--from", APRIL, "--authority", "教総第1号"
        };
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray();
    }

    /** What the command writes before the ledger. */
    private Appointments written() throws IOException {
        Appointments appointments = Appointments.of(AppointmentRole.standard())
                .appoint(
                        "yamada",
                        "principal",
                        new Term(APRIL, null),
                        home.key(KeyUse.approval("yamada")).fingerprint(),
                        "教総第1号");
        appointments.save(home.appointments());
        return appointments;
    }

    @Test
    void anAppointmentAndItsEndAreCommittedTo() throws IOException {
        Cli appointed = home.run(appoint("--json"));
        assertThat(appointed.exit()).as(appointed.err()).isZero();
        assertThat(only(appointed))
                .containsEntry("number", "1")
                .containsEntry("recorded", "true")
                .containsEntry("resumed", "false")
                .containsEntry("ledger", home.ledger().toString())
                .containsEntry("index", "2")
                .containsEntry("earlier", "0");
        assertCommitted(1);
        // The ledger's key signs, so an end needs the passphrase as well, and nobody can be asked here.
        Object[] unasked = Stream.concat(Stream.of("key"), Stream.of(END)).toArray();
        assertThat(Cli.at(home.path(), unasked).exit()).isEqualTo(ExitCode.USAGE);
        assertCommitted(1);
        Cli ended = home.run(Locale.JAPANESE, END);
        assertThat(ended.out()).isEqualTo("任命の終了: 2\n台帳の記録番号: 3\n");
        assertCommitted(1, 2);
        assertThat(home.run(appoint("--role", "x")).exit()).isEqualTo(ExitCode.USAGE);
        assertCommitted(1, 2);
    }

    @Test
    void whatWasInterruptedBetweenFileAndLedgerIsCommittedToByTheSameCommand() throws IOException {
        written();
        byte[] file = Files.readAllBytes(home.appointments());
        Cli again = home.run(appoint("--json"));
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(only(again))
                .containsEntry("number", "1")
                .containsEntry("resumed", "true")
                .containsEntry("recorded", "true")
                .containsEntry("index", "2")
                .containsEntry("earlier", "0");
        assertThat(home.appointments()).hasBinaryContent(file);
        assertCommitted(1);
        Appointments.load(home.appointments())
                .end(1, LocalDate.of(2026, 10, 1), "教総第2号")
                .save(home.appointments());
        assertThat(home.run(END).out()).contains("ended: 2", "in the file already: 2", "index in the ledger: 3");
        assertCommitted(1, 2);
    }

    @Test
    void aTornCommitmentIsMadeAnew() throws IOException {
        byte[] before = Files.readAllBytes(home.ledger());
        assertThat(home.run(appoint()).exit()).isZero();
        byte[] after = Files.readAllBytes(home.ledger());
        Files.write(home.ledger(), Arrays.copyOf(after, (before.length + after.length) / 2));
        Cli again = home.run(appoint("--json"));
        assertThat(again.exit()).as(again.err()).isZero();
        // In between stands that the ledger was mended.
        assertThat(only(again)).containsEntry("resumed", "true").containsEntry("index", "3");
        assertCommitted(1);
    }

    @Test
    void aRunThatOnlyFailedToSaySoIsRepeatedWithoutAnyChange() throws IOException {
        home.run(appoint());
        byte[] file = Files.readAllBytes(home.appointments());
        byte[] ledger = Files.readAllBytes(home.ledger());
        assertThat(only(home.run(appoint("--json"))))
                .containsEntry("resumed", "true")
                .containsEntry("index", "2");
        assertThat(home.appointments()).hasBinaryContent(file);
        assertThat(home.ledger()).hasBinaryContent(ledger);
    }

    @Test
    void whatTheLedgerDoesNotHaveYetIsCommittedToWithTheNextOne() throws IOException {
        written();
        Cli ended = home.run(Stream.concat(Stream.of(END), Stream.of("--json")).toArray());
        assertThat(only(ended))
                .containsEntry("number", "2")
                .containsEntry("resumed", "false")
                .containsEntry("index", "3")
                .containsEntry("earlier", "1");
        assertCommitted(1, 2);
        Files.delete(home.ledger());
        home.startLedger();
        assertThat(home.run(Locale.JAPANESE, END).out()).contains("台帳の記録番号: 3", "あわせて記録した以前の任命: 1");
        assertCommitted(1, 2);
    }

    @Test
    void aLedgerInUseOrOfAnotherKeyLeavesBothFilesAsTheyAre() throws IOException {
        byte[] ledger = Files.readAllBytes(home.ledger());
        try (KeyRing ring = home.open();
                SigningKey key = ring.signingKey(KeyUse.ledger()).orElseThrow();
                Ledger open = Ledger.open(home.ledger(), key)) {
            Cli busy = home.run(appoint());
            assertThat(busy.exit()).isEqualTo(ExitCode.IO);
            assertThat(busy.err()).contains("open for writing");
            assertThat(open.checkpoint().size()).isEqualTo(2);
        }
        assertThat(home.appointments()).doesNotExist();
        assertThat(home.ledger()).hasBinaryContent(ledger);
        written();
        byte[] file = Files.readAllBytes(home.appointments());
        Files.delete(home.ledger());
        try (SigningKey other = SigningKey.generate();
                Ledger foreign = Ledger.create(home.ledger(), "other.example/ledger", other)) {
            assertThat(foreign.checkpoint().size()).isEqualTo(1);
        }
        byte[] theirs = Files.readAllBytes(home.ledger());
        assertThat(home.run(END).exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(home.ledger()).hasBinaryContent(theirs);
        assertThat(home.appointments()).hasBinaryContent(file);
        Files.delete(home.ledger());
        Files.createSymbolicLink(home.ledger(), folder.resolve("nowhere"));
        assertThat(home.run(END).exit()).isEqualTo(ExitCode.IO);
        assertThat(home.appointments()).hasBinaryContent(file);
    }

    @Test
    void withoutTheLedgersKeyNothingIsWritten() throws IOException {
        byte[] ledger = Files.readAllBytes(home.ledger());
        try (KeyRing ring = home.open()) {
            ring.prepare(KeyUse.ledger(), KeyHome.MARCH.plusSeconds(60));
        }
        assertRefused("rotation-interrupted", appoint("--json"));
        assertThat(home.run("rotate", "ledger").exit()).isZero();
        assertThat(Files.readAllBytes(home.ledger())).isNotEqualTo(ledger);
        try (KeyRing ring = home.open()) {
            ring.retire(KeyUse.ledger(), KeyHome.MARCH.plusSeconds(400_000_000));
        }
        assertRefused("no-ledger-key", appoint("--json"));
        assertThat(home.run(Locale.JAPANESE, appoint()).err()).contains("署名する秘密鍵が鍵束にありません");
    }

    @Test
    void afterARotationTheNewKeySigns() throws IOException {
        home.run(appoint());
        assertThat(home.run("rotate", "ledger").exit()).isZero();
        assertThat(only(home.run(
                        Stream.concat(Stream.of(END), Stream.of("--json")).toArray())))
                .containsEntry("index", "4")
                .containsEntry("earlier", "0");
        assertCommitted(1, 2);
    }

    @Test
    void aFileThatIsNotTheOneTheLedgerCommitsToIsToldAndLeft() throws IOException {
        home.run(appoint());
        byte[] ledger = Files.readAllBytes(home.ledger());
        byte[] file = Files.readAllBytes(home.appointments());
        Files.delete(home.appointments());
        assertRefused("ledger-differs", appoint("--json"));
        // The same words under another salt are another entry.
        written();
        byte[] other = Files.readAllBytes(home.appointments());
        Cli refused = home.run(Locale.JAPANESE, END);
        assertThat(refused.exit()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
        assertThat(refused.err()).contains("内容の違う任命");
        assertThat(home.appointments()).hasBinaryContent(other);
        assertThat(home.ledger()).hasBinaryContent(ledger);
        Files.write(home.appointments(), file);
        assertThat(home.run(END).exit()).isZero();
        assertCommitted(1, 2);
    }

    /** A limit of the system on the size of files stands for the disk: the ledger is above it, the file of appointments is not. */
    @Test
    @Tag("crash")
    @DisabledOnOs(OS.WINDOWS)
    void aLedgerThatCannotBeWrittenLosesNothingAndTheSameCommandGoesOn() throws Exception {
        Tool.require("sh");
        try (KeyRing ring = home.open();
                SigningKey key = ring.signingKey(KeyUse.ledger()).orElseThrow();
                Ledger open = Ledger.open(home.ledger(), key)) {
            open.append(Collections.nCopies(
                    80, LedgerEntry.of("takeout.packed", KeyHome.MARCH).with("entries", 1)));
        }
        byte[] ledger = Files.readAllBytes(home.ledger());
        assertThat(ledger).hasSizeGreaterThan(8_192);
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "ulimit -f 16 && exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "key"));
        Stream.of(appoint("--home", home.path(), "--passphrase-file", home.passphrase()))
                .forEach(argument -> command.add(argument.toString()));
        ProcessBuilder limited = new ProcessBuilder(command);
        limited.environment().put("LC_ALL", "C.UTF-8");
        Tool.Run run = Tool.run(limited);
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(ExitCode.IO);
        assertThat(run.stdout()).isEmpty();
        assertThat(run.stderr()).contains("the same command again records it", "File too large");
        assertThat(Appointments.load(home.appointments()).entries()).hasSize(1);
        assertThat(Files.readString(home.ledger())).doesNotContain("key.appointed");
        assertThat(only(home.run(appoint("--json")))).containsEntry("resumed", "true");
        assertCommitted(1);
    }

    private void assertRefused(String refusal, Object... arguments) throws IOException {
        byte[] ledger = Files.readAllBytes(home.ledger());
        Cli refused = home.run(arguments);
        assertThat(refused.exit()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
        assertThat(only(refused))
                .containsOnlyKeys("type", "done", "refusal", "refusalText")
                .containsEntry("type", "appointment")
                .containsEntry("refusal", refusal);
        assertThat(home.appointments()).doesNotExist();
        assertThat(home.ledger()).hasBinaryContent(ledger);
    }

    /** The ledger verifies and commits to every entry of the file, each once and in this order. */
    private void assertCommitted(long... numbers) throws IOException {
        Appointments appointments = Appointments.load(home.appointments());
        assertThat(appointments.entries()).hasSize(numbers.length);
        List<LedgerEntry> found = new ArrayList<>();
        assertThat(LedgerVerifier.read(home.ledger(), home.key(KeyUse.ledger()), (index, entry) -> {
                            if (entry.kind().startsWith("key.")) {
                                found.add(entry);
                            }
                        })
                        .isVerified())
                .isTrue();
        assertThat(found).allMatch(appointments::matches);
        assertThat(found)
                .extracting(entry -> entry.counts().get("number"))
                .containsExactlyElementsOf(Arrays.stream(numbers).boxed().toList());
    }
}
