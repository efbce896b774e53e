package io.github.edusec.crypto.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.CryptoException;
import io.github.edusec.crypto.ProtectionPolicyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy of one's own: read as it says, or refused with every mistake and its place. */
class ProtectionPolicyFileTest {
    @TempDir
    Path folder;

    @Test
    void theGoldenFileOfVersion1IsRead() throws IOException {
        ProtectionPolicy policy = load(PolicySamples.golden());
        assertThat(policy.version().id()).isEqualTo("school.example");
        assertThat(policy.version().version()).isEqualTo("2026-04");
        assertThat(policy.version().sha256()).hasSize(64);
        assertThat(policy.title().en()).isEqualTo("example policy");
        assertThat(policy.source()).isEqualTo("例");
        assertThat(policy.methods()).containsExactly("sealed", "wrapped", "plain-zip");
        assertThat(policy.allowedMethods()).containsExactly("sealed", "wrapped");
        assertThat(policy.algorithms()).extracting(Algorithm::category).containsExactly(AlgorithmCategory.values());

        MethodDecision sealed = policy.decide("sealed", PolicySamples.in(2070));
        assertThat(sealed.reasons())
                .containsExactly(new Ruling(
                        "allowed-methods", "第9条", sealed.reasons().get(0).text(), List.of()));
        assertThat(sealed.concerns())
                .extracting(ruling -> ruling.text().en())
                .containsExactly("for storage", "not listed", "256 usable");
        assertThat(policy.decide("sealed", PolicySamples.in(2071)).reasons())
                .extracting(ruling -> ruling.text().en())
                .containsExactly("256 ended");
        assertThat(policy.decide("plain-zip", PolicySamples.in(2026)).reasons())
                .extracting(ruling -> ruling.text().en())
                .containsExactly("not laid down", "only read", "weak");
    }

    @Test
    void a112BitKeyIsNotUsedAnewFrom2031() throws IOException {
        ProtectionPolicy policy = load(PolicySamples.golden());
        assertThat(policy.decide("wrapped", PolicySamples.in(2021)).concerns())
                .extracting(ruling -> ruling.text().en())
                .contains("112 usable");
        assertThat(policy.decide("wrapped", PolicySamples.in(2026)).concerns())
                .extracting(ruling -> ruling.text().en())
                .containsExactly("for compatibility", "112 in transition", "256 usable");
        MethodDecision later = policy.decide("wrapped", PolicySamples.in(2031));
        assertThat(later.isAllowed()).isFalse();
        assertThat(later.reasons()).singleElement().satisfies(ruling -> {
            assertThat(ruling.rule()).isEqualTo("key-length-112");
            assertThat(ruling.clause()).isEqualTo("表1");
            assertThat(ruling.algorithms()).containsExactly("rsa-2048");
        });
    }

    /** Exactly the text that the documentation shows: a board that allows nothing but OpenPGP. */
    @Test
    void theBoardOfTheDocumentationAllowsOpenPgpAloneAndRefusesZip() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("edusec.root", ".."), "docs", "formats.md"));
        String start = "<!-- protection-policy-example -->\n```json\n";
        assertThat(page).containsOnlyOnce(start);
        int from = page.indexOf(start) + start.length();
        ProtectionPolicy policy = load(page.substring(from, page.indexOf("```", from)));
        assertThat(policy.version().id()).isEqualTo("our-board");
        assertThat(policy.decide("openpgp-v6", PolicySamples.in(2026)).isAllowed())
                .isTrue();
        for (String zip : List.of("zip-ae2-bundle", "zip-ae2-entries")) {
            MethodDecision decision = policy.decide(zip, PolicySamples.in(2026));
            assertThat(decision.isAllowed()).isFalse();
            assertThat(decision.reasons())
                    .singleElement()
                    .satisfies(ruling -> assertThat(ruling.clause()).isEqualTo("第12条"));
        }
    }

    /** A change of the golden file, the start of the problem's place, and the problem. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `policy/1"` | `policy/2"` | format | a format version this library does not read | edusec-protection-policy/2 | edusec-protection-policy/1
            `edusec-protection-policy/1` | `edusec-handling/1` | format | not a protection policy | edusec-handling/1 | edusec-protection-policy/1
            `"id": "school.example"` | `"id": "校"` | id | not an id | 校 | ASCII letters, digits, '.', '_' and '-', at most 100
            `"version": "2026-04",` | `` | line 1 | "version" is missing | nothing | a text
            `"source": "例",` | `"source": "例", "sauce": 1,` | sauce | unknown key | sauce | algorithms, allowed, allowedMethods, format, id, keyLengths, methods, source, title, version
            `"clause": "第9条",` | `` | allowedMethods | "clause" is missing | nothing | a text
            `"usableUntil": 2070` | `"usableUntil": "2070"` | keyLengths[1].usableUntil | wrong kind of value | "2070" | a whole number
            `"transitionUntil": 2030` | `"transitionUntil": 2021` | keyLengths[0].transitionUntil | out of range | 2021 | 2022 to 9999
            `"transitionUntil": 2030, ` | `` | keyLengths[0] | "transitionUntil" is missing | nothing | a whole number
            `"transition": {"ja": "移行", "en": "112 in transition"},` | `` | keyLengths[0] | "transition" is missing | nothing | an object
            `"category": "not-listed"` | `"category": "unlisted"` | algorithms[2].category | no such value | unlisted | recommended, monitored-compatibility-only, not-listed, forbidden
            `, "note": {"ja": "リスト外", "en": "not listed"}` | `` | algorithms[2] | "note" is missing | nothing | what must be said of an algorithm that is not recommended
            `"recommended", "strengthBits": 256` | `"recommended", "strengthBits": 512` | algorithms[0].strengthBits | not defined in "keyLengths" | 512 | 112, 256
            `"ja": "RSA", ` | `` | algorithms[1].name | "ja" is missing | nothing | a text
            `"algorithm": "rsa-2048"` | `"algorithm": "rsa-4096"` | methods[1].uses[1].algorithm | not defined in "algorithms" | rsa-4096 | aes-256, rsa-2048, kdf, old
            `"role": "key-wrapping"` | `"role": "wrapping"` | methods[1].uses[1].role | no such value | wrapping | encryption, mode, authentication, key-derivation, key-agreement, key-wrapping, signature, hash
            `"algorithm": "kdf", "role": "key-derivation"` | `"algorithm": "aes-256", "role": "encryption"` | methods[0].uses[1].algorithm | the use stands twice | aes-256 | each algorithm once in a role
            `"role": "key-derivation"` | `"role": "encryption"` | methods[0].uses[1].algorithm | a cipher without a strength | kdf | an algorithm with "strengthBits"
            `"optional": true` | `"optional": "yes"` | methods[0].uses[1].optional | wrong kind of value | "yes" | true or false
            `[{"algorithm": "old", "role": "encryption"}]` | `[]` | methods[2].uses | an empty list | nothing | one or more
            `,@"note": {"ja": "読むだけ", "en": "only read"}` | `` | methods[2] | "note" is missing | nothing | why the method is only read
            `"allowed": ["sealed", "wrapped"]` | `"allowed": []` | allowed | an empty list | nothing | one or more
            `"allowed": ["sealed", "wrapped"]` | `"allowed": ["sealed", "sealed"]` | allowed | a word stands twice | sealed | each word once
            `"allowed": ["sealed", "wrapped"]` | `"allowed": ["open"]` | allowed | not defined in "methods" | open | sealed, wrapped
            `"allowed": ["sealed", "wrapped"]` | `"allowed": ["plain-zip"]` | allowed | a method that is only read | plain-zip | sealed, wrapped
            """)
    void aMistakeIsOneProblemWithItsPlace(
            String text, String instead, String where, String what, String found, String allowed) throws IOException {
        String good = PolicySamples.golden();
        String replaced = text.replace("@", "\n      ");
        assertThat(good).containsOnlyOnce(replaced);
        List<Problem> problems = problems(good.replace(replaced, instead == null ? "" : instead));
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.where()).startsWith(where);
            assertThat(problem.what()).isEqualTo(what);
            assertThat(problem.found()).isEqualTo(found);
            assertThat(problem.allowed()).isEqualTo(allowed);
        });
    }

    /** A change that doubles one id and so leaves another one undefined: two mistakes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `"id": "kdf"` | `"id": "aes-256"` | algorithms[2].id | the id stands twice in "algorithms" | aes-256 | not defined in "algorithms"
            `"id": "wrapped"` | `"id": "sealed"` | methods[1].id | the id stands twice in "methods" | sealed | not defined in "methods"
            `"strengthBits": 112, "usable` | `"strengthBits": 256, "usable` | keyLengths[1].strengthBits | the strength stands twice | 256 | not defined in "keyLengths"
            `"strengthBits": 112, "usable` | `"strengthBits": 0, "usable` | keyLengths[0].strengthBits | out of range | 0 | not defined in "keyLengths"
            """)
    void aDoubledIdIsAMistakeAndSoIsTheOneThatIsMissing(
            String text, String instead, String where, String what, String found, String second) throws IOException {
        assertThat(PolicySamples.golden()).containsOnlyOnce(text);
        List<Problem> problems = problems(PolicySamples.golden().replace(text, instead));
        assertThat(problems).extracting(Problem::what).containsExactly(what, second);
        assertThat(problems.get(0).where()).startsWith(where);
        assertThat(problems.get(0).found()).isEqualTo(found);
    }

    @Test
    void allMistakesAreReportedAtOnceEachOnce() throws IOException {
        String bad = PolicySamples.golden()
                .replace("\"not-listed\"", "\"unlisted\"")
                .replace("\"role\": \"key-wrapping\"", "\"role\": \"wrapping\"")
                .replace("\"usableUntil\": 2070", "\"usableUntil\": 207")
                .replace("\"readOnly\": true", "\"readonly\": true");
        assertThat(problems(bad))
                .extracting(Problem::what)
                .containsExactly("out of range", "no such value", "no such value", "unknown key");
    }

    @Test
    void anAllowedMethodThatUsesAForbiddenAlgorithmIsAMistake() throws IOException {
        assertThat(problems(PolicySamples.golden().replace("\"algorithm\": \"rsa-2048\"", "\"algorithm\": \"old\"")))
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("a method that is only read (found: wrapped; allowed: sealed)");
    }

    @Test
    void longListsAreRefused() throws IOException {
        String many = "\"allowed\": [" + "\"sealed\", ".repeat(300) + "\"wrapped\"]";
        assertThat(problems(PolicySamples.golden().replace("\"allowed\": [\"sealed\", \"wrapped\"]", many)))
                .extracting(Problem::what)
                .contains("too many");
    }

    /** Whatever stands in the file, nothing but the module's own exception comes out. */
    @Test
    void damagedFilesLetOutTheModulesExceptionOnly() throws IOException {
        byte[] good = PolicySamples.golden().getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20260401);
        for (int i = 0; i < 500; i++) {
            byte[] bad = good.clone();
            for (int change = 0; change <= i % 3; change++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("damaged.json"), bad);
            try {
                ProtectionPolicy.load(file).decide("sealed", PolicySamples.in(2026));
            } catch (CryptoException e) {
                assertThat(e).isInstanceOf(ProtectionPolicyException.class).hasMessageContaining("damaged.json");
            }
        }
    }

    private ProtectionPolicy load(String text) throws IOException {
        return PolicySamples.load(folder, text);
    }

    private List<Problem> problems(String text) {
        ProtectionPolicyException e = catchThrowableOfType(ProtectionPolicyException.class, () -> load(text));
        assertThat(e).isNotNull().hasMessageStartingWith("policy.json: ");
        return e.problems();
    }
}
