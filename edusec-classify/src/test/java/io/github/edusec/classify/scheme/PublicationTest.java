package io.github.edusec.classify.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.Provenance;
import io.github.edusec.classify.Text;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.WithNull;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PublicationTest {
    private static final ClassificationScheme SCHEME = ClassificationScheme.builtIn("nasukarasuyama-2026");

    @Test
    void aClassDerivedFromIntegrityOrAvailabilityDoesNotBarPublication() {
        Classification derived = SCHEME.propose(Confidentiality.C1, Integrity.I2B, Availability.A2A)
                .orElseThrow();
        assertThat(derived.importance()).isEqualTo(Importance.II);
        PublicationAnswer answer = SCHEME.mayBePublished(derived);
        assertThat(answer.isAllowed()).isTrue();
        assertThat(answer).isInstanceOf(PublicationAnswer.Publishable.class);
        assertThat(answer.reason().ja()).contains("機密性1", "重要性分類Ⅱは完全性又は可用性によるもので、公表を妨げません");
        assertThat(answer.reason().en())
                .contains("Importance II comes from integrity or availability and does not bar publication");
        assertThat(answer.clause()).contains("第4-2(7)カ");
        assertThat(answer.scheme()).isEqualTo(SCHEME.version());
    }

    @ParameterizedTest
    @EnumSource(
            value = Confidentiality.class,
            names = {"C3", "C2B", "C2A"})
    void whatIsConfidentialIsNotPublishedWhateverItsImportance(Confidentiality confidentiality) {
        PublicationAnswer answer =
                SCHEME.mayBePublished(new Classification(Importance.IV, confidentiality, null, null, List.of()));
        assertThat(answer.isAllowed()).isFalse();
        assertThat(answer.reason().ja()).contains(confidentiality.label(), "公表を前提としない");
    }

    @ParameterizedTest
    @CsvSource({"I,false", "II,false", "III,false", "IV,true"})
    void withoutConfidentialityTheImportanceDecides(Importance importance, boolean allowed) {
        PublicationAnswer answer = SCHEME.mayBePublished(Classification.of(importance));
        assertThat(answer.isAllowed()).isEqualTo(allowed);
        assertThat(answer.reason().en()).contains("Importance " + importance.code());
    }

    @Test
    void aSevereImportanceThatNothingExplainsBarsPublication() {
        Classification joined = new Classification(Importance.IV, Confidentiality.C1, null, null, List.of())
                .join(Classification.of(Importance.I));
        assertThat(joined.confidentiality()).isEqualTo(Confidentiality.C1);
        PublicationAnswer answer = SCHEME.mayBePublished(joined);
        assertThat(answer.isAllowed()).isFalse();
        assertThat(answer.reason().ja()).contains("重要性分類Ⅰ", "説明できず");
        assertThat(SCHEME.mayBePublished(
                                new Classification(Importance.I, Confidentiality.C1, Integrity.I2B, null, List.of()))
                        .isAllowed())
                .as("integrity 2B explains II, not I")
                .isFalse();
    }

    /** 図表10: only class IV is for the public, whatever the other axes explain. */
    @Test
    void theHandbookTestsImportanceAndConfidentiality() {
        ClassificationScheme handbook = ClassificationScheme.builtIn("mext-2025");
        for (Importance importance : Importance.values()) {
            assertThat(handbook.mayBePublished(new Classification(
                                    importance, Confidentiality.C1, Integrity.I2B, Availability.A2B, List.of()))
                            .isAllowed())
                    .isEqualTo(importance == Importance.IV);
        }
        assertThat(handbook.mayBePublished(
                                new Classification(Importance.IV, Confidentiality.C2A, null, null, List.of()))
                        .isAllowed())
                .isFalse();
    }

    @Property
    void whatIsMoreSevereInConfidentialityIsNeverMorePublic(
            @ForAll Importance importance,
            @ForAll Confidentiality one,
            @ForAll Confidentiality other,
            @ForAll @WithNull @Nullable Integrity integrity,
            @ForAll @WithNull @Nullable Availability availability) {
        Classification severe =
                new Classification(importance, one.isAtLeast(other) ? one : other, integrity, availability, List.of());
        Classification light =
                new Classification(importance, one.isAtLeast(other) ? other : one, integrity, availability, List.of());
        if (SCHEME.mayBePublished(severe).isAllowed()) {
            assertThat(SCHEME.mayBePublished(light).isAllowed()).isTrue();
        }
    }

    @Test
    void theMostSevereClassIsNotPublished() {
        assertThat(SCHEME.mayBePublished(Classification.MOST_SEVERE).isAllowed())
                .isFalse();
    }

    @Test
    void aRestrictionToSomePersonsBarsPublication() {
        Classification classification = new Classification(
                Importance.IV, Confidentiality.C1, null, null, HandlingRestriction.listOf("印刷禁止", "教職員限り"));
        PublicationAnswer answer = SCHEME.mayBePublished(classification);
        assertThat(answer.isAllowed()).isFalse();
        assertThat(answer.reason().ja()).contains("教職員等限り").doesNotContain("印刷禁止");
        assertThat(SCHEME.mayBePublished(classification.withRestrictions(HandlingRestriction.listOf("印刷禁止")))
                        .isAllowed())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "PERSON,true,true",
        "REGISTER,true,true",
        "LABEL,true,true",
        "DERIVED,true,false",
        "SUGGESTED,false,false",
        "UNKNOWN,false,false"
    })
    void aProposalIsNotEnoughToPublish(Provenance.Source source, boolean withLevel, boolean withImportanceAlone) {
        Provenance provenance = new Provenance(source, "somebody", null, new Text("理由", "reason"));
        Classification stated =
                new Classification(Importance.IV, Confidentiality.C1, null, null, List.of(), provenance);
        assertThat(SCHEME.mayBePublished(stated).isAllowed()).isEqualTo(withLevel);
        PublicationAnswer alone =
                SCHEME.mayBePublished(Classification.of(Importance.IV).withProvenance(provenance));
        assertThat(alone.isAllowed()).isEqualTo(withImportanceAlone);
        if (!withImportanceAlone) {
            assertThat(alone.reason().en()).contains("only a proposal");
        }
    }

    @Test
    void aLevelByItselfIsJudgedOnItsAxis() {
        ClassificationScheme local = ClassificationScheme.builtIn("local-government-2024");
        assertThat(local.mayBePublished(local.find("自治体機密性1").orElseThrow()).isAllowed())
                .isTrue();
        assertThat(local.mayBePublished(local.find("自治体機密性2").orElseThrow()).isAllowed())
                .isFalse();
        PublicationAnswer answer = local.mayBePublished(local.find("可用性1").orElseThrow());
        assertThat(answer.isAllowed()).isFalse();
        assertThat(answer.reason().en()).contains("No axis that decides on publication is stated");
    }

    @Test
    void aClassificationThatTheSchemeCannotExpressIsNotPublished() {
        PublicationAnswer answer = ClassificationScheme.builtIn("local-government-2024")
                .mayBePublished(new Classification(Importance.IV, Confidentiality.C1, null, null, List.of()));
        assertThat(answer.isAllowed()).isFalse();
        assertThat(answer.clause()).isEqualTo("機密性1");
    }

    @Test
    void aSchemeThatIsSilentOnPublicationAllowsNothing() {
        ClassificationScheme oda = ClassificationScheme.builtIn("oda-2008");
        PublicationAnswer answer = oda.mayBePublished(Classification.of(Importance.IV));
        assertThat(answer.isAllowed()).isFalse();
        assertThat(answer.clause()).isNull();
        assertThat(answer.reason().en()).contains("oda-2008 1 does not say");
        assertThat(oda.mayBePublished(oda.find("(3)").orElseThrow()).isAllowed())
                .isFalse();
    }
}
