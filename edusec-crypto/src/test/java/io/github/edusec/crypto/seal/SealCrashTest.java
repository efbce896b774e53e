package io.github.edusec.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.Passphrase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the moment at which the process is killed: a result is complete or not there, and nothing lies about. */
@Tag("crash")
class SealCrashTest {
    private static final String UNFINISHED = ".edusec-unfinished";
    /** Stands in every source, stored and compressed ones. */
    private static final byte[] MARK = "架空の児童の住所".getBytes(StandardCharsets.UTF_8);
    /** Steps of the progress in one run of the child, about: it is told of every mebibyte, in each of two or three phases. */
    private static final int STEPS = 22;

    private final Passphrase passphrase = Passphrase.of(SealChild.WORDS.toCharArray());
    private final Map<String, byte[]> contents = new TreeMap<>();

    @TempDir
    Path folder;

    private Path in;
    private Path work;
    private Path temporary;
    private int leftovers;
    private int finished;

    @BeforeEach
    void makeFiles() throws IOException {
        for (int i = 0; i < 3; i++) {
            byte[] noise = InteropFiles.noise((2 << 20) + i);
            System.arraycopy(MARK, 0, noise, 0, MARK.length);
            contents.put("in/成績/noise" + i + ".bin", noise);
        }
        for (int i = 0; i < 40; i++) {
            contents.put(
                    "in/small/" + i + ".csv", (i + "架空の児童の住所\n").repeat(100 * i).getBytes(StandardCharsets.UTF_8));
        }
        InteropFiles.write(folder, contents);
        in = folder.resolve("in");
        work = Files.createDirectory(folder.resolve("work"));
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    @AfterEach
    void wipe() {
        passphrase.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_kill_while_sealing_leaves_a_whole_package_or_none(boolean visible) throws Exception {
        killSealing(visible, new Random(20261128), 10);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("exhaustive")
    void fifty_kills_while_sealing(boolean visible) throws Exception {
        killSealing(visible, new Random(5), 50);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_kill_while_opening_leaves_a_whole_folder_or_none(boolean visible) throws Exception {
        killOpening(visible, new Random(20261129), 10);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("exhaustive")
    void fifty_kills_while_opening(boolean visible) throws Exception {
        killOpening(visible, new Random(6), 50);
    }

    private void killSealing(boolean visible, Random random, int kills) throws Exception {
        Path zip = work.resolve("a.zip");
        for (int kill = 0; kill < kills; kill++) {
            kill(visible ? "seal-visible" : "seal", in, zip, 1 + random.nextInt(STEPS), kill % 2 == 0);
            assertSourcesUntouched();
            // Sealing has no plaintext to leave, not even among the leftovers.
            assertThat(filesWithPlaintext(work)).isEmpty();
            assertThat(filesWithPlaintext(temporary)).isEmpty();
            if (note(zip)) {
                assertOpens(zip);
                Files.delete(zip);
            }
            assertThat(SealChild.seal(in, visible, passphrase, (phase, done, total) -> {})
                            .writeTo(zip))
                    .isInstanceOf(SealOutcome.Sealed.class);
            assertThat(names(work)).containsExactly("a.zip");
            assertOpens(zip);
            Files.delete(zip);
        }
        assertKillsMetUnfinishedWork(kills);
    }

    private void killOpening(boolean visible, Random random, int kills) throws Exception {
        Path zip = folder.resolve("sealed.zip");
        SealChild.seal(in, visible, passphrase, (phase, done, total) -> {}).writeTo(zip);
        byte[] sealed = Files.readAllBytes(zip);
        Path out = work.resolve("out");
        int plain = 0;
        for (int kill = 0; kill < kills; kill++) {
            kill("open", zip, out, 1 + random.nextInt(STEPS * 2 / 3), kill % 2 == 0);
            assertThat(Files.readAllBytes(zip)).isEqualTo(sealed);
            assertThat(filesWithPlaintext(temporary)).isEmpty();
            List<Path> found = filesWithPlaintext(work);
            if (note(out)) {
                InteropFiles.assertSame(InteropFiles.read(out), contents);
                found.removeIf(file -> file.startsWith(out));
                deleteTree(out);
            }
            assertThat(found).allMatch(file -> file.startsWith(work.resolve(UNFINISHED)));
            plain += found.isEmpty() ? 0 : 1;
            assertThat(Open.path(zip).with(passphrase).extractTo(out)).isInstanceOf(OpenOutcome.Opened.class);
            assertThat(names(work)).containsExactly("out");
            InteropFiles.assertSame(InteropFiles.read(out), contents);
            deleteTree(out);
        }
        assertKillsMetUnfinishedWork(kills);
        // Otherwise no kill met the moment that matters most.
        assertThat(plain).isPositive();
    }

    /** Without that the test could not fail. */
    private void assertKillsMetUnfinishedWork(int kills) {
        assertThat(leftovers).isGreaterThanOrEqualTo(kills / 2);
        assertThat(finished).isLessThan(kills / 2);
    }

    /** Tells whether the target is there, and that nothing is but it and the folder for leftovers. */
    private boolean note(Path target) throws IOException {
        List<String> names = names(work);
        boolean there = Files.exists(target);
        leftovers += names.contains(UNFINISHED) ? 1 : 0;
        finished += there ? 1 : 0;
        assertThat(names).isSubsetOf(UNFINISHED, target.getFileName().toString());
        return there;
    }

    private void assertSourcesUntouched() throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        InteropFiles.read(in).forEach((name, bytes) -> found.put("in/" + name, bytes));
        InteropFiles.assertSame(found, contents);
    }

    private void assertOpens(Path zip) throws IOException {
        assertThat(Open.path(zip).with(passphrase).check())
                .isInstanceOfSatisfying(
                        OpenOutcome.Opened.class,
                        opened -> assertThat(opened.content().files())
                                .extracting(OpenedPackage.OpenedFile::name)
                                .containsExactlyInAnyOrderElementsOf(contents.keySet()));
    }

    private static List<Path> filesWithPlaintext(Path below) throws IOException {
        List<Path> found = new ArrayList<>();
        String mark = new String(MARK, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(below)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(mark)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static List<String> names(Path below) throws IOException {
        try (Stream<Path> members = Files.list(below)) {
            return members.map(member -> member.getFileName().toString()).toList();
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Kills the child when it has told of a step: it stands still there, or is met somewhere behind it. */
    private void kill(String what, Path from, Path to, int step, boolean standstill) throws Exception {
        Process child = child(what, from, to, standstill ? step : 0);
        try (BufferedReader out = child.inputReader()) {
            String line = out.readLine();
            for (int read = 1; read < step && line != null && !line.equals("end"); read++) {
                line = out.readLine();
            }
            assertThat(line).as("the child must get to its work").isNotNull();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private Process child(String what, Path from, Path to, int standstill) throws Exception {
        String classPath = ChildClassPath.get();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        classPath,
                        SealChild.class.getName(),
                        what,
                        from.toString(),
                        to.toString(),
                        Integer.toString(standstill))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
