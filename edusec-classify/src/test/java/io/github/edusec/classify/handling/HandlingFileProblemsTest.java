package io.github.edusec.classify.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of mistake in a policy of one's own is one problem with its place, what was found and what is allowed. */
class HandlingFileProblemsTest {
    private static final String RULE = "{\"id\": \"r\", \"clause\": \"1\", \"operations\": [\"fax\"],"
            + " \"permit\": {\"kind\": \"blanket\", \"by\": [\"head\"]}, \"reason\": {\"ja\": \"理由\", \"en\": \"why\"}}";
    private static final String POLICY = """
            {"format": "edusec-handling/1", "id": "p", "version": "1", "title": {"ja": "題", "en": "title"}, "source": "例",
             "roles": [{"id": "head", "ja": "校長", "en": "the principal"}], "defaultPermitter": "head",
             "protections": [{"id": "locked", "ja": "施錠", "en": "locked"}],
             "unknownClass": {"id": "u", "clause": "1", "ask": ["head"], "reason": {"ja": "尋ねる", "en": "ask"}},
             "rules": [%s]}
            """;

    @TempDir
    Path folder;

    /** A change of the one rule, the end of the problem's place, and the problem. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `"fax"` | `"faks"` | rules[0].operations | no such value | faks | mark, copy, take-out
            `"fax"` | `"fax", "fax"` | rules[0].operations | a word stands twice | fax | each word once
            `"fax"` | `` | rules[0].operations | an empty list | nothing | one or more
            `"fax"` | `7` | rules[0].operations[0] | wrong kind of value | 7 | a text
            `["fax"]` | `"fax"` | rules[0].operations | wrong kind of value | "fax" | an array
            `"operations": ["fax"],` | `` | rules[0] | "operations" is missing | nothing | an array
            `"clause": "1"` | `"clause": " "` | rules[0].clause | a blank text or a control character | " " | one line of text
            `"clause": "1"` | `"clause": "1", "clause": "2"` | rules[0].clause | the key stands twice | clause | each key once
            `"clause": "1"` | `"clause": "1", "clauze": "2"` | rules[0].clauze | unknown key | clauze | actors, allow, clause
            `, "en": "why"` | `` | rules[0].reason | "en" is missing | nothing | a text
            `{"ja": "理由", "en": "why"}` | `"why"` | rules[0].reason | wrong kind of value | "why" | an object
            `"blanket"` | `"verbal"` | rules[0].permit.kind | no such kind of permit | verbal | individual, blanket, unstated
            `"kind": "blanket", ` | `` | rules[0].permit | "kind" is missing | nothing | a text
            `, "by": ["head"]` | `` | rules[0].permit | nothing of "roles" is named | none | head
            `["head"]` | `[]` | rules[0].permit.by | nothing of "roles" is named | none | head
            `["head"]` | `"head"` | rules[0].permit.by | wrong kind of value | "head" | an array
            `"head"` | `"chief"` | rules[0].permit.by | not defined in "roles" | chief | head
            `"head"` | `"head", "head"` | rules[0].permit.by | a word stands twice | head | each word once
            `"id": "r"` | `"id": "u"` | rules[0].id | the id stands twice | u | each id once
            `"id": "r"` | `"id": "r/1"` | rules[0].id | not an id | r/1 | ASCII letters
            `"id": "r"` | `"id": "restriction-no-copy"` | rules[0].id | a rule of the library has this id | restriction-no-copy | another id
            `"clause"` | `"importance": {"atLeast": "V"}, "clause"` | rules[0].importance.atLeast | no such value | V | I, II, III, IV
            `"clause"` | `"importance": {"only": []}, "clause"` | rules[0].importance.only | an empty list | nothing | one or more
            `"clause"` | `"importance": {"only": ["I"], "atLeast": "I"}, "clause"` | rules[0].importance | "atLeast" or "only" | both | one of the two
            `"clause"` | `"importance": {}, "clause"` | rules[0].importance | "atLeast" or "only" | neither | one of the two
            `"clause"` | `"importance": "I", "clause"` | rules[0].importance | wrong kind of value | "I" | an object
            `"clause"` | `"confidentiality": {"atLeast": "2Z"}, "clause"` | rules[0].confidentiality.atLeast | no such value | 2Z | 3, 2B, 2A, 1
            `"clause"` | `"actors": [], "clause"` | rules[0].actors | an empty list | nothing | one or more
            `"clause"` | `"actors": ["ghost"], "clause"` | rules[0].actors | no such value | ghost | staff, board-staff
            `"clause"` | `"when": ["raining"], "clause"` | rules[0].when | no such value | raining | strong-access-control
            `"clause"` | `"when": ["unavoidable"], "unless": ["unavoidable"], "clause"` | rules[0].unless | must hold and must not | unavoidable | in "when" or in "unless"
            `"clause"` | `"when": ["unavoidable"], "forbid": {"unless": ["unavoidable"]}, "clause"` | rules[0].forbid | a prohibition that is always lifted | unavoidable | what does not stand in "when"
            `"clause"` | `"forbid": {"onlyPermits": "yes"}, "clause"` | rules[0].forbid.onlyPermits | wrong kind of value | "yes" | true or false
            `"clause"` | `"forbid": true, "clause"` | rules[0].forbid | wrong kind of value | true | an object
            `"clause"` | `"restrictions": ["秘密"], "clause"` | rules[0].restrictions | no known restriction | 秘密 | 複製禁止
            `"clause"` | `"restrictions": [], "clause"` | rules[0].restrictions | an empty list | nothing | one or more
            `"clause"` | `"protections": ["locked", "guarded"], "clause"` | rules[0].protections | not defined in "protections" | guarded | locked
            `"clause"` | `"records": ["log"], "clause"` | rules[0].records | not defined in "records" | log | define one first
            `"clause"` | `"literal": null, "clause"` | rules[0].literal | wrong kind of value | null | an object
            """)
    void aMistakeInARuleIsOneProblem(
            String text, String instead, String where, String what, String found, String allowed) {
        assertThat(RULE).contains(text);
        String changed = POLICY.formatted(
                RULE.replaceFirst(Pattern.quote(text), Matcher.quoteReplacement(instead == null ? "" : instead)));
        assertOneProblem(changed, where, what, found, allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `"id": "p"` | `"id": "町"` | id | not an id | 町 | ASCII letters
            `"id": "p", ` | `` | line 1 | "id" is missing | nothing | a text
            `"version": "1"` | `"version": 1` | version | wrong kind of value | 1 | a text
            `"version": "1"` | `"version": ""` | version | a blank text or a control character | "" | one line of text
            `handling/1` | `handling/2` | format | a format version this library does not read | edusec-handling/2 | edusec-handling/1
            `handling/1` | `handling/0` | format | a format version this library does not read | edusec-handling/0 | edusec-handling/1
            `edusec-handling/1` | `edusec-scheme/1` | format | not a handling policy | edusec-scheme/1 | edusec-handling/1
            `"format": "edusec-handling/1", ` | `` | line 1 | "format" is missing | nothing | a text
            `[{"id": "head", "ja": "校長", "en": "the principal"}]` | `[{"id": "head", "ja": "校長", "en": "the principal"}, {"id": "head", "ja": "長", "en": "head"}]` | roles[1].id | the id stands twice in "roles" | head | each id once
            `"defaultPermitter": "head"` | `"defaultPermitter": "x"` | defaultPermitter | not defined in "roles" | x | head
            `"ask": ["head"]` | `"ask": []` | unknownClass.ask | nothing of "roles" is named | none | head
            `"source": "例"` | `"source": "例", "exceptions": {"clause": "9"}` | exceptions | nothing of "roles" is named | none | head
            `"source": "例"` | `"source": "例", "sauce": 1` | sauce | unknown key | sauce | defaultPermitter
            `"rules": [` | `"rules": [], "r": [` | rules | a policy without rules | none | one or more
            """)
    void aMistakeOutsideTheRulesIsOneProblem(
            String text, String instead, String where, String what, String found, String allowed) {
        String policy = POLICY.formatted(RULE);
        assertThat(policy).containsOnlyOnce(text);
        String changed = policy.replace(text, instead == null ? "" : instead);
        if (what.equals("a policy without rules")) {
            changed = changed.replaceFirst("(?s), \"r\": \\[.*", "}");
        }
        assertOneProblem(changed, where, what, found, allowed);
    }

    @Test
    void manyMistakesAreReportedAtOnceEachOnce() {
        String rules = RULE.replace("fax", "faks")
                + ", " + RULE.replace("blanket", "verbal")
                + ", " + RULE.replace("\"r\"", "\"s\"").replace(", \"en\": \"why\"", "");
        assertThat(problems(POLICY.formatted(rules).replace("\"ask\": [\"head\"]", "\"ask\": [\"nobody\"]")))
                .extracting(Problem::what)
                .containsExactlyInAnyOrder(
                        "no such value",
                        "no such kind of permit",
                        "the id stands twice",
                        "\"en\" is missing",
                        "not defined in \"roles\"");
    }

    /** JSON can escape half a character, which UTF-8 cannot hold: it could be read but never written back. */
    @Test
    void halfACharacterIsNoText() {
        assertThat(problems(POLICY.formatted(RULE.replace("\"clause\": \"1\"", "\"clause\": \"\\ud83d\""))))
                .extracting(Problem::what)
                .containsExactly("a blank text or a control character");
    }

    @Test
    void whatIsNoJsonIsRefusedWithItsPlace() {
        String policy = POLICY.formatted(RULE);
        for (int length : List.of(0, 1, 40, policy.length() / 2, policy.strip().length() - 1)) {
            assertThat(problems(policy.substring(0, length)))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.allowed()).contains("JSON"));
        }
        assertThat(problems(policy + "{}"))
                .extracting(Problem::what)
                .containsExactly("text after the end of the object");
        assertThat(problems(policy + "x")).extracting(Problem::what).containsExactly("not well-formed JSON");
        assertThat(problems("[" + policy + "]")).extracting(Problem::what).containsExactly("not a policy file");
        assertThat(problems(policy.replace("\"fax\"", "[".repeat(100_000))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.what()).isEqualTo("not well-formed JSON");
                    assertThat(problem.found()).contains("depth");
                    assertThat(problem.where()).startsWith("line 5");
                });
    }

    @Test
    void aHostileFileCostsLittleAndComplaintsAreBounded() {
        assertThat(problems(" ".repeat((16 << 20) + 1)))
                .extracting(Problem::what)
                .containsExactly("the policy file is too large");
        assertThat(problems(POLICY.formatted("{},".repeat(400_000) + "{}")))
                .hasSizeLessThan(1_100)
                .anyMatch(problem ->
                        problem.found().equals("400001") && problem.allowed().equals("at most 200"));
        assertThat(problems(POLICY.formatted(RULE.replace("\"fax\"", "\"fax\",".repeat(900_000) + "\"copy\""))))
                .hasSizeLessThan(1_100)
                .extracting(Problem::what)
                .contains("a word stands twice", "more problems than are listed");
    }

    /** The largest policy that is read: all operations, all circumstances, all words in each of 200 rules. */
    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void theLargestPolicyIsReadAndAskedQuickly(int rules) {
        String words = IntStream.range(0, 199)
                .mapToObj(i -> "{\"id\": \"w" + i + "\", \"ja\": \"語\", \"en\": \"word\"}")
                .collect(Collectors.joining(", "));
        String all = IntStream.range(0, 199).mapToObj(i -> "\"w" + i + "\"").collect(Collectors.joining(", "));
        String rule = RULE.replace("\"fax\"", quoted(List.of(Operation.values()), Operation::id))
                .replace(
                        "\"clause\"",
                        "\"confidentiality\": {\"atLeast\": \"2A\"}, \"protections\": [" + all
                                + "], \"forbid\": {\"unless\": ["
                                + quoted(List.of(Circumstance.values()), Circumstance::id) + "]}, \"clause\"");
        String text = POLICY.formatted(IntStream.range(0, rules)
                        .mapToObj(i -> rule.replace("\"r\"", "\"r" + i + "\""))
                        .collect(Collectors.joining(",\n")))
                .replace(
                        "\"protections\": [{\"id\": \"locked\"",
                        "\"protections\": [" + words + ", {\"id\": \"locked\"");
        if (rules > 200) {
            assertThat(problems(text)).extracting(Problem::what).containsExactly("too many");
            return;
        }
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            HandlingDecision decision =
                    read(text).decide(Operation.FAX, Classification.of(Importance.I), Circumstances.NONE);
            assertThat(decision.basis().reasons()).hasSize(200);
            assertThat(decision.basis().duties().protections()).hasSize(199);
        });
    }

    /** Leave beside a demand, and a blanket permit that is to answer a permit whose kind is stated, say two things. */
    @Test
    void whatARuleGivesMustNotContradictWhatItAsksFor() {
        assertThat(problems(POLICY.formatted(RULE.replace("\"clause\"", "\"allow\": true, \"clause\""))))
                .extracting(Problem::what)
                .containsExactly("leave beside a demand");
        assertThat(problems(POLICY.formatted(RULE.replace("\"blanket\"", "\"individual\", \"metByBlanket\": true"))))
                .extracting(Problem::what)
                .containsExactly("the kind of permit is stated");
    }

    private static <E> String quoted(List<E> values, Function<E, String> id) {
        return values.stream().map(each -> "\"" + id.apply(each) + "\"").collect(Collectors.joining(", "));
    }

    private void assertOneProblem(String text, String where, String what, String found, String allowed) {
        assertThat(problems(text)).singleElement().satisfies(problem -> {
            assertThat(problem.where()).startsWith(where);
            assertThat(problem.what()).isEqualTo(what);
            assertThat(problem.found()).isEqualTo(found);
            assertThat(problem.allowed()).startsWith(allowed);
        });
    }

    private List<Problem> problems(String text) {
        return catchThrowableOfType(PolicyFileException.class, () -> read(text)).problems();
    }

    private HandlingPolicy read(String text) throws IOException {
        Path file = folder.resolve("policy.json");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return HandlingPolicy.read(file, Limits.DEFAULT);
    }
}
