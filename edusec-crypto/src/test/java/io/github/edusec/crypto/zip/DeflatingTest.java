package io.github.edusec.crypto.zip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

/** Blocks that pay and blocks that do not, in every order, are one stream; the same deflaters are used again for each. */
class DeflatingTest {
    private static final int BLOCK = 100_000;

    @Test
    void theBlocksAreOneStreamWhateverTheirOrderAndEnd() throws IOException {
        byte[] noise = new byte[BLOCK];
        new Random(1).nextBytes(noise);
        byte[] zeros = new byte[BLOCK];
        byte[] none = new byte[0];
        try (Deflating deflating = new Deflating()) {
            for (List<byte[]> blocks : List.of(
                    List.of(zeros, none),
                    List.of(zeros, noise),
                    List.of(noise, zeros),
                    List.of(noise, none),
                    List.of(zeros, noise, zeros, noise, none),
                    List.of(noise, noise, zeros, zeros, new byte[] {1}))) {
                assertOneStream(deflating, blocks);
            }
        }
    }

    private static void assertOneStream(Deflating deflating, List<byte[]> blocks) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        byte[] dictionary = new byte[0];
        for (int i = 0; i < blocks.size(); i++) {
            byte[] block = blocks.get(i);
            byte[] out = new byte[Deflating.room(block.length)];
            int written = deflating.block(block, block.length, dictionary, i == blocks.size() - 1, out);
            plain.writeBytes(block);
            deflated.write(out, 0, written);
            dictionary = Arrays.copyOfRange(block, Math.max(0, block.length - Deflating.DICTIONARY), block.length);
        }
        try (InflaterInputStream back =
                new InflaterInputStream(new ByteArrayInputStream(deflated.toByteArray()), new Inflater(true))) {
            assertThat(Arrays.equals(back.readAllBytes(), plain.toByteArray())).isTrue();
        }
    }
}
