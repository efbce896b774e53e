package io.github.edusec.retention.disposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerVerifier;
import io.github.edusec.retention.disposal.ItemOutcome.Absent;
import io.github.edusec.retention.disposal.ItemOutcome.Destroyed;
import java.io.BufferedReader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("crash")
class DisposalCrashTest {
    private static final int MOMENTS = 5;
    private static final List<String> NAMES = List.of("a.csv", "sub/b.csv", "c.csv");

    @TempDir
    Path folder;

    /** Each moment of the second item: one item is done by then, one is untouched. */
    @ParameterizedTest
    @ValueSource(ints = {MOMENTS + 1, MOMENTS + 2, MOMENTS + 3, MOMENTS + 4, MOMENTS + 5})
    void a_run_killed_at_a_moment_is_resumed_without_a_false_claim(int lines) throws Exception {
        Site site = prepare();
        String last = killAfter(lines, lines);
        boolean erasedWithoutOutcome = last.equals("AFTER_ERASE");
        DisposalReport report = site.run(DisposalManifest.read(folder.resolve("manifest.json")));
        assertThat(report.outcomes().get(0)).isInstanceOf(Destroyed.class);
        assertThat(report.outcomes().get(1)).isInstanceOf(erasedWithoutOutcome ? Absent.class : Destroyed.class);
        assertThat(report.outcomes().get(2)).isInstanceOf(Destroyed.class);
        assertNothingFalse(site, report);
    }

    @Test
    void runs_killed_at_any_time_several_times_over_end_without_a_false_claim() throws Exception {
        Random random = new Random(20261123);
        Site site = prepare();
        for (int i = 0; i < 4; i++) {
            killAfter(random.nextInt(1, 7), Integer.MAX_VALUE);
        }
        DisposalReport report = site.run(DisposalManifest.read(folder.resolve("manifest.json")));
        assertNothingFalse(site, report);
    }

    private static void assertNothingFalse(Site site, DisposalReport report) throws Exception {
        assertThat(site.records.resolve("kept.csv")).hasContent("kept");
        for (int i = 0; i < NAMES.size(); i++) {
            assertThat(site.records.resolve(NAMES.get(i))).doesNotExist();
            List<String> kinds = site.kindsOf(i);
            boolean destroyed = report.outcomes().get(i) instanceof Destroyed;
            assertThat(kinds).containsExactly("intent", destroyed ? "done" : "absent");
        }
        try (var files = Files.walk(site.records)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(site.records.resolve("kept.csv"));
        }
        try (SigningKey key = SigningKey.load(site.keyFile)) {
            assertThat(LedgerVerifier.verify(site.ledgerFile, key.verificationKey(), report.checkpoint())
                            .isVerified())
                    .isTrue();
        }
    }

    private Site prepare() throws Exception {
        Site site = new Site(folder);
        for (String name : NAMES) {
            site.file(name, name.repeat(3_000));
        }
        site.file("kept.csv", "kept");
        site.freeze(NAMES.toArray(String[]::new)).write(folder.resolve("manifest.json"));
        return site;
    }

    private String killAfter(int lines, int waitAt) throws Exception {
        String classPath = String.join(
                System.getProperty("path.separator"),
                "target/classes",
                "target/test-classes",
                placeOf(Text.class),
                placeOf(Ledger.class),
                placeOf(tools.jackson.core.JsonParser.class),
                placeOf(tools.jackson.core.json.JsonFactory.class));
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        DisposalChild.class.getName(),
                        folder.toString(),
                        Integer.toString(waitAt))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = child.inputReader()) {
            String last = "";
            for (int i = 0; i < lines; i++) {
                last = String.valueOf(out.readLine());
            }
            return last;
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static String placeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
