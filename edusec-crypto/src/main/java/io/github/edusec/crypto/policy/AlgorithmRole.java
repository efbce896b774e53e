package io.github.edusec.crypto.policy;

/**
 * What an algorithm does in a method.
 *
 * @since 0.1.0
 */
public enum AlgorithmRole {
    /** The cipher of the content. */
    ENCRYPTION("encryption"),
    /** The cipher's mode of operation. */
    MODE("mode"),
    /** Shows that the content was not changed. */
    AUTHENTICATION("authentication"),
    /** Makes a key out of a passphrase or a shared secret. */
    KEY_DERIVATION("key-derivation"),
    /** Agrees on a secret with the recipient's public key. */
    KEY_AGREEMENT("key-agreement"),
    /** Encrypts the content's key. */
    KEY_WRAPPING("key-wrapping"),
    /** Says who made it. */
    SIGNATURE("signature"),
    /** A digest that another part relies on. */
    HASH("hash");

    private final String id;

    AlgorithmRole(String id) {
        this.id = id;
    }

    /**
     * Returns the word that policy files use.
     *
     * @return the id
     */
    public String id() {
        return id;
    }
}
