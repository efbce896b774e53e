package io.github.edusec.crypto.keys;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.KeyFileException;
import java.math.BigInteger;

/** How often the key derivations of a store hash. */
final class Iterations {
    /** What OWASP asks of PBKDF2-HMAC-SHA-256 (2023); 0.2 s of processor time on the machine it was measured on. */
    static final int WRITTEN = 600_000;

    /** Some three seconds: whoever writes more into a store wants to keep a processor busy. */
    static final int MOST = 10_000_000;

    private Iterations() {}

    /** Returns the number, cut to just above the limit, so that whoever compares with it refuses. */
    static int of(BigInteger found, String where) throws KeyFileException {
        if (found.signum() < 1) {
            throw new KeyFileException(new Problem(
                    where, "no number of iterations", found.bitLength() == 0 ? "0" : "negative", "1 or more"));
        }
        return found.min(BigInteger.valueOf(MOST + 1L)).intValueExact();
    }
}
