package io.github.edusec.crypto.keys;

import java.util.regex.Pattern;

/**
 * What a key is for and, where it is somebody's, whose: the place in a ring that one key after another fills. A value:
 * immutable and thread-safe.
 *
 * @param purpose what the key is for
 * @param holder the id of the person or body that holds the private half, such as a staff alias: {@code a-z 0-9} in words
 *     joined by one of {@code . _ -}, at most 64 characters; empty for the ring's own manifest, ledger and root keys
 * @since 0.1.0
 */
public record KeyUse(KeyPurpose purpose, String holder) {
    private static final int MAX_HOLDER = 64;
    private static final Pattern HOLDER = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");

    /**
     * Checks the holder.
     *
     * @param purpose what the key is for
     * @param holder needed for approvals, allowed for manifests and ledgers (another body's), not for roots
     * @throws IllegalArgumentException if the holder is not of its form, missing or not allowed; the message does not repeat
     *     it
     */
    public KeyUse {
        if (!holder.isEmpty() && !isHolder(holder)) {
            throw new IllegalArgumentException("key holder: found " + holder.length()
                    + " characters of another form, allowed: a-z and 0-9 in words joined by . _ or -, at most "
                    + MAX_HOLDER);
        }
        if (purpose == KeyPurpose.APPROVAL && holder.isEmpty()) {
            throw new IllegalArgumentException("key holder: found none for an approval key, allowed: a person's id");
        }
        if (purpose == KeyPurpose.ROOT && !holder.isEmpty()) {
            throw new IllegalArgumentException("key holder: found one for a root key, allowed: none");
        }
    }

    /**
     * Returns the use of the ring's own manifest key.
     *
     * @return the use
     */
    public static KeyUse manifest() {
        return new KeyUse(KeyPurpose.MANIFEST, "");
    }

    /**
     * Returns the use of the ring's own ledger key.
     *
     * @return the use
     */
    public static KeyUse ledger() {
        return new KeyUse(KeyPurpose.LEDGER, "");
    }

    /**
     * Returns the use of the ring's root keys.
     *
     * @return the use
     */
    public static KeyUse root() {
        return new KeyUse(KeyPurpose.ROOT, "");
    }

    /**
     * Returns the use of a person's approval key.
     *
     * @param person the person's id
     * @return the use
     * @throws IllegalArgumentException if the id is not of its form
     */
    public static KeyUse approval(String person) {
        return new KeyUse(KeyPurpose.APPROVAL, person);
    }

    void requireSigning() {
        if (purpose == KeyPurpose.ROOT) {
            throw new IllegalArgumentException("key use: found root, allowed: manifest, ledger or approval");
        }
    }

    /**
     * Says whether a text can be the id of a person or body.
     *
     * @param text any text
     * @return whether it is of the form that {@link #holder()} has, and not empty
     */
    public static boolean isHolder(String text) {
        return text.length() <= MAX_HOLDER && HOLDER.matcher(text).matches();
    }

    /**
     * Returns the use as it stands in names of keys.
     *
     * @return for example "approval:yamada" or "ledger"
     */
    @Override
    public String toString() {
        return holder.isEmpty() ? purpose.id() : purpose.id() + ":" + holder;
    }
}
