package io.github.edusec.crypto.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;

/** How keys are derived in a PKCS#12 file: iterations and salts, read off its DER without any class of the library. */
final class Iterated {
    private static final ASN1ObjectIdentifier PBKDF2 = new ASN1ObjectIdentifier("1.2.840.113549.1.5.12");

    private Iterated() {}

    /** Returns the MAC's number first, then one for each part that is encrypted under a passphrase. */
    static List<Long> of(Path file) throws IOException {
        ASN1Sequence pfx = ASN1Sequence.getInstance(Files.readAllBytes(file));
        List<Long> counts = new ArrayList<>();
        counts.add(number(ASN1Sequence.getInstance(pfx.getObjectAt(2)).getObjectAt(2)));
        derivations(pfx).forEach(derivation -> counts.add(number(derivation.getObjectAt(1))));
        return counts;
    }

    /** Returns the MAC's salt first, then one for each part that is encrypted under a passphrase, in hexadecimal digits. */
    static List<String> salts(Path file) throws IOException {
        ASN1Sequence pfx = ASN1Sequence.getInstance(Files.readAllBytes(file));
        List<String> salts = new ArrayList<>();
        salts.add(hex(ASN1Sequence.getInstance(pfx.getObjectAt(2)).getObjectAt(1)));
        derivations(pfx).forEach(derivation -> salts.add(hex(derivation.getObjectAt(0))));
        return salts;
    }

    private static List<ASN1Sequence> derivations(ASN1Sequence pfx) throws IOException {
        List<ASN1Sequence> found = new ArrayList<>();
        collect(pfx.getObjectAt(1), found);
        return found;
    }

    private static void collect(ASN1Encodable value, List<ASN1Sequence> found) throws IOException {
        if (value instanceof ASN1TaggedObject tagged) {
            ASN1Encodable base = tagged.getBaseObject().toASN1Primitive();
            collect(base, found);
        } else if (value instanceof ASN1OctetString octets) {
            try {
                collect(ASN1Primitive.fromByteArray(octets.getOctets()), found);
            } catch (IOException | RuntimeException notDer) {
                // Encrypted, or a salt.
            }
        } else if (value instanceof ASN1Set set) {
            for (ASN1Encodable element : set) {
                collect(element, found);
            }
        } else if (value instanceof ASN1Sequence sequence) {
            if (sequence.size() == 2 && sequence.getObjectAt(0).equals(PBKDF2)) {
                found.add(ASN1Sequence.getInstance(sequence.getObjectAt(1)));
                return;
            }
            for (ASN1Encodable element : sequence) {
                collect(element, found);
            }
        }
    }

    private static String hex(ASN1Encodable value) {
        return HexFormat.of().formatHex(ASN1OctetString.getInstance(value).getOctets());
    }

    private static long number(ASN1Encodable value) {
        return ASN1Integer.getInstance(value).longValueExact();
    }
}
