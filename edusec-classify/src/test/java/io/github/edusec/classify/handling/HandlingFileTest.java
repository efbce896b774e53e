package io.github.edusec.classify.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.Problem;
import io.github.edusec.classify.handling.HandlingDecision.Forbidden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandlingFileTest {
    @TempDir
    Path folder;

    static byte[] golden(String name) throws IOException {
        try (InputStream in = HandlingFileTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    @Test
    void theGoldenFileOfVersion1IsRead() throws IOException {
        HandlingPolicy policy = read(golden("golden-handling-1.json"));
        assertThat(policy.version().id()).isEqualTo("school.example");
        assertThat(policy.version().version()).isEqualTo("2026-04");
        assertThat(policy.version().sha256()).hasSize(64);
        assertThat(policy.title().en()).isEqualTo("example policy");
        assertThat(policy.source()).isEqualTo("例");
        assertThat(policy).hasToString("school.example 2026-04");
        assertThat(policy.rules())
                .extracting(HandlingRule::id)
                .startsWith("x-fax", "x-fax-ban", "x-publish", "x-both", "x-unknown");
        HandlingDecision decision = policy.decide(Operation.FAX, Classification.of(Importance.II), Circumstances.NONE);
        assertThat(((Forbidden) decision).liftedBy())
                .containsExactlyInAnyOrder(
                        Set.of(Circumstance.RECIPIENT_ASKED_FOR_FAX), Set.of(Circumstance.BOARD_MANAGED_CLOUD));
        assertThat(decision.basis().duties().witnesses()).extracting(Term::id).containsExactly("two");
        assertThat(policy.decide(Operation.FAX, Classification.of(Importance.III), Circumstances.NONE)
                        .outcome())
                .isEqualTo(HandlingOutcome.INDIVIDUAL_PERMIT);
        assertThat(policy.decide(Operation.FAX, Classification.of(Importance.IV), Circumstances.NONE)
                        .isAllowed())
                .isTrue();
    }

    @Test
    void allProblemsOfABadFileAreReportedAtOnceWithTheirPlace() throws IOException {
        String bad = text("golden-handling-1.json")
                .replace(
                        "\"operations\": [\"fax\"], \"importance\": {\"atLeast\": \"III\"}",
                        "\"operations\": [\"faks\"], \"importance\": {\"atLeast\": \"V\"}")
                .replace("\"individual\"", "\"verbal\"")
                .replace("\"protections\": [\"locked\"]", "\"protections\": [\"guarded\"]")
                .replace("\"x-fax-ban\"", "\"x-fax\"")
                .replace("[\"recipient-asked-for-fax\"]", "[\"somebody-asked\"]")
                .replace("\"atLeast\": \"2A\"", "\"atLeast\": \"2Z\"")
                .replace("関係者限り", "秘密")
                .replace("\"defaultPermitter\": \"head\"", "\"defaultPermitter\": \"nobody\"")
                .replace("\"forbid\": {}", "\"forbit\": {}")
                .replace("\"ask\": [\"head\"]", "\"ask\": []")
                .replace("\"actors\": [\"staff\"]", "\"actors\": [\"ghost\"]");
        List<Problem> problems = problems(bad);
        assertThat(problems)
                .extracting(Problem::found)
                .contains(
                        "faks",
                        "V",
                        "verbal",
                        "guarded",
                        "x-fax",
                        "somebody-asked",
                        "2Z",
                        "秘密",
                        "nobody",
                        "forbit",
                        "ghost");
        assertThat(problems)
                .extracting(Problem::what)
                .contains("a rule that asks for nothing", "nothing of \"roles\" is named");
        assertThat(problems).allSatisfy(each -> assertThat(each.where()).isNotBlank());
        assertThat(problems).anyMatch(each -> each.where().startsWith("rules[0].operations"));
        assertThat(problems)
                .filteredOn(each -> each.found().equals("faks"))
                .allMatch(each -> each.allowed().contains("cloud-download"));
    }

    @Test
    void aNewerVersionAndAnotherFormatAreRefused() throws IOException {
        assertThat(problems(text("golden-handling-1.json").replace("edusec-handling/1", "edusec-handling/2")))
                .extracting(Problem::what)
                .containsExactly("a format version this library does not read");
        assertThat(problems(text("golden-handling-1.json").replace("edusec-handling/1", "else")))
                .extracting(Problem::what)
                .containsExactly("not a handling policy");
        assertThat(problems("{\"format\":\"edusec-handling/1\",\"rules\":[]}")).hasSizeGreaterThan(5);
    }

    /** Exactly the text that the documentation shows. */
    @Test
    void theExampleOfTheDocumentationIsAPolicy() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("edusec.root", ".."), "docs", "formats.md"));
        String start = "<!-- handling-example -->\n```json\n";
        assertThat(page).containsOnlyOnce(start);
        int from = page.indexOf(start) + start.length();
        HandlingPolicy policy =
                read(page.substring(from, page.indexOf("```", from)).getBytes(StandardCharsets.UTF_8));
        assertThat(policy.version().id()).isEqualTo("our-town");
        HandlingDecision takeOut =
                policy.decide(Operation.TAKE_OUT, Classification.of(Importance.II), Circumstances.NONE);
        assertThat(takeOut.outcome()).isEqualTo(HandlingOutcome.INDIVIDUAL_PERMIT);
        assertThat(takeOut.basis().duties().records()).extracting(Term::id).containsExactly("register");
        HandlingDecision fax = policy.decide(Operation.FAX, Classification.of(Importance.I), Circumstances.NONE);
        assertThat(((Forbidden) fax).liftedBy()).containsExactly(Set.of(Circumstance.RECIPIENT_ASKED_FOR_FAX));
        Classification open = new Classification(Importance.II, Confidentiality.C1, null, null, List.of());
        assertThat(policy.decide(Operation.PUBLISH, open, Circumstances.NONE)).isInstanceOf(Forbidden.class);
        Classification explained =
                new Classification(Importance.II, Confidentiality.C1, Integrity.I2B, null, List.of());
        assertThat(policy.decide(Operation.PUBLISH, explained, Circumstances.NONE)
                        .outcome())
                .isEqualTo(HandlingOutcome.PERMIT_OF_UNSTATED_KIND);
        RecordedException taken = new RecordedException(
                "1",
                "our-town",
                Set.of("our-fax"),
                Set.of(),
                "災害",
                "校長",
                "principal",
                LocalDate.EPOCH,
                LocalDate.EPOCH,
                true,
                null);
        assertThat(policy.decide(
                                Operation.FAX,
                                Classification.of(Importance.I),
                                Circumstances.NONE,
                                new HandlingExceptions(List.of(taken)),
                                LocalDate.EPOCH)
                        .isAllowed())
                .isTrue();
    }

    @Test
    void changedBytesGiveAPolicyOrATypedRefusalAndNothingElse() throws IOException {
        byte[] original = golden("golden-handling-1.json");
        Random random = new Random(20261125);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] changed = original.clone();
            for (int j = 0; j <= i % 3; j++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            try {
                read(changed);
            } catch (ClassifyException expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    private List<Problem> problems(String text) {
        PolicyFileException thrown =
                catchThrowableOfType(PolicyFileException.class, () -> read(text.getBytes(StandardCharsets.UTF_8)));
        return thrown.problems();
    }

    private HandlingPolicy read(byte[] bytes) throws IOException {
        Path file = folder.resolve("policy.json");
        Files.write(file, bytes);
        return HandlingPolicy.read(file, Limits.DEFAULT);
    }

    private static String text(String name) throws IOException {
        return new String(golden(name), StandardCharsets.UTF_8);
    }
}
