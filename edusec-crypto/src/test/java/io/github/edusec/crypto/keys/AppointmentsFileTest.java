package io.github.edusec.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.AppointmentFileException;
import io.github.edusec.crypto.CryptoException;
import io.github.edusec.crypto.NewerFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file: read as it says, written in one form, or refused with every mistake and its place. */
class AppointmentsFileTest {
    @TempDir
    Path folder;

    private static String golden() throws IOException {
        return Files.readString(KeyRingGoldenTest.resource("golden-appointments-1.json"));
    }

    @Test
    void theGoldenFileOfVersion1IsReadAndWrittenTheSame() throws IOException {
        Appointments read = load(golden());
        assertThat(read).hasToString("Appointments[2 roles, 3 entries]");
        assertThat(read.mayActAs("sha256:" + "a1".repeat(32), "principal", LocalDate.of(2027, 1, 11))
                        .isAllowed())
                .isTrue();
        assertThat(read.mayActAs("sha256:" + "a1".repeat(32), "principal", LocalDate.of(2027, 1, 12)))
                .isEqualTo(new ActingDecision.Ended(LocalDate.of(2027, 1, 12)));
        assertThat(read.mayActAs("sha256:" + "b2".repeat(32), "principal", LocalDate.of(2040, 1, 1)))
                .isInstanceOf(ActingDecision.Allowed.class);
        // A commitment in a ledger has to fit for decades.
        assertThat(read.ledgerEntry(3, Instant.EPOCH).commitments().get("appointment"))
                .hasToString("sha256:ba7883fdd7cce236820d1e50bba332e3e280890c2e30eb2b9e44b55f1235c3e8");
        Path file = folder.resolve("written.json");
        read.save(file);
        assertThat(file).hasContent(golden()).hasBinaryContent(golden().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aNewerFormatIsRefusedAsNewer() throws IOException {
        String newer = golden().replace("appointments/1", "appointments/2");
        assertThatThrownBy(() -> load(newer))
                .isInstanceOf(NewerFormatException.class)
                .hasMessageContaining("edusec-appointments/2");
    }

    /** A change of the golden file, and the problem that it is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `edusec-appointments/1` | `edusec-handling/1` | format | not a file of appointments | edusec-handling/1
            `"number":2` | `"number":3` | entries[1].number | out of range | 3
            `"kind":"appointed","person":"sato"` | `"kind":"hired","person":"sato"` | entries[1].kind | not of its form | hired
            `"person":"sato"` | `"person":"佐藤"` | entries[1].person | not of its form | 2 characters
            `"person":"sato",` | `` | entries[1] | "person" is missing | nothing
            `"role":"deputy-principal"` | `"role":"vice"` | entries[1].role | not defined in "roles" | vice
            `"from":"2026-04-01","fing` | `"from":"2026-4-1","fing` | entries[1].from | not a day | 2026-4-1
            `"until":"2028-04-01"` | `"until":"2026-04-01"` | entries[0].until | the term has no day | 2026-04-01
            `sha256:b2b2` | `sha256:b2b` | entries[1].fingerprint | not of its form | sha256:
            `"salt":"0202` | `"salt":"02` | entries[1].salt | not of its form | 62 characters
            `"appointment":1` | `"appointment":3` | entries[2].appointment | out of range | 3
            `"until":"2027-01-12"` | `"until":"2026-03-31"` | entries[2].until | an end outside the days that are left | 2026-03-31
            `"until":"2027-01-12"` | `"until":"2028-04-01"` | entries[2].until | an end outside the days that are left | 2028-04-01
            `"deputyOf":"principal"` | `"deputyOf":"chief"` | roles[1].deputyOf | not of its form | chief
            `"deputyOf":"principal"` | `"deputyOf":"deputy-principal"` | roles[1].deputyOf | a role that stands in for itself | deputy-principal
            `"ja":"教頭"` | `"ja":" "` | roles[1].name.ja | a blank text or a control character |
            `"decision":"令和8年教委発令第13号"` | `"decision":""` | entries[1].decision | not of its form | 0 characters
            `"kind":"ended"` | `"kind":"ended","why":"x"` | entries[2].why | unknown key | why
            """)
    void aMistakeIsOneProblemWithItsPlace(String text, String instead, String where, String what, String found)
            throws IOException {
        assertThat(golden()).containsOnlyOnce(text);
        List<Problem> problems = problems(golden().replace(text, instead == null ? "" : instead));
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.where()).startsWith(where);
            assertThat(problem.what()).isEqualTo(what);
            assertThat(problem.found()).startsWith(found == null ? "" : found);
        });
    }

    @Test
    void allMistakesAreReportedAtOnceAndNoneNamesAPerson() throws IOException {
        String bad = golden().replace("\"person\":\"yamada.t\"", "\"person\":\"山田 太郎\"")
                .replace("\"from\":\"2026-04-01\",\"fing", "\"from\":\"soon\",\"fing")
                .replace("\"ended\",\"appointment\":1", "\"ended\",\"appointment\":2")
                .replace("\"id\":\"deputy-principal\"", "\"id\":\"principal\"");
        AppointmentFileException e = catchThrowableOfType(AppointmentFileException.class, () -> load(bad));
        assertThat(e.problems())
                .extracting(Problem::what)
                .containsExactly(
                        "the role stands twice", "a role that stands in for itself", "not of its form", "not a day");
        assertThat(e).hasMessageContaining("4 problem(s)").hasMessageNotContaining("山田");
    }

    @Test
    void anotherPersonsKeyIsAMistake() throws IOException {
        assertThat(problems(golden().replace("b2b2", "a1a1")))
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("the key is another person's (found: the key of entry 1")
                .doesNotContain("yamada");
    }

    @Test
    void ofSeveralEndsEachIsEarlierThanTheOneBefore() throws IOException {
        String earlier = withFourth("\"appointment\":1,\"until\":\"2026-12-01\"");
        assertThat(load(earlier).mayActAs("sha256:" + "a1".repeat(32), "principal", LocalDate.of(2026, 12, 1)))
                .isEqualTo(new ActingDecision.Ended(LocalDate.of(2026, 12, 1)));
        String never = withFourth("\"appointment\":1,\"until\":\"2026-04-01\"");
        assertThat(load(never).mayActAs("sha256:" + "a1".repeat(32), "principal", LocalDate.of(2026, 4, 1)))
                .isEqualTo(new ActingDecision.NotInRole("principal"));
        for (String day : List.of("2027-01-12", "2027-02-01", "2026-03-31")) {
            assertThat(problems(withFourth("\"appointment\":1,\"until\":\"" + day + "\"")))
                    .extracting(Problem::what, Problem::allowed)
                    .containsExactly(
                            tuple("an end outside the days that are left", "from 2026-04-01 and before 2027-01-12"));
        }
        assertThat(problems(withFourth("\"appointment\":3,\"until\":\"2026-12-01\"")))
                .extracting(Problem::what)
                .containsExactly("not the number of an appointment before this entry");
    }

    private static String withFourth(String end) throws IOException {
        String salt = "\"salt\":\"" + "03".repeat(32) + "\"}";
        return golden().replace(
                        salt,
                        salt + ",\n{\"number\":4,\"kind\":\"ended\"," + end + ",\"decision\":\"x\",\"salt\":\""
                                + "04".repeat(32) + "\"}");
    }

    /** As many as fit into a file; each end is the last entry's, each key another. */
    @Test
    void aFileOfTheLargestSizeIsReadToItsLastEntry() throws IOException {
        StringBuilder text = new StringBuilder(4 << 20);
        text.append("{\"format\":\"edusec-appointments/1\",\"roles\":[{\"id\":\"principal\",\"name\":")
                .append("{\"ja\":\"校長\",\"en\":\"principal\"}}],\"entries\":[");
        int number = 0;
        while (text.length() < (4 << 20) - 1_000) {
            number++;
            String entry = number % 2 == 1
                    ? "\"kind\":\"appointed\",\"person\":\"p%d\",\"role\":\"principal\",\"from\":\"2026-04-01\",\"fingerprint\":\"%s\""
                            .formatted(number, fingerprint(number))
                    : "\"kind\":\"ended\",\"appointment\":%d,\"until\":\"2027-04-01\"".formatted(number - 1);
            text.append(number == 1 ? "" : ",")
                    .append("{\"number\":")
                    .append(number)
                    .append(',')
                    .append(entry)
                    .append(",\"decision\":\"x\",\"salt\":\"")
                    .append("0".repeat(64))
                    .append("\"}");
        }
        text.append("]}");
        Appointments read = load(text.toString());
        assertThat(read.entries()).hasSize(number).hasSizeGreaterThan(10_000);
        int last = number % 2 == 1 ? number : number - 1;
        assertThat(read.mayActAs(fingerprint(last), "principal", LocalDate.of(2026, 4, 1))
                        .isAllowed())
                .isTrue();
        assertThat(read.mayActAs(fingerprint(1), "principal", LocalDate.of(2027, 4, 1)))
                .isEqualTo(new ActingDecision.Ended(LocalDate.of(2027, 4, 1)));
    }

    private static String fingerprint(int number) {
        return "sha256:%064x".formatted(number);
    }

    @Test
    void noFileIsWrittenOverALargerOneThanCouldBeRead() throws IOException {
        Appointments read = load(golden());
        byte[] large = new byte[(4 << 20) + 1];
        Path file = Files.write(folder.resolve("large.json"), large);
        assertThatThrownBy(() -> read.save(file))
                .isInstanceOf(AppointmentFileException.class)
                .hasMessageContaining("large.json");
        assertThat(file).hasBinaryContent(large);
    }

    /** Whatever stands in the file, nothing but the module's own exceptions comes out. */
    @Test
    void damagedFilesLetOutTheModulesExceptionsOnly() throws IOException {
        byte[] good = golden().getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20260401);
        for (int i = 0; i < 800; i++) {
            byte[] bad = good.clone();
            for (int change = 0; change <= i % 3; change++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("damaged.json"), bad);
            try {
                Appointments.load(file).mayActAs("x", "principal", LocalDate.of(2026, 4, 1));
            } catch (CryptoException e) {
                assertThat(e)
                        .isInstanceOfAny(AppointmentFileException.class, NewerFormatException.class)
                        .hasMessageContaining("damaged.json");
            }
        }
    }

    private Appointments load(String text) throws IOException {
        return Appointments.load(Files.writeString(folder.resolve("appointments.json"), text));
    }

    private List<Problem> problems(String text) {
        AppointmentFileException e = catchThrowableOfType(AppointmentFileException.class, () -> load(text));
        assertThat(e).isNotNull().hasMessageStartingWith("appointments.json: ");
        return e.problems();
    }
}
