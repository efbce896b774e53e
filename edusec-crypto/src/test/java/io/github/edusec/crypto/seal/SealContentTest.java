package io.github.edusec.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.Passphrase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes out is what went in, wherever it comes from and goes to. */
class SealContentTest {
    private static final int MIB = 1 << 20;

    private final Passphrase passphrase = Passphrase.generate();

    @TempDir
    Path folder;

    @AfterEach
    void wipe() {
        passphrase.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givesBackStreamsOfUnknownLengthThroughStreams(boolean visible) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        for (int size : new int[] {0, 1, MIB - 1, MIB, MIB + 1, 3 * MIB + 1}) {
            contents.put("noise-" + size, noise(size));
            contents.put("zeros-" + size, new byte[size]);
        }
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        SealOutcome outcome = SealSamples.seal(SealSamples.streams(contents), passphrase, visible)
                .writeTo(sealed);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SealOutcome.Sealed.class,
                        made -> assertThat(made.made().size()).isEqualTo(sealed.size()));
        Map<String, ByteArrayOutputStream> delivered = new TreeMap<>();
        OpenOutcome opened = Open.stream(new ByteArrayInputStream(sealed.toByteArray()))
                .with(passphrase)
                .deliverTo(file -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    delivered.put(file.name(), out);
                    return out;
                });
        assertThat(opened).isInstanceOf(OpenOutcome.Opened.class);
        Map<String, byte[]> bytes = new TreeMap<>();
        delivered.forEach((name, out) -> bytes.put(name, out.toByteArray()));
        SealSamples.assertSame(bytes, contents);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givesBackVeryCompressibleContentJustAboveTheChunks(boolean visible) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        for (int base : new int[] {1 << 16, 2 << 16, MIB, 2 * MIB}) {
            for (int more : new int[] {0, 1, 34, 150, 257, 258, 259, 300}) {
                byte[] pairs = new byte[base + more];
                for (int i = 0; i < pairs.length; i++) {
                    pairs[i] = (byte) ('a' + i % 2);
                }
                contents.put("pairs-" + pairs.length, pairs);
            }
        }
        roundTrip(contents, visible);
    }

    /** A mebibyte is where a file becomes one of blocks, and where a block ends. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givesBackEverySizeAtTheEdgesOfBlocks(boolean visible) throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        Map<String, byte[]> contents = new TreeMap<>();
        List<SealSource> sources = new ArrayList<>();
        for (int size : new int[] {MIB - 1, MIB, MIB + 1, 2 * MIB - 1, 2 * MIB, 2 * MIB + 1}) {
            for (Map.Entry<String, byte[]> content : mixes(size).entrySet()) {
                String name = content.getKey() + "-" + size;
                byte[] bytes = content.getValue();
                contents.put("file-" + name, bytes);
                contents.put("stream-" + name, bytes);
                sources.add(SealSource.of(Files.write(in.resolve(name), bytes), "file-" + name));
                sources.add(SealSource.of(new ByteArrayInputStream(bytes), "stream-" + name, SealSamples.MADE));
            }
        }
        Path zip = folder.resolve("a.zip");
        assertThat(SealSamples.seal(sources, passphrase, visible).writeTo(zip)).isInstanceOf(SealOutcome.Sealed.class);
        assertThat(Open.path(zip).with(passphrase).extractTo(folder.resolve("out")))
                .isInstanceOf(OpenOutcome.Opened.class);
        SealSamples.assertSame(SealSamples.read(folder.resolve("out")), contents);
    }

    /** From eight mebibytes on other threads take a part of the work. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givesBackSizesAtTheEdgeOfWhatThreadsShare(boolean visible) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        for (int size : new int[] {8 * MIB - 1, 8 * MIB, 8 * MIB + 1}) {
            contents.put("noise-" + size, noise(size));
            contents.put("text-" + size, text(size));
        }
        roundTrip(contents, visible);
    }

    /** Every content begins, changes and ends otherwise. */
    private static Map<String, byte[]> mixes(int size) {
        byte[] text = text(size);
        byte[] noise = noise(size);
        byte[] textFirst = noise(size);
        System.arraycopy(text, 0, textFirst, 0, size / 2);
        byte[] noiseFirst = text(size);
        System.arraycopy(noise, 0, noiseFirst, 0, size / 2);
        byte[] stripes = noise(size);
        for (int at = 0; at < size; at += 200_000) {
            System.arraycopy(text, at, stripes, at, Math.min(100_000, size - at));
        }
        return Map.of(
                "text", text, "noise", noise, "text-first", textFirst, "noise-first", noiseFirst, "stripes", stripes);
    }

    /** Lines of which no two are alike, so that what is deflated wrongly does not come out right by chance. */
    private static byte[] text(int size) {
        Random random = new Random(size);
        StringBuilder lines = new StringBuilder();
        while (lines.length() < size) {
            lines.append("2026-A-").append(random.nextInt(1_000_000)).append(",class 3,present\n");
        }
        return lines.substring(0, size).getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givesBackALargeFileThatBeginsAsTextAndGoesOnAsNoise(boolean visible) throws IOException {
        byte[] mixed = noise(4 * MIB);
        byte[] text = "出席番号,氏名\n".repeat(MIB).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(text, 0, mixed, 0, MIB);
        byte[] other = noise(4 * MIB);
        System.arraycopy(text, 0, other, MIB, 2 * MIB);
        roundTrip(Map.of("text-first", mixed, "noise-first", other), visible);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keepsJapaneseNamesInNfc(boolean visible) throws IOException {
        byte[] content = {1};
        List<SealSource> sources = SealSamples.streams(
                Map.of("成績/表ソ.csv", content, "①㈱髙﨑", content, "か\u3099.txt", content, "😀.txt", content));
        Path zip = folder.resolve("a.zip");
        SealSamples.seal(sources, passphrase, visible).writeTo(zip);
        Open.path(zip).with(passphrase).extractTo(folder.resolve("out"));
        assertThat(SealSamples.read(folder.resolve("out")).keySet())
                .containsExactlyInAnyOrder("成績/表ソ.csv", "①㈱髙﨑", "が.txt", "😀.txt");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keepsDatesToTwoSecondsFrom1980On(boolean visible) throws IOException {
        Map<String, Instant> dates = Map.of(
                "odd", Instant.parse("2026-03-31T14:59:59.7Z"),
                "old", Instant.parse("1975-01-01T00:00:00Z"),
                "epoch", Instant.EPOCH);
        Path in = Files.createDirectory(folder.resolve("in"));
        for (Map.Entry<String, Instant> date : dates.entrySet()) {
            Path file = Files.writeString(in.resolve(date.getKey()), date.getKey());
            Files.setLastModifiedTime(file, FileTime.from(date.getValue()));
        }
        Path zip = folder.resolve("a.zip");
        SealSamples.seal(SealSource.tree(in), passphrase, visible).verified().writeTo(zip);
        Open.path(zip).with(passphrase).extractTo(folder.resolve("out"));
        Path out = folder.resolve("out/in");
        assertThat(Files.getLastModifiedTime(out.resolve("odd")).toInstant())
                .isEqualTo(Instant.parse("2026-03-31T14:59:58Z"));
        Instant first = Instant.parse("1979-12-31T15:00:00Z");
        assertThat(Files.getLastModifiedTime(out.resolve("old")).toInstant()).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(out.resolve("epoch")).toInstant()).isEqualTo(first);
    }

    @Test
    void neverEncryptsTwiceTheSame() throws IOException {
        byte[] same = noise(1000);
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        Map<String, byte[]> contents = Map.of("a", same, "b", same);
        SealSamples.seal(SealSamples.streams(contents), passphrase, true).writeTo(first);
        SealSamples.seal(SealSamples.streams(contents), passphrase, true).writeTo(second);
        assertThat(first.size()).isEqualTo(second.size());
        int equal = 0;
        for (int i = 0; i < first.size(); i++) {
            equal += first.toByteArray()[i] == second.toByteArray()[i] ? 1 : 0;
        }
        // Headers are equal, of 2,000 encrypted bytes one in 256 by chance.
        assertThat(equal).isLessThan(first.size() - 1900);
        // The same in one package: a block that came twice would be a repeated key stream.
        byte[] all = first.toByteArray();
        Set<String> blocks = new HashSet<>();
        for (int i = 0; i < 1000 - 16; i++) {
            blocks.add(HexFormat.of().formatHex(all, 100 + i, 116 + i));
        }
        for (int i = 1150; i < 2000; i++) {
            assertThat(blocks).doesNotContain(HexFormat.of().formatHex(all, i, i + 16));
        }
    }

    @Test
    void deflatesTextStoresNoiseAndTellsSoWithoutASecret() throws IOException {
        byte[] text = "学籍番号,氏名,組\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
        Path zip = folder.resolve("a.zip");
        SealSamples.seal(SealSamples.streams(Map.of("noise", noise(20_000), "text", text)), passphrase, true)
                .writeTo(zip);
        assertThat(Open.path(zip).inspect()).isInstanceOfSatisfying(InspectOutcome.Legible.class, look -> {
            assertThat(look.kind()).isEqualTo(InspectOutcome.Kind.ENTRIES);
            assertThat(look.isProtected()).isTrue();
            assertThat(look.entries())
                    .extracting(InspectOutcome.Entry::name)
                    .containsExactly("noise", "text", Manifest.NAME);
            assertThat(look.entries())
                    .extracting(InspectOutcome.Entry::deflated)
                    .containsExactly(false, true, false);
            assertThat(look.entries().get(0).storedBytes()).isEqualTo(20_028);
            assertThat(look.entries().get(1).storedBytes()).isLessThan(text.length / 20);
            assertThat(look.entries())
                    .extracting(InspectOutcome.Entry::protection)
                    .containsOnly(InspectOutcome.Protection.AES_256);
        });
    }

    @Test
    void aBundleTellsNothingButItsLength() throws IOException {
        Path zip = folder.resolve("a.zip");
        SealSamples.seal(SealSamples.streams(Map.of("秘密の名簿.csv", new byte[9])), passphrase, false)
                .writeTo(zip);
        assertThat(Open.path(zip).inspect()).isInstanceOfSatisfying(InspectOutcome.Legible.class, look -> {
            assertThat(look.kind()).isEqualTo(InspectOutcome.Kind.BUNDLE);
            assertThat(look.entries()).extracting(InspectOutcome.Entry::name).containsExactly("data.zip");
        });
        assertThat(new String(Files.readAllBytes(zip), StandardCharsets.UTF_8)).doesNotContain("名簿", "edusec");
    }

    private void roundTrip(Map<String, byte[]> contents, boolean visible) throws IOException {
        Path zip = folder.resolve("a.zip");
        SealOutcome outcome = SealSamples.seal(SealSamples.streams(contents), passphrase, visible)
                .verified()
                .writeTo(zip);
        assertThat(outcome).isInstanceOf(SealOutcome.Sealed.class);
        assertThat(Open.path(zip).with(passphrase).check()).isInstanceOf(OpenOutcome.Opened.class);
        assertThat(Open.path(zip).with(passphrase).extractTo(folder.resolve("out")))
                .isInstanceOf(OpenOutcome.Opened.class);
        SealSamples.assertSame(SealSamples.read(folder.resolve("out")), contents);
        assertThat(SealSamples.list(folder)).containsExactly("a.zip", "out");
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);
        return noise;
    }
}
