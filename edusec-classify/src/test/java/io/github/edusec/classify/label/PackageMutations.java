package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Damaged packages: an outcome comes out, never an exception, and the source is not touched.
 *
 * @param stamper what they are given to
 * @param folder where they are written
 */
record PackageMutations(PackageStamper stamper, Path folder) {
    private static final Label LABEL = new Label(Classification.of(Importance.I), LocalDate.of(2027, 7, 1));

    void assertTruncationsRefused(Path document) throws IOException {
        byte[] whole = Files.readAllBytes(document);
        for (int length = 0; length < whole.length; length += 37) {
            StampOutcome outcome = stampChecked(Arrays.copyOf(whole, length));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            StampOutcome.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(LabelObstacle.MALFORMED));
        }
    }

    void changedPackages(Path document, int count, long seed) throws IOException {
        byte[] whole = Files.readAllBytes(document);
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < count; i++) {
            refused += stampChecked(mutate(whole, random)) instanceof StampOutcome.Refused ? 1 : 0;
        }
        assertThat(refused).isPositive();
    }

    /** Changes the XML itself and packs it again, so that no CRC stands in the way. */
    void changedParts(Path document, int count, long seed) throws IOException {
        Path labelled = folder.resolve("labelled-" + document.getFileName());
        assertThat(stamper.stamp(document, labelled, LABEL)).isInstanceOf(StampOutcome.Stamped.class);
        Map<String, byte[]> parts = DocxFixture.partsOf(labelled);
        List<String> names = new ArrayList<>(parts.keySet());
        Random random = new Random(seed);
        int stamped = 0;
        for (int i = 0; i < count; i++) {
            String name = names.get(random.nextInt(names.size()));
            byte[] original = parts.getOrDefault(name, new byte[0]);
            parts.put(name, mutate(original, random));
            byte[] bytes = Files.readAllBytes(DocxFixture.write(folder.resolve("packed"), parts));
            stamped += stampChecked(bytes) instanceof StampOutcome.Stamped ? 1 : 0;
            parts.put(name, original);
        }
        assertThat(stamped).isBetween(1, count - 1);
    }

    private StampOutcome stampChecked(byte[] bytes) throws IOException {
        Path source = Files.write(folder.resolve("mutated"), bytes);
        Path target = folder.resolve("target");
        StampOutcome outcome =
                stamper.stamp(source, target, new Label(Classification.of(Importance.IV), LocalDate.of(2028, 1, 1)));
        assertThat(Files.readAllBytes(source)).isEqualTo(bytes);
        assertThat(Files.exists(target)).isEqualTo(outcome instanceof StampOutcome.Stamped);
        Files.deleteIfExists(target);
        return outcome;
    }

    private static byte[] mutate(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> bytes[at] = (byte) random.nextInt();
            case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> {
                int end = Math.min(bytes.length, at + 1 + random.nextInt(16));
                byte[] shorter = Arrays.copyOf(bytes, bytes.length - (end - at));
                System.arraycopy(bytes, end, shorter, at, bytes.length - end);
                return shorter;
            }
            default -> {
                int from = random.nextInt(bytes.length);
                int length = Math.min(1 + random.nextInt(32), bytes.length - Math.max(at, from));
                System.arraycopy(original, from, bytes, at, length);
            }
        }
        return bytes;
    }
}
