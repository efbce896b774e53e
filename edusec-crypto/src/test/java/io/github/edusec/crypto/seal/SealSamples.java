package io.github.edusec.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.OpenRefusal;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.policy.KeySeparation;
import io.github.edusec.crypto.policy.ProtectionPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the tests of sealing have in common. */
public final class SealSamples {
    /** When the samples' packages were made. */
    public static final Instant MADE = Instant.parse("2026-11-28T05:00:00Z");

    /** What they say of themselves. */
    public static final Statement STATEMENT = new Statement(MADE, "校務システム", "P-2026-7", KeySeparation.APART);

    private SealSamples() {}

    /** Streams, whose length nobody knows before the end, in the order of their names. */
    public static List<SealSource> streams(Map<String, byte[]> contents) {
        List<SealSource> sources = new ArrayList<>();
        new TreeMap<>(contents)
                .forEach((name, bytes) -> sources.add(SealSource.of(new ByteArrayInputStream(bytes), name, MADE)));
        return sources;
    }

    /** A request that needs only its target. */
    public static Seal seal(List<SealSource> sources, Passphrase passphrase, boolean visible) {
        Seal seal = Seal.of(sources, STATEMENT).to(passphrase);
        return visible ? seal.withVisibleNames() : seal;
    }

    /** The built-in policy, but for the methods that it allows. */
    public static ProtectionPolicy policyAllowingOnly(String method, Path file) throws IOException {
        String text;
        try (InputStream in = ProtectionPolicy.class.getResourceAsStream("cryptrec-2023.json")) {
            text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        String other = text.replaceAll("\"allowed\": \\[[^]]*]", "\"allowed\": [\"" + method + "\"]");
        assertThat(other).isNotEqualTo(text);
        return ProtectionPolicy.load(Files.writeString(file, other));
    }

    /** Every regular file below a folder. */
    public static Map<String, byte[]> read(Path root) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return contents;
    }

    /** Compares without printing what differs, which may be megabytes. */
    public static void assertSame(Map<String, byte[]> actual, Map<String, byte[]> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, bytes) ->
                assertThat(Arrays.equals(actual.get(name), bytes)).as(name).isTrue());
    }

    /** The names in a folder, hidden ones included. */
    public static List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    /** Holds an outcome to be a refusal for one reason. */
    public static void assertRefused(OpenOutcome outcome, OpenRefusal reason) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        OpenOutcome.Refused.class,
                        refused ->
                                assertThat(refused.reason()).as(refused.where()).isEqualTo(reason));
    }
}
