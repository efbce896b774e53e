package io.github.edusec.crypto.seal;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.github.edusec.classify.Text;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import tools.jackson.core.json.JsonFactory;

/** What a process of its own needs to seal and open and to use key rings, as one class path: the tests themselves run on the module path. */
public final class ChildClassPath {
    private ChildClassPath() {}

    public static String get() throws URISyntaxException {
        return String.join(
                System.getProperty("path.separator"),
                "target/classes",
                "target/test-classes",
                placeOf(Text.class),
                placeOf(JsonFactory.class),
                placeOf(Zxcvbn.class),
                placeOf(ASN1Encodable.class),
                placeOf(X509v3CertificateBuilder.class),
                placeOf(EdECObjectIdentifiers.class),
                placeOf(Assertions.class));
    }

    private static String placeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
