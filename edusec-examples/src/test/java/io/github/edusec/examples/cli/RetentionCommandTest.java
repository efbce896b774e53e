package io.github.edusec.examples.cli;

import static io.github.edusec.examples.cli.KeyHome.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionCommandTest {
    @TempDir
    private Path folder;

    /** The worked case: graduated in FY H23, 20 years; both dates, the later wins. */
    @Test
    void theTwentyYearCaseIsExplainedInOneSentence() {
        Cli cli = Cli.run(
                Locale.JAPANESE,
                "retention",
                "explain",
                "--kind",
                "指導要録(学籍)",
                "--event",
                "卒業=平成24年3月16日",
                "--today",
                "2026-04-01");
        assertThat(cli.exit()).as(cli.err()).isZero();
        assertThat(cli.out())
                .contains(
                        "卒業の日平成24年3月16日（2012-03-16）から数えて法定の20年（学校教育法施行規則28条1項4号・2項）が令和14年3月16日（2032-03-16）まで",
                        "規則の20年（起算日は翌年度4月1日と仮定）が令和14年3月31日（2032-03-31）まで",
                        "遅い方を採り",
                        "廃棄できるのは令和14年4月1日（2032-04-01）から");
        assertThat(cli.out().strip().lines()).hasSize(1);
    }

    @Test
    void theDecisionsFactsAreFields() {
        Cli cli = Cli.run(
                "retention",
                "explain",
                "--kind",
                "shidoyoroku-gakuseki",
                "--event",
                "graduation=2012-03-16",
                "--today",
                "2032-04-01",
                "--json");
        assertThat(cli.exit()).isZero();
        assertThat(only(cli))
                .containsEntry("type", "retention-decision")
                .containsEntry("decision", "due")
                .containsEntry("schedule", "recommended-2026")
                .containsEntry("rule", "shidoyoroku-gakuseki")
                .containsEntry("event", "graduation")
                .containsEntry("ruleDisposableFrom", "2032-04-01")
                .containsEntry("statutoryDisposableFrom", "2032-03-17")
                .containsEntry("lastKeptDay", "2032-03-31")
                .containsEntry("disposableFrom", "2032-04-01")
                .containsEntry("startAssumed", "true");
        Cli changed = Cli.run(
                "retention",
                "explain",
                "--kind",
                "職員履歴書",
                "--event",
                "離職=2018-03-31",
                "--schedule",
                "joetsu-2006",
                "--json");
        assertThat(only(changed))
                .containsEntry("decision", "keep-permanently")
                .containsEntry("changedFrom", "shokuin-rirekisho")
                .containsEntry("changedBy", "separation")
                .containsEntry("changedOn", "2018-03-31");
        assertThat(changed.out()).contains("\"facts\":[\"separation=2018-03-31\"]");
    }

    @Test
    void whatCannotBeDecidedIsANegativeAnswer() {
        Cli ambiguous = Cli.run("retention", "explain", "--kind", "指導要録", "--json");
        assertThat(ambiguous.exit()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
        assertThat(ambiguous.out()).contains("\"candidates\":[\"shidoyoroku-gakuseki\",\"shidoyoroku-shido\"");
        Cli missing = Cli.run("retention", "explain", "--kind", "出席簿");
        assertThat(missing.exit()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
        assertThat(missing.out()).contains("not yet startable");
        Cli unverified =
                Cli.run(Locale.JAPANESE, "retention", "explain", "--kind", "扶養控除等申告書", "--schedule", "statute-2026");
        assertThat(unverified.exit()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
        assertThat(unverified.out()).contains("未確認");
    }

    @Test
    void aDayOfAnEraThatHadEndedIsReadWhereThatIsAskedFor() {
        Object[] asked = {"retention", "explain", "--kind", "出席簿", "--event", "完結=平成31年5月31日"};
        Cli strict = Cli.run(asked);
        assertThat(strict.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(strict.err()).contains("--event: date: found \"平成31年5月31日\"");
        Object[] lenient = Arrays.copyOf(asked, asked.length + 1);
        lenient[asked.length] = "--lenient-dates";
        Cli read = Cli.run(Locale.JAPANESE, lenient);
        assertThat(read.exit()).isZero();
        assertThat(read.err()).contains("令和元年5月31日と読みました");
        assertThat(read.out()).contains("2025-04-01");
    }

    @Test
    void aCitysFileDecidesAndAWrongOneIsNamed() throws IOException {
        Path file = Files.write(
                folder.resolve("city.json"),
                ("{\"format\": \"edusec-retention-schedule/1\", \"id\": \"city\", \"version\": \"3\", \"source\": \"s\", \"rules\": ["
                                + "{\"id\": \"memo\", \"names\": [\"メモ\"], \"period\": \"permanent\", \"source\": \"規則\"}]}")
                        .getBytes(StandardCharsets.UTF_8));
        Cli cli = Cli.run("retention", "explain", "--kind", "メモ", "--schedule", file.toString());
        assertThat(cli.exit()).as(cli.err()).isZero();
        assertThat(cli.out()).contains("schedule city 3");
        Files.write(file, new byte[] {'{'});
        assertThat(Cli.run("retention", "explain", "--kind", "メモ", "--schedule", file.toString())
                        .exit())
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(Cli.run("retention", "explain", "--kind", "メモ", "--schedule", folder.resolve("none.json") + "")
                        .exit())
                .isEqualTo(ExitCode.IO);
    }

    @ParameterizedTest
    @CsvSource({
        "--event graduation, NAME=DATE",
        "--event birthday=2012-03-16, event: found",
        "--event graduation=2012-02-30, date: found",
        "--event graduation=2012-03-16 --event 卒業=2012-03-17, graduation twice",
        "--schedule tokyo, recommended-2026",
        "--today 2026-02-30, 2026-02-30"
    })
    void wrongUsageSaysWhatIsAllowed(String arguments, String said) {
        Cli cli = Cli.run((Object[]) ("retention explain --kind 出席簿 " + arguments).split(" ", -1));
        assertThat(cli.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains(said);
    }
}
