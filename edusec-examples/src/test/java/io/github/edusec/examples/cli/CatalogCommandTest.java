package io.github.edusec.examples.cli;

import static io.github.edusec.examples.cli.KeyHome.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue of a home, its holds, its schedules and what would be. */
class CatalogCommandTest {
    private static final String RULE = """
            {"id":"%s","names":["%s"],"period":"%s","start":{"rule":"april-1-after-fiscal-year","events":["completed"]},
             "source":"別表"}""";

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void home() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
    }

    private Cli run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--home");
        all.add(home.toString());
        return Cli.run(Locale.ENGLISH, all.toArray());
    }

    private Cli run(Path passphrase, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--passphrase-file");
        all.add(passphrase.toString());
        return run(all.toArray(new String[0]));
    }

    private Path schedule(String version, String attendance) throws IOException {
        String json = "{\"format\":\"edusec-retention-schedule/1\",\"id\":\"city\",\"version\":\"" + version
                + "\",\"source\":\"○○市\",\"rules\":[" + RULE.formatted("attendance", "出席簿", attendance) + ","
                + RULE.formatted("diary", "学校日誌", "P5Y") + "]}";
        return Files.writeString(folder.resolve("city-" + version + ".json"), json);
    }

    private Cli adopt(Path schedule, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "schedule",
                "adopt",
                schedule.toString(),
                "--by",
                "教育委員会",
                "--on",
                "2026-04-01",
                "--decision",
                "8教第1号",
                "--as",
                "sato"));
        all.addAll(List.of(more));
        return run(all.toArray(new String[0]));
    }

    private Cli load(String... rows) throws IOException {
        Path file = folder.resolve("records.csv");
        Files.writeString(file, "id,kind,subject,locations,size,sha256,completed\n" + String.join("\n", rows) + "\n");
        return run("catalog", "load", file.toString(), "--as", "sato");
    }

    private static String row(String id, String kind, String completed) {
        return id + "," + kind + ",p1," + id + ".txt,3,"
                + "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad," + completed;
    }

    @Test
    void records_are_loaded_decided_upon_held_released_and_simulated() throws IOException {
        assertThat(load(row("R1", "出席簿", "2010-03-31"), row("R2", "学校日誌", "2010-03-31"))
                        .exit())
                .isZero();
        assertThat(run("catalog", "list").out()).contains("R1", "undetermined");
        assertThat(adopt(schedule("1", "P5Y")).exit()).isZero();
        assertThat(run("catalog", "list").out()).contains("R1  出席簿  destroy  2015-04-01");
        Cli held = run(
                "hold",
                "add",
                "--id",
                "H1",
                "--ground",
                "監査・検査",
                "--series",
                "出席簿",
                "--reason",
                "住民監査請求",
                "--placed",
                "2026-11-01",
                "--as",
                "sato",
                "--json");
        assertThat(held.exit()).as(held.err()).isZero();
        assertThat(only(held)).containsEntry("covered", "1").containsEntry("due", "0");
        assertThat(run("retention", "simulate", "--at", "2026-11-28").out())
                .contains("R1  出席簿  held  2015-04-01  H1", "R2  学校日誌  due  2015-04-01", "due 1, held 1");
        Cli released =
                run("hold", "release", "H1", "--ended", "2026-11-20", "--reason", "終結", "--as", "sato", "--json");
        assertThat(only(released)).containsEntry("lastDay", "2026-11-20").containsEntry("due", "1");
        assertThat(run("hold", "list").out()).contains("H1", "住民監査請求", "last day 2026-11-20");
    }

    @Test
    void a_schedule_that_shortens_is_compared_then_refused_without_an_approval() throws IOException {
        load(row("R1", "出席簿", "2020-03-31"), row("R2", "学校日誌", "2020-03-31"));
        adopt(schedule("1", "P5Y"));
        Path shorter = schedule("2", "P3Y");
        Cli compared = run("retention", "simulate", "--against", shorter.toString());
        assertThat(compared.exit()).as(compared.err()).isZero();
        assertThat(compared.out())
                .contains("R1  出席簿  earlier  destroy 2025-04-01 → destroy 2023-04-01", "earlier 1, later 0", "出席簿")
                .doesNotContain("R2");
        Cli refused = adopt(shorter, "--json");
        assertThat(refused.exit()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
        assertThat(only(refused)).containsEntry("adopted", "false").containsKey("approvalSubject");
        assertThat(refused.err()).contains("出席簿", "an approval is needed");
        assertThat(run("catalog", "list").out()).contains("R1  出席簿  destroy  2025-04-01");
        assertThat(adopt(schedule("3", "P9Y")).exit()).isZero();
        assertThat(adopt(schedule("1", "P5Y"), "--json").exit()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
    }

    @Test
    void the_calendar_is_a_csv_by_fiscal_year_and_rule() throws IOException {
        load(row("R1", "出席簿", "2020-03-31"), row("R2", "学校日誌", "2021-03-31"), row("R3", "なぞ", "2021-03-31"));
        assertThat(run("retention", "calendar").exit()).isEqualTo(ExitCode.USAGE);
        Cli calendar =
                run("retention", "calendar", "--schedule", schedule("1", "P5Y").toString());
        assertThat(calendar.out().split("\r\n"))
                .containsExactly(
                        "年度,規則,名称,保存期間満了時の措置,件数,バイト数,うち停止中",
                        "2025,attendance,出席簿,destroy,1,3,0",
                        "2026,diary,学校日誌,destroy,1,3,0",
                        ",,,undetermined,1,3,0");
    }

    @Test
    void a_sealed_catalogue_is_verified_against_its_files() throws IOException {
        load(row("R1", "出席簿", "2020-03-31"));
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.writeString(files.resolve("R1.txt"), "abc");
        assertThat(run("catalog", "seal", "2025", "--as", "sato").exit()).isZero();
        Cli intact = run("catalog", "verify", "--seal", "2025", "--files", files.toString(), "--json");
        assertThat(intact.exit()).isZero();
        assertThat(only(intact)).containsEntry("intact", "1").containsEntry("rootMatches", "true");
        Files.writeString(files.resolve("R1.txt"), "abd");
        Cli changed = run("catalog", "verify", "--seal", "2025", "--files", files.toString());
        assertThat(changed.exit()).isEqualTo(ExitCode.NEGATIVE_ANSWER);
        assertThat(changed.out()).contains("R1: changed", "changed 1");
        assertThat(run("catalog", "verify", "--seal", "2024", "--files", files.toString())
                        .exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("catalog", "seal", "2025", "--as", "sato").exit()).isEqualTo(ExitCode.USAGE);
    }

    /** The ledger is made with the ring's key, and a seal that was made before it is committed to later. */
    @Test
    void the_homes_ledger_commits_to_holds_schedules_and_seals() throws IOException {
        load(row("R1", "出席簿", "2020-03-31"));
        Cli alone = run("catalog", "seal", "2024", "--as", "sato");
        assertThat(alone.err()).contains("no ledger commits to this");
        Path passphrase = Files.writeString(folder.resolve("passphrase"), "correct-horse-battery-staple-lamp-tree\n");
        assertThat(run(passphrase, "key", "new", "ledger").exit()).isZero();
        Cli sealed = run(passphrase, "catalog", "seal", "2025", "--as", "sato");
        assertThat(sealed.exit()).as(sealed.err()).isZero();
        assertThat(sealed.err()).contains("committed to the ledger: 3 entries");
        Cli held = run(
                passphrase,
                "hold",
                "add",
                "--id",
                "H1",
                "--ground",
                "audit",
                "--record",
                "R1",
                "--reason",
                "r",
                "--as",
                "sato");
        assertThat(held.exit()).as(held.err()).isZero();
        Path key = folder.resolve("ledger.pem");
        assertThat(run(passphrase, "key", "export", "ledger", "-o", key.toString())
                        .exit())
                .isZero();
        Cli exported = Cli.run("ledger", "export", home.resolve("ledger.txt").toString(), "--key", key.toString());
        assertThat(exported.exit()).as(exported.err()).isZero();
        assertThat(exported.out()
                        .lines()
                        .filter(line -> line.contains("\"row\""))
                        .count())
                .isEqualTo(4);
        assertThat(exported.out()
                        .lines()
                        .filter(line -> line.contains("\"root\""))
                        .count())
                .isEqualTo(2);
        Cli wrong = run(
                Files.writeString(folder.resolve("wrong"), "wrong-wrong-wrong-wrong-wrong-wrong\n"),
                "hold",
                "add",
                "--id",
                "H2",
                "--ground",
                "audit",
                "--record",
                "R1",
                "--reason",
                "r",
                "--as",
                "sato");
        assertThat(wrong.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run("hold", "list").out()).doesNotContain("H2");
    }

    @Test
    void wrong_rows_are_named_and_nothing_is_stored() throws IOException {
        Cli wrong = load(row("R1", "出席簿", "2020-03-31"), row("R2", "出席簿", "令和2年2月30日"), row("R1", "出席簿", "2020-03-31"));
        assertThat(wrong.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(wrong.err()).contains("line 3", "line 4");
        assertThat(wrong.out()).contains("nothing was stored");
        assertThat(run("catalog", "list").out()).isEmpty();
    }

    @Test
    void usage_is_refused_before_anything_is_done() throws IOException {
        for (List<String> wrong : List.of(
                List.of("hold", "add", "--id", "H1", "--ground", "audit", "--reason", "r", "--as", "s"),
                List.of(
                        "hold",
                        "add",
                        "--id",
                        "H1",
                        "--ground",
                        "audit",
                        "--reason",
                        "r",
                        "--as",
                        "s",
                        "--record",
                        "R1",
                        "--subject",
                        "p"),
                List.of(
                        "hold",
                        "add",
                        "--id",
                        "H1",
                        "--ground",
                        "whim",
                        "--reason",
                        "r",
                        "--as",
                        "s",
                        "--record",
                        "R1"),
                List.of(
                        "hold",
                        "add",
                        "--id",
                        "H1",
                        "--ground",
                        "audit",
                        "--reason",
                        " ",
                        "--as",
                        "s",
                        "--record",
                        "R1"),
                List.of(
                        "hold",
                        "add",
                        "--id",
                        "H1",
                        "--ground",
                        "audit",
                        "--reason",
                        "r",
                        "--as",
                        "s",
                        "--event",
                        "completed"),
                List.of("hold", "release", "H1", "--ended", "2026-11-20", "--reason", "r", "--as", "s"),
                List.of(
                        "schedule",
                        "adopt",
                        "nothing",
                        "--by",
                        "b",
                        "--on",
                        "2026-04-01",
                        "--decision",
                        "d",
                        "--as",
                        "s"))) {
            Cli cli = run(wrong.toArray(new String[0]));
            assertThat(cli.exit()).as(wrong + cli.err()).isEqualTo(ExitCode.USAGE);
        }
        assertThat(run("hold", "list").out()).isEmpty();
    }

    @Test
    void a_home_without_a_catalogue_is_no_file() {
        assertThat(run("catalog", "list").exit()).isEqualTo(ExitCode.IO);
        assertThat(run("retention", "simulate", "--schedule", "joetsu-2006").exit())
                .isEqualTo(ExitCode.IO);
        assertThat(Files.exists(home.resolve("catalog.sqlite"))).isFalse();
    }

    @Test
    void a_file_that_is_no_catalogue_is_left_alone() throws IOException {
        Path file = home.resolve("catalog.sqlite");
        byte[] other = "this is no database, but long enough to be looked at closely".getBytes(StandardCharsets.UTF_8);
        Files.write(file, other);
        assertThat(run("catalog", "list").exit()).isEqualTo(ExitCode.IO);
        assertThat(Files.readAllBytes(file)).isEqualTo(other);
    }

    @Test
    void a_folder_and_a_register_can_be_loaded_too() throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.writeString(files.resolve("出席簿.txt"), "abc");
        Path events = Files.writeString(folder.resolve("events.csv"), "文書,種別,完結\n出席簿.txt,出席簿,2010-03-31\n");
        Cli loaded = run("catalog", "load", files.toString(), "--events", events.toString(), "--as", "sato", "--json");
        assertThat(loaded.exit()).as(loaded.err()).isZero();
        assertThat(only(loaded)).containsEntry("added", "1");
        assertThat(run("catalog", "verify", "--files", files.toString()).exit()).isZero();
        adopt(schedule("1", "P5Y"));
        assertThat(run("retention", "simulate", "--at", "2026-11-28").out()).contains("出席簿  due  2015-04-01");
        assertThat(run("catalog", "load", files.toString(), "--as-register", "--as", "sato")
                        .exit())
                .isEqualTo(ExitCode.USAGE);
    }
}
