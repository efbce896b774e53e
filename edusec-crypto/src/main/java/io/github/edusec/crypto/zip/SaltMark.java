package io.github.edusec.crypto.zip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A salt that says who made the entry and what must come with it.
 *
 * <p>Of an entry's headers AE-2 authenticates nothing, but its keys follow from the salt: whoever changes it makes the
 * entry unreadable. So twelve random bytes are followed by four that are computed from them, and an entry that carries them
 * cannot be passed off as one without a manifest. A foreign salt looks like one of ours once in two thousand million times.
 */
final class SaltMark {
    /** The entry is a bundle: an archive with a manifest inside. */
    static final SaltMark BUNDLE = new SaltMark("bundle");
    /** The entry stands in an archive that has a manifest entry. */
    static final SaltMark ENTRIES = new SaltMark("entries");

    static final int LENGTH = 16;
    private static final int RANDOM = 12;

    private final String kind;

    private SaltMark(String kind) {
        this.kind = kind;
    }

    byte[] salt(SecureRandom random) {
        byte[] start = new byte[RANDOM];
        random.nextBytes(start);
        return marked(start);
    }

    private byte[] marked(byte[] start) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(("edusec zip " + kind + " 1").getBytes(StandardCharsets.US_ASCII));
            byte[] salt = Arrays.copyOf(start, LENGTH);
            System.arraycopy(sha256.digest(start), 0, salt, RANDOM, LENGTH - RANDOM);
            return salt;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    static Optional<SaltMark> of(byte[] salt) {
        if (salt.length != LENGTH) {
            return Optional.empty();
        }
        byte[] start = Arrays.copyOf(salt, RANDOM);
        return Stream.of(BUNDLE, ENTRIES)
                .filter(mark -> Arrays.equals(mark.marked(start), salt))
                .findFirst();
    }
}
