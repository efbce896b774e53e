package io.github.edusec.crypto.keys;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.KeyFileException;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that a PKCS#12 file wants around each public key. It carries the key and its dates; nobody trusts its
 * signature, the store's MAC protects it.
 */
final class KeyCertificate {
    /** What RFC 5280 (4.1.2.5) has for a certificate without an end. */
    static final Instant NO_END = Instant.parse("9999-12-31T23:59:59Z");

    private static final int SERIAL_BITS = 127;

    private KeyCertificate() {}

    /** Signs with the key itself or, for a key of which only the public half is here, with one that is thrown away. */
    static Certificate of(KeyInfo info, VerificationKey key, @Nullable SigningKey own) throws IOException {
        if (own != null) {
            return of(info, key, name(info), own);
        }
        try (SigningKey thrownAway = SigningKey.generate()) {
            X500Name issuer = new X500NameBuilder()
                    .addRDN(BCStyle.O, "edusec")
                    .addRDN(BCStyle.CN, "import")
                    .build();
            return of(info, key, issuer, thrownAway);
        }
    }

    private static Certificate of(KeyInfo info, VerificationKey key, X500Name issuer, SigningKey signer)
            throws IOException {
        Instant end = info.retired() == null ? NO_END : info.retired();
        return new X509v3CertificateBuilder(
                        issuer,
                        new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
                        Date.from(info.made()),
                        Date.from(end),
                        name(info),
                        SubjectPublicKeyInfo.getInstance(key.toSpki()))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .build(new Ed25519Signer(signer))
                .toASN1Structure();
    }

    private static X500Name name(KeyInfo info) {
        return new X500NameBuilder()
                .addRDN(BCStyle.O, "edusec")
                .addRDN(BCStyle.CN, info.use() + ":" + info.generation())
                .build();
    }

    static VerificationKey keyOf(Certificate certificate, String where) throws KeyFileException {
        SubjectPublicKeyInfo key = certificate.getSubjectPublicKeyInfo();
        if (!key.getAlgorithm().getAlgorithm().equals(EdECObjectIdentifiers.id_Ed25519)) {
            throw notEd25519(where, key.getAlgorithm().getAlgorithm().getId());
        }
        try {
            return new VerificationKey(
                    HexFormat.of().formatHex(key.getPublicKeyData().getOctets()));
        } catch (IllegalArgumentException e) {
            throw notEd25519(where, "no point of the curve");
        }
    }

    private static KeyFileException notEd25519(String where, String found) {
        return new KeyFileException(new Problem(where, "not an Ed25519 key", found, "Ed25519 (RFC 8410)"));
    }

    /** Lets our own key sign, so that no provider of Bouncy Castle is needed. */
    private static final class Ed25519Signer implements ContentSigner {
        private final SigningKey key;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        Ed25519Signer(SigningKey key) {
            this.key = key;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getSignature() {
            return key.sign(content.toByteArray());
        }
    }
}
