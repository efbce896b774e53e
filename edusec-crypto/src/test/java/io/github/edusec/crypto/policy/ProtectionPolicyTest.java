package io.github.edusec.crypto.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the policy that comes with the library says of every method, year by year. */
class ProtectionPolicyTest {
    private static final ProtectionPolicy POLICY = ProtectionPolicy.builtIn("cryptrec-2023");

    @Test
    void theBuiltInPolicyIsReadAndSaysWhichItIs() throws Exception {
        assertThat(ProtectionPolicy.builtInIds()).containsExactly("cryptrec-2023");
        assertThat(ProtectionPolicy.builtIn("cryptrec-2023")).isSameAs(POLICY).hasToString("cryptrec-2023 1");
        try (InputStream in = ProtectionPolicy.class.getResourceAsStream("cryptrec-2023.json")) {
            byte[] bytes = Objects.requireNonNull(in).readAllBytes();
            assertThat(POLICY.version().sha256())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        }
        assertThat(POLICY.source()).contains("LS-0001-2022R1", "LS-0003");
        assertThat(POLICY.title().ja()).contains("CRYPTREC");
        assertThat(POLICY.allowedMethods()).containsExactly("zip-ae2-bundle", "zip-ae2-entries", "openpgp-v6");
        assertThat(POLICY.methods())
                .containsExactly(
                        "zip-ae2-bundle",
                        "zip-ae2-entries",
                        "zip-ae2-192",
                        "zip-ae2-128",
                        "zipcrypto",
                        "openpgp-v6",
                        "openpgp-v4");
        assertThatThrownBy(() -> ProtectionPolicy.builtIn("cryptrec-1999"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cryptrec-1999")
                .hasMessageContaining("cryptrec-2023");
    }

    @ParameterizedTest
    @CsvSource({
        "aes-256, RECOMMENDED, 256",
        "aes-192, RECOMMENDED, 192",
        "aes-128, RECOMMENDED, 128",
        "aes-ctr, RECOMMENDED,",
        "aes-gcm, RECOMMENDED,",
        "hmac-sha1, MONITORED, 128",
        "hmac-sha256, RECOMMENDED, 256",
        "pbkdf2-hmac-sha1, MONITORED,",
        "argon2id, NOT_LISTED,",
        "sha-256, RECOMMENDED, 128",
        "ed25519, RECOMMENDED, 128",
        "x25519, NOT_LISTED, 128",
        "zipcrypto, FORBIDDEN,"
    })
    void anAlgorithmHasItsPlaceOnTheList(String id, AlgorithmCategory category, Integer bits) {
        assertThat(POLICY.algorithms())
                .filteredOn(algorithm -> algorithm.id().equals(id))
                .singleElement()
                .satisfies(algorithm -> {
                    assertThat(algorithm.category()).isEqualTo(category);
                    assertThat(algorithm.strengthBits()).isEqualTo(bits);
                    assertThat(algorithm.clause()).startsWith("CRYPTREC");
                    assertThat(algorithm.note() == null).isEqualTo(category == AlgorithmCategory.RECOMMENDED);
                });
    }

    /** The rules that speak against it, year by year; a dash where it may be written. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zip-ae2-bundle  | 2026 | -
            zip-ae2-bundle  | 2031 | -
            zip-ae2-bundle  | 2041 | -
            zip-ae2-bundle  | 2051 | key-length-128
            zip-ae2-bundle  | 2071 | key-length-128 key-length-256
            zip-ae2-entries | 2026 | -
            zip-ae2-entries | 2031 | -
            zip-ae2-entries | 2041 | -
            zip-ae2-entries | 2051 | key-length-128
            zip-ae2-entries | 2071 | key-length-128 key-length-256
            openpgp-v6      | 2026 | -
            openpgp-v6      | 2031 | -
            openpgp-v6      | 2041 | -
            openpgp-v6      | 2051 | key-length-128
            openpgp-v6      | 2071 | key-length-128 key-length-256
            zip-ae2-192     | 2026 | allowed-methods method-zip-ae2-192
            zip-ae2-192     | 2031 | allowed-methods method-zip-ae2-192
            zip-ae2-192     | 2041 | allowed-methods method-zip-ae2-192
            zip-ae2-192     | 2051 | allowed-methods method-zip-ae2-192 key-length-128
            zip-ae2-192     | 2071 | allowed-methods method-zip-ae2-192 key-length-128 key-length-192
            zip-ae2-128     | 2026 | allowed-methods method-zip-ae2-128
            zip-ae2-128     | 2031 | allowed-methods method-zip-ae2-128
            zip-ae2-128     | 2041 | allowed-methods method-zip-ae2-128
            zip-ae2-128     | 2051 | allowed-methods method-zip-ae2-128 key-length-128
            zip-ae2-128     | 2071 | allowed-methods method-zip-ae2-128 key-length-128
            zipcrypto       | 2026 | allowed-methods method-zipcrypto algorithm-zipcrypto
            zipcrypto       | 2031 | allowed-methods method-zipcrypto algorithm-zipcrypto
            zipcrypto       | 2041 | allowed-methods method-zipcrypto algorithm-zipcrypto
            zipcrypto       | 2051 | allowed-methods method-zipcrypto algorithm-zipcrypto
            zipcrypto       | 2071 | allowed-methods method-zipcrypto algorithm-zipcrypto
            openpgp-v4      | 2026 | allowed-methods
            openpgp-v4      | 2031 | allowed-methods
            openpgp-v4      | 2041 | allowed-methods
            openpgp-v4      | 2051 | allowed-methods key-length-128
            openpgp-v4      | 2071 | allowed-methods key-length-128 key-length-256
            """)
    void everyMethodIsDecidedInEveryPhase(String method, int year, String refusals) {
        MethodDecision decision = POLICY.decide(method, PolicySamples.in(year));
        assertThat(decision.isAllowed()).isEqualTo(refusals.equals("-"));
        assertThat(decision)
                .isInstanceOf(decision.isAllowed() ? MethodDecision.Allowed.class : MethodDecision.Refused.class);
        assertThat(PolicySamples.rules(decision.reasons()))
                .isEqualTo(refusals.equals("-") ? List.of("allowed-methods") : List.of(refusals.split(" ")));
        assertThat(decision.policy()).isEqualTo(POLICY.version());
        assertThat(decision.method()).isEqualTo(method);
        assertThat(decision.day()).isEqualTo(PolicySamples.in(year));
        assertThat(decision.algorithms()).isNotEmpty();
        assertThat(decision.reasons()).allSatisfy(ProtectionPolicyTest::assertComplete);
        assertThat(decision.concerns()).allSatisfy(ProtectionPolicyTest::assertComplete);
    }

    private static void assertComplete(Ruling ruling) {
        assertThat(ruling.clause()).isNotBlank();
        assertThat(ruling.text().ja()).isNotBlank();
        assertThat(ruling.text().en()).isNotBlank();
    }

    /** The table has calendar years, so the last day counts. */
    @Test
    void aKeyLengthEndsWithTheLastDayOfItsYear() {
        assertThat(POLICY.decide("openpgp-v6", LocalDate.of(2050, 12, 31)).isAllowed())
                .isTrue();
        assertThat(POLICY.decide("openpgp-v6", LocalDate.of(2051, 1, 1)).isAllowed())
                .isFalse();
        assertThat(keyLength(LocalDate.of(2040, 12, 31))).contains("free use ends with 2040");
        assertThat(keyLength(LocalDate.of(2041, 1, 1))).contains("transition runs to 2050");
    }

    private static String keyLength(LocalDate day) {
        return POLICY.decide("openpgp-v6", day).concerns().stream()
                .filter(ruling -> ruling.rule().equals("key-length-128"))
                .map(ruling -> ruling.text().en())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip-ae3", "", "ZIP-AE2-BUNDLE", "aes-256"})
    void whatIsNotListedIsRefusedWithTheClause(String method) {
        MethodDecision decision = POLICY.decide(method, PolicySamples.in(2026));
        assertThat(decision).isInstanceOf(MethodDecision.Refused.class);
        assertThat(decision.reasons()).singleElement().satisfies(ruling -> {
            assertThat(ruling.rule()).isEqualTo("allowed-methods");
            assertThat(ruling.clause()).isEqualTo("第6-2(13)イ");
            assertThat(ruling.text().ja()).contains("定められた方法ではない");
            assertThat(ruling.text().en()).contains("none of the methods laid down");
        });
        assertThat(decision.algorithms()).isEmpty();
        assertThat(decision.concerns()).isEmpty();
    }

    @Test
    void zipIsForExchangeAndItsSha1PartsForCompatibilityOnly() {
        MethodDecision decision = POLICY.decide("zip-ae2-bundle", PolicySamples.in(2026));
        assertThat(PolicySamples.rules(decision.concerns()))
                .containsExactly(
                        "method-zip-ae2-bundle",
                        "algorithm-hmac-sha1",
                        "algorithm-pbkdf2-hmac-sha1",
                        "key-length-128",
                        "key-length-256");
        assertThat(decision.concerns().get(0).text().en()).contains("not for storage");
        assertThat(decision.concerns().get(1).text().ja()).contains("互換性維持のためだけ");
        assertThat(decision.concerns().get(1).algorithms()).containsExactly("hmac-sha1");
        assertThat(decision.concerns().get(4).text().en()).contains("2070");
    }

    @Test
    void openPgpSaysWhatIsNotListedAndWhichPartsEndFirst() {
        MethodDecision decision = POLICY.decide("openpgp-v6", PolicySamples.in(2026));
        assertThat(PolicySamples.rules(decision.concerns()))
                .contains("algorithm-x25519", "algorithm-argon2id", "algorithm-hkdf-sha256");
        assertThat(decision.concerns())
                .filteredOn(ruling -> ruling.rule().equals("key-length-128"))
                .singleElement()
                .extracting(Ruling::algorithms)
                .isEqualTo(List.of("x25519", "aes-128", "ed25519", "sha-256"));
    }

    @Test
    void theFactsNameWhatThePackageUsesAndNothingElse() {
        MethodDecision.Allowed zip = (MethodDecision.Allowed) POLICY.decide("zip-ae2-bundle", PolicySamples.in(2026));
        ProtectionFacts facts = zip.facts(Set.of(), KeySeparation.APART);
        assertThat(facts.method()).isEqualTo("zip-ae2-bundle");
        assertThat(facts.policy()).isEqualTo(POLICY.version());
        assertThat(facts.key()).isEqualTo(KeySeparation.APART);
        assertThat(facts.algorithms())
                .containsExactly(
                        new ProtectionFacts.Used("aes-256", AlgorithmRole.ENCRYPTION, 256),
                        new ProtectionFacts.Used("aes-ctr", AlgorithmRole.MODE, null),
                        new ProtectionFacts.Used("hmac-sha1", AlgorithmRole.AUTHENTICATION, 128),
                        new ProtectionFacts.Used("pbkdf2-hmac-sha1", AlgorithmRole.KEY_DERIVATION, null),
                        new ProtectionFacts.Used("sha-256", AlgorithmRole.HASH, 128));
        assertThat(zip.facts(Set.of("ed25519"), KeySeparation.APART).algorithms())
                .extracting(ProtectionFacts.Used::algorithm)
                .endsWith("ed25519");

        MethodDecision.Allowed pgp = (MethodDecision.Allowed) POLICY.decide("openpgp-v6", PolicySamples.in(2026));
        assertThat(pgp.facts(Set.of("argon2id"), KeySeparation.UNKNOWN).algorithms())
                .extracting(ProtectionFacts.Used::algorithm)
                .containsExactly("aes-256", "aes-gcm", "hkdf-sha256", "argon2id");
        assertThatThrownBy(() -> zip.facts(Set.of("argon2id"), KeySeparation.APART))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("argon2id");
        assertThatThrownBy(() -> pgp.facts(Set.of("aes-256"), KeySeparation.APART))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x25519");
    }

    @Test
    void decisionsAndFactsCanBeSerialized() throws Exception {
        MethodDecision decision = POLICY.decide("openpgp-v6", PolicySamples.in(2026));
        assertThat(copy(decision)).isEqualTo(decision);
        MethodDecision refused = POLICY.decide("zipcrypto", PolicySamples.in(2026));
        assertThat(copy(refused)).isEqualTo(refused);
        ProtectionFacts facts = ((MethodDecision.Allowed) decision).facts(Set.of("x25519"), KeySeparation.SAME_ROUTE);
        assertThat(copy(facts)).isEqualTo(facts);
    }

    private static Object copy(Object value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
            objects.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            return in.readObject();
        }
    }
}
