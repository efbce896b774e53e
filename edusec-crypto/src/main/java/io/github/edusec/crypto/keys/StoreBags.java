package io.github.edusec.crypto.keys;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.CryptoException;
import io.github.edusec.crypto.KeyFileException;
import io.github.edusec.crypto.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1BMPString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;

/** Puts the bags of an authentic store together to keys; refuses what it would lose when writing the store again. */
final class StoreBags {
    /** Thirty years of a large board have a tenth of this. */
    private static final int MAX_BAGS = 10_000;

    private static final String TIME = "Time ";

    private final String store;
    /** By local key id, which ties a certificate to its private key. */
    private final Map<String, EncryptedPrivateKeyInfo> secrets = new LinkedHashMap<>();

    private final Map<String, String> secretNames = new LinkedHashMap<>();
    private final List<CertificateBag> certificates = new ArrayList<>();
    private final List<StoredKey> keys = new ArrayList<>();
    private int count;
    private int rootsBeyond;

    StoreBags(String store) {
        this.store = store;
    }

    private record CertificateBag(String name, String localKeyId, Certificate certificate, String where) {}

    void add(ASN1Encodable encoded) throws CryptoException {
        count++;
        String where = store + ", bag " + count;
        if (count > MAX_BAGS) {
            throw bad(store, "too many bags", "more than " + MAX_BAGS, "at most " + MAX_BAGS);
        }
        SafeBag bag = SafeBag.getInstance(encoded);
        ASN1ObjectIdentifier kind = bag.getBagId();
        if (kind.equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag)) {
            secret(bag, where);
        } else if (kind.equals(PKCSObjectIdentifiers.certBag)) {
            certificate(bag, where);
        } else if (kind.equals(PKCSObjectIdentifiers.secretBag)) {
            keys.add(root(bag, where));
        } else {
            throw bad(
                    where,
                    kind.equals(PKCSObjectIdentifiers.keyBag) ? "a key that is not encrypted" : "an unknown bag",
                    kind.getId(),
                    "shrouded keys, certificates and secrets");
        }
    }

    private void secret(SafeBag bag, String where) throws CryptoException {
        String localKeyId = localKeyId(bag);
        if (localKeyId.isEmpty() || secrets.containsKey(localKeyId)) {
            throw bad(where, "a private key that no certificate names", "no local key id of its own", "one");
        }
        String name = name(bag, where);
        KeyAlias.parse(name, where);
        secrets.put(localKeyId, affordable(EncryptedPrivateKeyInfo.getInstance(bag.getBagValue()), where));
        secretNames.put(localKeyId, name);
    }

    private void certificate(SafeBag bag, String where) throws CryptoException {
        CertBag value = CertBag.getInstance(bag.getBagValue());
        if (!value.getCertId().equals(PKCSObjectIdentifiers.x509Certificate)) {
            throw bad(where, "an unknown kind of certificate", value.getCertId().getId(), "X.509");
        }
        Certificate certificate = Certificate.getInstance(
                ASN1OctetString.getInstance(value.getCertValue()).getOctets());
        certificates.add(new CertificateBag(name(bag, where), localKeyId(bag), certificate, where));
    }

    /** Root keys are decrypted all at once; what today's own ones take is not counted, so that their number stays free. */
    private EncryptedPrivateKeyInfo affordableWithOthers(EncryptedPrivateKeyInfo root, String where)
            throws KeyFileException {
        int iterations = Pbes2.of(affordable(root, where).getEncryptionAlgorithm(), where)
                .iterations();
        rootsBeyond += Math.max(0, iterations - Iterations.WRITTEN);
        if (rootsBeyond > Iterations.MOST) {
            throw bad(
                    where,
                    "root keys too costly to open",
                    "more iterations",
                    "beyond " + Iterations.WRITTEN + " each, at most " + Iterations.MOST + " in all");
        }
        return root;
    }

    private StoredKey root(SafeBag bag, String where) throws CryptoException {
        ASN1Sequence value = ASN1Sequence.getInstance(bag.getBagValue());
        KeyAlias alias = KeyAlias.parse(name(bag, where), where);
        if (!value.getObjectAt(0).equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag)
                || alias.use().purpose() != KeyPurpose.ROOT) {
            throw bad(where, "an unknown kind of secret", "another kind", "a root key as the JDK encrypts one");
        }
        ASN1OctetString sealed = ASN1OctetString.getInstance(
                ASN1TaggedObject.getInstance(value.getObjectAt(1)).getExplicitBaseObject());
        String time = new String(HexFormat.of().parseHex(localKeyId(bag)), StandardCharsets.US_ASCII);
        if (!time.matches(TIME + "[0-9]{1,15}")) {
            throw bad(where, "a root key without its date", "another local key id", TIME + "and milliseconds");
        }
        Instant made = Instant.ofEpochMilli(Long.parseLong(time.substring(TIME.length())));
        return new StoredKey(
                new KeyInfo(alias.use(), alias.generation(), second(made), null, null, true),
                null,
                affordableWithOthers(EncryptedPrivateKeyInfo.getInstance(sealed.getOctets()), where));
    }

    /** The passphrase's holder may have taken over a store that somebody else made. */
    private static EncryptedPrivateKeyInfo affordable(EncryptedPrivateKeyInfo secret, String where)
            throws KeyFileException {
        int iterations = Pbes2.of(secret.getEncryptionAlgorithm(), where).iterations();
        if (iterations > Iterations.MOST) {
            throw bad(where, "too costly to open", "more iterations", "at most " + Iterations.MOST);
        }
        return secret;
    }

    /** Returns the keys by use, the newest generation first. */
    List<StoredKey> keys() throws CryptoException {
        for (CertificateBag bag : certificates) {
            keys.add(joined(bag));
        }
        if (!secrets.isEmpty()) {
            throw bad(store, "a private key without its certificate", secrets.size() + " of them", "none");
        }
        Set<String> names = new HashSet<>();
        for (StoredKey key : keys) {
            if (!names.add(key.info().alias())) {
                throw bad(
                        store,
                        "two keys of one name",
                        key.info().use().purpose().id(),
                        "each name once");
            }
        }
        keys.sort(ORDER);
        refuseOldSecrets();
        return retiredRoots(keys);
    }

    /** An older private key could sign behind the back of whoever rotated it; only next to a prepared one it still signs. */
    private void refuseOldSecrets() throws KeyFileException {
        KeyUse use = KeyUse.root();
        int older = 0;
        boolean prepared = false;
        for (StoredKey key : keys) {
            KeyInfo info = key.info();
            older = info.use().equals(use) ? older + 1 : 0;
            use = info.use();
            boolean allowed = older == 0 || (older == 1 && prepared) || use.purpose() == KeyPurpose.ROOT;
            if (info.hasSecret() && !allowed) {
                throw bad(
                        store,
                        "a private key that is not the newest of its use",
                        use.purpose().id() + " key " + info.generation(),
                        "the newest, and the one before a prepared one");
            }
            prepared = older == 0 && info.hasSecret();
        }
    }

    static final Comparator<StoredKey> ORDER = Comparator.comparing(
                    (StoredKey key) -> key.info().use().purpose())
            .thenComparing(key -> key.info().use().holder())
            .thenComparing(key -> -key.info().generation());

    /** A root key was retired when the next one was made; the store has no other place for it. */
    static List<StoredKey> retiredRoots(List<StoredKey> sorted) {
        List<StoredKey> dated = new ArrayList<>();
        for (StoredKey key : sorted) {
            StoredKey next = dated.isEmpty() ? key : dated.get(dated.size() - 1);
            boolean over = key.info().use().purpose() == KeyPurpose.ROOT
                    && next.info().use().equals(key.info().use())
                    && next.info().generation() > key.info().generation();
            dated.add(over ? key.supersededBy(next) : key);
        }
        return dated;
    }

    private StoredKey joined(CertificateBag bag) throws CryptoException {
        KeyAlias alias = KeyAlias.parse(bag.name(), bag.where());
        EncryptedPrivateKeyInfo secret = secrets.remove(bag.localKeyId());
        boolean renamed = secret != null && !bag.name().equals(secretNames.get(bag.localKeyId()));
        if (renamed || alias.use().purpose() == KeyPurpose.ROOT) {
            throw bad(bag.where(), "a certificate under the name of another key", "another name", "its key's name");
        }
        Certificate certificate = bag.certificate();
        VerificationKey key = KeyCertificate.keyOf(certificate, bag.where());
        Instant made = certificate.getStartDate().getDate().toInstant();
        Instant end = certificate.getEndDate().getDate().toInstant();
        Instant retired = secret != null || end.equals(KeyCertificate.NO_END) ? null : second(end);
        KeyInfo info = new KeyInfo(alias.use(), alias.generation(), second(made), retired, key, secret != null);
        return new StoredKey(info, certificate, secret);
    }

    private static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String name(SafeBag bag, String where) throws KeyFileException {
        ASN1Encodable name = attribute(bag, PKCSObjectIdentifiers.pkcs_9_at_friendlyName);
        if (name == null) {
            throw bad(where, "a bag without a name", "none", "a friendly name");
        }
        return ASN1BMPString.getInstance(name).getString();
    }

    private static String localKeyId(SafeBag bag) {
        ASN1Encodable id = attribute(bag, PKCSObjectIdentifiers.pkcs_9_at_localKeyId);
        return id == null
                ? ""
                : HexFormat.of().formatHex(ASN1OctetString.getInstance(id).getOctets());
    }

    private static @Nullable ASN1Encodable attribute(SafeBag bag, ASN1ObjectIdentifier kind) {
        if (bag.getBagAttributes() == null) {
            return null;
        }
        for (ASN1Encodable encoded : bag.getBagAttributes()) {
            Attribute attribute = Attribute.getInstance(encoded);
            if (attribute.getAttrType().equals(kind)) {
                return attribute.getAttrValues().getObjectAt(0);
            }
        }
        return null;
    }

    private static KeyFileException bad(String where, String what, String found, String allowed) {
        return new KeyFileException(new Problem(where, what, found, allowed));
    }
}
