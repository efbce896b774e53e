package io.github.edusec.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {
    private static final byte[] MESSAGE = {1, 2, 3};

    @Test
    void signs_the_first_test_vector_of_rfc_8032(@TempDir Path folder) throws IOException {
        byte[] der = HexFormat.of()
                .parseHex("302e020100300506032b657004220420"
                        + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        Path file = folder.resolve("rfc8032.pem");
        Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(der)
                        + "\n-----END PRIVATE KEY-----\n");
        try (SigningKey key = SigningKey.load(file)) {
            assertThat(key.verificationKey().hex())
                    .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
            assertThat(HexFormat.of().formatHex(key.sign(new byte[0])))
                    .isEqualTo("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                            + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        }
    }

    @Test
    void a_saved_pair_signs_and_verifies_after_loading(@TempDir Path folder) throws IOException {
        try (SigningKey key = SigningKey.generate()) {
            key.save(folder.resolve("key.pem"));
            key.verificationKey().save(folder.resolve("pub.pem"));
        }
        VerificationKey pub = VerificationKey.load(folder.resolve("pub.pem"));
        try (SigningKey key = SigningKey.load(folder.resolve("key.pem"))) {
            byte[] signature = key.sign(MESSAGE);
            assertThat(key.verificationKey()).isEqualTo(pub);
            assertThat(pub.verify(MESSAGE, signature)).isTrue();
            assertThat(pub.verify(new byte[] {1, 2, 4}, signature)).isFalse();
            signature[5] ^= 1;
            assertThat(pub.verify(MESSAGE, signature)).isFalse();
            assertThat(pub.verify(MESSAGE, new byte[3])).isFalse();
        }
    }

    @Test
    void only_the_owner_may_read_a_saved_key_and_it_is_never_overwritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("key.pem");
        try (SigningKey key = SigningKey.generate()) {
            key.save(file);
            byte[] saved = Files.readAllBytes(file);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> key.save(file)).isInstanceOf(FileAlreadyExistsException.class);
            assertThatThrownBy(() -> key.verificationKey().save(file)).isInstanceOf(FileAlreadyExistsException.class);
            assertThat(file).hasBinaryContent(saved);
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void a_closed_key_refuses_to_sign_and_to_be_saved_but_its_public_half_stays(@TempDir Path folder) {
        SigningKey key = SigningKey.generate();
        key.close();
        key.close();
        assertThatThrownBy(() -> key.sign(MESSAGE)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> key.save(folder.resolve("x"))).isInstanceOf(IllegalStateException.class);
        assertThat(key.verificationKey().hex()).hasSize(64);
    }

    @Test
    void its_text_form_holds_no_secret(@TempDir Path folder) throws IOException {
        try (SigningKey key = SigningKey.generate()) {
            key.save(folder.resolve("key.pem"));
            String secret = Files.readString(folder.resolve("key.pem")).split("\n", -1)[1];
            byte[] der = Base64.getDecoder().decode(secret);
            assertThat(key.toString())
                    .contains("secret", key.verificationKey().fingerprint())
                    .doesNotContain(HexFormat.of().formatHex(der, 16, 48));
        }
    }

    @Test
    @Tag("interop")
    void openssl_reads_our_files_and_we_read_its(@TempDir Path folder) throws IOException {
        Tool openssl = Tool.require("openssl");
        Path theirs = folder.resolve("theirs.pem");
        assertThat(openssl.run("genpkey", "-algorithm", "ed25519", "-out", theirs)
                        .exitCode())
                .isZero();
        try (SigningKey key = SigningKey.load(theirs)) {
            Path ours = folder.resolve("ours.pem");
            key.save(ours);
            assertThat(ours).hasSameBinaryContentAs(theirs);
            assertThat(openssl.run("pkey", "-in", theirs, "-pubout").stdout())
                    .isEqualTo(key.verificationKey().pem());
            byte[] der = openssl.run("pkey", "-in", theirs, "-pubout", "-outform", "DER")
                    .stdoutBytes();
            Files.write(folder.resolve("pub.der"), der);
            assertThat(openssl.run("dgst", "-sha256", "-r", folder.resolve("pub.der"))
                            .stdout())
                    .startsWith(key.verificationKey().fingerprint().substring("sha256:".length()));
        }
        Path rsa = folder.resolve("rsa.pem");
        openssl.run("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024", "-out", rsa);
        assertThatThrownBy(() -> SigningKey.load(rsa))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("not an Ed25519 private key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n!!!!\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n",
            })
    void a_malformed_private_key_file_is_a_typed_refusal(String content, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("key.pem");
        Files.writeString(file, content);
        assertThatThrownBy(() -> SigningKey.load(file)).isInstanceOf(KeyFileException.class);
    }

    @Test
    void a_file_of_the_wrong_kind_is_named_by_its_boundary(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("key.pem");
        Files.writeString(file, "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n");
        assertThatThrownBy(() -> SigningKey.load(file)).hasMessageContaining("found: BEGIN ENCRYPTED PRIVATE KEY");
        Files.write(file, new byte[20_000]);
        assertThatThrownBy(() -> VerificationKey.load(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("too long");
    }

    @Test
    void a_public_key_that_is_no_point_of_the_curve_is_refused(@TempDir Path folder) throws IOException {
        // y = 2 has no x on the curve.
        String y = "02" + "00".repeat(31);
        assertThatThrownBy(() -> new VerificationKey(y)).isInstanceOf(IllegalArgumentException.class);
        byte[] der = HexFormat.of().parseHex("302a300506032b6570032100" + y);
        Path file = folder.resolve("pub.pem");
        Files.writeString(
                file,
                "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(der)
                        + "\n-----END PUBLIC KEY-----\n");
        assertThatThrownBy(() -> VerificationKey.load(file)).isInstanceOf(KeyFileException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            })
    void a_public_key_of_small_order_is_refused(String key) {
        assertThatThrownBy(() -> new VerificationKey(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void any_bytes_between_the_boundaries_give_a_key_or_a_typed_refusal(@ForAll @Size(max = 90) byte[] body)
            throws IOException {
        byte[] pem = PemFile.encode("PUBLIC KEY", body);
        byte[] decoded = PemFile.decode("x", pem, "PUBLIC KEY");
        assertThat(decoded).isEqualTo(body);
        byte[] raw = new byte[body.length + 56];
        System.arraycopy("-----BEGIN PUBLIC KEY-----\n".getBytes(US_ASCII), 0, raw, 0, 27);
        System.arraycopy(body, 0, raw, 27, body.length);
        try {
            PemFile.decode("x", raw, "PUBLIC KEY");
        } catch (KeyFileException e) {
            assertThat(e).hasMessageContaining("allowed");
        }
    }
}
