package io.github.edusec.examples.traceability;

import io.github.edusec.classify.handling.HandlingPolicy;
import io.github.edusec.classify.handling.HandlingRule;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The duties of the sources, joined with the rules of the built-in policies by clause, and the page that shows them.
 *
 * @param duties the rows of {@code duties.csv}
 */
record Traceability(List<Duty> duties) {
    /** Sources by their number in {@code duties.csv}: what people call them, and the policy made from them. */
    static final Map<String, Source> SOURCES = new TreeMap<>(Map.of(
            "001",
            new Source("那須烏山市教育情報セキュリティポリシー 第3章 (2026)", "nasukarasuyama-2026"),
            "002",
            new Source("大田市立小中学校情報安全対策基準 (2008)", "oda-2008"),
            "003",
            new Source("総務省 校務分野におけるASP・SaaS事業者向けガイドライン (2010)", "")));

    static final String HANDBOOK = "mext-handbook-2025";
    private static final String RULES = "rules";

    static Traceability load() throws IOException {
        try (Reader in =
                new InputStreamReader(Traceability.class.getResourceAsStream("duties.csv"), StandardCharsets.UTF_8)) {
            return new Traceability(
                    CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(in).stream()
                            .map(Duty::of)
                            .toList());
        }
    }

    record Source(String title, String policyId) {}

    /** One duty; {@code by} names "rules" (those of the source's policy with this clause), rules elsewhere, or types. */
    record Duty(
            String source,
            String clause,
            String duty,
            String status,
            List<String> by,
            List<String> tests,
            String note) {
        static Duty of(CSVRecord row) {
            return new Duty(
                    row.get("source"),
                    row.get("clause"),
                    row.get("duty"),
                    row.get("status"),
                    list(row.get("by")),
                    list(row.get("tests")),
                    row.get("note"));
        }

        /** Returns the rules that carry it out. */
        List<HandlingRule> rules() {
            return by.stream()
                    .filter(each -> each.startsWith(RULES))
                    .flatMap(each -> each.equals(RULES)
                            ? rulesAt(SOURCES.get(source).policyId(), clause)
                            : rulesAt(
                                    each.substring(RULES.length() + 1, each.indexOf('@')),
                                    each.substring(each.indexOf('@') + 1)))
                    .toList();
        }

        /** Returns the simple names of the types that carry it out, or for a plan where it is to come. */
        List<String> types() {
            return by.stream().filter(each -> !each.startsWith(RULES)).toList();
        }

        private static List<String> list(String cell) {
            return Arrays.stream(cell.split(";", -1))
                    .filter(each -> !each.isEmpty())
                    .toList();
        }
    }

    /** Returns the rules of a policy's own; those for handling restrictions name no clause of a source. */
    static Stream<HandlingRule> rulesOf(String policyId) {
        return HandlingPolicy.builtIn(policyId).rules().stream()
                .filter(rule -> !rule.clause().startsWith("取扱制限"));
    }

    static Stream<HandlingRule> rulesAt(String policyId, String clause) {
        return rulesOf(policyId)
                .filter(rule -> Arrays.stream(rule.clause().split("・", -1)).anyMatch(at -> meets(at, clause)));
    }

    /** A rule for 第4-2(7)ア(ア) carries out a part of 第4-2(7)ア, and one for 第4-2(6) all of 第4-2(6)ア. */
    static boolean meets(String ruleClause, String dutyClause) {
        return ruleClause.startsWith(dutyClause) || dutyClause.startsWith(ruleClause);
    }

    /** Returns the page, always the same for the same data. */
    String page() {
        StringBuilder page = new StringBuilder("""
                # Traceability
                Which duty of the sources is carried out by which rule, and shown by which test. Generated from `duties.csv` (test resources of edusec-examples) and the built-in handling
                policies; `TraceabilityTest` fails if this page, the rules and the tests drift apart. To write it again:
                `mvn -B -pl edusec-examples -am verify -Dtest=TraceabilityTest -Dsurefire.failIfNoSpecifiedTests=false -Djacoco.skip -Dedusec.regenerate=true`.

                **covered**: a rule decides it, or a type does it, and a test shows it. **planned**: the module that will. **outside**: what a library cannot do, with the reason. "Covered" says
                that edusec decides or does it when it is asked; that people keep to it is theirs.

                """);
        SOURCES.forEach((number, source) -> {
            List<Duty> rows =
                    duties.stream().filter(duty -> duty.source().equals(number)).toList();
            page.append("## ").append(source.title()).append('\n');
            page.append(counts(rows)).append("\n\n");
            page.append("| clause | duty | status | by | shown by | note |\n|---|---|---|---|---|---|\n");
            rows.forEach(duty -> page.append(row(duty)));
            page.append('\n');
        });
        page.append(handbook());
        return page.toString();
    }

    private static String counts(List<Duty> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(Duty::status, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(" · "));
    }

    private static String row(Duty duty) {
        String rules = duty.rules().stream()
                .map(HandlingRule::id)
                .map(id -> "`" + id + "`")
                .collect(Collectors.joining(", "));
        String types = duty.types().stream()
                .map(type -> duty.status().equals("covered") ? "`" + type + "`" : type)
                .collect(Collectors.joining(", "));
        return "| " + duty.clause() + " | " + duty.duty() + " | " + duty.status() + " | "
                + Stream.of(rules, types).filter(each -> !each.isEmpty()).collect(Collectors.joining(", ")) + " | "
                + duty.tests().stream().map(test -> "`" + test + "`").collect(Collectors.joining(", ")) + " | "
                + duty.note() + " |\n";
    }

    /** The handbook's body is not a list of duties, so its rules stand alone. */
    private static String handbook() {
        HandlingPolicy policy = HandlingPolicy.builtIn(HANDBOOK);
        StringBuilder page = new StringBuilder("## " + policy.source() + "\n");
        page.append(
                "Rules by place; shown by `HandlingPolicyTest` and `HandlingLawsTest`.\n\n| place | rule | what it says |\n|---|---|---|\n");
        policy.rules()
                .forEach(rule -> page.append("| " + rule.clause() + " | `" + rule.id() + "` | "
                        + rule.reason().en() + " |\n"));
        return page.toString();
    }
}
