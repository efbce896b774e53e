package io.github.edusec.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.Passphrase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** open(seal(x)) = x. */
class SealLawsTest {
    @Property(tries = 20)
    void openingGivesBackWhatWasSealed(@ForAll("trees") Map<String, Integer> tree, @ForAll boolean visible)
            throws IOException {
        check(tree, visible);
    }

    @Property(tries = 500)
    @Tag("exhaustive")
    void openingAlwaysGivesBackWhatWasSealed(@ForAll("trees") Map<String, Integer> tree, @ForAll boolean visible)
            throws IOException {
        check(tree, visible);
    }

    private static void check(Map<String, Integer> tree, boolean visible) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        tree.forEach((name, size) -> contents.put(name, content(size)));
        try (Passphrase passphrase = Passphrase.generate()) {
            ByteArrayOutputStream sealed = new ByteArrayOutputStream();
            SealSamples.seal(SealSamples.streams(contents), passphrase, visible).writeTo(sealed);
            Map<String, ByteArrayOutputStream> found = new TreeMap<>();
            OpenOutcome outcome = Open.stream(new ByteArrayInputStream(sealed.toByteArray()))
                    .with(passphrase)
                    .deliverTo(file -> found.computeIfAbsent(file.name(), name -> new ByteArrayOutputStream()));
            assertThat(outcome).isInstanceOf(OpenOutcome.Opened.class);
            Map<String, byte[]> bytes = new TreeMap<>();
            found.forEach((name, out) -> bytes.put(name, out.toByteArray()));
            SealSamples.assertSame(bytes, contents);
        }
    }

    /** Even sizes are noise, odd ones compress well. */
    private static byte[] content(int size) {
        byte[] content = new byte[size];
        if (size % 2 == 0) {
            new Random(size).nextBytes(content);
        }
        return content;
    }

    /** Folders have other letters than files, so that no name is both. */
    @Provide
    Arbitrary<Map<String, Integer>> trees() {
        Arbitrary<String> folder = words("年", "組", "ソ", "表");
        Arbitrary<String> file = words("a", "b", "😀", "髙", "が");
        Arbitrary<String> name = folder.list()
                .ofMaxSize(3)
                .flatMap(
                        folders -> file.map(last -> String.join("/", folders) + (folders.isEmpty() ? "" : "/") + last));
        return Arbitraries.maps(name, Arbitraries.integers().between(0, 200_000))
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static Arbitrary<String> words(String... letters) {
        return Arbitraries.of(letters).list().ofMinSize(1).ofMaxSize(4).map(word -> String.join("", word));
    }
}
