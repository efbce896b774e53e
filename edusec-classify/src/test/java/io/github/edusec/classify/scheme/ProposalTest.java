package io.github.edusec.classify.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.Provenance;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.WithNull;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProposalTest {
    /** The rule as the design states it, written out again. */
    private static final Map<String, Importance> BY_CODE =
            Map.of("3", Importance.I, "2B", Importance.II, "2A", Importance.III, "1", Importance.IV);

    @Property
    void theMostSevereStatedAxisDecides(
            @ForAll("withRule") ClassificationScheme scheme,
            @ForAll @WithNull @Nullable Confidentiality confidentiality,
            @ForAll @WithNull @Nullable Integrity integrity,
            @ForAll @WithNull @Nullable Availability availability) {
        Optional<Importance> expected = Stream.of(
                        confidentiality == null ? null : confidentiality.code(),
                        integrity == null ? null : integrity.code(),
                        availability == null ? null : availability.code())
                .filter(Objects::nonNull)
                .map(BY_CODE::get)
                .min(Importance::compareTo)
                .filter(importance -> confidentiality != null || importance != Importance.IV);
        Optional<Classification> proposal = scheme.propose(confidentiality, integrity, availability);
        assertThat(proposal.map(Classification::importance)).isEqualTo(expected);
        proposal.ifPresent(classification -> {
            assertThat(classification.confidentiality()).isEqualTo(confidentiality);
            assertThat(classification.integrity()).isEqualTo(integrity);
            assertThat(classification.availability()).isEqualTo(availability);
            Provenance provenance = Objects.requireNonNull(classification.provenance());
            assertThat(provenance.source()).isEqualTo(Provenance.Source.DERIVED);
            assertThat(provenance.isProposal()).isTrue();
            assertThat(provenance.by()).isEqualTo(scheme.version().toString());
            assertThat(provenance.on()).isNull();
        });
    }

    @Test
    void theReasonSaysWhichAxisDecidedWhichIsMissingAndThatNoFormulaIsPublished() {
        Classification proposal = ClassificationScheme.builtIn("mext-2025")
                .propose(Confidentiality.C2A, Integrity.I2B, null)
                .orElseThrow();
        Provenance provenance = Objects.requireNonNull(proposal.provenance());
        assertThat(provenance.reason().ja())
                .contains("最も重い完全性2Bにより重要性分類Ⅱ", "公表された算式はありません", "可用性は示されていない", "mext-2025 1");
        assertThat(provenance.reason().en())
                .contains(
                        "the most severe, Integrity 2B, gives Importance II",
                        "no published formula",
                        "Not stated, so it may be more severe: availability");
    }

    @Test
    void axesThatDecideTogetherAreNamedTogether() {
        Classification proposal = ClassificationScheme.builtIn("nasukarasuyama-2026")
                .propose(Confidentiality.C2B, Integrity.I1, Availability.A2B)
                .orElseThrow();
        Provenance provenance = Objects.requireNonNull(proposal.provenance());
        assertThat(provenance.reason().ja()).contains("最も重い機密性2B・可用性2Bにより");
        assertThat(provenance.reason().en()).doesNotContain("Not stated");
    }

    @Test
    void whereNobodySaidThatItMayBeKnownNothingPublicIsProposed() {
        ClassificationScheme scheme = ClassificationScheme.builtIn("mext-2025");
        assertThat(scheme.propose(null, null, null)).isEmpty();
        assertThat(scheme.propose(null, Integrity.I1, Availability.A1)).isEmpty();
        assertThat(scheme.propose(null, Integrity.I2A, Availability.A1)).isPresent();
    }

    @Test
    void aSchemeWithoutTheRuleProposesNothing() {
        for (String id : List.of("oda-2008", "local-government-2024")) {
            assertThat(ClassificationScheme.builtIn(id).propose(Confidentiality.C3, Integrity.I2B, Availability.A2B))
                    .isEmpty();
        }
    }

    @Provide
    Arbitrary<ClassificationScheme> withRule() {
        return Arbitraries.of("nasukarasuyama-2026", "mext-2025").map(ClassificationScheme::builtIn);
    }
}
