package io.github.edusec.crypto.ledger;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.VerificationKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Shows to somebody without the ledger that an entry is in it: the entry, the hashes from it to the root (RFC 6962 section
 * 2.1.1), and the signed checkpoint with that root. A value: immutable and thread-safe.
 *
 * <p>The text form is C2SP tlog-proof version 1, whose "extra" line holds the entry's JSON.
 *
 * @param index the entry's index
 * @param entry the entry's JSON as it stands in the ledger
 * @param path the sibling hashes from the leaf to the root, each 64 lower-case hexadecimal digits; at most 63
 * @param checkpoint the checkpoint whose root they lead to
 * @since 0.1.0
 */
public record InclusionProof(long index, String entry, List<String> path, Checkpoint checkpoint) {
    private static final String FORMAT = "c2sp.org/tlog-proof@v1";
    private static final int MAX_PATH = 63;

    /**
     * Checks the form; {@link #verify} checks the proof.
     *
     * @param index 0 to the checkpoint's size - 1
     * @param entry an entry in its canonical form
     * @param path at most 63 hashes
     * @param checkpoint the checkpoint
     * @throws IllegalArgumentException if a part is not of its form
     */
    public InclusionProof {
        path = List.copyOf(path);
        if (index < 0
                || index >= checkpoint.size()
                || EntryLine.parse(entry) == null
                || path.size() > MAX_PATH
                || !path.stream().allMatch(Sha256::isHex)) {
            throw new IllegalArgumentException(
                    "inclusion proof: found another form, allowed: index, entry, at most 63 hashes, checkpoint");
        }
    }

    /**
     * Says whether the key's holder had this entry at this index.
     *
     * @param key the ledger's public key
     * @return whether the checkpoint is signed by the key and the hashes lead from the entry to its root
     */
    public boolean verify(VerificationKey key) {
        byte[] leafHash = MerkleTree.leafHash(entry.getBytes(StandardCharsets.US_ASCII));
        List<byte[]> hashes =
                path.stream().map(hash -> HexFormat.of().parseHex(hash)).toList();
        byte[] root = MerkleTree.rootOf(index, checkpoint.size(), leafHash, hashes);
        return root != null && Sha256.hex(root).equals(checkpoint.root()) && checkpoint.isSignedBy(key);
    }

    /**
     * Returns the proof in the form to hand out, usually as a file {@code *.tlog-proof}.
     *
     * @return UTF-8 text, ending in a newline
     */
    public String text() {
        StringBuilder text = new StringBuilder(FORMAT).append("\nextra ");
        text.append(Base64.getEncoder().encodeToString(entry.getBytes(StandardCharsets.US_ASCII)));
        text.append("\nindex ").append(index).append('\n');
        for (String hash : path) {
            byte[] bytes = HexFormat.of().parseHex(hash);
            text.append(Base64.getEncoder().encodeToString(bytes)).append('\n');
        }
        return text.append('\n').append(checkpoint.note()).toString();
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
    public static InclusionProof parse(String text) throws MalformedPackageException {
        try {
            int end = text.indexOf("\n\n");
            String[] lines = text.substring(0, end).split("\n", 4 + MAX_PATH);
            List<String> path = new ArrayList<>();
            for (int i = 3; i < lines.length; i++) {
                path.add(HexFormat.of().formatHex(Base64.getDecoder().decode(lines[i])));
            }
            byte[] entry = Base64.getDecoder().decode(lines[1].substring("extra ".length()));
            InclusionProof proof = new InclusionProof(
                    Long.parseLong(lines[2].substring("index ".length())),
                    new String(entry, StandardCharsets.US_ASCII),
                    path,
                    Checkpoint.parse(text.substring(end + 2)));
            if (proof.text().equals(text)) {
                return proof;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // Falls through: every deviation is reported the same way, so that nothing of a foreign text is repeated.
        }
        throw new MalformedPackageException(
                new Problem("inclusion proof", "not a proof", text.length() + " characters of another form", FORMAT));
    }
}
