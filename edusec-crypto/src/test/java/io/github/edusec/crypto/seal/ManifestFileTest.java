package io.github.edusec.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.NewerFormatException;
import io.github.edusec.crypto.OpenRefusal;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.policy.AlgorithmRole;
import io.github.edusec.crypto.policy.KeySeparation;
import io.github.edusec.crypto.policy.ProtectionFacts;
import io.github.edusec.crypto.zip.ArchiveWriter;
import io.github.edusec.crypto.zip.BundleWriter;
import io.github.edusec.crypto.zip.EntriesWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifest's format, version 1: every later build reads the golden file. */
class ManifestFileTest {
    private static final byte[] CONTENT = "氏名\n".getBytes(StandardCharsets.UTF_8);
    private static final LocalDateTime DATE = LocalDateTime.of(2026, 4, 1, 8, 30);

    @TempDir
    Path folder;

    private static byte[] golden() throws IOException {
        try (InputStream in = ManifestFileTest.class.getResourceAsStream("golden-manifest-1.json")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static Manifest sample() {
        Classification whole = new Classification(
                Importance.II, Confidentiality.C2B, Integrity.I2A, Availability.A1, HandlingRestriction.listOf("複製禁止"));
        return new Manifest(
                new ProtectionFacts(
                        "zip-ae2-bundle",
                        List.of(
                                new ProtectionFacts.Used("aes-256", AlgorithmRole.ENCRYPTION, 256),
                                new ProtectionFacts.Used("aes-ctr", AlgorithmRole.MODE, null)),
                        new PolicyVersion("cryptrec-2023", "1", "0".repeat(64)),
                        KeySeparation.SAME_ROUTE),
                new Statement(SealSamples.MADE, "校務システム", "P-2026-7", KeySeparation.SAME_ROUTE),
                "ab".repeat(32),
                whole,
                List.of("空/"),
                List.of(
                        new Manifest.Entry("名簿.csv", 7, "cd".repeat(32), DATE, whole),
                        new Manifest.Entry("b/c.txt", 0, "ef".repeat(32), DATE.plusSeconds(2), null)));
    }

    @Test
    void readsAndWritesTheGoldenFile() throws IOException {
        assertThat(new String(ManifestJson.write(sample()), StandardCharsets.UTF_8))
                .isEqualTo(new String(golden(), StandardCharsets.UTF_8));
        assertThat(ManifestJson.read(golden())).isEqualTo(sample());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void opensAPackageThatWasMadeByHandAndRefusesANewerOne(boolean visible) throws IOException {
        String json = matching(visible);
        try (Passphrase passphrase = Passphrase.generate()) {
            assertThat(open(json, visible, passphrase)).isInstanceOf(OpenOutcome.Opened.class);
            SealSamples.assertRefused(
                    open(json.replace("edusec-manifest/1", "edusec-manifest/2"), visible, passphrase),
                    OpenRefusal.NEWER_MANIFEST);
            SealSamples.assertRefused(
                    open("{\"format\":\"edusec-manifest/99\",\"more\":[]}", visible, passphrase),
                    OpenRefusal.NEWER_MANIFEST);
            for (String bad :
                    List.of("", "[]", "{", "\u0000", json.replace("edusec-manifest/1", "edusec-manifest/01"))) {
                SealSamples.assertRefused(open(bad, visible, passphrase), OpenRefusal.MALFORMED);
            }
            for (String other : List.of(
                    json.replace("a.txt", "b.txt"),
                    json.replace("\"size\":7", "\"size\":8"),
                    json.replace("T08:30", "T08:31"),
                    json.replaceAll(
                            "\"sha256\":\"[0-9a-f]{64}\",\"modified",
                            "\"sha256\":\"" + "0".repeat(64) + "\",\"modified"),
                    json.replace("\"folders\":[]", "\"folders\":[\"x/\"]"),
                    json.replace(visible ? "entries" : "bundle", visible ? "bundle" : "entries"))) {
                assertThat(other).isNotEqualTo(json);
                SealSamples.assertRefused(open(other, visible, passphrase), OpenRefusal.TAMPERED);
            }
        }
    }

    /** What a class or a statement does not hold is the package's fault, not the program's. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesTextsThatAreNoLine(boolean visible) throws IOException {
        String json = matching(visible);
        String restriction = "\"複製禁止\"";
        assertThat(json).contains(restriction, "\"校務システム\"", "\"P-2026-7\"");
        try (Passphrase passphrase = Passphrase.generate()) {
            for (String noLine : List.of("\u2028", "\u2029", "\\u2028", "\\u2029", "\\n", "\\u0085", "\\ud800")) {
                String text = "\"a" + noLine + "b\"";
                for (String other : List.of(
                        json.replace(restriction, text),
                        json.replace(restriction, restriction + "," + text),
                        json.replace("\"校務システム\"", text),
                        json.replace("\"P-2026-7\"", text))) {
                    assertThat(other).isNotEqualTo(json);
                    SealSamples.assertRefused(open(other, visible, passphrase), OpenRefusal.MALFORMED);
                }
            }
        }
    }

    /** A manifest that agrees with one file of known content. */
    private static String matching(boolean visible) {
        Manifest sample = sample();
        ProtectionFacts facts = sample.protection();
        Manifest manifest = new Manifest(
                new ProtectionFacts(
                        visible ? Sealing.ENTRIES : Sealing.BUNDLE, facts.algorithms(), facts.policy(), facts.key()),
                sample.statement(),
                null,
                sample.classification(),
                List.of(),
                List.of(new Manifest.Entry(
                        "a.txt",
                        CONTENT.length,
                        io.github.edusec.classify.policyfile.PolicyFile.sha256Of(CONTENT),
                        DATE,
                        null)));
        return new String(ManifestJson.write(manifest), StandardCharsets.UTF_8);
    }

    private OpenOutcome open(String json, boolean visible, Passphrase passphrase) throws IOException {
        Path zip = folder.resolve("p" + SealSamples.list(folder).size());
        try (FileChannel channel = FileChannel.open(
                        zip, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
                ArchiveWriter writer = visible
                        ? new EntriesWriter(channel, passphrase.toUtf8())
                        : new BundleWriter(channel, passphrase.toUtf8())) {
            writer.put("a.txt", DATE, CONTENT);
            writer.put(Manifest.NAME, HeaderDate.of(SealSamples.MADE), json.getBytes(StandardCharsets.UTF_8));
            writer.finish();
        }
        return Open.path(zip).with(passphrase).check();
    }

    @Test
    void refusesMutatedFilesAndNeverFailsOtherwise() throws IOException {
        mutate(3_000, 1);
    }

    @Test
    @Tag("exhaustive")
    void refusesManyMutatedFilesAndNeverFailsOtherwise() throws IOException {
        mutate(200_000, 2);
    }

    private static void mutate(int tries, int seed) throws IOException {
        Random random = new Random(seed);
        byte[] golden = golden();
        for (int i = 0; i < tries; i++) {
            byte[] bytes = golden.clone();
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                int at = random.nextInt(bytes.length);
                if (random.nextBoolean()) {
                    bytes[at] = (byte) "\"{}[],:0-9nulltrue\\\u00ff".charAt(random.nextInt(20));
                } else {
                    int end = Math.min(bytes.length, at + 1 + random.nextInt(20));
                    byte[] shorter = Arrays.copyOf(bytes, bytes.length - (end - at));
                    System.arraycopy(bytes, end, shorter, at, bytes.length - end);
                    bytes = shorter;
                }
            }
            readOrRefuse(bytes);
        }
    }

    /** Every value of the golden file in turn becomes every kind of value. */
    @Test
    void refusesOtherKindsOfValuesAndNeverFailsOtherwise() throws IOException {
        String golden = new String(golden(), StandardCharsets.UTF_8);
        Matcher value = Pattern.compile("(?<=:)(\"[^\"]*\"|[0-9]+)|(?<=[\\[,])\"[^\"]*\"(?=[\\],])")
                .matcher(golden);
        int found = 0;
        while (value.find()) {
            found++;
            for (String other : List.of(
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "-1",
                    "1e99",
                    "\"\"",
                    "\"?\"",
                    "99999999999999999999",
                    "\"a\\nb\"",
                    "\"+999999999-12-31T23:59:59\"",
                    "\"-1000000000-01-01T00:00:00Z\"",
                    "\"\\ud800\"",
                    "\"" + "x".repeat(5000) + "\"")) {
                String changed = golden.substring(0, value.start()) + other + golden.substring(value.end());
                readOrRefuse(changed.getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(found).isGreaterThan(25);
    }

    private static void readOrRefuse(byte[] bytes) {
        try {
            assertThat(ManifestJson.read(bytes)).isNotNull();
        } catch (MalformedPackageException | NewerFormatException refused) {
            assertThat(refused).hasMessageContaining("");
        } catch (RuntimeException e) {
            fail(new String(bytes, StandardCharsets.UTF_8), e);
        }
    }
}
