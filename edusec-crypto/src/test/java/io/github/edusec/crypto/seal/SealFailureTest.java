package io.github.edusec.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.testkit.Tool;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source, a target or a disk fails: the caller is told so, nothing is left behind, and no thread goes on. */
class SealFailureTest {
    private static final int MIB = 1 << 20;

    private final Passphrase passphrase = Passphrase.generate();
    private final Set<Thread> before = new HashSet<>();

    @TempDir
    Path folder;

    /** Gives noise until it fails. */
    private static final class Failing extends InputStream {
        private final Random random = new Random(1);
        private final Exception failure;
        private int left;
        private volatile boolean closed;

        Failing(int left, Exception failure) {
            this.left = left;
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0 && failure instanceof RuntimeException bug) {
                throw bug;
            }
            if (left == 0) {
                throw (IOException) failure;
            }
            int part = Math.min(left, length);
            byte[] noise = new byte[part];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, bytes, offset, part);
            left -= part;
            return part;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @BeforeEach
    void note() {
        engineThreads().forEach(before::add);
    }

    @AfterEach
    void wipe() {
        passphrase.close();
    }

    private static Stream<Thread> engineThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("edusec-crypto"));
    }

    private void assertNoThreadIsLeft() throws InterruptedException {
        for (Thread thread : engineThreads().toList()) {
            if (!before.contains(thread)) {
                TimeUnit.SECONDS.timedJoin(thread, 20);
                assertThat(thread.isAlive()).as(thread.toString()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSourceThatFailsAtAnyByteEndsTheSealing(boolean visible) throws Exception {
        Random random = new Random(20261128);
        List<Integer> offsets = new ArrayList<>(List.of(0, 1, MIB - 1, MIB, MIB + 1));
        random.ints(5, 0, 8 * MIB).forEach(offsets::add);
        for (int offset : offsets) {
            for (Exception failure : List.of(new IOException("broken"), new IllegalStateException("broken"))) {
                Failing failing = new Failing(offset, failure);
                List<SealSource> sources = List.of(
                        stream(new ByteArrayInputStream(new byte[100]), "first"),
                        stream(failing, "failing"),
                        stream(new ByteArrayInputStream(new byte[2 * MIB]), "last"));
                assertThatThrownBy(() ->
                                SealSamples.seal(sources, passphrase, visible).writeTo(folder.resolve("a.zip")))
                        .as("at " + offset)
                        .isSameAs(failure);
                assertThat(failing.closed).isTrue();
            }
        }
        assertThat(SealSamples.list(folder)).isEmpty();
        assertNoThreadIsLeft();
    }

    private static SealSource stream(InputStream in, String name) {
        return SealSource.of(in, name, SealSamples.MADE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInterruptedCallerLeavesNothingAndStaysInterrupted(boolean visible) throws Exception {
        Path zip = sealed(visible);
        Progress interrupting = (phase, done, total) -> Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> SealSamples.seal(contents(), passphrase, visible)
                            .reportingTo(interrupting)
                            .writeTo(folder.resolve("b.zip")))
                    .isInstanceOf(IOException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThatThrownBy(() -> Open.path(zip)
                            .with(passphrase)
                            .reportingTo(interrupting)
                            .extractTo(folder.resolve("out")))
                    .isInstanceOf(IOException.class);
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        assertThat(SealSamples.list(folder)).containsExactly("a.zip");
        assertNoThreadIsLeft();
    }

    /** Fails at one moment of the second file. */
    private static final class FailingTarget implements FileTarget {
        private final String moment;
        private final Exception failure;
        private int begun;
        private int open;

        FailingTarget(String moment, Exception failure) {
            this.moment = moment;
            this.failure = failure;
        }

        private void at(String now) throws IOException {
            if (begun == 2 && now.equals(moment)) {
                if (failure instanceof RuntimeException bug) {
                    throw bug;
                }
                throw (IOException) failure;
            }
        }

        @Override
        public OutputStream begin(OpenedPackage.OpenedFile file) throws IOException {
            begun++;
            at("begin");
            open++;
            return new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    at("write");
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    at("write");
                }

                @Override
                public void close() throws IOException {
                    open--;
                    at("close");
                }
            };
        }
    }

    /** Also where it is of a kind that would be the package's fault, had it come from the package. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theFailureOfATargetReachesTheCallerAsItIs(boolean visible) throws Exception {
        Path zip = sealed(visible);
        Problem problem = new Problem("the target's own file", "wrong", "that", "this");
        for (String moment : List.of("begin", "write", "close")) {
            for (Exception failure : List.of(
                    new IOException("full"),
                    new EOFException("gone"),
                    new MalformedFileException(problem),
                    new MalformedPackageException(problem),
                    new IllegalStateException("bug"))) {
                FailingTarget target = new FailingTarget(moment, failure);
                assertThatThrownBy(() -> Open.path(zip).with(passphrase).deliverTo(target))
                        .as(moment + " " + failure)
                        .isSameAs(failure);
                assertThat(target.begun).isEqualTo(2);
                assertThat(target.open).isZero();
            }
        }
        assertNoThreadIsLeft();
    }

    /** A limit of the system on the size of files stands for the disk. */
    @ParameterizedTest
    @ValueSource(strings = {"seal", "seal-visible", "open"})
    @Tag("crash")
    @DisabledOnOs(OS.WINDOWS)
    void aFullDiskIsAFailureThatLeavesNothing(String what) throws Exception {
        Tool.require("sh");
        Path in = Files.createDirectory(folder.resolve("in"));
        Files.write(in.resolve("noise.bin"), InteropFiles.noise(8 * MIB));
        Path out = Files.createDirectory(folder.resolve("out"));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path from = in;
        if (what.equals("open")) {
            from = folder.resolve("sealed.zip");
            try (Passphrase words = Passphrase.of(SealChild.WORDS.toCharArray())) {
                SealChild.seal(in, false, words, (phase, done, total) -> {}).writeTo(from);
            }
        }
        Tool.Run run = Tool.run(new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 4096 && exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                ChildClassPath.get(),
                SealChild.class.getName(),
                what,
                from.toString(),
                out.resolve("target").toString(),
                "0"));
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.stdout()).doesNotContain("end");
        assertThat(run.stderr()).contains("java.io.IOException: File too large");
        assertThat(SealSamples.list(out)).isEmpty();
        assertThat(SealSamples.list(temporary)).isEmpty();
    }

    private Path sealed(boolean visible) throws IOException {
        Path zip = folder.resolve("a.zip");
        SealSamples.seal(contents(), passphrase, visible).writeTo(zip);
        return zip;
    }

    private static List<SealSource> contents() {
        return SealSamples.streams(Map.of(
                "a", InteropFiles.noise(100), "b", InteropFiles.noise(3 * MIB), "c", InteropFiles.noise(3 * MIB)));
    }
}
