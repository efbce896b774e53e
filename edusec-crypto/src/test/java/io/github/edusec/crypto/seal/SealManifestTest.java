package io.github.edusec.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.crypto.OpenRefusal;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.policy.KeySeparation;
import io.github.edusec.testkit.Tool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a package says of itself, and who can vouch for it. */
class SealManifestTest {
    private static final String PASSPHRASE = "midori-sora-kaze-umi-yama-kawa-9Xq2Lm";

    private final Passphrase passphrase = Passphrase.of(PASSPHRASE.toCharArray());
    private final SigningKey key = SigningKey.generate();

    @TempDir
    Path folder;

    @AfterEach
    void wipe() {
        passphrase.close();
        key.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void statesWhatWasSealedHowAndByWhom(boolean visible) throws IOException {
        Manifest manifest = manifest(
                List.of(source("b", Classification.of(Importance.III)), source("a", Classification.of(Importance.II))),
                visible);
        assertThat(manifest.statement()).isEqualTo(SealSamples.STATEMENT);
        assertThat(manifest.signer()).isEqualTo(key.verificationKey().fingerprint());
        assertThat(manifest.protection().method()).isEqualTo(visible ? "zip-ae2-entries" : "zip-ae2-bundle");
        assertThat(manifest.protection().policy().id()).isEqualTo("cryptrec-2023");
        assertThat(manifest.protection().key()).isEqualTo(KeySeparation.APART);
        assertThat(manifest.classification().importance()).isEqualTo(Importance.II);
        assertThat(manifest.files()).extracting(Manifest.Entry::name).containsExactly("b", "a");
        assertThat(manifest.files())
                .extracting(file -> file.classification().orElseThrow().importance())
                .containsExactly(Importance.III, Importance.II);
    }

    /** Many files make it so long, 70,000 of them in {@link SealLargeTest}; long names do it sooner. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aManifestOfMoreThanAMebibyteIsReadBack(boolean visible) throws IOException {
        String path = ("部".repeat(80) + "/").repeat(4);
        List<SealSource> sources = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            sources.add(SealSource.of(new ByteArrayInputStream(new byte[i]), path + i, Instant.EPOCH));
        }
        Path zip = folder.resolve("long.zip");
        try (Passphrase passphrase = Passphrase.generate()) {
            SealSamples.seal(sources, passphrase, visible).writeTo(zip);
            assertThat(Open.path(zip).with(passphrase).check())
                    .isInstanceOfSatisfying(
                            OpenOutcome.Opened.class,
                            opened -> assertThat(opened.content().files()).hasSize(sources.size()));
        }
    }

    @Test
    void statesOnlyTextsThatFitOnOneLine() {
        for (String bad : List.of(
                "\ud83d",
                "a\ude00",
                "a\ude00\ud83db",
                "",
                " ",
                "\u3000",
                "a\nb",
                "a\u0000",
                "\u0085a",
                "a\u2028b",
                "a\u2029",
                "x".repeat(201))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Statement(SealSamples.MADE, bad, null, KeySeparation.APART))
                    .withMessageStartingWith("maker: ");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Statement(SealSamples.MADE, "a", bad, KeySeparation.APART))
                    .withMessageStartingWith("permit: ");
        }
        String longest = "😀".repeat(100);
        assertThat(new Statement(SealSamples.MADE, longest, longest, KeySeparation.APART).maker())
                .isEqualTo(longest);
    }

    @Test
    void countsWhatNobodyClassifiedAsTheMostSevere() throws IOException {
        SealSource unknown = SealSource.of(new ByteArrayInputStream(new byte[1]), "u", SealSamples.MADE);
        Manifest manifest = manifest(List.of(source("a", Classification.of(Importance.IV)), unknown), false);
        assertThat(manifest.classification().importance()).isEqualTo(Importance.I);
        assertThat(manifest.files().get(1).classification()).isEmpty();
    }

    @Test
    void joinsTheClassesOfAll() throws IOException {
        Classification one = Classification.of(Importance.IV);
        Classification two = Classification.of(Importance.III);
        assertThat(manifest(List.of(source("a", one), source("b", two)), false).classification())
                .isEqualTo(one.join(two));
    }

    private Manifest manifest(List<SealSource> sources, boolean visible) throws IOException {
        Path zip = folder.resolve("a.zip");
        SealOutcome outcome =
                SealSamples.seal(sources, passphrase, visible).signWith(key).writeTo(zip);
        OpenOutcome opened = Open.path(zip).with(passphrase).check();
        assertThat(opened).isInstanceOf(OpenOutcome.Opened.class);
        Manifest found = ((OpenOutcome.Opened) opened).content().foundManifest().orElseThrow();
        assertThat(((SealOutcome.Sealed) outcome).made().manifest()).isEqualTo(found);
        return found;
    }

    private static SealSource source(String name, Classification stated) {
        return SealSource.of(new ByteArrayInputStream(new byte[1]), name, SealSamples.MADE)
                .classified(stated);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tellsASignatureThatVerifiesFromEveryOther(boolean visible) throws IOException {
        Seal seal = SealSamples.seal(SealSamples.streams(Map.of("a", new byte[1])), passphrase, visible);
        Path signed = folder.resolve("signed.zip");
        seal.signWith(key).writeTo(signed);
        Path unsigned = folder.resolve("unsigned.zip");
        SealSamples.seal(SealSamples.streams(Map.of("a", new byte[1])), passphrase, visible)
                .writeTo(unsigned);
        assertSignature(
                Open.path(signed).with(passphrase).signedBy(key.verificationKey()),
                OpenedPackage.Signature.VERIFIED,
                List.of());
        assertSignature(
                Open.path(signed).with(passphrase),
                OpenedPackage.Signature.NOT_CHECKED,
                List.of(OpenedPackage.Caveat.SIGNATURE_NOT_CHECKED));
        assertSignature(
                Open.path(unsigned).with(passphrase),
                OpenedPackage.Signature.ABSENT,
                List.of(OpenedPackage.Caveat.NOT_SIGNED));
        SealSamples.assertRefused(
                Open.path(unsigned)
                        .with(passphrase)
                        .signedBy(key.verificationKey())
                        .extractTo(folder.resolve("out")),
                OpenRefusal.NOT_SIGNED);
        try (SigningKey other = SigningKey.generate()) {
            SealSamples.assertRefused(
                    Open.path(signed)
                            .with(passphrase)
                            .signedBy(other.verificationKey())
                            .extractTo(folder.resolve("out")),
                    OpenRefusal.WRONG_SIGNATURE);
        }
        assertThat(SealSamples.list(folder)).containsExactly("signed.zip", "unsigned.zip");
    }

    private static void assertSignature(
            Open open, OpenedPackage.Signature signature, List<OpenedPackage.Caveat> caveats) throws IOException {
        assertThat(open.check()).isInstanceOfSatisfying(OpenOutcome.Opened.class, opened -> {
            assertThat(opened.content().signature()).isEqualTo(signature);
            assertThat(opened.content().caveats()).isEqualTo(caveats);
        });
    }

    /** Whoever has no edusec takes two members out and asks openssl. */
    @Test
    void openssl_verifiesTheManifestThat7ZipTookOut() throws IOException {
        Tool sevenZip = Tool.require("7zz", "7z");
        Tool openssl = Tool.require("openssl");
        Path zip = folder.resolve("a.zip");
        SealSamples.seal(SealSamples.streams(Map.of("名簿.csv", "氏名".getBytes(StandardCharsets.UTF_8))), passphrase, true)
                .signWith(key)
                .writeTo(zip);
        Path pub = folder.resolve("pub.pem");
        key.verificationKey().save(pub);
        Tool.Run extracted = sevenZip.run("x", "-p" + PASSPHRASE, "-o" + folder.resolve("out"), zip);
        assertThat(extracted.exitCode()).as(extracted.toString()).isZero();
        Path json = folder.resolve("out").resolve(Manifest.NAME);
        Path signature = folder.resolve("out").resolve(Manifest.SIGNATURE_NAME);
        Object[] verify = {"pkeyutl", "-verify", "-pubin", "-inkey", pub, "-rawin", "-in", json, "-sigfile", signature};
        Tool.Run verified = openssl.run(verify);
        assertThat(verified.exitCode()).as(verified.toString()).isZero();
        Files.writeString(json, Files.readString(json).replace("P-2026-7", "P-2026-8"));
        assertThat(openssl.run(verify).exitCode()).isNotZero();
    }
}
