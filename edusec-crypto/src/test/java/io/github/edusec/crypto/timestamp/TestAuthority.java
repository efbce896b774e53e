package io.github.edusec.crypto.timestamp;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * A root and a timestamp authority under it, whose certificates hold from a day before the tests' time to a day after. All of
 * it lies years back, so that nothing passes by the clock of the machine.
 */
final class TestAuthority {
    static final Instant NOW = Instant.parse("2016-04-01T03:04:05Z");
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");

    final X509Certificate root;
    final X509Certificate certificate;
    final X509Certificate forSomethingElse;
    final PrivateKey key;
    private final String digest;

    private TestAuthority(
            X509Certificate root,
            X509Certificate certificate,
            X509Certificate forSomethingElse,
            PrivateKey key,
            String digest) {
        this.root = root;
        this.certificate = certificate;
        this.forSomethingElse = forSomethingElse;
        this.key = key;
        this.digest = digest;
    }

    static TestAuthority make() throws Exception {
        return make("SHA256");
    }

    static TestAuthority make(String digest) throws Exception {
        return make(digest, new BasicConstraints(true), KeyUsage.keyCertSign);
    }

    /** What the certificate above the authority's says that it may be used for. */
    static TestAuthority makeUnder(BasicConstraints constraints, int usage) throws Exception {
        return make("SHA256", constraints, usage);
    }

    private static TestAuthority make(String digest, BasicConstraints constraints, int usage) throws Exception {
        KeyPair rootKeys = keys();
        KeyPair keys = keys();
        X500Principal rootName = new X500Principal("CN=Test Root, O=edusec tests");
        JcaX509v3CertificateBuilder root = builder(rootName, 1, rootName, rootKeys);
        root.addExtension(Extension.basicConstraints, true, constraints);
        root.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        return new TestAuthority(
                sign(root, rootKeys),
                leaf(rootName, KeyPurposeId.id_kp_timeStamping, rootKeys, keys),
                leaf(rootName, KeyPurposeId.id_kp_codeSigning, rootKeys, keys),
                keys.getPrivate(),
                digest);
    }

    private static X509Certificate leaf(X500Principal issuer, KeyPurposeId purpose, KeyPair issuerKeys, KeyPair keys)
            throws Exception {
        JcaX509v3CertificateBuilder leaf = builder(issuer, 2, new X500Principal("CN=Test TSA, O=edusec tests"), keys);
        leaf.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
        leaf.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        return sign(leaf, issuerKeys);
    }

    private static KeyPair keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Principal issuer, int serial, X500Principal subject, KeyPair keys) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(serial),
                Date.from(NOW.minus(Duration.ofDays(1))),
                Date.from(NOW.plus(Duration.ofDays(1))),
                subject,
                keys.getPublic());
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair issuer) throws Exception {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate())));
    }

    byte[] answer(TimestampRequest request) throws Exception {
        return answer(request, NOW);
    }

    byte[] answer(TimestampRequest request, Instant time) throws Exception {
        return answer(request, time, time);
    }

    /** Bouncy Castle would write the machine's time as the signing time. */
    byte[] answer(TimestampRequest request, Instant time, Instant signingTime) throws Exception {
        AttributeTable attributes = new AttributeTable(
                new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(signingTime)))));
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                        .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(attributes))
                        .build(digest + "withECDSA", key, certificate),
                new JcaDigestCalculatorProviderBuilder().build().get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                POLICY);
        tokens.addCertificates(new JcaCertStore(List.of(certificate)));
        return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                .generateGrantedResponse(new TimeStampRequest(request.der()), BigInteger.valueOf(42), Date.from(time))
                .getEncoded();
    }

    byte[] reject(TimestampRequest request) throws Exception {
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", key, certificate),
                new JcaDigestCalculatorProviderBuilder().build().get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                POLICY);
        return new TimeStampResponseGenerator(tokens, Set.of(TSPAlgorithms.SHA512))
                .generate(new TimeStampRequest(request.der()), BigInteger.ONE, Date.from(NOW))
                .getEncoded();
    }
}
