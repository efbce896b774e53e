package io.github.edusec.crypto.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;

/** The numbers of iterations that stand in a PKCS#12 file, read off its DER without any class of the library. */
final class Iterated {
    private static final ASN1ObjectIdentifier PBKDF2 = new ASN1ObjectIdentifier("1.2.840.113549.1.5.12");

    private Iterated() {}

    /** Returns the MAC's number first, then one for each part that is encrypted under a passphrase. */
    static List<Long> of(Path file) throws IOException {
        ASN1Sequence pfx = ASN1Sequence.getInstance(Files.readAllBytes(file));
        List<Long> counts = new ArrayList<>();
        counts.add(number(ASN1Sequence.getInstance(pfx.getObjectAt(2)).getObjectAt(2)));
        collect(pfx.getObjectAt(1), counts);
        return counts;
    }

    private static void collect(ASN1Encodable value, List<Long> counts) throws IOException {
        if (value instanceof ASN1TaggedObject tagged) {
            ASN1Encodable base = tagged.getBaseObject().toASN1Primitive();
            collect(base, counts);
        } else if (value instanceof ASN1OctetString octets) {
            try {
                collect(ASN1Primitive.fromByteArray(octets.getOctets()), counts);
            } catch (IOException | RuntimeException notDer) {
                // Encrypted, or a salt.
            }
        } else if (value instanceof ASN1Set set) {
            for (ASN1Encodable element : set) {
                collect(element, counts);
            }
        } else if (value instanceof ASN1Sequence sequence) {
            if (sequence.size() == 2 && sequence.getObjectAt(0).equals(PBKDF2)) {
                counts.add(
                        number(ASN1Sequence.getInstance(sequence.getObjectAt(1)).getObjectAt(1)));
                return;
            }
            for (ASN1Encodable element : sequence) {
                collect(element, counts);
            }
        }
    }

    private static long number(ASN1Encodable value) {
        return ASN1Integer.getInstance(value).longValueExact();
    }
}
