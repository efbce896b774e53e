package io.github.edusec.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandlingCommandTest {
    @TempDir
    Path folder;

    @Test
    void whatIsAllowedExits0AndEverythingElse1() {
        assertThat(decide("IV", "mark").exit()).isZero();
        assertThat(decide("I", "take-out").exit()).isEqualTo(1);
        assertThat(decide("I", "sns").exit()).isEqualTo(1);
        assertThat(decide("unknown", "mark").exit()).isEqualTo(1);
    }

    @Test
    void theAnswerNamesRoleDutiesAndClauseInTheReadersLanguage() {
        assertThat(decide("I", "take-out").out())
                .contains("individual permit", "the principal", "第4-2(7)ア(ア)", "nasukarasuyama-2026 1");
        Cli japanese = Cli.run(Locale.JAPANESE, "handling", "--importance", "Ⅱ", "--operation", "fax");
        assertThat(japanese.out()).contains("禁止", "FAXを指定", "第4-2(7)エ");
    }

    @Test
    void theJsonNamesWhatWouldLiftAProhibition() {
        Map<String, Object> json = decide("II", "fax", "--json").json().get(0);
        assertThat(json)
                .containsEntry("type", "handling-decision")
                .containsEntry("outcome", "forbidden")
                .containsEntry("allowed", "false")
                .containsEntry("importance", "II")
                .containsEntry("policy", "nasukarasuyama-2026")
                .containsEntry("forbiddenBy", List.of("na-4-2-7-e"))
                .containsEntry("liftedBy", List.of("recipient-asked-for-fax"))
                .containsEntry("otherwise", "individual-permit");
        Map<String, Object> met = decide("II", "fax", "--json", "--circumstance", "recipient-asked-for-fax")
                .json()
                .get(0);
        assertThat(met)
                .containsEntry("outcome", "individual-permit")
                .containsEntry("permitters", List.of("school-security-manager"))
                .containsEntry("records", List.of("take-out-record"))
                .containsEntry("circumstances", List.of("recipient-asked-for-fax"));
        assertThat(decide("unknown", "mark", "--json").json().get(0))
                .containsEntry("outcome", "ask")
                .containsEntry("interim", "allowed")
                .doesNotContainKey("importance");
    }

    @Test
    void confidentialityRestrictionActorAndPolicyChangeTheAnswer() {
        assertThat(decide("I", "publish", "--confidentiality", "1", "--json")
                        .json()
                        .get(0))
                .containsEntry("outcome", "forbidden");
        assertThat(decide("IV", "publish", "--confidentiality", "2A", "--json")
                        .json()
                        .get(0))
                .containsEntry("outcome", "forbidden");
        assertThat(decide("IV", "copy", "--restriction", "複製禁止").exit()).isEqualTo(1);
        assertThat(decide("I", "dispose-paper", "--actor", "board-staff", "--json")
                        .json()
                        .get(0))
                .containsEntry("permitters", List.of("system-manager"));
        assertThat(decide("IV", "reuse-medium", "--policy", "oda-2008", "--json")
                        .json()
                        .get(0))
                .containsEntry("stated", "false");
    }

    /** Silence is no leave, and neither is a restriction that no rule tests: a script must not go ahead. */
    @Test
    void whatNobodyAllowedExits1AndNamesWhomToAsk() {
        Cli silent = decide("I", "reuse-medium", "--policy", "oda-2008", "--json");
        assertThat(silent.exit()).isEqualTo(1);
        assertThat(silent.json().get(0))
                .containsEntry("outcome", "ask-manager")
                .containsEntry("asked", List.of("school-safety-officer"));
        assertThat(decide("IV", "copy").exit()).isZero();
        assertThat(decide("IV", "copy", "--restriction", "部外秘").exit()).isEqualTo(1);
        assertThat(decide("IV", "copy", "--restriction", "「複製禁止」", "--json")
                        .json()
                        .get(0))
                .containsEntry("outcome", "forbidden");
    }

    @Test
    void anUnknownClassDropsNoOption() {
        assertThat(decide("unknown", "copy", "--restriction", "複製禁止", "--json")
                        .json()
                        .get(0))
                .containsEntry("outcome", "ask")
                .containsEntry("interim", "forbidden");
        assertThat(decide("unknown", "copy", "--confidentiality", "1").exit()).isEqualTo(2);
        Cli exceptions = decide("unknown", "copy", "--exceptions", "x.json", "--today", "2026-04-01");
        assertThat(exceptions.exit()).isEqualTo(2);
        assertThat(exceptions.err()).contains("--importance unknown", "--exceptions");
    }

    /** A cell that several conditions would free shows them all. */
    @Test
    void theTableNamesEveryAlternative() {
        assertThat(Cli.run("handling", "--table").out())
                .contains("(official-service), or it stays on a cloud", "(board-managed-cloud)");
        assertThat(Cli.run("handling", "--table", "--json").json())
                .filteredOn(cell -> "public-cloud".equals(cell.get("operation")) && "IV".equals(cell.get("importance")))
                .singleElement()
                .satisfies(cell ->
                        assertThat(cell).containsEntry("liftedBy", List.of("official-service", "board-managed-cloud")));
    }

    @Test
    void anExceptionCountsOnItsDays() throws IOException {
        Path file = folder.resolve("exceptions.json");
        Files.writeString(file, """
                {"format": "edusec-exceptions/1", "exceptions": [{"number": "R8-1", "policy": "nasukarasuyama-2026",
                 "rules": ["na-10-5-2", "na-6-2-11-u", "na-6-2-11-i", "na-4-1-publish"], "reason": "r", "grantedBy": "g",
                 "granterRole": "chief-security-officer", "grantedOn": "2026-04-01", "endsOn": "2026-04-30",
                 "emergency": false}]}
                """);
        Cli inForce = decide("III", "sns", "--exceptions", file.toString(), "--today", "2026-04-30", "--json");
        assertThat(inForce.exit()).isZero();
        assertThat(inForce.json().get(0))
                .containsEntry("exception", "R8-1")
                .containsEntry("exceptionReason", "r")
                .containsEntry("exceptionGrantedBy", "g")
                .containsEntry("exceptionEndsOn", "2026-04-30")
                .containsEntry("exceptionUnreported", "false");
        assertThat(decide("III", "sns", "--exceptions", file.toString(), "--today", "2026-05-01")
                        .exit())
                .isEqualTo(1);
        Files.writeString(file, "{}");
        assertThat(decide("III", "sns", "--exceptions", file.toString(), "--today", "2026-05-01")
                        .exit())
                .isEqualTo(3);
    }

    @Test
    void wrongUseExits2AndNamesWhatIsAllowed() {
        assertThat(decide("I", "steal").exit()).isEqualTo(2);
        assertThat(decide("I", "steal").err()).contains("steal", "cloud-download");
        assertThat(decide("V", "fax").err()).contains("I, II, III, IV");
        assertThat(decide("I", "fax", "--circumstance", "x").err()).contains("own-data-only");
        assertThat(decide("I", "fax", "--policy", "x").err()).contains("oda-2008");
        assertThat(decide("I", "fax", "--today", "2026-04-01").exit()).isEqualTo(2);
        assertThat(Cli.run("handling", "--importance", "I").exit()).isEqualTo(2);
        assertThat(Cli.run("handling", "--table", "--operation", "fax").exit()).isEqualTo(2);
        assertThat(decide("I", "fax", "--policy", folder.resolve("none.json").toString())
                        .exit())
                .isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --operation     | steal  | 2 | mark, copy, take-out
            --importance    | V      | 2 | I, II, III, IV (also Ⅰ–Ⅳ, 1–4)
            --importance    | 0      | 2 | I, II, III, IV
            --circumstance  | raining | 2 | strong-access-control, board-issued-encrypted-medium
            --actor         | ghost  | 2 | staff, board-staff, contractor, pupil-or-guardian
            --policy        | tokyo  | 2 | nasukarasuyama-2026, oda-2008, mext-handbook-2025
            --confidentiality | 2    | 2 | 3, 2B, 2A, 1
            --today         | soon   | 2 | soon
            """)
    void anUnknownWordExits2AndNamesItAndThoseAllowed(String option, String word, int exit, String allowed) {
        Map<String, String> options = new LinkedHashMap<>(Map.of("--importance", "II", "--operation", "fax"));
        options.put(option, word);
        List<String> arguments = new ArrayList<>(List.of("handling"));
        options.forEach((name, value) -> arguments.addAll(List.of(name, value)));
        Cli wrong = Cli.run(arguments.toArray());
        assertThat(wrong.exit()).isEqualTo(exit);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).contains(option, word, allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"２", "Ⅱ", "2", "II", "ii", "ⅱ", "ＩＩ", " Ⅱ ", "重要性分類Ⅱ"})
    void anImportanceIsReadAsPeopleWriteIt(String written) {
        assertThat(decide(written, "take-out", "--json").json().get(0)).containsEntry("importance", "II");
    }

    @Test
    void aMalformedPolicyFileExits3WithAllItsProblemsAndAGoodOneDecides() throws IOException {
        Path file = folder.resolve("our-town.json");
        String good = section("formats.md", "<!-- handling-example -->\n```json\n", "```");
        Files.writeString(file, good);
        Cli decided = decide("II", "take-out", "--policy", file.toString(), "--json");
        assertThat(decided.exit()).isEqualTo(1);
        assertThat(decided.json().get(0))
                .containsEntry("policy", "our-town")
                .containsEntry("records", List.of("register"));
        assertThat(Cli.run("handling", "--table", "--policy", file).exit()).isZero();
        Files.writeString(file, good.replace("\"fax\"", "\"faks\"").replace("\"individual\"", "\"verbal\""));
        Cli wrong = decide("II", "take-out", "--policy", file.toString(), "--json");
        assertThat(wrong.exit()).isEqualTo(3);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).contains("our-town.json", "faks", "cloud-download", "verbal", "blanket");
        for (String bad : List.of("", "{", good + "x", good.replace("handling/1", "handling/2"))) {
            Files.writeString(file, bad);
            assertThat(decide("II", "take-out", "--policy", file.toString()).exit())
                    .isEqualTo(3);
            assertThat(Cli.run("handling", "--table", "--policy", file).exit()).isEqualTo(3);
        }
    }

    /** What is printed stands in the documentation and the other way round. */
    @Test
    void theJsonHasTheFieldsThatTheDocumentationNamesAndNoOthers() throws IOException {
        Path file = folder.resolve("exceptions.json");
        Files.writeString(file, """
                {"format": "edusec-exceptions/1", "exceptions": [{"number": "R8-1", "policy": "nasukarasuyama-2026",
                 "rules": ["na-4-2-7-e"], "reason": "r", "grantedBy": "g", "granterRole": "chief-security-officer",
                 "grantedOn": "2026-04-01", "endsOn": "2026-04-30"}]}
                """);
        Set<String> printed = new TreeSet<>();
        for (Cli each : List.of(
                decide("IV", "mark", "--json"),
                decide("II", "fax", "--json"),
                decide("II", "take-out", "--json"),
                decide("unknown", "fax", "--json"),
                decide("II", "fax", "--json", "--exceptions", file.toString(), "--today", "2026-04-30"))) {
            printed.addAll(each.json().get(0).keySet());
        }
        String documented = section("cli.md", "Fields: `type` `handling-decision`,", "\n\n");
        Set<String> named = Pattern.compile("`([a-zA-Z0-9]+)`")
                .matcher(documented)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        named.add("type");
        // values, not fields
        named.removeAll(Set.of("allowed", "ask", "forbidden", "false"));
        named.add("allowed");
        assertThat(printed).isEqualTo(named);
        Set<String> cells = new TreeSet<>();
        Cli.run("handling", "--table", "--json").json().forEach(cell -> cells.addAll(cell.keySet()));
        named.add("condition");
        assertThat(named).containsAll(cells);
        assertThat(cells)
                .contains("type", "importance", "condition", "policy", "notes", "stated", "forbiddenBy", "liftedBy")
                .doesNotContain("circumstances", "allowed", "explanation");
    }

    private static String section(String page, String start, String end) throws IOException {
        String text = Files.readString(Path.of(System.getProperty("edusec.root", ".."), "docs", page));
        assertThat(text).containsOnlyOnce(start);
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    @Test
    void helpListsTheOperations() {
        assertThat(Cli.run("handling", "--help").out().replaceAll("\\s+", " "))
                .contains("removable-medium", "work-outside");
    }

    @Test
    void theTableHasEveryOperationWithItsConditionsAndLinesUp() {
        Cli table = Cli.run(Locale.JAPANESE, "handling", "--table");
        assertThat(table.exit()).isZero();
        List<String> lines = table.out().lines().toList();
        assertThat(lines).hasSizeGreaterThan(24);
        assertThat(lines.subList(3, 24)).allSatisfy(line -> assertThat(line).matches("[a-z-]+ .*"));
        assertThat(table.out()).contains("個別許可", "包括許可", "次が満たされなければ禁止", "recipient-asked-for-fax");
        int start = lines.get(1).indexOf("Ⅰ");
        int wanted = TextTable.width(lines.get(1).substring(0, start));
        String fax = lines.stream()
                .filter(line -> line.startsWith("fax "))
                .findFirst()
                .orElseThrow();
        assertThat(TextTable.width(fax.substring(0, fax.indexOf("個別許可")))).isEqualTo(wanted);
    }

    @Test
    void theTableAsJsonHasOneObjectPerCell() {
        List<Map<String, Object>> cells = Cli.run("handling", "--table", "--policy", "mext-handbook-2025", "--json")
                .json();
        assertThat(cells)
                .hasSize(21 * 4)
                .allSatisfy(cell -> assertThat(cell)
                        .containsEntry("type", "handling-cell")
                        .containsKeys("operation", "importance", "outcome", "condition", "clauses"));
    }

    private static Cli decide(String importance, String operation, String... more) {
        Object[] arguments = new Object[5 + more.length];
        arguments[0] = "handling";
        arguments[1] = "--importance";
        arguments[2] = importance;
        arguments[3] = "--operation";
        arguments[4] = operation;
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Cli.run(arguments);
    }
}
