package io.github.edusec.crypto.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.edusec.crypto.KeyFileException;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's key store, keytool and openssl as judges of our file, and their files in our hands. */
class KeyRingInteropTest {
    private static final byte[] MESSAGE = "message".getBytes(UTF_8);
    private static final char[] SECRET = Rings.SECRET.toCharArray();

    @TempDir
    Path folder;

    @Test
    void theJdksKeyStoreReadsPrivateKeysTrustedCertificatesAndRootKeys() throws IOException, GeneralSecurityException {
        Path file = folder.resolve("ring.p12");
        try (KeyRing ring = Rings.full(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, SECRET);
            }
            List<String> aliases = Collections.list(store.aliases());
            assertThat(aliases)
                    .containsExactlyInAnyOrderElementsOf(
                            ring.keys().stream().map(KeyInfo::alias).toList());
            for (KeyInfo info : ring.keys()) {
                String alias = info.alias();
                if (info.use().purpose() == KeyPurpose.ROOT) {
                    assertThat(store.getKey(alias, SECRET).getAlgorithm()).isEqualTo("AES");
                    assertThat(store.getKey(alias, SECRET).getEncoded()).hasSize(32);
                    assertThat(store.getCreationDate(alias).toInstant()).isEqualTo(info.made());
                } else if (info.hasSecret()) {
                    Signature signer = Signature.getInstance("Ed25519");
                    signer.initSign((PrivateKey) store.getKey(alias, SECRET));
                    signer.update(MESSAGE);
                    assertThat(Objects.requireNonNull(info.key()).verify(MESSAGE, signer.sign()))
                            .isTrue();
                    X509Certificate certificate = (X509Certificate) store.getCertificate(alias);
                    certificate.verify(certificate.getPublicKey());
                    assertThat(certificate.getNotBefore().toInstant()).isEqualTo(info.made());
                } else {
                    assertThat(store.isCertificateEntry(alias)).isTrue();
                    assertThat(store.getCertificate(alias).getPublicKey().getEncoded())
                            .isEqualTo(Objects.requireNonNull(info.key()).toSpki());
                }
            }
        }
    }

    @Test
    void aRootKeyThatTheJdkReadsUnwrapsWhatOursWrapped() throws IOException, GeneralSecurityException {
        Path file = folder.resolve("ring.p12");
        byte[] wrapped;
        byte[] dataKey = new byte[32];
        dataKey[3] = 7;
        try (KeyRing ring = Rings.create(file)) {
            ring.add(KeyUse.root(), Rings.APRIL);
            try (RootKeyWrapper wrapper = ring.keyWrapper()) {
                wrapped = wrapper.wrap(dataKey, MESSAGE);
            }
        }
        KeyStore store = KeyStore.getInstance(file.toFile(), SECRET);
        Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
        gcm.init(
                Cipher.DECRYPT_MODE,
                (SecretKey) store.getKey("edusec1:root:1", SECRET),
                new GCMParameterSpec(128, wrapped, 9, 12));
        gcm.updateAAD(wrapped, 0, 9);
        gcm.updateAAD(MESSAGE);
        assertThat(gcm.doFinal(wrapped, 21, wrapped.length - 21)).isEqualTo(dataKey);
    }

    @Test
    @Tag("interop")
    void keytoolListsARingOfFullStrength() throws IOException {
        Tool keytool = Tool.require("keytool");
        Path file = folder.resolve("ring.p12");
        try (Passphrase passphrase = Rings.passphrase();
                KeyRing ring = KeyRing.create(file, passphrase)) {
            Rings.fill(ring);
        }
        Tool.Run run = keytool.run(
                "-J-Duser.language=en", "-list", "-keystore", file, "-storepass", Rings.SECRET, "-storetype", "PKCS12");
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.stdout())
                .contains("contains 7 entries")
                .containsPattern("edusec1:approval:yamada:1, .*PrivateKeyEntry")
                .containsPattern("edusec1:ledger:1, .*trustedCertEntry")
                .containsPattern("edusec1:approval:sato.k:1, .*trustedCertEntry")
                .containsPattern("edusec1:root:1, Apr 1, 2026, SecretKeyEntry");
    }

    @Test
    @Tag("interop")
    void opensslOpensARingOfFullStrengthAndSaysWithHowManyIterations() throws IOException {
        Tool openssl = Tool.require("openssl");
        Path file = folder.resolve("ring.p12");
        byte[] signature;
        try (Passphrase passphrase = Rings.passphrase();
                KeyRing ring = KeyRing.create(file, passphrase)) {
            ring.add(KeyUse.ledger(), Rings.APRIL);
            ring.add(KeyUse.root(), Rings.APRIL);
            try (SigningKey key = ring.signingKey(KeyUse.ledger()).orElseThrow()) {
                signature = key.sign(MESSAGE);
            }
        }
        Tool.Run info = openssl.run("pkcs12", "-in", file, "-info", "-noout", "-passin", "pass:" + Rings.SECRET);
        assertThat(info.exitCode()).as(info.toString()).isZero();
        assertThat(info.stderr())
                .contains("MAC: sha256, Iteration 600000")
                .containsPattern("Shrouded Keybag: PBES2, PBKDF2, AES-256-CBC, Iteration 600000, PRF hmacWithSHA256")
                .containsPattern("Encrypted data: PBES2, PBKDF2, AES-256-CBC, Iteration 600000, PRF hmacWithSHA256");
        Path key = folder.resolve("key.pem");
        Tool.Run out = openssl.run(
                "pkcs12", "-in", file, "-nodes", "-nocerts", "-out", key, "-passin", "pass:" + Rings.SECRET);
        assertThat(out.exitCode()).as(out.toString()).isZero();
        assertThat(key).content().contains("edusec1:ledger:1");
        Path message = Files.write(folder.resolve("message"), MESSAGE);
        Path theirs = folder.resolve("signature");
        openssl.run("pkeyutl", "-sign", "-rawin", "-inkey", key, "-in", message, "-out", theirs);
        assertThat(theirs).hasBinaryContent(signature);
    }

    @Test
    @Tag("interop")
    void aStoreThatKeytoolMadeUnderOurNamesIsReadAndStrengthenedWhenWritten() throws IOException {
        Tool keytool = Tool.require("keytool");
        Path file = folder.resolve("theirs.p12");
        keytool(keytool, file, "-genkeypair", "-keyalg", "Ed25519", "-dname", "CN=x", "-alias", "edusec1:ledger:1");
        keytool(keytool, file, "-genseckey", "-keyalg", "AES", "-keysize", "256", "-alias", "edusec1:root:1");
        try (Passphrase passphrase = Rings.passphrase();
                KeyRing ring = KeyRing.open(file, passphrase).ring().orElseThrow()) {
            assertThat(ring.keys())
                    .extracting(KeyInfo::alias, KeyInfo::hasSecret, KeyInfo::retired)
                    .containsExactly(tuple("edusec1:ledger:1", true, null), tuple("edusec1:root:1", true, null));
            try (SigningKey key = ring.signingKey(KeyUse.ledger()).orElseThrow();
                    RootKeyWrapper wrapper = ring.keyWrapper()) {
                assertThat(ring.verificationKeys(KeyUse.ledger()).get(0).verify(MESSAGE, key.sign(MESSAGE)))
                        .isTrue();
                assertThat(KeyWrapperContract.violations(wrapper)).isEmpty();
            }
            ring.add(Rings.YAMADA, Rings.APRIL);
        }
        assertThat(Iterated.of(file)).hasSize(5).allMatch(count -> count == 600_000);
    }

    @Test
    @Tag("interop")
    void aStoreThatOpensslMadeUnderOurNameIsReadAndOneUnderAnotherNameIsRefused() throws IOException {
        Tool openssl = Tool.require("openssl");
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("cert.pem");
        openssl.run(
                "req", "-x509", "-newkey", "ed25519", "-nodes", "-keyout", key, "-out", certificate, "-subj", "/CN=x");
        Path ours = folder.resolve("ours.p12");
        Path other = folder.resolve("other.p12");
        Path unnamed = folder.resolve("unnamed.p12");
        for (Object[] store : new Object[][] {{ours, "edusec1:approval:yamada:3"}, {other, "山田太郎"}}) {
            Tool.Run run = openssl.run(
                    "pkcs12",
                    "-export",
                    "-inkey",
                    key,
                    "-in",
                    certificate,
                    "-out",
                    store[0],
                    "-name",
                    store[1],
                    "-passout",
                    "pass:" + Rings.SECRET);
            assertThat(run.exitCode()).as(run.toString()).isZero();
        }
        openssl.run(
                "pkcs12",
                "-export",
                "-inkey",
                key,
                "-in",
                certificate,
                "-out",
                unnamed,
                "-passout",
                "pass:" + Rings.SECRET);
        try (KeyRing ring = Rings.open(ours);
                SigningKey theirs = SigningKey.load(key);
                SigningKey read = ring.signingKey(Rings.YAMADA).orElseThrow()) {
            assertThat(read.verificationKey()).isEqualTo(theirs.verificationKey());
            assertThat(ring.rotate(Rings.YAMADA, Instant.parse("2040-01-01T00:00:00Z"))
                            .generation())
                    .isEqualTo(4);
        }
        assertThatThrownBy(() -> Rings.opening(other))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("not that of a key in a key ring")
                .hasMessageNotContaining("山田");
        assertThatThrownBy(() -> Rings.opening(unnamed))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("without a name");
    }

    @Test
    @Tag("interop")
    void anOldEncryptionIsRefusedByName() throws IOException {
        Tool openssl = Tool.require("openssl");
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("cert.pem");
        openssl.run(
                "req", "-x509", "-newkey", "ed25519", "-nodes", "-keyout", key, "-out", certificate, "-subj", "/CN=x");
        for (String[] old : new String[][] {
            {"-macalg", "sha1"},
            {"-keypbe", "PBE-SHA1-3DES"},
            {"-certpbe", "AES-128-CBC"},
            {"-keypbe", "NONE"},
            {"-nomac"}
        }) {
            Path store = folder.resolve(String.join("", old).toLowerCase(Locale.ROOT) + ".p12");
            List<Object> arguments = new ArrayList<>(List.of(
                    "pkcs12",
                    "-export",
                    "-inkey",
                    key,
                    "-in",
                    certificate,
                    "-out",
                    store,
                    "-name",
                    "edusec1:ledger:1",
                    "-passout",
                    "pass:" + Rings.SECRET));
            arguments.addAll(List.of(old));
            Tool.Run run = openssl.run(arguments.toArray());
            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThatThrownBy(() -> Rings.opening(store))
                    .as(String.join(" ", old))
                    .isInstanceOf(KeyFileException.class)
                    .message()
                    .containsAnyOf("not supported", "not encrypted", "not protected by a passphrase");
        }
    }

    private static void keytool(Tool keytool, Path file, String... arguments) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-keystore", file, "-storetype", "PKCS12", "-storepass", Rings.SECRET));
        Tool.Run run = keytool.run(all.toArray());
        assertThat(run.exitCode()).as(run.toString()).isZero();
    }
}
