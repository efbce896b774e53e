package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged bytes of every kind end in an outcome, never in another exception, and never in a changed source. */
class PdfMutationTest {
    @TempDir
    Path folder;

    private final PdfStamper stamper = new PdfStamper(Limits.DEFAULT);

    @Test
    void damagedBytesEndInAnOutcome() throws IOException {
        mutate(500, 20261123);
    }

    @Test
    @Tag("exhaustive")
    void damagedBytesEndInAnOutcomeInLargeNumbers() throws IOException {
        mutate(20_000, 42);
    }

    private void mutate(int count, long seed) throws IOException {
        List<byte[]> samples = samples();
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            byte[] bytes = damage(samples.get(i % samples.size()), random);
            Path source = Files.write(folder.resolve("m" + i + ".pdf"), bytes);
            Path target = folder.resolve("t" + i + ".pdf");
            StampOutcome outcome = stamper.stamp(source, target, PdfStamperTest.THIRD);
            assertThat(Files.exists(target)).isEqualTo(outcome instanceof StampOutcome.Stamped);
            assertThat(Files.readAllBytes(source)).isEqualTo(bytes);
            readOrTypedError(source);
            Files.delete(source);
            Files.deleteIfExists(target);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(p -> p.getFileName().toString().startsWith(".edusec")))
                    .isEmpty();
        }
    }

    private void readOrTypedError(Path source) throws IOException {
        try {
            assertThat(stamper.read(source)).isNotNull();
        } catch (ClassifyException expected) {
            assertThat(expected.getMessage()).isNotEmpty();
        }
    }

    private List<byte[]> samples() throws IOException {
        Path plain = PdfSamples.pages(folder.resolve("a.pdf"), 2, page -> {});
        Path compressed =
                PdfSamples.document(folder.resolve("b.pdf"), 2, CompressParameters.DEFAULT_COMPRESSION, document -> {});
        Path inherited = PdfSamples.inherited(folder.resolve("c.pdf"));
        Path labelled = folder.resolve("d.pdf");
        assertThat(stamper.stamp(compressed, labelled, PdfStamperTest.SECOND)).isInstanceOf(StampOutcome.Stamped.class);
        Path unbalanced = PdfSamples.content(folder.resolve("e.pdf"), "q 2 0 0 2 0 0 cm BT (x) Tj q");
        return List.of(
                Files.readAllBytes(plain),
                Files.readAllBytes(compressed),
                Files.readAllBytes(inherited),
                Files.readAllBytes(labelled),
                Files.readAllBytes(unbalanced),
                Files.readAllBytes(PdfSamples.signed(folder.resolve("f.pdf"))),
                Files.readAllBytes(PdfSamples.encrypted(folder.resolve("g.pdf"), "")));
    }

    private static byte[] damage(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int kind = random.nextInt(4);
        if (kind == 0) {
            return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        if (kind == 1) {
            int from = random.nextInt(bytes.length);
            int length = Math.min(random.nextInt(64), bytes.length - from);
            System.arraycopy(bytes, random.nextInt(bytes.length - length), bytes, from, length);
            return bytes;
        }
        int changes = 1 + random.nextInt(kind == 2 ? 3 : 40);
        for (int i = 0; i < changes; i++) {
            int syntax = "0123456789<>[]()/RQ".charAt(random.nextInt(19));
            bytes[random.nextInt(bytes.length)] = (byte) (kind == 2 ? syntax : random.nextInt());
        }
        return bytes;
    }
}
