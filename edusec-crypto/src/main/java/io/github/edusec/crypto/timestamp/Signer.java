package io.github.edusec.crypto.timestamp;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.tsp.TimeStampToken;

/** Who signed a timestamp, as far as the timestamp itself says. Immutable. */
final class Signer {
    /** The place of keyCertSign in the key usage (RFC 5280 section 4.2.1.3). */
    private static final int KEY_CERT_SIGN = 5;

    private final TimeStampToken token;
    private final List<X509Certificate> sent;

    private Signer(TimeStampToken token, List<X509Certificate> sent) {
        this.token = token;
        this.sent = sent;
    }

    static Signer of(TimeStampToken token) throws GeneralSecurityException {
        List<X509Certificate> sent = new ArrayList<>();
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
            sent.add(converter.getCertificate(holder));
        }
        return new Signer(token, List.copyOf(sent));
    }

    /** The certificates that the signature names; two can stand for one key, or have one name and number. */
    List<X509Certificate> certificates(Set<X509Certificate> trusted) {
        return Stream.concat(trusted.stream(), sent.stream())
                .distinct()
                .filter(this::isNamed)
                .toList();
    }

    private boolean isNamed(X509Certificate certificate) {
        try {
            return token.getSID().match(new JcaX509CertificateHolder(certificate));
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    /** Whether the certificate is a given one, or a path leads from it to one, all of them valid at the time. */
    boolean isVouchedFor(X509Certificate certificate, Set<X509Certificate> trusted, Instant time) {
        try {
            if (trusted.contains(certificate)) {
                certificate.checkValidity(Date.from(time));
                return true;
            }
            return hasPath(certificate, trusted, time);
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    private boolean hasPath(X509Certificate certificate, Set<X509Certificate> trusted, Instant time)
            throws GeneralSecurityException {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(certificate);
        Set<TrustAnchor> anchors = new HashSet<>();
        for (X509Certificate each : trusted) {
            boolean valid = !time.isBefore(each.getNotBefore().toInstant())
                    && !time.isAfter(each.getNotAfter().toInstant());
            if (valid && maySignCertificates(each)) {
                anchors.add(new TrustAnchor(each, null));
            }
        }
        if (anchors.isEmpty()) {
            return false;
        }
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        parameters.setDate(Date.from(time));
        parameters.setRevocationEnabled(false);
        parameters.addCertPathChecker(new ExtendedKeyUsageIsCheckedElsewhere());
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(sent)));
        CertPathBuilder.getInstance("PKIX").build(parameters);
        return true;
    }

    /** A path builder checks every certificate but the anchor, so that a trusted leaf could vouch for anybody. */
    private static boolean maySignCertificates(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return certificate.getBasicConstraints() >= 0 && (usage == null || usage[KEY_CERT_SIGN]);
    }

    /** RFC 3161 wants the extension to be critical, which a path builder that does not know its use would refuse. */
    private static final class ExtendedKeyUsageIsCheckedElsewhere extends PKIXCertPathChecker {
        @Override
        public void init(boolean forward) {}

        @Override
        public boolean isForwardCheckingSupported() {
            return true;
        }

        @Override
        public Set<String> getSupportedExtensions() {
            return Set.of(Extension.extendedKeyUsage.getId());
        }

        @Override
        public void check(Certificate certificate, Collection<String> unresolvedCriticalExtensions) {
            unresolvedCriticalExtensions.remove(Extension.extendedKeyUsage.getId());
        }
    }
}
