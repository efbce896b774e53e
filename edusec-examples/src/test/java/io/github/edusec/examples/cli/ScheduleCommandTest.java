package io.github.edusec.examples.cli;

import static io.github.edusec.examples.cli.KeyHome.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleCommandTest {
    private static final String HEAD =
            "edusec-retention-schedule/1,city,%s,規則\r\nid,names,period,start.rule,start.events,source\r\n";
    private static final String A = "a,甲票,%s,day-after-event,completed,別表\r\n";

    @TempDir
    private Path folder;

    @Test
    void theBuiltInSchedulesAreListed() {
        Cli cli = Cli.run("schedule", "list");
        assertThat(cli.exit()).as(cli.err()).isZero();
        assertThat(cli.out().lines().toList()).hasSize(3);
        assertThat(cli.out())
                .contains("joetsu-2006 1: 55 rules, 0 unverified, ")
                .contains("statute-2026 1: ")
                .contains("recommended-2026 joetsu-2006/1+statute-2026/1: ")
                .containsPattern("sha256 [0-9a-f]{64}");
        Cli json = Cli.run("schedule", "list", "--json");
        assertThat(json.out().lines()).hasSize(3).allMatch(line -> line.startsWith("{\"type\":\"schedule\""));
    }

    @Test
    void aSoundFileIsSummedUp() throws IOException {
        Cli cli = Cli.run(Locale.JAPANESE, "schedule", "check", file("1", A.formatted("P5Y")));
        assertThat(cli.exit()).as(cli.err()).isZero();
        assertThat(cli.out()).startsWith("city 1: 規則 1、未確認 0、要確認 0, sha256 ");
        assertThat(only(Cli.run("schedule", "check", file("1", A.formatted("P5Y")), "--json")))
                .containsEntry("type", "schedule")
                .containsEntry("id", "city")
                .containsEntry("rules", "1");
    }

    @Test
    void allMistakesAreNamedAtOnce() throws IOException {
        String wrong = file("1", A.formatted("soon") + A.formatted("P0Y"));
        Cli cli = Cli.run("schedule", "check", wrong);
        assertThat(cli.exit()).isEqualTo(3);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains("4 problem(s)", "line 3, column 3 (period)", "found: soon", "found: P0Y");
        Cli json = Cli.run("schedule", "check", wrong, "--json");
        assertThat(json.exit()).isEqualTo(3);
        assertThat(json.out().lines()).hasSize(4).allMatch(line -> line.startsWith("{\"type\":\"problem\""));
        assertThat(Cli.run("schedule", "check", folder.resolve("none.csv").toString())
                        .exit())
                .isEqualTo(4);
    }

    @Test
    void aDifferenceSaysWhatGetsShorter() throws IOException {
        String old = file("1", A.formatted("P5Y"));
        String shorter = file("2", A.formatted("P3Y") + "b,乙票,permanent,,,別表\r\n");
        Cli cli = Cli.run("schedule", "diff", old, shorter);
        assertThat(cli.exit()).as(cli.err()).isEqualTo(1);
        assertThat(cli.out().lines()).containsExactly("added b (乙票)", "changed a (甲票): period - shorter");
        assertThat(Cli.run(Locale.JAPANESE, "schedule", "diff", shorter, old)
                        .out()
                        .lines())
                .containsExactly("削除 b (乙票)", "変更 a (甲票): period");
        assertThat(Cli.run("schedule", "diff", old, shorter, "--json").out())
                .contains("\"change\":\"changed\",\"rule\":\"a\"", "\"members\":[\"period\"],\"shorter\":true");
        Cli same = Cli.run("schedule", "diff", "joetsu-2006", "joetsu-2006");
        assertThat(same.exit()).isZero();
        assertThat(same.out().strip()).isEqualTo("no differences");
    }

    @Test
    void whatIsNotTwoVersionsOfOneScheduleIsAWrongUse() throws IOException {
        assertThat(Cli.run("schedule", "diff", "joetsu-2006", "statute-2026").exit())
                .isEqualTo(2);
        Cli none = Cli.run("schedule", "diff", "tokyo", "statute-2026");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("OLD: found \"tokyo\"", "recommended-2026");
    }

    private String file(String version, String rows) throws IOException {
        return Files.writeString(folder.resolve(version + ".csv"), HEAD.formatted(version) + rows)
                .toString();
    }
}
