package io.github.edusec.examples.cli;

import static io.github.edusec.examples.cli.KeyHome.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.keys.Appointments;
import io.github.edusec.crypto.keys.KeyRing;
import io.github.edusec.crypto.keys.KeyUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** key appoint, as scripts see it. */
class KeyAppointCommandTest {
    private static final LocalDate LAST = LocalDate.of(2027, 3, 31);

    @TempDir
    private Path folder;

    private KeyHome home;
    private String yamada;

    @BeforeEach
    void makeARing() throws IOException {
        home = KeyHome.with(folder, KeyUse.ledger(), KeyUse.approval("yamada"));
        yamada = home.key(KeyUse.approval("yamada")).fingerprint();
    }

    private static Object[] appoint(String person, Object... more) {
        Object[] first = {
            "appoint", "--person", person, "--role", "principal", "--from", "2026-04-01", "--authority", "教総第1号"
        };
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray();
    }

    @Test
    void aPersonIsAppointedUpToAndWithTheLastDay() throws IOException {
        Cli appointed = home.run(appoint("yamada", "--to", LAST, "--json"));
        assertThat(appointed.exit()).as(appointed.err()).isZero();
        assertThat(only(appointed))
                .containsOnlyKeys(
                        "type",
                        "done",
                        "number",
                        "person",
                        "role",
                        "from",
                        "to",
                        "fingerprint",
                        "authority",
                        "resumed",
                        "recorded")
                .containsEntry("recorded", "false")
                .containsEntry("resumed", "false")
                .containsEntry("type", "appointment")
                .containsEntry("number", "1")
                .containsEntry("person", "yamada")
                .containsEntry("role", "principal")
                .containsEntry("from", "2026-04-01")
                .containsEntry("to", "2027-03-31")
                .containsEntry("fingerprint", yamada)
                .containsEntry("authority", "教総第1号");
        assertThat(mayAct(LAST)).isTrue();
        assertThat(mayAct(LAST.plusDays(1))).isFalse();
        assertThat(mayAct(LocalDate.of(2026, 3, 31))).isFalse();
        Cli open = home.run(Locale.JAPANESE, appoint("yamada"));
        assertThat(open.out()).isEqualTo("任命: 2\n台帳: なし（ホームに ledger.txt がないため、記録していません）\n");
        assertThat(mayAct(LAST.plusYears(9))).isTrue();
    }

    @Test
    void anAppointmentIsEndedWithoutAPassphrase() throws IOException {
        home.run(appoint("yamada"));
        Object[] end = {
            "key", "appoint", "--home", home.path(), "--end", 1, "--to", "2026-09-30", "--authority", "教総第2号"
        };
        Cli ended = Cli.run(Stream.concat(Stream.of(end), Stream.of("--json")).toArray());
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(only(ended))
                .containsOnlyKeys("type", "done", "number", "ends", "to", "authority", "resumed", "recorded")
                .containsEntry("recorded", "false")
                .containsEntry("number", "2")
                .containsEntry("ends", "1")
                .containsEntry("to", "2026-09-30");
        assertThat(mayAct(LocalDate.of(2026, 9, 30))).isTrue();
        assertThat(mayAct(LocalDate.of(2026, 10, 1))).isFalse();
        byte[] before = Files.readAllBytes(home.appointments());
        // The very same again is the one that is there: an interrupted run may have left it.
        assertThat(Cli.run(end).out())
                .contains("ended: 2", "in the file already: 2", "none (no ledger.txt in the home)");
        assertThat(home.appointments()).hasBinaryContent(before);
        end[end.length - 1] = "教総第9号";
        Cli twice = Cli.run(end);
        assertThat(twice.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(twice.err()).contains("an end outside the days that are left", "before 2026-10-01");
        assertThat(home.appointments()).hasBinaryContent(before);
        // A key that turns out to be stolen must not stay good until the day that was planned.
        Object[] earlier = {
            "key", "appoint", "--home", home.path(), "--end", 1, "--to", "2026-06-30", "--authority", "教総第3号"
        };
        assertThat(Cli.run(earlier).exit()).isZero();
        assertThat(mayAct(LocalDate.of(2026, 7, 1))).isFalse();
        assertThat(mayAct(LocalDate.of(2026, 6, 30))).isTrue();
    }

    @Test
    void theKeyIsThePersonsOwnAndInUse() throws IOException {
        try (KeyRing ring = home.open();
                SigningKey other = SigningKey.generate()) {
            ring.importPublic(KeyUse.approval("sato.k"), other.verificationKey(), KeyHome.MARCH);
            ring.rotate(KeyUse.approval("yamada"), KeyHome.MARCH.plusSeconds(60));
        }
        assertThat(only(home.run(appoint("nobody", "--json"))))
                .containsOnlyKeys("type", "done", "refusal", "refusalText")
                .containsEntry("refusal", "no-such-key");
        assertThat(only(home.run(appoint("yamada", "--key", "edusec1:approval:sato.k:1", "--json"))))
                .containsEntry("refusal", "other-person");
        assertThat(only(home.run(appoint("yamada", "--key", "edusec1:approval:yamada:1", "--json"))))
                .containsEntry("refusal", "not-in-use");
        Cli ledger = home.run(appoint("yamada", "--key", "edusec1:ledger:1"));
        assertThat(ledger.exit()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
        assertThat(home.appointments()).doesNotExist();
        assertThat(home.run(appoint("yamada", "--key", "edusec1:approval:yamada:2"))
                        .exit())
                .isZero();
        assertThat(home.run(appoint("sato.k")).exit()).isZero();
        assertThat(Appointments.load(home.appointments()).entries()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--person yamada --role principal --authority a",
                "--person yamada --role principal --from 2026-04-01",
                "--person Yamada --role principal --from 2026-04-01 --authority a",
                "--person yamada --role janitor --from 2026-04-01 --authority a",
                "--person yamada --role principal --from 2026-04-01 --to 2026-03-30 --authority a",
                "--person yamada --role principal --from yesterday --authority a",
                "--end 1 --authority a",
                "--person yamada --role principal --from 2026-04-01 --to +999999999-12-31 --authority a",
                "--end 1 --to +999999999-12-31 --authority a",
                "--end 1 --to 2026-04-01 --person yamada --authority a",
                "--end one --to 2026-04-01 --authority a"
            })
    void wrongUsageExits2AndWritesNothing(String options) throws IOException {
        Cli wrong = home.run((Object[]) ("appoint " + options).split(" "));
        assertThat(wrong.exit()).as(wrong.err()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).doesNotContain("Yamada");
        assertThat(home.appointments()).doesNotExist();
    }

    @Test
    void aDamagedFileExits3AndAMissingOneToEnd4() throws IOException {
        Object[] end = {"appoint", "--end", 1, "--to", "2026-09-30", "--authority", "a"};
        assertThat(home.run(end).exit()).isEqualTo(ExitCode.IO);
        Files.writeString(home.appointments(), "{}");
        assertThat(home.run(appoint("yamada")).exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(home.run(end).exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(home.appointments()).hasContent("{}");
    }

    private boolean mayAct(LocalDate day) throws IOException {
        return Appointments.load(home.appointments())
                .mayActAs(yamada, "principal", day)
                .isAllowed();
    }
}
