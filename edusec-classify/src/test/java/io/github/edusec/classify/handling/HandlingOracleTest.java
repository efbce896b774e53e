package io.github.edusec.classify.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.handling.HandlingDecision.Forbidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The policy of source 001 against a table that was made from the source's text, not from the policy file. */
class HandlingOracleTest {
    private static final HandlingPolicy POLICY = HandlingPolicy.builtIn("nasukarasuyama-2026");

    static List<CSVRecord> rows() throws IOException {
        try (InputStream in = HandlingOracleTest.class.getResourceAsStream("oracle-source-001.csv");
                CSVParser parser = CSVParser.parse(
                        new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8),
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())) {
            return parser.getRecords();
        }
    }

    @Test
    void theTableHasEveryCellOnce() throws IOException {
        List<String> cells = rows().stream()
                .map(row -> row.get("operation") + " " + row.get("importance"))
                .toList();
        List<String> all = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            for (Importance importance : Importance.values()) {
                all.add(operation.id() + " " + importance.code());
            }
        }
        assertThat(cells).containsExactlyInAnyOrderElementsOf(all);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyCellIsAsTheTextSays(CSVRecord row) {
        Operation operation = Operation.parse(row.get("operation"));
        Classification classification = Classification.of(Importance.parse(row.get("importance")));
        Set<Circumstance> condition = Arrays.stream(row.get("condition").split("\\+"))
                .filter(id -> !id.isEmpty())
                .map(Circumstance::parse)
                .collect(Collectors.toSet());
        HandlingDecision bare = POLICY.decide(operation, classification, Circumstances.NONE);
        if (row.get("decision").equals("forbidden")) {
            Set<Circumstance> most = EnumSet.complementOf(EnumSet.of(Circumstance.APPLICANT_IS_APPROVER));
            Forbidden forbidden =
                    (Forbidden) POLICY.decide(operation, classification, new Circumstances(Actor.STAFF, most));
            assertThat(forbidden.liftedBy()).isEmpty();
            assertThat(clauses(forbidden.forbiddenBy())).isEqualTo(ids(row.get("clause")));
            return;
        }
        if (!condition.isEmpty()) {
            assertThat(((Forbidden) bare).liftedBy()).contains(condition);
        }
        HandlingDecision met = POLICY.decide(operation, classification, new Circumstances(Actor.STAFF, condition));
        HandlingDuties duties = met.basis().duties();
        assertThat(outcome(met)).isEqualTo(row.get("decision"));
        assertThat(ids(duties.permitters())).isEqualTo(ids(row.get("permitter")));
        assertThat(ids(duties.protections())).isEqualTo(ids(row.get("protection")));
        assertThat(ids(duties.records())).isEqualTo(ids(row.get("record")));
        assertThat(ids(duties.witnesses())).isEqualTo(ids(row.get("witness")));
        assertThat(clauses(met.basis().reasons())).isEqualTo(ids(row.get("clause")));
    }

    /** Where the stricter of two readings was taken, and where a ban was read down, the answer says what the text literally is. */
    @ParameterizedTest
    @CsvSource({
        "sns,IV,第6-2(11)ウの文言に分類の区別はなく",
        "publish,IV,公表について許可を求める文言はありません",
        "publish,I,公表を分類で禁じる文言はありません",
        "repair,I,許可に触れません",
        "repair,IV,許可に触れません",
        "send-storage,II,外部ストレージサービスがインターネット経由のパブリッククラウドに当たるかは書かれていません",
        "public-cloud,I,第6-2(11)アの条件だけで足ります",
        "public-cloud,III,第6-2(11)アの条件だけで足ります",
        "dispose-medium,II,機器内部の記憶装置"
    })
    void aDoubtfulCellCarriesItsLiteralMeaning(String operation, String importance, String literal) {
        HandlingDecision decision = POLICY.decide(
                Operation.parse(operation), Classification.of(Importance.parse(importance)), Circumstances.NONE);
        assertThat(decision.basis().notes()).anyMatch(note -> note.ja().contains(literal));
    }

    @Test
    void aPrivateAccountIsNotMadeOfficialByStrongAccessControl() {
        for (Operation operation : List.of(Operation.PUBLIC_CLOUD, Operation.CLOUD_DOWNLOAD, Operation.SEND_STORAGE)) {
            for (Importance importance : Importance.values()) {
                assertThat(POLICY.decide(
                                        operation,
                                        Classification.of(importance),
                                        Circumstances.of(Circumstance.STRONG_ACCESS_CONTROL))
                                .outcome())
                        .isEqualTo(HandlingOutcome.FORBIDDEN);
            }
        }
    }

    @Test
    void staffOfTheBoardDoNotWorkOutsideAndTheNoteSaysWhatTheTextForbids() {
        HandlingDecision decision = POLICY.decide(
                Operation.WORK_OUTSIDE, Classification.of(Importance.IV), Circumstances.NONE.by(Actor.BOARD_STAFF));
        assertThat(decision.outcome()).isEqualTo(HandlingOutcome.FORBIDDEN);
        assertThat(decision.basis().notes()).anyMatch(note -> note.ja().contains("校務用端末による"));
    }

    private static String outcome(HandlingDecision decision) {
        return decision instanceof HandlingDecision.Allowed allowed && !allowed.stated()
                ? "not-stated"
                : decision.outcome().id();
    }

    private static Set<String> ids(String cell) {
        return Stream.of(cell.split(";")).filter(id -> !id.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> ids(List<Term> terms) {
        return terms.stream().map(Term::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> clauses(List<HandlingRule> rules) {
        return rules.stream().map(HandlingRule::clause).collect(Collectors.toCollection(TreeSet::new));
    }
}
