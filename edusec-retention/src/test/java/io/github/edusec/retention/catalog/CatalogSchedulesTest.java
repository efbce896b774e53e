package io.github.edusec.retention.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.approval.Approval;
import io.github.edusec.crypto.approval.ApprovalDemand;
import io.github.edusec.crypto.approval.ApprovalSubject;
import io.github.edusec.crypto.approval.ApprovalVerification.NotValid;
import io.github.edusec.crypto.approval.ApprovalVerification.Reason;
import io.github.edusec.crypto.approval.SignedApproval;
import io.github.edusec.crypto.keys.AppointmentRole;
import io.github.edusec.crypto.keys.Appointments;
import io.github.edusec.crypto.keys.Term;
import io.github.edusec.retention.CatalogException;
import io.github.edusec.retention.EventKind;
import io.github.edusec.retention.RecordFacts;
import io.github.edusec.retention.RetentionSchedule;
import io.github.edusec.retention.Shortening;
import io.github.edusec.testkit.DatabaseKind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(DatabaseKind.class)
class CatalogSchedulesTest {
    private final DatabaseKind kind;

    @TempDir
    Path folder;

    private DataSource source;
    private Catalog catalog;

    CatalogSchedulesTest(DatabaseKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() throws Exception {
        source = kind.empty(folder);
        catalog = Catalog.in(source);
        catalog.put(Records.attendance("A1", "2010-03-31"));
        catalog.put(Records.attendance("A2", "2024-03-31"));
        catalog.put(Records.record("G1", "指導要録(学籍)", EventKind.GRADUATION, "2012-03-16"));
        catalog.put(CatalogRecord.of("N1", new RecordFacts("出席簿", Map.of())));
    }

    private AdoptionResult adopt(RetentionSchedule schedule) throws Exception {
        return catalog.schedules().adopt(Records.adopted(schedule), Records.BY, Records.TIME);
    }

    private AdoptionResult adopt(RetentionSchedule schedule, ShorteningApproval approval) throws Exception {
        return catalog.schedules().adopt(Records.adopted(schedule), Records.BY, Records.TIME, approval);
    }

    private String tables() throws Exception {
        StringBuilder all = new StringBuilder();
        for (String query : List.of(
                "SELECT count(*) FROM edusec_catalog_schedule",
                "SELECT count(*) FROM edusec_catalog_adoption",
                "SELECT count(*) FROM edusec_journal",
                "SELECT disposable_from FROM edusec_catalog_record WHERE id = 'A1'",
                "SELECT disposable_from FROM edusec_catalog_record WHERE id = 'A2'")) {
            all.append(Records.text(source, query)).append('\n');
        }
        return all.toString();
    }

    @Test
    void the_first_schedule_needs_no_approval_and_decides_on_every_record() throws Exception {
        RetentionSchedule first = Records.city("1", "P5Y");
        AdoptionResult.Adopted adopted = (AdoptionResult.Adopted) adopt(first);
        assertThat(adopted.counts().records()).isEqualTo(4);
        assertThat(adopted.counts().newlyDetermined()).isEqualTo(3);
        assertThat(catalog.schedules().adopted()).contains(Records.adopted(first));
        assertThat(catalog.due(Records.TODAY).due()).isEqualTo(1);
        assertThat(Records.text(
                        source,
                        "SELECT reference || ' ' || subject FROM edusec_journal WHERE action = 'schedule.adopted'"))
                .isEqualTo("8教総第12号 city 1");
    }

    @Test
    void a_simulated_version_that_shortens_one_rule_names_exactly_the_records_concerned() throws Exception {
        adopt(Records.city("1", "P5Y"));
        List<String> concerned = new ArrayList<>();
        Changes changes = Simulation.compare(
                catalog,
                Records.city("1", "P5Y"),
                Records.city("2", "P3Y"),
                (record, before, after) ->
                        concerned.add(record.id() + " " + before.disposableFrom() + " " + after.disposableFrom()));
        assertThat(concerned).containsExactly("A1 2015-04-01 2013-04-01", "A2 2029-04-01 2027-04-01");
        assertThat(changes).isEqualTo(new Changes(4, 2, 0, 0, 0, 0, 2));
        assertThat(changes.concerned()).isEqualTo(2);
    }

    @Test
    void a_version_that_shortens_is_refused_without_an_approval_and_nothing_changes() throws Exception {
        RetentionSchedule first = Records.city("1", "P5Y");
        RetentionSchedule shorter = Records.city("2", "P3Y");
        adopt(first);
        String before = tables();
        AdoptionResult.Refused refused = (AdoptionResult.Refused) adopt(shorter);
        assertThat(refused.kinds()).containsExactly("出席簿");
        assertThat(refused.counts().relaxed()).isEqualTo(2);
        assertThat(refused.verification()).isNull();
        assertThat(refused.subject()).isEqualTo(CatalogSchedules.subject(first, shorter));
        assertThat(tables()).isEqualTo(before);
        assertThat(catalog.schedules().adopted()).contains(Records.adopted(first));
    }

    @Test
    void it_is_refused_even_where_no_record_shows_it_yet() throws Exception {
        adopt(Records.city("1", "P5Y"));
        Records.update(source, "DELETE FROM edusec_catalog_record");
        AdoptionResult.Refused refused = (AdoptionResult.Refused) adopt(Records.city("2", "P3Y"));
        assertThat(refused.kinds()).containsExactly("出席簿");
        assertThat(refused.counts().relaxed()).isZero();
    }

    @Test
    void a_rule_whose_id_is_given_to_a_shorter_one_is_named() throws Exception {
        RetentionSchedule swapped = Records.renamed(
                Records.renamed(
                        Records.renamed(Records.city("2", "P5Y"), "register-enrolment", "x"),
                        "survey",
                        "register-enrolment"),
                "x",
                "survey");
        assertThat(Shortening.kinds(Records.city("1", "P5Y"), swapped)).contains("指導要録(学籍)");
    }

    @Test
    void an_approval_for_exactly_this_change_lets_it_pass_and_one_for_another_does_not() throws Exception {
        RetentionSchedule first = Records.city("1", "P5Y");
        RetentionSchedule shorter = Records.city("2", "P3Y");
        adopt(first);
        try (SigningKey key = SigningKey.generate()) {
            Appointments appointments = Appointments.of(AppointmentRole.standard())
                    .appoint(
                            "sato",
                            "principal",
                            new Term(LocalDate.of(2024, 4, 1), null),
                            key.verificationKey().fingerprint(),
                            "教委 第1号");
            Term term = new Term(Records.TODAY, Records.TODAY.plusDays(14));
            SignedApproval right = SignedApproval.sign(
                    new Approval(
                            CatalogSchedules.subject(first, shorter),
                            "tanaka",
                            "sato",
                            "principal",
                            Records.TIME,
                            term,
                            "",
                            null),
                    key);
            ShorteningApproval approval = subject -> right.verify(
                    new ApprovalDemand(subject, "tanaka", Set.of("principal"), Records.TODAY),
                    appointments,
                    List.of(key.verificationKey()));
            AdoptionResult.Refused other = (AdoptionResult.Refused) adopt(Records.city("2", "P2Y"), approval);
            assertThat(other.verification())
                    .isInstanceOfSatisfying(
                            NotValid.class, not -> assertThat(not.reason()).isEqualTo(Reason.OTHER_SUBJECT));
            AdoptionResult.Adopted adopted = (AdoptionResult.Adopted) adopt(shorter, approval);
            assertThat(adopted.kinds()).containsExactly("出席簿");
        }
        assertThat(Records.text(source, "SELECT disposable_from FROM edusec_catalog_record WHERE id = 'A2'"))
                .isEqualTo("2027-04-01");
        assertThat(catalog.schedules().adoptions()).hasSize(2);
    }

    @Test
    void a_version_that_lengthens_needs_none() throws Exception {
        adopt(Records.city("1", "P5Y"));
        AdoptionResult.Adopted longer = (AdoptionResult.Adopted) adopt(Records.city("2", "P10Y"));
        assertThat(longer.counts().later()).isEqualTo(2);
        assertThat(longer.kinds()).isEmpty();
        AdoptionResult.Adopted permanent = (AdoptionResult.Adopted) adopt(Records.city("3", "permanent"));
        assertThat(permanent.counts().later()).isEqualTo(2);
        assertThat(adopt(Records.city("4", "P200Y"))).isInstanceOf(AdoptionResult.Refused.class);
    }

    @Test
    void a_published_version_never_changes() throws Exception {
        RetentionSchedule first = Records.city("1", "P5Y");
        catalog.schedules().publish(first);
        catalog.schedules().publish(first);
        assertThatThrownBy(() -> catalog.schedules().publish(Records.city("1", "P6Y")))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("a published version never changes")
                .hasMessageContaining(first.sha256());
        assertThatThrownBy(() -> adopt(Records.city("1", "P6Y"))).isInstanceOf(CatalogException.class);
        assertThat(catalog.schedules().published()).containsExactly(new PolicyVersion("city", "1", first.sha256()));
        assertThat(catalog.schedules().find("city", "1")).contains(first);
        assertThat(catalog.schedules().find("city", "2")).isEmpty();
        assertThat(catalog.schedules().adopted()).isEmpty();
    }

    @Test
    void a_version_that_decides_already_is_not_adopted_again() throws Exception {
        adopt(Records.city("1", "P5Y"));
        assertThatThrownBy(() -> adopt(Records.city("1", "P5Y")))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("8教総第12号");
    }

    @Test
    void what_was_published_is_refused_when_its_row_is_another() throws Exception {
        adopt(Records.city("1", "P5Y"));
        Records.update(source, "UPDATE edusec_catalog_schedule SET version = '9'");
        Records.update(source, "UPDATE edusec_catalog_adoption SET version = '9'");
        Catalog again = Catalog.in(source);
        assertThatThrownBy(() -> again.schedules().adopted())
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("the content is of another schedule");
        assertThatThrownBy(() -> again.due(Records.TODAY)).isInstanceOf(CatalogException.class);
    }

    @Test
    void every_built_in_schedule_can_be_adopted() throws Exception {
        for (String id : RetentionSchedule.builtInIds()) {
            RetentionSchedule schedule = RetentionSchedule.builtIn(id);
            AdoptionResult result = adopt(schedule, subject -> {
                throw new AssertionError("asked for " + subject);
            });
            assertThat(result).isInstanceOf(AdoptionResult.Adopted.class);
            assertThat(Catalog.in(source).schedules().adopted().orElseThrow().schedule())
                    .isEqualTo(schedule);
            Records.update(source, "DELETE FROM edusec_catalog_adoption");
        }
    }

    @Test
    void the_subject_of_an_approval_is_of_both_versions_in_order() throws Exception {
        RetentionSchedule one = Records.city("1", "P5Y");
        RetentionSchedule two = Records.city("2", "P3Y");
        ApprovalSubject subject = CatalogSchedules.subject(one, two);
        assertThat(subject).isNotEqualTo(CatalogSchedules.subject(two, one));
        assertThat(subject.kind()).isEqualTo("retention-schedule");
    }
}
