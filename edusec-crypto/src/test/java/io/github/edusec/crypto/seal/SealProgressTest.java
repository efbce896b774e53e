package io.github.edusec.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.Passphrase;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealProgressTest {
    private final Passphrase passphrase = Passphrase.generate();

    @TempDir
    Path folder;

    private List<SealSource> sources = List.of();
    private long total;

    @BeforeEach
    void write() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        Random random = new Random(11);
        for (int i = 0; i < 12; i++) {
            byte[] noise = new byte[i * 300_000];
            random.nextBytes(noise);
            Files.write(in.resolve("f" + i), noise);
            total += noise.length;
        }
        sources = SealSource.tree(in);
    }

    @AfterEach
    void wipe() {
        passphrase.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void growsAndReachesTheTotal(boolean visible) throws IOException {
        Recorder sealing = new Recorder(Integer.MAX_VALUE);
        Path zip = folder.resolve("a.zip");
        SealSamples.seal(sources, passphrase, visible).reportingTo(sealing).writeTo(zip);
        assertThat(sealing.last).containsExactly(Map.entry(Progress.Phase.SEALING, total));
        Recorder opening = new Recorder(Integer.MAX_VALUE);
        Open.path(zip).with(passphrase).reportingTo(opening).extractTo(folder.resolve("out"));
        assertThat(opening.last.keySet()).containsExactly(Progress.Phase.AUTHENTICATING, Progress.Phase.OPENING);
        assertThat(opening.last).containsEntry(Progress.Phase.OPENING, total);
        assertThat(opening.last.get(Progress.Phase.AUTHENTICATING)).isBetween(total * 9 / 10, Files.size(zip));
    }

    @Test
    void tellsOfReadingEverythingOnceMore() throws IOException {
        Recorder sealing = new Recorder(Integer.MAX_VALUE);
        Path zip = folder.resolve("a.zip");
        SealSamples.seal(sources, passphrase, false)
                .verified()
                .reportingTo(sealing)
                .writeTo(zip);
        assertThat(sealing.last.keySet())
                .containsExactly(
                        Progress.Phase.SEALING,
                        Progress.Phase.COMPARING,
                        Progress.Phase.AUTHENTICATING,
                        Progress.Phase.OPENING);
        assertThat(sealing.last)
                .containsEntry(Progress.Phase.COMPARING, total)
                .containsEntry(Progress.Phase.OPENING, total);
        Recorder delivering = new Recorder(Integer.MAX_VALUE);
        Open.path(zip).with(passphrase).reportingTo(delivering).deliverTo(file -> OutputStream.nullOutputStream());
        assertThat(delivering.last)
                .containsEntry(Progress.Phase.COMPARING, total)
                .containsEntry(Progress.Phase.OPENING, total);
    }

    @Test
    void endsWhileSourcesAreComparedAndLeavesNothing() throws IOException {
        int[] questions = {0};
        Progress giveUp = new Progress() {
            private boolean comparing;

            @Override
            public void at(Phase phase, long done, long announced) {
                comparing = phase == Phase.COMPARING;
                questions[0] += comparing ? 1 : 0;
            }

            @Override
            public boolean isCancelled() {
                return comparing;
            }
        };
        SealOutcome outcome = SealSamples.seal(sources, passphrase, false)
                .verified()
                .reportingTo(giveUp)
                .writeTo(folder.resolve("none"));
        assertThat(outcome).isEqualTo(new SealOutcome.Cancelled());
        assertThat(questions).containsExactly(1);
        assertThat(SealSamples.list(folder)).containsExactly("in");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsAtAnyMomentAndLeavesNothing(boolean visible) throws IOException {
        Path zip = folder.resolve("a.zip");
        SealSamples.seal(sources, passphrase, visible).writeTo(zip);
        Random random = new Random(5);
        for (int i = 0; i < 6; i++) {
            int moment = random.nextInt(12);
            Path none = folder.resolve("none");
            SealOutcome sealing = SealSamples.seal(sources, passphrase, visible)
                    .reportingTo(new Recorder(moment))
                    .writeTo(none);
            assertThat(sealing).isEqualTo(new SealOutcome.Cancelled());
            OpenOutcome opening = Open.path(zip)
                    .with(passphrase)
                    .reportingTo(new Recorder(moment + i))
                    .extractTo(none);
            assertThat(opening).isEqualTo(new OpenOutcome.Cancelled());
            assertThat(SealSamples.list(folder)).containsExactly("a.zip", "in");
        }
    }

    @Test
    void endsWhileAPackageComesInAndLeavesNothing() throws IOException {
        Path zip = folder.resolve("a.zip");
        SealSamples.seal(sources, passphrase, false).writeTo(zip);
        Recorder opening = new Recorder(3);
        long[] read = {0};
        try (InputStream in = new FilterInputStream(Files.newInputStream(zip)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int got = super.read(target, offset, length);
                read[0] += got;
                return got;
            }
        }) {
            assertThat(Open.stream(in).with(passphrase).reportingTo(opening).extractTo(folder.resolve("none")))
                    .isEqualTo(new OpenOutcome.Cancelled());
        }
        assertThat(opening.last.keySet()).containsExactly(Progress.Phase.RECEIVING);
        assertThat(read[0]).isBetween(1L << 20, 4L << 20);
        // What this process has in the temporary folder begins with its own id.
        Path spools = Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("edusec-"
                        + Integer.toHexString(System.getProperty("user.name").hashCode()));
        String own = Long.toHexString(ProcessHandle.current().pid()) + "-";
        assertThat(Files.exists(spools) ? SealSamples.list(spools) : List.<String>of())
                .noneMatch(name -> name.contains(own));
        assertThat(SealSamples.list(folder)).containsExactly("a.zip", "in");
    }

    /** Ends the work after so many questions. */
    private static final class Recorder implements Progress {
        private final Map<Phase, Long> last = new EnumMap<>(Phase.class);
        private int left;

        private Recorder(int left) {
            this.left = left;
        }

        @Override
        public void at(Phase phase, long done, long announced) {
            assertThat(done).isBetween(last.getOrDefault(phase, 0L), announced < 0 ? Long.MAX_VALUE : announced);
            last.put(phase, done);
        }

        @Override
        public boolean isCancelled() {
            return left-- <= 0;
        }
    }
}
