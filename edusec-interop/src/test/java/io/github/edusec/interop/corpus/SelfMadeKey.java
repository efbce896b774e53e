package io.github.edusec.interop.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.testkit.Tool;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * A key that nobody vouches for, made by the JDK's own tool.
 *
 * @param key the private key
 * @param certificate its certificate, signed by itself
 */
record SelfMadeKey(PrivateKey key, X509Certificate certificate) {
    private static final String PASSWORD = "changeit";

    static SelfMadeKey in(Path folder) throws Exception {
        Path store = folder.resolve("key.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Tool.Run run = Tool.run(new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "test",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-sigalg",
                "SHA256withRSA",
                "-dname",
                "CN=Test",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        assertThat(run.exitCode()).as(run.toString()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return new SelfMadeKey((PrivateKey) keys.getKey("test", PASSWORD.toCharArray()), (X509Certificate)
                keys.getCertificate("test"));
    }
}
