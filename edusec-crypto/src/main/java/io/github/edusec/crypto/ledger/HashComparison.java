package io.github.edusec.crypto.ledger;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Compares the hashes beside a ledger while it is read: what was never forced may have lost a block in the middle. Not
 * thread-safe.
 */
final class HashComparison implements AutoCloseable {
    private final InputStream in;
    private final MerkleTree tree = new MerkleTree();
    private boolean same;

    private HashComparison(InputStream in) {
        this.in = in;
        this.same = Arrays.equals(next(), LedgerHashes.HEADER);
    }

    static HashComparison beside(Path ledger) throws IOException {
        Path path = LedgerHashes.beside(ledger);
        return new HashComparison(
                Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                        ? new BufferedInputStream(Files.newInputStream(path), 1 << 16)
                        : InputStream.nullInputStream());
    }

    void leaf(byte[] leafHash) {
        if (same) {
            tree.add(leafHash, root -> same &= Arrays.equals(next(), root));
        }
    }

    /** Returns fewer bytes where there are no more, or none can be read. */
    private byte[] next() {
        try {
            return in.readNBytes(Sha256.BYTES);
        } catch (IOException unreadable) {
            return new byte[0];
        }
    }

    boolean isSame() {
        return same;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
