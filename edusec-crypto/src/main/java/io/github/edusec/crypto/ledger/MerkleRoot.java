package io.github.edusec.crypto.ledger;

/**
 * The RFC 6962 root over a list of byte strings, computed as they come, in constant memory; freezes any list, for example
 * a disposal manifest, in one hash under which each member can be proved. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class MerkleRoot {
    private final MerkleTree tree = new MerkleTree();

    /** Starts with the empty list. */
    public MerkleRoot() {}

    /**
     * Adds the next member.
     *
     * @param member its bytes, in a form that can be reproduced
     */
    public void add(byte[] member) {
        tree.add(MerkleTree.leafHash(member));
    }

    /**
     * Returns the root over the members so far.
     *
     * @return the root as 64 lower-case hexadecimal digits; of the empty list the SHA-256 of nothing
     */
    public String hex() {
        return Sha256.hex(tree.root());
    }
}
