package io.github.edusec.crypto.timestamp;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.MalformedPackageException;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1Primitive;

/** Keeps whatever a foreign parser throws on hostile bytes inside the one exception that callers know. */
final class Asn1 {
    /** Responses with whole certificate chains are a few thousand bytes. */
    static final int MAX_BYTES = 64 << 10;

    static final int SHA256_BYTES = 32;

    private Asn1() {}

    @FunctionalInterface
    interface Reader<T> {
        T read(byte[] der) throws Exception;
    }

    static <T> T reading(String what, byte[] der, Reader<T> reader) throws MalformedPackageException {
        if (der.length == 0 || der.length > MAX_BYTES) {
            throw new MalformedPackageException(new Problem(
                    what, "not of a size that can be", der.length + " bytes", "1 to " + MAX_BYTES + " bytes"));
        }
        try {
            requireOneObject(der);
            return reader.read(der.clone());
        } catch (MalformedPackageException e) {
            throw e;
        } catch (Exception | StackOverflowError e) {
            // Nested structures recurse in the parser; a class cast is how it often finds a wrong type.
            throw new MalformedPackageException(
                    new Problem(what, "not of its form", der.length + " bytes of another form", "DER of RFC 3161"), e);
        }
    }

    private static void requireOneObject(byte[] der) throws IOException {
        ASN1Primitive.fromByteArray(der);
    }
}
