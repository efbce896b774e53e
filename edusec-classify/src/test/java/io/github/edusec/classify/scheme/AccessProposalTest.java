package io.github.edusec.classify.scheme;

import static io.github.edusec.classify.scheme.AccessSubject.ALL_GUARDIANS;
import static io.github.edusec.classify.scheme.AccessSubject.ALL_PUPILS;
import static io.github.edusec.classify.scheme.AccessSubject.ALL_STAFF;
import static io.github.edusec.classify.scheme.AccessSubject.BOARD;
import static io.github.edusec.classify.scheme.AccessSubject.OWN_GUARDIAN;
import static io.github.edusec.classify.scheme.AccessSubject.OWN_PUPIL;
import static io.github.edusec.classify.scheme.AccessSubject.PUBLIC;
import static io.github.edusec.classify.scheme.AccessSubject.SPECIFIC_STAFF;
import static io.github.edusec.classify.scheme.AccessSubject.STAFF_IN_CHARGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Provenance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessProposalTest {
    private static final ClassificationScheme MEXT = ClassificationScheme.builtIn("mext-2025");

    @Test
    void theStaffColumnOfTheMatrix() {
        assertThat(importance(false, false, SPECIFIC_STAFF, BOARD)).isEqualTo(Importance.I);
        assertThat(importance(false, true, STAFF_IN_CHARGE, BOARD)).isEqualTo(Importance.I);
        assertThat(importance(false, false, STAFF_IN_CHARGE, BOARD)).isEqualTo(Importance.II);
        assertThat(importance(false, false, ALL_STAFF, BOARD)).isEqualTo(Importance.III);
    }

    @Test
    void theColumnOfPupilsAndGuardians() {
        assertThat(importance(true, true, STAFF_IN_CHARGE, BOARD, OWN_PUPIL, OWN_GUARDIAN))
                .isEqualTo(Importance.I);
        assertThat(importance(true, false, STAFF_IN_CHARGE, BOARD, OWN_GUARDIAN))
                .isEqualTo(Importance.II);
        assertThat(importance(false, false, ALL_STAFF, BOARD, ALL_PUPILS, ALL_GUARDIANS))
                .isEqualTo(Importance.III);
    }

    @Test
    void theColumnOfThePublic() {
        assertThat(importance(false, false, ALL_STAFF, BOARD, ALL_PUPILS, ALL_GUARDIANS, PUBLIC))
                .isEqualTo(Importance.IV);
        assertThat(importance(false, false, PUBLIC)).isEqualTo(Importance.IV);
    }

    @Test
    void whatFitsNoRowCountsAsTheMostSevere() {
        assertUndetermined(facts(FactAnswer.NO, FactAnswer.NO));
        assertUndetermined(facts(FactAnswer.NO, FactAnswer.NO, STAFF_IN_CHARGE, OWN_PUPIL));
        assertUndetermined(facts(FactAnswer.YES, FactAnswer.NO, ALL_STAFF, BOARD, OWN_PUPIL));
        assertUndetermined(facts(FactAnswer.NO, FactAnswer.YES, ALL_STAFF, BOARD));
        assertUndetermined(facts(FactAnswer.NO, FactAnswer.YES, PUBLIC));
    }

    @Test
    void whatIsUnknownIsJudgedAsTheWorse() {
        AccessProposal proposal =
                MEXT.proposeByAccess(facts(FactAnswer.YES, FactAnswer.UNKNOWN, STAFF_IN_CHARGE, OWN_PUPIL));
        assertThat(proposal.classification().importance()).isEqualTo(Importance.I);
        assertThat(proposal).isInstanceOf(AccessProposal.Proposed.class);
        assertUndetermined(facts(FactAnswer.UNKNOWN, FactAnswer.NO, STAFF_IN_CHARGE, OWN_PUPIL));
        assertUndetermined(facts(FactAnswer.UNKNOWN, FactAnswer.UNKNOWN, PUBLIC));
    }

    @Test
    void knowingLessNeverProposesALessSevereClass() {
        for (Set<AccessSubject> subjects : allSubjectSets()) {
            for (FactAnswer own : FactAnswer.values()) {
                for (FactAnswer special : FactAnswer.values()) {
                    Importance known = importance(new AccessFacts(subjects, own, special));
                    assertThat(importance(new AccessFacts(subjects, FactAnswer.UNKNOWN, special)))
                            .isLessThanOrEqualTo(known);
                    assertThat(importance(new AccessFacts(subjects, own, FactAnswer.UNKNOWN)))
                            .isLessThanOrEqualTo(known);
                }
            }
        }
    }

    @Test
    void specialCareDataIsAlwaysTheMostSevereClass() {
        for (Set<AccessSubject> subjects : allSubjectSets()) {
            for (FactAnswer own : FactAnswer.values()) {
                assertThat(importance(new AccessFacts(subjects, own, FactAnswer.YES)))
                        .isEqualTo(Importance.I);
            }
        }
    }

    @Test
    void aProposalNamesClauseReasonAndScheme() {
        AccessProposal.Proposed proposal = (AccessProposal.Proposed)
                MEXT.proposeByAccess(facts(FactAnswer.YES, FactAnswer.NO, STAFF_IN_CHARGE, BOARD, OWN_PUPIL));
        assertThat(proposal.clause()).isEqualTo("図表10 Ⅱ");
        assertThat(proposal.level().code()).isEqualTo("II");
        assertThat(proposal.scheme()).isEqualTo(MEXT.version());
        assertThat(proposal.reason().ja()).contains("担当教職員等・教育委員会事務局職員・児童生徒本人", "重要性分類Ⅱ", "図表10 Ⅱ");
        assertThat(proposal.reason().en())
                .contains("staff in charge, board staff, the pupil concerned", "Importance II");
        Provenance provenance = Objects.requireNonNull(proposal.classification().provenance());
        assertThat(provenance.source()).isEqualTo(Provenance.Source.DERIVED);
        assertThat(proposal.classification().confidentiality()).isNull();
    }

    @Test
    void aSchemeWithoutTheTableIsUndetermined() {
        AccessProposal proposal =
                ClassificationScheme.builtIn("oda-2008").proposeByAccess(facts(FactAnswer.NO, FactAnswer.NO, PUBLIC));
        assertThat(proposal).isInstanceOf(AccessProposal.Undetermined.class);
        assertThat(proposal.reason().en()).contains("oda-2008 1 has no rule by access subject");
    }

    private static List<Set<AccessSubject>> allSubjectSets() {
        List<Set<AccessSubject>> sets = new ArrayList<>(List.of(Set.of()));
        for (AccessSubject subject : AccessSubject.values()) {
            for (Set<AccessSubject> set : List.copyOf(sets)) {
                Set<AccessSubject> larger = new HashSet<>(set);
                larger.add(subject);
                sets.add(larger);
            }
        }
        assertThat(sets).hasSize(512);
        return sets;
    }

    private static void assertUndetermined(AccessFacts facts) {
        AccessProposal proposal = MEXT.proposeByAccess(facts);
        assertThat(proposal).isInstanceOf(AccessProposal.Undetermined.class);
        assertThat(proposal.classification().withProvenance(null)).isEqualTo(Classification.MOST_SEVERE);
        assertThat(Objects.requireNonNull(proposal.classification().provenance())
                        .source())
                .isEqualTo(Provenance.Source.UNKNOWN);
        assertThat(proposal.reason().en()).contains("most severe class counts", "mext-2025 1");
        assertThat(proposal.scheme()).isEqualTo(MEXT.version());
    }

    private static Importance importance(boolean own, boolean special, AccessSubject... subjects) {
        return importance(facts(FactAnswer.of(own), FactAnswer.of(special), subjects));
    }

    private static Importance importance(AccessFacts facts) {
        return MEXT.proposeByAccess(facts).classification().importance();
    }

    private static AccessFacts facts(FactAnswer own, FactAnswer special, AccessSubject... subjects) {
        return new AccessFacts(Set.of(subjects), own, special);
    }
}
