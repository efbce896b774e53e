package io.github.edusec.crypto.keys;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.CryptoException;
import io.github.edusec.crypto.KeyFileException;
import io.github.edusec.crypto.Passphrase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.AuthenticatedSafe;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.bc.BcDefaultDigestProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilderProvider;

/**
 * Reads a store: first its outline, then what it costs, then whether it is authentic, and only then what is in it. Bouncy
 * Castle's parsers answer malformed input with runtime exceptions of all kinds; they end here.
 */
final class StoreReader {
    private static final int MAX_SAFES = 64;

    private final String where;
    private final Pfx pfx;
    private final List<ContentInfo> safes;
    private final int iterations;

    private StoreReader(String where, Pfx pfx, List<ContentInfo> safes, int iterations) {
        this.where = where;
        this.pfx = pfx;
        this.safes = safes;
        this.iterations = iterations;
    }

    static StoreReader outline(byte[] bytes, String where) throws CryptoException {
        return guarded(where, () -> {
            Pfx pfx = Pfx.getInstance(ASN1Primitive.fromByteArray(bytes));
            MacData mac = pfx.getMacData();
            if (mac == null || !pfx.getAuthSafe().getContentType().equals(PKCSObjectIdentifiers.data)) {
                throw bad(where, "not protected by a passphrase", "no MAC or another form", "PKCS#12 with a MAC");
            }
            AlgorithmIdentifier digest = mac.getMac().getAlgorithmId();
            if (!digest.getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)) {
                throw bad(
                        where,
                        "a MAC that is not supported",
                        digest.getAlgorithm().getId(),
                        "HMAC-SHA-256");
            }
            byte[] content =
                    ASN1OctetString.getInstance(pfx.getAuthSafe().getContent()).getOctets();
            List<ContentInfo> safes = List.of(AuthenticatedSafe.getInstance(ASN1Primitive.fromByteArray(content))
                    .getContentInfo());
            if (safes.size() > MAX_SAFES) {
                throw bad(where, "too many parts", safes.size() + " parts", "at most " + MAX_SAFES);
            }
            return new StoreReader(where, pfx, safes, cost(mac, safes, where));
        });
    }

    /** What an attacker can choose without knowing the passphrase, all together; far from the range of a number. */
    private static int cost(MacData mac, List<ContentInfo> safes, String where) throws KeyFileException {
        int sum = Iterations.of(mac.getIterationCount(), where);
        for (ContentInfo safe : safes) {
            if (safe.getContentType().equals(PKCSObjectIdentifiers.encryptedData)) {
                sum += scheme(safe, where).iterations();
            }
        }
        return sum;
    }

    private static Pbes2 scheme(ContentInfo safe, String where) throws KeyFileException {
        return Pbes2.of(EncryptedData.getInstance(safe.getContent()).getEncryptionAlgorithm(), where);
    }

    int iterations() {
        return iterations;
    }

    /** False also where the store was changed, which looks the same. */
    boolean isAuthentic(Passphrase passphrase) throws CryptoException {
        char[] secret = passphrase.toChars();
        try {
            return guarded(where, () -> {
                try {
                    return new PKCS12PfxPdu(pfx)
                            .isMacValid(
                                    new BcPKCS12MacCalculatorBuilderProvider(BcDefaultDigestProvider.INSTANCE), secret);
                } catch (PKCSException e) {
                    throw new IOException(e);
                }
            });
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    List<StoredKey> keys(Sealing sealing) throws CryptoException {
        return guarded(where, () -> {
            StoreBags bags = new StoreBags(where);
            for (ContentInfo safe : safes) {
                for (ASN1Encodable bag :
                        ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(content(safe, sealing)))) {
                    bags.add(bag);
                }
            }
            return new ArrayList<>(bags.keys());
        });
    }

    private byte[] content(ContentInfo safe, Sealing sealing) throws KeyFileException {
        if (safe.getContentType().equals(PKCSObjectIdentifiers.data)) {
            return ASN1OctetString.getInstance(safe.getContent()).getOctets();
        }
        if (safe.getContentType().equals(PKCSObjectIdentifiers.encryptedData)) {
            byte[] encrypted =
                    EncryptedData.getInstance(safe.getContent()).getContent().getOctets();
            return sealing.decrypt(scheme(safe, where), encrypted, where);
        }
        throw bad(where, "a part that is not supported", safe.getContentType().getId(), "data or encrypted data");
    }

    private static KeyFileException bad(String where, String what, String found, String allowed) {
        return new KeyFileException(new Problem(where, what, found, allowed));
    }

    /** A step of reading that may fail in any way. */
    @FunctionalInterface
    private interface Step<T> {
        T run() throws IOException;
    }

    private static <T> T guarded(String where, Step<T> step) throws CryptoException {
        try {
            return step.run();
        } catch (CryptoException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new KeyFileException(
                    new Problem(where, "not a readable PKCS#12 file", "damaged or another kind of file", "RFC 7292"),
                    e);
        }
    }
}
