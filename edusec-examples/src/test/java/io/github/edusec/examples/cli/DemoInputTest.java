package io.github.edusec.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job on somebody's own folder: bad members never stop it, originals never change, nothing is destroyed unasked. */
class DemoInputTest {
    @TempDir
    Path folder;

    private Path input;
    private Path out;

    @BeforeEach
    void prepare() throws IOException {
        input = Files.createDirectory(folder.resolve("in"));
        out = folder.resolve("out");
    }

    @Test
    void badMembersAreRowsAndOriginalsStayAsTheyAre() throws Exception {
        docx(input.resolve("通知表.docx"));
        byte[] whole = Files.readAllBytes(input.resolve("通知表.docx"));
        Files.write(input.resolve("truncated.docx"), java.util.Arrays.copyOf(whole, whole.length / 2));
        Files.createFile(input.resolve("empty.pdf"));
        Files.writeString(input.resolve("あ".repeat(83) + ".txt"), "長い名前");
        Files.write(input.resolve("名簿.csv"), "氏名\r\n架空 太郎\r\n".getBytes(Charset.forName("windows-31j")));
        Files.writeString(input.resolve("colon:name.txt"), "unsafe elsewhere");
        Files.writeString(input.resolve("Case.txt"), "1");
        Files.writeString(input.resolve("case.txt"), "2");
        Files.createSymbolicLink(input.resolve("link.docx"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(input.resolve("folder-link"), folder);
        Map<String, String> before = hashes(input);

        Cli demo = Cli.run("demo", "--input", input, "--out", out, "--json");

        assertThat(demo.exit()).as(demo.err()).isZero();
        assertThat(hashes(input)).isEqualTo(before);
        Map<String, Map<String, Object>> rows = byName(demo);
        assertThat(rows).hasSize(10);
        assertThat(rows.get("通知表.docx"))
                .containsEntry("importance", "II")
                .containsEntry("labelPlaces", List.of("header", "property"));
        assertThat(rows.get("truncated.docx"))
                .containsEntry("obstacle", "malformed")
                .containsEntry("takenOut", "true");
        assertThat(rows.get("empty.pdf")).containsEntry("obstacle", "empty");
        assertThat(rows.get("あ".repeat(83) + ".txt")).containsEntry("nameShortened", "true");
        assertThat(rows.get("link.docx")).containsEntry("processed", "false");
        assertThat(rows.get("folder-link")).containsEntry("processed", "false");
        assertThat(rows.values())
                .filteredOn(row -> "true".equals(row.get("processed")))
                .hasSize(8)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("decision", "undetermined")
                        .doesNotContainKey("disposal"));
    }

    @Test
    void eventsMakeACopyDueAndTheOriginalStays() throws IOException {
        Files.writeString(input.resolve("出席簿.txt"), "令和元年度");
        Files.writeString(input.resolve("保留.txt"), "開示請求中");
        Path events = folder.resolve("events.csv");
        Files.writeString(events, """
                文書,種別,完結,開示請求
                出席簿.txt,児童・生徒出席簿,令和2年3月31日,
                保留.txt,児童・生徒出席簿,2020-03-31,R8.1.10
                """);
        Cli demo =
                Cli.run("demo", "--input", input, "--out", out, "--events", events, "--today", "2026-11-23", "--json");

        assertThat(demo.exit()).as(demo.err()).isZero();
        assertThat(byName(demo).get("出席簿.txt"))
                .containsEntry("decision", "due")
                .containsEntry("disposableFrom", "2025-04-01")
                .containsEntry("disposal", "destroyed");
        assertThat(byName(demo).get("保留.txt")).containsEntry("decision", "held").doesNotContainKey("disposal");
        assertThat(out.resolve("documents/出席簿.txt")).doesNotExist();
        assertThat(out.resolve("documents/保留.txt")).exists();
        assertThat(input.resolve("出席簿.txt")).hasContent("令和元年度");
    }

    @Test
    void aDayBeforeTheDueDateNothingIsDestroyed() throws IOException {
        Files.writeString(input.resolve("出席簿.txt"), "令和元年度");
        Path events = Files.writeString(folder.resolve("events.csv"), "文書,種別,completed\n出席簿.txt,児童・生徒出席簿,2020-03-31\n");
        Cli demo =
                Cli.run("demo", "--input", input, "--out", out, "--events", events, "--today", "2025-03-31", "--json");
        assertThat(byName(demo).get("出席簿.txt"))
                .containsEntry("decision", "keep-until")
                .doesNotContainKey("disposal");
        assertThat(out.resolve("documents/出席簿.txt")).exists();
    }

    @Test
    void allMistakesOfAnEventsFileAreNamedAndNothingIsWritten() throws IOException {
        Path events = Files.writeString(
                folder.resolve("events.csv"), "文書,種別,卒業,完結\na.txt,x,令和7年2月30日,\nb.txt,x,,someday\n,x,,\n");
        Cli demo = Cli.run("demo", "--input", input, "--out", out, "--events", events);
        assertThat(demo.exit()).isEqualTo(3);
        assertThat(demo.err()).contains("3 problem(s)", "line 2", "line 3", "someday", "line 4");
        assertThat(out).doesNotExist();
    }

    @Test
    void anExistingOutputIsLeftAlone() throws IOException {
        Files.createDirectory(out);
        Files.writeString(out.resolve("mine.txt"), "mine");
        Cli demo = Cli.run("demo", "--input", input, "--out", out);
        assertThat(demo.exit()).isEqualTo(2);
        assertThat(hashes(out)).hasSize(1);
    }

    @Test
    void anOutputInsideTheInputIsNotTakenIn() throws IOException {
        Files.writeString(input.resolve("a.txt"), "a");
        Cli demo = Cli.run("demo", "--input", input, "--out", input.resolve("out"), "--json");
        assertThat(byName(demo)).containsOnlyKeys("a.txt");
    }

    @Test
    void anEmptyFolderMakesNoPackage() {
        Cli demo = Cli.run("demo", "--input", input, "--out", out, "--json");
        assertThat(demo.exit()).isZero();
        assertThat(demo.json())
                .singleElement()
                .satisfies(summary -> assertThat(summary)
                        .containsEntry("files", "0")
                        .doesNotContainKey("package")
                        .containsEntry("ledgerVerified", "true"));
    }

    @Test
    void aMissingInputIsNamed() {
        Cli demo = Cli.run("demo", "--input", folder.resolve("nowhere"), "--out", out);
        assertThat(demo.exit()).isEqualTo(4);
        assertThat(demo.err()).contains("nowhere");
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-01", "2999-12-31", "2024-02-29"})
    void anyDayCanBePlayedThrough(String today) throws IOException {
        Files.writeString(input.resolve("出席簿.txt"), "平成の出席簿");
        Path events = Files.writeString(
                folder.resolve("events.csv"), "文書,種別,完結\n出席簿.txt,児童・生徒出席簿,2010-03-31\nない.txt,児童・生徒出席簿,\n");
        Cli demo = Cli.run("demo", "--input", input, "--out", out, "--events", events, "--today", today, "--json");
        assertThat(demo.exit()).as(demo.err()).isZero();
        assertThat(byName(demo).get("出席簿.txt")).containsEntry("disposal", "destroyed");
        assertThat(demo.err()).contains("ない.txt");
    }

    @Test
    void membersWhoseLabelledNamesMeetAllGetTheirCopy() throws IOException {
        Files.writeString(input.resolve("x.txt"), "1");
        Files.writeString(input.resolve("【Ⅱ】x.txt"), "2");
        Files.writeString(input.resolve("【Ⅰ】x.txt"), "3");
        Files.writeString(input.resolve("【Ⅰ】x.txt.edusec.json"), "{}");
        Files.createDirectory(input.resolve("renamed-1"));
        Files.writeString(input.resolve("renamed-1/zz:colon.txt"), "4");
        Files.writeString(input.resolve("con"), "5");
        Cli demo = Cli.run("demo", "--input", input, "--out", out, "--json");
        assertThat(demo.exit()).as(demo.err()).isZero();
        assertThat(byName(demo))
                .hasSize(6)
                .values()
                .allSatisfy(row -> assertThat(row).containsKey("labelledFile").containsEntry("takenOut", "true"));
        assertThat(byName(demo).values().stream()
                        .flatMap(
                                row -> row.get("packageNames") instanceof List<?> names ? names.stream() : Stream.of()))
                .doesNotHaveDuplicates()
                .hasSize(12);
    }

    @Test
    void aLinkedInputIsFollowedOnceAndAnOutputBehindALinkIsNotTakenIn() throws IOException {
        Files.writeString(input.resolve("a.txt"), "a");
        Path link = Files.createSymbolicLink(folder.resolve("link"), input);
        Cli demo = Cli.run("demo", "--input", link, "--out", input.resolve("out"), "--json");
        assertThat(demo.exit()).as(demo.err()).isZero();
        assertThat(byName(demo)).containsOnlyKeys("a.txt");
    }

    @Test
    @DisabledOnOs({OS.WINDOWS, OS.MAC})
    void namesThatNoEncodingHoldsAreRowsOfTheirOwn() throws Exception {
        Process shell = new ProcessBuilder(
                        "sh", "-c", "printf x > \"$(printf 'bad\\377name')\"; printf y > \"$(printf 'bad\\376name')\"")
                .directory(input.toFile())
                .start();
        assertThat(shell.waitFor()).isZero();
        Cli demo = Cli.run("demo", "--input", input, "--out", out, "--json");
        assertThat(demo.exit()).as(demo.err()).isZero();
        assertThat(byName(demo))
                .containsOnlyKeys("bad%FFname", "bad%FEname")
                .values()
                .allSatisfy(row -> assertThat(row).containsEntry("processed", "false"));
    }

    @Test
    void controlCharactersOfNamesDoNotReachTheTerminal() throws IOException {
        Files.writeString(input.resolve("a\u001b[31mred\nsecond.txt"), "x");
        Cli demo = Cli.run("demo", "--input", input, "--out", out);
        assertThat(demo.exit()).as(demo.err()).isZero();
        assertThat(demo.out()).doesNotContain("\u001b").contains("[31mred");
        assertThat(demo.out().lines()).noneMatch(line -> line.startsWith("second.txt"));
    }

    @Test
    void wrongUsageIsRefusedBeforeAnythingIsMade() throws IOException {
        Path events = Files.writeString(folder.resolve("events.csv"), "文書,種別\n");
        assertThat(Cli.run("demo", "--events", events, "--out", out).exit()).isEqualTo(2);
        assertThat(Cli.run("demo", "--today", "+999999999-12-31", "--out", out).exit())
                .isEqualTo(2);
        assertThat(Cli.run("demo", "--today", "yesterday", "--out", out).exit()).isEqualTo(2);
        assertThat(Cli.run("demo", "--input", "", "--out", out).exit()).isEqualTo(2);
        assertThat(Cli.run("demo", "--input", input, "--out", events).exit()).isEqualTo(2);
        assertThat(out).doesNotExist();
    }

    private static void docx(Path file) throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                var stream = Files.newOutputStream(file)) {
            document.createParagraph().createRun().setText("架空 太郎の通知表");
            document.write(stream);
        }
    }

    private static Map<String, Map<String, Object>> byName(Cli demo) {
        return demo.json().stream()
                .filter(row -> "file".equals(row.get("type")))
                .collect(Collectors.toMap(row -> String.valueOf(row.get("file")), Function.identity()));
    }

    private static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> !Files.isDirectory(path)).toList()) {
                byte[] content = Files.isSymbolicLink(file)
                        ? Files.readSymbolicLink(file).toString().getBytes(UTF_8)
                        : Files.readAllBytes(file);
                hashes.put(folder.relativize(file).toString(), HexFormat.of().formatHex(sha256(content)));
            }
        }
        return hashes;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256").digest(content);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
