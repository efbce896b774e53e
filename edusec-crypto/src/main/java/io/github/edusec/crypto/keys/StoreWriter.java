package io.github.edusec.crypto.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.AuthenticatedSafe;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.operator.MacCalculator;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;
import org.jspecify.annotations.Nullable;

/** Writes a store as one DER value (RFC 7292), in the two safes that keytool and openssl write as well. */
final class StoreWriter {
    /** Without it the JDK passes over a certificate that has no private key. */
    static final ASN1ObjectIdentifier TRUSTED_KEY_USAGE = new ASN1ObjectIdentifier("2.16.840.1.113894.746875.1.1");

    private final Sealing sealing;
    private final Function<KeyInfo, String> names;

    StoreWriter(Sealing sealing) {
        this(sealing, KeyInfo::alias);
    }

    /** Lets tests write the names of other versions and programs. */
    StoreWriter(Sealing sealing, Function<KeyInfo, String> names) {
        this.sealing = sealing;
        this.names = names;
    }

    byte[] write(List<StoredKey> keys) throws IOException {
        ASN1EncodableVector secrets = new ASN1EncodableVector();
        ASN1EncodableVector certificates = new ASN1EncodableVector();
        for (StoredKey key : keys) {
            EncryptedPrivateKeyInfo secret = key.secret();
            Certificate certificate = key.certificate();
            if (secret != null) {
                secrets.add(certificate == null ? rootBag(key, secret) : keyBag(key, secret, certificate));
            }
            if (certificate != null) {
                certificates.add(certificateBag(key, certificate));
            }
        }
        ContentInfo[] safes = {plain(secrets), encrypted(certificates)};
        byte[] content = new AuthenticatedSafe(safes).getEncoded(ASN1Encoding.DER);
        ContentInfo authSafe = new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(content));
        return new Pfx(authSafe, mac(content)).getEncoded(ASN1Encoding.DER);
    }

    private static ContentInfo plain(ASN1EncodableVector bags) throws IOException {
        return new ContentInfo(
                PKCSObjectIdentifiers.data, new DEROctetString(new DERSequence(bags).getEncoded(ASN1Encoding.DER)));
    }

    private ContentInfo encrypted(ASN1EncodableVector bags) throws IOException {
        Pbes2 scheme = Pbes2.fresh(sealing.iterations());
        byte[] content = sealing.encrypt(scheme, new DERSequence(bags).getEncoded(ASN1Encoding.DER));
        return new ContentInfo(
                PKCSObjectIdentifiers.encryptedData,
                new EncryptedData(PKCSObjectIdentifiers.data, scheme.id(), new DEROctetString(content)));
    }

    /** The key derivation of PKCS#12 itself with HMAC-SHA-256: JDK 17 and openssl 3.0 read no PBMAC1 (RFC 9579). */
    private MacData mac(byte[] content) throws IOException {
        AlgorithmIdentifier sha256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
        char[] secret = sealing.passphrase().toChars();
        try {
            MacCalculator calculator = new BcPKCS12MacCalculatorBuilder(new SHA256Digest(), sha256)
                    .setIterationCount(sealing.iterations())
                    .build(secret);
            calculator.getOutputStream().write(content);
            PKCS12PBEParams parameters = PKCS12PBEParams.getInstance(
                    calculator.getAlgorithmIdentifier().getParameters());
            return new MacData(new DigestInfo(sha256, calculator.getMac()), parameters.getIV(), sealing.iterations());
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private SafeBag keyBag(StoredKey key, EncryptedPrivateKeyInfo secret, Certificate certificate) throws IOException {
        return bag(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag, secret, key, localKeyId(certificate));
    }

    /** As the JDK writes a secret key: a secret bag that says "shrouded key" and holds one in an octet string. */
    private SafeBag rootBag(StoredKey key, EncryptedPrivateKeyInfo secret) throws IOException {
        ASN1EncodableVector value = new ASN1EncodableVector();
        value.add(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag);
        value.add(new DERTaggedObject(true, 0, new DEROctetString(secret.getEncoded(ASN1Encoding.DER))));
        // The JDK keeps the date of a key here.
        String time = "Time " + key.info().made().toEpochMilli();
        return bag(
                PKCSObjectIdentifiers.secretBag, new DERSequence(value), key, time.getBytes(StandardCharsets.US_ASCII));
    }

    private SafeBag certificateBag(StoredKey key, Certificate certificate) throws IOException {
        CertBag value = new CertBag(
                PKCSObjectIdentifiers.x509Certificate, new DEROctetString(certificate.getEncoded(ASN1Encoding.DER)));
        return bag(PKCSObjectIdentifiers.certBag, value, key, key.secret() == null ? null : localKeyId(certificate));
    }

    private SafeBag bag(ASN1ObjectIdentifier kind, ASN1Encodable value, StoredKey key, byte @Nullable [] localKeyId) {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(
                attribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(names.apply(key.info()))));
        attributes.add(
                localKeyId == null
                        ? attribute(TRUSTED_KEY_USAGE, KeyPurposeId.anyExtendedKeyUsage)
                        : attribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, new DEROctetString(localKeyId)));
        return new SafeBag(kind, value, new DERSet(attributes));
    }

    private static Attribute attribute(ASN1ObjectIdentifier kind, ASN1Encodable value) {
        return new Attribute(kind, new DERSet(value));
    }

    /** Ties a certificate to its private key; two keys made in one millisecond would share a time. */
    private static byte[] localKeyId(Certificate certificate) throws IOException {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(certificate.getSubjectPublicKeyInfo().getEncoded(ASN1Encoding.DER));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
