package io.github.edusec.classify.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.Problem;
import io.github.edusec.classify.handling.ExceptionReview.Standing;
import io.github.edusec.classify.handling.HandlingDecision.AllowedUnderException;
import io.github.edusec.classify.handling.HandlingDecision.Forbidden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlingExceptionsTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 4, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 9, 30);
    private static final String CHIEF = "chief-security-officer";
    private static final HandlingPolicy POLICY = HandlingPolicy.builtIn("nasukarasuyama-2026");

    @TempDir
    Path folder;

    @Test
    void anExceptionLiftsTheProhibitionButNoPermitAndNoDuty() {
        HandlingDecision bare = POLICY.decide(Operation.FAX, Classification.of(Importance.I), Circumstances.NONE);
        AllowedUnderException under =
                (AllowedUnderException) fax(exception(CHIEF, false, null, Set.of("na-4-2-7-e"), Set.of()), FIRST);
        assertThat(under.isAllowed()).isFalse();
        assertThat(under.outcome()).isEqualTo(HandlingOutcome.INDIVIDUAL_PERMIT);
        assertThat(under.basis()).isEqualTo(bare.basis());
        assertThat(under.lifted()).isEqualTo(bare);
        assertThat(under.explain(Locale.ENGLISH)).contains("exception R8-1", "individual permit");
        assertThat(under.explain(Locale.JAPANESE)).contains("例外措置 R8-1");
    }

    @Test
    void itCountsOnlyOnItsDaysForItsRulesOperationsPolicyAndGranter() {
        Set<String> rule = Set.of("na-4-2-7-e");
        RecordedException good = exception(CHIEF, false, null, rule, Set.of(Operation.FAX));
        assertThat(fax(good, FIRST)).isInstanceOf(AllowedUnderException.class);
        assertThat(fax(good, LAST)).isInstanceOf(AllowedUnderException.class);
        assertThat(fax(good, FIRST.minusDays(1))).isInstanceOf(Forbidden.class);
        assertThat(fax(good, LAST.plusDays(1))).isInstanceOf(Forbidden.class);
        assertThat(fax(exception(CHIEF, false, null, Set.of("na-10-5-2"), Set.of()), FIRST))
                .isInstanceOf(Forbidden.class);
        assertThat(fax(exception(CHIEF, false, null, rule, Set.of(Operation.SNS)), FIRST))
                .isInstanceOf(Forbidden.class);
        assertThat(fax(exception("school-security-manager", false, null, rule, Set.of()), FIRST))
                .isInstanceOf(Forbidden.class);
        assertThat(fax(exception("school-security-manager", true, null, rule, Set.of()), FIRST))
                .isInstanceOf(AllowedUnderException.class);
        assertThat(fax(exception("client", true, null, rule, Set.of()), FIRST)).isInstanceOf(Forbidden.class);
        assertThat(HandlingPolicy.builtIn("mext-handbook-2025")
                        .decide(
                                Operation.FAX,
                                Classification.of(Importance.I),
                                Circumstances.NONE,
                                new HandlingExceptions(
                                        List.of(exception(CHIEF, false, null, Set.of("hb-fax"), Set.of()))),
                                FIRST))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void itMustCoverEveryRuleThatForbids() {
        RecordedException one = exception(CHIEF, false, null, Set.of("na-4-2-7-i-i"), Set.of());
        RecordedException all = exception(CHIEF, false, null, Set.of("na-4-2-7-i-i", "na-6-2-10-o"), Set.of());
        assertThat(decide(Operation.SEND_MAIL, Classification.of(Importance.IV), one))
                .isInstanceOf(Forbidden.class);
        assertThat(decide(Operation.SEND_MAIL, Classification.of(Importance.IV), all))
                .isInstanceOf(AllowedUnderException.class);
    }

    @Test
    void aRestrictionOnTheAssetAndTheSeparationOfApproverAreNotLifted() {
        RecordedException all = exception(CHIEF, false, null, Set.of("restriction-no-copy", "na-3-7-1"), Set.of());
        Classification restricted =
                Classification.of(Importance.IV).withRestrictions(HandlingRestriction.listOf("複製禁止"));
        assertThat(decide(Operation.COPY, restricted, all)).isInstanceOf(Forbidden.class);
        assertThat(POLICY.decide(
                        Operation.TAKE_OUT,
                        Classification.of(Importance.I),
                        Circumstances.of(Circumstance.APPLICANT_IS_APPROVER),
                        new HandlingExceptions(List.of(all)),
                        FIRST))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void whatIsNotForbiddenNeedsNoException() {
        RecordedException any = exception(CHIEF, false, null, Set.of("na-4-2-7-e"), Set.of());
        assertThat(decide(Operation.TAKE_OUT, Classification.of(Importance.I), any)
                        .outcome())
                .isEqualTo(HandlingOutcome.INDIVIDUAL_PERMIT);
    }

    @Test
    void theReviewSaysHowEachExceptionStandsAndWhichEmergencyIsUnreported() {
        HandlingExceptions exceptions = new HandlingExceptions(List.of(
                exception(CHIEF, false, null, Set.of("a"), Set.of()),
                new RecordedException(
                        "R8-2", "p", Set.of("a"), Set.of(), "r", "g", "x", FIRST, FIRST.plusDays(3), true, null),
                new RecordedException(
                        "R8-3", "p", Set.of("a"), Set.of(), "r", "g", "x", FIRST, LAST, true, FIRST.plusDays(9))));
        ExceptionReview soon = exceptions.review(LAST.minusDays(29));
        assertThat(soon.standing(Standing.ENDING_SOON))
                .extracting(item -> item.exception().number())
                .containsExactly("R8-1", "R8-3");
        assertThat(soon.standing(Standing.EXPIRED))
                .extracting(item -> item.exception().number())
                .containsExactly("R8-2");
        assertThat(soon.unreported())
                .extracting(item -> item.exception().number())
                .containsExactly("R8-2");
        assertThat(soon.unreported().get(0).explanation().en()).contains("ended on 2026-04-04", "report it");
        ExceptionReview early = exceptions.review(FIRST);
        assertThat(early.standing(Standing.ACTIVE))
                .extracting(item -> item.exception().number())
                .containsExactly("R8-1", "R8-3");
        assertThat(early.unreported())
                .extracting(item -> item.exception().number())
                .containsExactly("R8-2", "R8-3");
        assertThat(exceptions.review(FIRST.minusDays(1)).standing(Standing.NOT_YET))
                .hasSize(3);
        assertThat(exceptions.review(FIRST.minusDays(1)).unreported()).isEmpty();
        assertThat(exceptions.review(LAST).standing(Standing.ENDING_SOON)).hasSize(2);
        assertThat(exceptions.review(LAST.minusDays(30)).standing(Standing.ACTIVE))
                .hasSize(2);
    }

    @Test
    void theGoldenFileIsReadAndWritingReadsBackEqual() throws IOException {
        HandlingExceptions golden =
                read(new String(HandlingFileTest.golden("golden-exceptions-1.json"), StandardCharsets.UTF_8));
        assertThat(golden.recorded()).extracting(RecordedException::number).containsExactly("R8-1", "R8-2");
        assertThat(golden.recorded().get(1).reportedOn()).isEqualTo("2026-05-12");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        golden.write(out);
        assertThat(read(out.toString(StandardCharsets.UTF_8))).isEqualTo(golden);
    }

    /** Two exceptions that each name a part of what forbids do not add up; of those that fit the first in the file is named. */
    @Test
    void overlappingExceptionsDoNotAddUpAndTheFirstThatFitsIsNamed() {
        RecordedException one = numbered("1", Set.of("na-4-2-7-i-i"), FIRST, LAST);
        RecordedException other = numbered("2", Set.of("na-6-2-10-o"), FIRST, LAST);
        Set<String> both = Set.of("na-4-2-7-i-i", "na-6-2-10-o");
        RecordedException ended = numbered("3", both, FIRST, FIRST.plusDays(5));
        RecordedException longer = numbered("4", both, FIRST.plusDays(5), LAST);
        assertThat(mail(FIRST, one, other)).isInstanceOf(Forbidden.class);
        assertThat(mail(FIRST.plusDays(5), one, other, ended, longer))
                .extracting("exception.number")
                .isEqualTo("3");
        assertThat(mail(FIRST.plusDays(6), one, other, ended, longer))
                .extracting("exception.number")
                .isEqualTo("4");
        assertThat(mail(LAST.plusDays(1), one, other, ended, longer)).isInstanceOf(Forbidden.class);
    }

    @Test
    void theExplanationSaysWhoGrantedItWhyUntilWhenAndWhatItLifted() {
        Set<String> rule = Set.of("na-4-2-7-e");
        String granted =
                fax(exception(CHIEF, false, null, rule, Set.of()), FIRST).explain(Locale.JAPANESE);
        assertThat(granted)
                .contains("例外措置 R8-1: 理由。許可 担当 (chief-security-officer)、2026-04-01 から 2026-09-30 まで（当日を含む）")
                .contains("外れた禁止: 第4-2(7)エ [na-4-2-7-e]")
                .doesNotContain("根拠: 第4-2(7)エ");
        assertThat(fax(exception("school-security-manager", true, null, rule, Set.of()), FIRST)
                        .explain(Locale.ENGLISH))
                .contains("taken in an emergency by 担当 (school-security-manager)", "both included");
    }

    /** An empty list of operations would mean every operation: an exception must not widen by a slip of the pen. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `"R8-2"` | `"R8-1"` | exceptions[1].number | the number stands twice | R8-1 | each number once
            `["fax"]` | `["faks"]` | exceptions[0].operations | no such operation | faks | mark, copy
            `["fax"]` | `[]` | exceptions[0].operations | an empty list | nothing | one or more
            `["fax"]` | `["fax", "fax"]` | exceptions[0].operations | a word stands twice | fax | each word once
            `["x-fax-ban", "x-both"]` | `[]` | exceptions[1].rules | an empty list | nothing | one or more
            `"2026-09-30"` | `"soon"` | exceptions[0].endsOn | not a date | soon | a date such as
            `"2026-09-30"` | `"2026-02-30"` | exceptions[0].endsOn | not a date | 2026-02-30 | a date such as
            `"2026-09-30"` | `"2026-03-31"` | exceptions[0].endsOn | it ends before it begins | 2026-03-31 | 2026-04-01 or later
            `"endsOn": "2026-09-30", ` | `` | exceptions[0] | "endsOn" is missing | nothing | a text
            `"2026-05-12"` | `"2026-04-30"` | exceptions[1].reportedOn | reported before it began | 2026-04-30 | 2026-05-01 or later
            `"emergency": true` | `"emergency": false` | exceptions[1].reportedOn | only an emergency is reported | 2026-05-12 | "emergency": true
            `"emergency": true` | `"emergency": "true"` | exceptions[1].emergency | wrong kind of value | "true" | true or false
            `"emergency": true` | `"emergencie": true` | exceptions[1].emergencie | unknown key | emergencie | emergency
            `exceptions/1` | `exceptions/2` | format | a format version this library does not read | edusec-exceptions/2 | edusec-exceptions/1
            """)
    void aMistakeInAFileIsAProblemWithItsPlace(
            String text, @Nullable String instead, String where, String what, String found, String allowed)
            throws IOException {
        String golden = new String(HandlingFileTest.golden("golden-exceptions-1.json"), StandardCharsets.UTF_8);
        assertThat(golden).containsOnlyOnce(text);
        String bad = golden.replace(text, instead == null ? "" : instead);
        PolicyFileException thrown = catchThrowableOfType(PolicyFileException.class, () -> read(bad));
        assertThat(thrown.problems()).anySatisfy(problem -> {
            assertThat(problem.where()).startsWith(where);
            assertThat(problem.what()).isEqualTo(what);
            assertThat(problem.found()).isEqualTo(found);
            assertThat(problem.allowed()).startsWith(allowed);
        });
        // without the emergency flag the report has no ground either
        assertThat(thrown.problems()).hasSize(text.startsWith("\"emergency") && !what.startsWith("only") ? 2 : 1);
    }

    @Test
    void allProblemsOfABadFileAreReportedAtOnce() throws IOException {
        String bad = new String(HandlingFileTest.golden("golden-exceptions-1.json"), StandardCharsets.UTF_8)
                .replace("\"R8-2\"", "\"R8-1\"")
                .replace("[\"fax\"]", "[\"faks\"]")
                .replace("2026-09-30", "soon")
                .replace("\"2026-05-10\"", "\"2026-04-10\"");
        PolicyFileException thrown = catchThrowableOfType(PolicyFileException.class, () -> read(bad));
        assertThat(thrown.problems())
                .extracting(Problem::found)
                .containsExactlyInAnyOrder("R8-1", "faks", "soon", "2026-04-10");
    }

    @Test
    void anExceptionThatContradictsItselfIsRefused() {
        assertThatThrownBy(() -> exception(CHIEF, false, FIRST, Set.of("a"), Set.of()))
                .hasMessageContaining("emergency");
        assertThatThrownBy(() -> exception(CHIEF, false, null, Set.of(), Set.of()))
                .hasMessageContaining("no rule");
        assertThatThrownBy(() -> exception(" ", false, null, Set.of("a"), Set.of()))
                .hasMessageContaining("blank");
        assertThatThrownBy(() -> exception(CHIEF, true, FIRST.minusDays(1), Set.of("a"), Set.of()))
                .hasMessageContaining("report");
        RecordedException one = exception(CHIEF, false, null, Set.of("a"), Set.of());
        assertThatThrownBy(() -> new HandlingExceptions(List.of(one, one))).hasMessageContaining("twice");
        assertThat(HandlingExceptions.NONE.recorded()).isEmpty();
    }

    private static HandlingDecision mail(LocalDate day, RecordedException... exceptions) {
        return POLICY.decide(
                Operation.SEND_MAIL,
                Classification.of(Importance.IV),
                Circumstances.NONE,
                new HandlingExceptions(List.of(exceptions)),
                day);
    }

    private static RecordedException numbered(String number, Set<String> rules, LocalDate first, LocalDate last) {
        return new RecordedException(
                number, "nasukarasuyama-2026", rules, Set.of(), "理由", "担当", CHIEF, first, last, false, null);
    }

    private static HandlingDecision fax(RecordedException exception, LocalDate day) {
        return POLICY.decide(
                Operation.FAX,
                Classification.of(Importance.I),
                Circumstances.NONE,
                new HandlingExceptions(List.of(exception)),
                day);
    }

    private static HandlingDecision decide(
            Operation operation, Classification classification, RecordedException exception) {
        return POLICY.decide(
                operation, classification, Circumstances.NONE, new HandlingExceptions(List.of(exception)), FIRST);
    }

    private static RecordedException exception(
            String role,
            boolean emergency,
            @Nullable LocalDate reported,
            Set<String> rules,
            Set<Operation> operations) {
        return new RecordedException(
                "R8-1", "nasukarasuyama-2026", rules, operations, "理由", "担当", role, FIRST, LAST, emergency, reported);
    }

    private HandlingExceptions read(String text) throws IOException {
        Path file = folder.resolve("exceptions.json");
        Files.writeString(file, text);
        return HandlingExceptions.read(file, Limits.DEFAULT);
    }
}
