package io.github.edusec.crypto.timestamp;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.DefaultCMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * A certificate whose validity is judged at the time that the timestamp states, whatever other time is asked about. Bouncy
 * Castle also asks about the CMS signing time, which RFC 3161 does not know: an authority need not set it by the clock that
 * it states.
 */
final class JudgedAtStatedTime extends X509CertificateHolder {
    private static final long serialVersionUID = 1;

    private final Instant stated;

    private JudgedAtStatedTime(X509Certificate certificate, Instant stated) throws CertificateEncodingException {
        super(Certificate.getInstance(certificate.getEncoded()));
        this.stated = stated;
    }

    /** Keeps every other check that needs the certificate, such as that of the ESS attribute (RFC 5816). */
    static SignerInformationVerifier verifier(X509Certificate certificate, Instant stated)
            throws CertificateEncodingException, OperatorCreationException {
        return new SignerInformationVerifier(
                new DefaultCMSSignatureAlgorithmNameGenerator(),
                new DefaultSignatureAlgorithmIdentifierFinder(),
                new Provider(
                        new JudgedAtStatedTime(certificate, stated),
                        new JcaContentVerifierProviderBuilder().build(certificate.getPublicKey())),
                new JcaDigestCalculatorProviderBuilder().build());
    }

    @Override
    public boolean isValidOn(Date date) {
        return super.isValidOn(Date.from(stated));
    }

    private record Provider(X509CertificateHolder certificate, ContentVerifierProvider signatures)
            implements ContentVerifierProvider {
        @Override
        public boolean hasAssociatedCertificate() {
            return true;
        }

        @Override
        public X509CertificateHolder getAssociatedCertificate() {
            return certificate;
        }

        @Override
        public ContentVerifier get(AlgorithmIdentifier algorithm) throws OperatorCreationException {
            return signatures.get(algorithm);
        }
    }
}
