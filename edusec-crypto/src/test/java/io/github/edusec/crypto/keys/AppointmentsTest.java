package io.github.edusec.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.FileChangedException;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.ledger.Commitment;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.crypto.ledger.LedgerReceipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppointmentsTest {
    private static final String YAMADA = "sha256:" + "a1".repeat(32);
    private static final String SATO = "sha256:" + "b2".repeat(32);
    private static final String NOBODY = "sha256:" + "c3".repeat(32);
    private static final LocalDate FROM = LocalDate.of(2026, 4, 1);
    private static final LocalDate UNTIL = LocalDate.of(2028, 4, 1);
    private static final Instant TIME = Instant.parse("2026-11-28T03:00:00Z");

    private static Appointments none() {
        return Appointments.of(AppointmentRole.standard());
    }

    /** Yamada is principal for two years, Sato her deputy without a known end and system administrator in between. */
    static Appointments sample() {
        return none().appoint("yamada", "principal", new Term(FROM, UNTIL), YAMADA, "令和8年教委発令第12号")
                .appoint("sato", "deputy-principal", Term.from(FROM), SATO, "令和8年教委発令第13号")
                .appoint(
                        "sato",
                        "system-administrator",
                        new Term(LocalDate.of(2027, 4, 1), LocalDate.of(2027, 10, 1)),
                        SATO,
                        "令和9年教委発令第2号");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31, false, NotYet",
        "2026-04-01, true, Allowed",
        "2028-03-31, true, Allowed",
        "2028-04-01, false, Ended",
        "2030-01-01, false, Ended"
    })
    void theFirstDayIsInAndTheEndIsOut(LocalDate day, boolean allowed, String kind) {
        ActingDecision decision = sample().mayActAs(YAMADA, "principal", day);
        assertThat(decision.isAllowed()).isEqualTo(allowed);
        assertThat(decision.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(sample().rolesOn(YAMADA, day)).hasSize(allowed ? 1 : 0);
    }

    @Test
    void anEndThatIsAddedLaterEndsItOnThatDay() {
        LocalDate day = LocalDate.of(2027, 1, 12);
        Appointments ended = sample().end(1, day, "令和9年教委発令第1号");
        assertThat(ended.mayActAs(YAMADA, "principal", day.minusDays(1)).isAllowed())
                .isTrue();
        assertThat(ended.mayActAs(YAMADA, "principal", day)).isEqualTo(new ActingDecision.Ended(day));
        assertThat(ended.rolesOn(YAMADA, day)).isEmpty();
        assertThat(ended.rolesOn(YAMADA, day.minusDays(1)).get(0).term()).isEqualTo(new Term(FROM, day));
        // What was decided then still stands there.
        assertThat(ended.entries().get(0))
                .isInstanceOfSatisfying(
                        Appointment.class,
                        first -> assertThat(first.term().until()).isEqualTo(UNTIL));
        assertThat(ended.mayActAs(YAMADA, "principal", day).reason().in(Locale.ENGLISH))
                .contains("2027-01-12")
                .doesNotContain("yamada");
    }

    @Test
    void betweenTwoAppointmentsTheFirstHasEnded() {
        Appointments twice =
                sample().appoint("yamada", "principal", Term.from(LocalDate.of(2029, 4, 1)), YAMADA, "令和11年教委発令第1号");
        assertThat(twice.mayActAs(YAMADA, "principal", LocalDate.of(2028, 8, 1)))
                .isEqualTo(new ActingDecision.Ended(UNTIL));
        assertThat(twice.mayActAs(YAMADA, "principal", LocalDate.of(2029, 4, 1)).isAllowed())
                .isTrue();
    }

    @Test
    void aDeputyActsForTheRoleAndTheRoleNotForTheDeputy() {
        ActingDecision decision = sample().mayActAs(SATO, "principal", FROM);
        assertThat(decision).isInstanceOfSatisfying(ActingDecision.Allowed.class, allowed -> {
            assertThat(allowed.isDeputy()).isTrue();
            assertThat(allowed.appointment().role()).isEqualTo("deputy-principal");
        });
        assertThat(decision.reason().ja()).contains("代理");
        assertThat(sample().mayActAs(YAMADA, "deputy-principal", FROM))
                .isEqualTo(new ActingDecision.NotInRole("deputy-principal"));
        Appointments both = sample().appoint("sato", "principal", Term.from(UNTIL), SATO, "x");
        assertThat(both.mayActAs(SATO, "principal", UNTIL))
                .isInstanceOfSatisfying(
                        ActingDecision.Allowed.class,
                        allowed -> assertThat(allowed.isDeputy()).isFalse());
    }

    @Test
    void aPersonMayHaveSeveralRolesAtOnce() {
        LocalDate day = LocalDate.of(2027, 5, 1);
        assertThat(sample().rolesOn(SATO, day))
                .extracting(Appointment::role)
                .containsExactly("deputy-principal", "system-administrator");
        assertThat(sample().mayActAs(SATO, "system-administrator", day).isAllowed())
                .isTrue();
        assertThat(sample().mayActAs(SATO, "general-manager", day))
                .isEqualTo(new ActingDecision.NotInRole("general-manager"));
        assertThat(sample().mayActAs(NOBODY, "principal", day)).isEqualTo(new ActingDecision.UnknownKey());
        assertThat(sample().mayActAs(SATO, "no-such-role", day))
                .isEqualTo(new ActingDecision.NotInRole("no-such-role"));
    }

    @Property(tries = 300)
    void aKeyActsOnExactlyTheDaysOfItsTerm(
            @ForAll @IntRange(max = 40) int from,
            @ForAll @IntRange(min = 1, max = 40) int days,
            @ForAll @IntRange(max = 90) int asked) {
        Term term = new Term(FROM.plusDays(from), FROM.plusDays(from + days));
        Appointments one = none().appoint("yamada", "principal", term, YAMADA, "x");
        boolean inside = asked >= from && asked < from + days;
        assertThat(one.mayActAs(YAMADA, "principal", FROM.plusDays(asked)).isAllowed())
                .isEqualTo(inside);
    }

    @Test
    void mistakesOfTheProgramAreTold() {
        Appointments sample = sample();
        List<Runnable> wrong = List.of(
                () -> sample.appoint("yamada", "janitor", Term.from(FROM), YAMADA, "x"),
                () -> sample.appoint("suzuki", "principal", Term.from(FROM), YAMADA, "x"),
                () -> sample.appoint("Yamada", "principal", Term.from(FROM), YAMADA, "x"),
                () -> sample.appoint("yamada", "principal", Term.from(FROM), "a1", "x"),
                () -> sample.appoint("yamada", "principal", Term.from(FROM), YAMADA, " "),
                () -> sample.appoint("yamada", "principal", Term.from(FROM), YAMADA, "a\nb"),
                () -> sample.appoint("yamada", "principal", Term.from(FROM), YAMADA, "a\u202eb"),
                () -> sample.appoint("yamada", "principal", Term.from(FROM), YAMADA, "a\udb40\udc41b"),
                () -> new AppointmentRole("a", new Text("あ\u2028", "a"), null),
                () -> new AppointmentRole("a", new Text("あ", "a\ufeff"), null),
                () -> sample.end(4, UNTIL, "x"),
                () -> sample.end(0, UNTIL, "x"),
                () -> sample.end(1, FROM.minusDays(1), "x"),
                () -> sample.end(1, FROM, "x").end(1, FROM, "x"),
                () -> sample.end(1, UNTIL, "x"),
                () -> sample.end(1, FROM.plusDays(1), "x").end(1, FROM.plusDays(2), "x"),
                () -> sample.end(1, FROM.plusDays(1), "x").end(4, FROM.plusDays(2), "x"),
                () -> new Term(FROM, FROM),
                () -> Term.from(LocalDate.of(1899, 12, 31)),
                () -> Term.from(LocalDate.of(10_000, 1, 1)),
                () -> Appointments.of(List.of(new AppointmentRole("a", new Text("あ", "a"), "b"))),
                () -> Appointments.of(roles(101)),
                () -> new AppointmentRole("a", new Text("あ", "a"), "a"));
        for (Runnable call : wrong) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("allowed")
                    .hasMessageNotContaining("amada");
        }
    }

    private static List<AppointmentRole> roles(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "" + (char) ('a' + i / 26) + (char) ('a' + i % 26))
                .map(id -> new AppointmentRole(id, new Text(id, id), null))
                .toList();
    }

    @Test
    void asManyRolesAsAFileMayHaveAreReadAgain(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("appointments.json");
        Appointments.of(roles(100)).save(file);
        assertThat(Appointments.load(file).roles()).isEqualTo(roles(100));
    }

    @Test
    void aFurtherEndMayOnlyBeEarlierAndTheEarliestHolds() {
        LocalDate first = LocalDate.of(2027, 6, 1);
        LocalDate earlier = LocalDate.of(2027, 1, 12);
        Appointments twice = sample().end(1, first, "x").end(1, earlier, "y");
        assertThat(twice.mayActAs(YAMADA, "principal", earlier)).isEqualTo(new ActingDecision.Ended(earlier));
        assertThat(twice.mayActAs(YAMADA, "principal", earlier.minusDays(1)).isAllowed())
                .isTrue();
        for (LocalDate late : List.of(earlier, first, UNTIL)) {
            assertThatThrownBy(() -> twice.end(1, late, "z"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("allowed: from 2026-04-01 and before 2027-01-12");
        }
    }

    @Test
    void anAppointmentThatEndsOnItsFirstDayNeverHeld() {
        Appointments annulled = sample().end(1, FROM, "令和8年教委発令第20号（第12号の取消し）");
        for (LocalDate day : List.of(FROM.minusDays(1), FROM, UNTIL)) {
            assertThat(annulled.rolesOn(YAMADA, day)).isEmpty();
            assertThat(annulled.mayActAs(YAMADA, "principal", day))
                    .isEqualTo(new ActingDecision.NotInRole("principal"));
        }
        assertThat(annulled.mayActAs(SATO, "principal", FROM).isAllowed()).isTrue();
        Appointments again = annulled.appoint("yamada", "principal", Term.from(FROM.plusDays(5)), YAMADA, "x");
        assertThat(again.mayActAs(YAMADA, "principal", FROM)).isEqualTo(new ActingDecision.NotYet(FROM.plusDays(5)));
        assertThat(again.mayActAs(YAMADA, "principal", FROM.plusDays(5)).isAllowed())
                .isTrue();
        assertThat(sample().end(1, UNTIL.minusDays(1), "x").end(1, FROM, "y").rolesOn(YAMADA, FROM))
                .isEmpty();
    }

    @Test
    void noTextOfAnEntryOrDecisionNamesAPerson() {
        Appointments ended = sample().end(1, LocalDate.of(2027, 1, 12), "令和9年教委発令第1号");
        ActingDecision allowed = ended.mayActAs(YAMADA, "principal", FROM);
        assertThat(allowed).hasToString("Allowed[role principal, by Appointment[number 1, role principal]]");
        assertThat(ended.entries().get(3)).hasToString("AppointmentEnd[number 4, appointment 1, until 2027-01-12]");
        for (AppointmentEntry entry : ended.entries()) {
            assertThat(entry.toString())
                    .doesNotContain(
                            "yamada", "sato", "教委", "a1a1", "b2b2", entry.salt().substring(0, 8));
        }
    }

    @Test
    void eachEntryIsCommittedToALedgerWithoutAnyPerson(@TempDir Path folder) throws IOException {
        Appointments ended = sample().end(1, LocalDate.of(2027, 1, 12), "令和9年教委発令第1号");
        try (SigningKey key = SigningKey.generate();
                Ledger ledger =
                        Ledger.create(folder.resolve("log"), "test.example/keys", key, InstantSource.fixed(TIME))) {
            for (int number = 1; number <= 4; number++) {
                LedgerEntry entry = ended.ledgerEntry(number, TIME);
                assertThat(entry.kind()).isEqualTo(number < 4 ? "key.appointed" : "key.appointment.ended");
                assertThat(ended.matches(entry)).isTrue();
                LedgerReceipt receipt = ledger.append(entry);
                assertThat(receipt).isNotNull();
            }
        }
        assertThat(Files.readString(folder.resolve("log"))).doesNotContain("yamada", "sato", "2028-04-01");
        assertThatThrownBy(() -> ended.ledgerEntry(5, TIME)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aLedgersEntryDoesNotMatchAnythingElse() {
        Appointments sample = sample();
        LedgerEntry first = sample.ledgerEntry(1, TIME);
        assertThat(sample().matches(first)).as("another salt").isFalse();
        assertThat(sample.matches(first.with("number", 2))).isFalse();
        assertThat(sample.matches(first.with("number", 9))).isFalse();
        assertThat(sample.matches(first.with("number", 0))).isFalse();
        assertThat(sample.matches(LedgerEntry.of("key.appointed", TIME))).isFalse();
        assertThat(sample.matches(first.with("appointment", Commitment.plain(new byte[1]))))
                .isFalse();
        byte[] salt = HexFormat.of().parseHex(sample.entries().get(0).salt());
        String json = "{\"number\":1,\"kind\":\"appointed\",\"person\":\"yamada\",\"role\":\"principal\","
                + "\"from\":\"2026-04-01\",\"until\":\"2028-04-01\",\"fingerprint\":\"" + YAMADA
                + "\",\"decision\":\"令和8年教委発令第12号\"}";
        assertThat(first.commitments())
                .containsEntry("appointment", Commitment.salted(salt, json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void entriesAreAddedToAFileAndNeverExchanged(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("appointments.json");
        Appointments sample = sample();
        sample.save(file);
        sample.save(file);
        Appointments read = Appointments.load(file);
        assertThat(read.entries()).isEqualTo(sample.entries());
        assertThat(read.roles()).isEqualTo(AppointmentRole.standard());
        Appointments hers = read.end(2, UNTIL, "x");
        hers.save(file);
        byte[] there = Files.readAllBytes(file);
        Appointments his = sample.end(1, FROM.plusDays(1), "y");
        for (Appointments other : List.of(his, sample, none(), Appointments.of(List.of()))) {
            assertThatThrownBy(() -> other.save(file))
                    .isInstanceOf(FileChangedException.class)
                    .hasMessageContaining("appointments.json");
        }
        assertThat(file).hasBinaryContent(there);
        assertThat(folder).isDirectoryNotContaining("glob:**.edusec-*");
    }
}
