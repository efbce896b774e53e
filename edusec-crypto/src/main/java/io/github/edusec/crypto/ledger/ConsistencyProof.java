package io.github.edusec.crypto.ledger;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.VerificationKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Shows to somebody who kept an older checkpoint, without the ledger, that the newer state only added entries to it (RFC 6962
 * section 2.1.2). A value: immutable and thread-safe.
 *
 * <p>The text form is the body of a C2SP tlog-witness request: the older size, the hashes, an empty line, the newer checkpoint.
 *
 * @param olderSize the size of the older checkpoint, 1 or more
 * @param path the hashes, each 64 lower-case hexadecimal digits; at most 63
 * @param newer the newer checkpoint
 * @since 0.1.0
 */
public record ConsistencyProof(long olderSize, List<String> path, Checkpoint newer) {
    private static final String START = "old ";
    private static final int MAX_PATH = 63;

    /**
     * Checks the form; {@link #verify} checks the proof.
     *
     * @param olderSize 1 to the newer checkpoint's size
     * @param path at most 63 hashes
     * @param newer the newer checkpoint
     * @throws IllegalArgumentException if a part is not of its form
     */
    public ConsistencyProof {
        path = List.copyOf(path);
        if (olderSize < 1
                || olderSize > newer.size()
                || path.size() > MAX_PATH
                || !path.stream().allMatch(Sha256::isHex)) {
            throw new IllegalArgumentException(
                    "consistency proof: found another form, allowed: older size, at most 63 hashes, newer checkpoint");
        }
    }

    /**
     * Says whether the newer state holds all entries of the older one, in the same order.
     *
     * @param older the checkpoint that was kept; its own signature is not looked at here
     * @param key the public key that signed the newer checkpoint
     * @return whether the newer checkpoint is that key's, of the same ledger, and the hashes lead from the older root to both
     */
    public boolean verify(Checkpoint older, VerificationKey key) {
        List<byte[]> hashes =
                path.stream().map(hash -> HexFormat.of().parseHex(hash)).toList();
        return older.size() == olderSize
                && older.origin().equals(newer.origin())
                && MerkleTree.isConsistent(
                        olderSize,
                        HexFormat.of().parseHex(older.root()),
                        newer.size(),
                        HexFormat.of().parseHex(newer.root()),
                        hashes)
                && newer.isSignedBy(key);
    }

    /**
     * Returns the proof in the form to hand out.
     *
     * @return UTF-8 text, ending in a newline
     */
    public String text() {
        StringBuilder text = new StringBuilder(START).append(olderSize).append('\n');
        for (String hash : path) {
            byte[] bytes = HexFormat.of().parseHex(hash);
            text.append(Base64.getEncoder().encodeToString(bytes)).append('\n');
        }
        return text.append('\n').append(newer.note()).toString();
    }

    /**
     * Writes the proof to a new file.
     *
     * @param path the file to create
     * @throws java.nio.file.FileAlreadyExistsException if the file exists
     * @throws IOException if it cannot be written; then there is no file
     */
    public void save(Path path) throws IOException {
        NewText.save(path, text());
    }

    /**
     * Reads a proof.
     *
     * @param text its text form
     * @return the proof, not yet verified
     * @throws MalformedPackageException if the text is not a proof exactly as {@link #text} writes it
     */
    public static ConsistencyProof parse(String text) throws MalformedPackageException {
        try {
            int end = text.indexOf("\n\n");
            String[] lines = text.substring(0, end).split("\n", 2 + MAX_PATH);
            List<String> path = new ArrayList<>();
            for (int i = 1; i < lines.length; i++) {
                path.add(HexFormat.of().formatHex(Base64.getDecoder().decode(lines[i])));
            }
            long older = Long.parseLong(lines[0].substring(START.length()));
            ConsistencyProof proof = new ConsistencyProof(older, path, Checkpoint.parse(text.substring(end + 2)));
            if (proof.text().equals(text)) {
                return proof;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // Falls through: every deviation is reported the same way, so that nothing of a foreign text is repeated.
        }
        throw new MalformedPackageException(new Problem(
                "consistency proof",
                "not a proof",
                text.length() + " characters of another form",
                "old SIZE, base64 hashes, empty line, checkpoint"));
    }
}
