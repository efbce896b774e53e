package io.github.edusec.classify.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandlingPublicationTest {
    /** A mild confidentiality sets an importance aside only where the other axes account for it. */
    @ParameterizedTest
    @CsvSource({
        "I,1,,,forbidden",
        "II,1,,,forbidden",
        "III,1,,,forbidden",
        "IV,1,,,permit-of-unstated-kind",
        "II,1,2B,,permit-of-unstated-kind",
        "III,1,,2A,permit-of-unstated-kind",
        "I,1,2B,2B,forbidden",
        "II,1,2A,2A,forbidden",
        "II,,2B,2B,forbidden",
        "II,2A,2B,2B,forbidden",
        "IV,2A,,,forbidden",
        "IV,,,,permit-of-unstated-kind"
    })
    void anImportanceThatNothingAccountsForBarsPublication(
            String importance, @Nullable String c, @Nullable String i, @Nullable String a, String outcome) {
        assertThat(decide("nasukarasuyama-2026", Operation.PUBLISH, classified(importance, c, i, a)))
                .isEqualTo(outcome);
    }

    /** 図表10 knows no axes, and neither does source 002. */
    @ParameterizedTest
    @CsvSource({"mext-handbook-2025,II", "mext-handbook-2025,III", "oda-2008,II"})
    void whereOnlyTheClassCountsNoAxisSetsItAside(String policy, String importance) {
        assertThat(decide(policy, Operation.PUBLISH, classified(importance, "1", "2B", "2B")))
                .isEqualTo("forbidden");
        assertThat(decide(policy, Operation.SNS, classified(importance, "1", "2B", "2B")))
                .isEqualTo("forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nasukarasuyama-2026", "mext-handbook-2025", "oda-2008"})
    void whatMayNotBePublishedIsNotPosted(String policy) {
        assertThat(decide(policy, Operation.SNS, classified("IV", "3", null, null)))
                .isEqualTo("forbidden");
        assertThat(decide(policy, Operation.SNS, classified("IV", "2A", null, null)))
                .isEqualTo("forbidden");
        assertThat(decide(policy, Operation.SNS, classified("II", "1", null, null)))
                .isEqualTo("forbidden");
        assertThat(decide(policy, Operation.SNS, classified("II", "1", "2B", "2B")))
                .isEqualTo("forbidden");
        assertThat(decide(policy, Operation.SNS, classified("IV", "1", null, null)))
                .isNotEqualTo("forbidden");
    }

    private static String decide(String policy, Operation operation, Classification classification) {
        return HandlingPolicyTest.policy(policy)
                .decide(operation, classification, Circumstances.of(Circumstance.OFFICIAL_SERVICE))
                .outcome()
                .id();
    }

    private static Classification classified(
            String importance, @Nullable String c, @Nullable String i, @Nullable String a) {
        return new Classification(
                Importance.parse(importance),
                c == null ? null : Confidentiality.parse(c),
                i == null ? null : Integrity.parse(i),
                a == null ? null : Availability.parse(a),
                List.of());
    }
}
