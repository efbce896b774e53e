package io.github.edusec.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An Ed25519 public key (RFC 8032): verifies what a {@link SigningKey} signed. A value: immutable and thread-safe.
 *
 * <p>The file is a SubjectPublicKeyInfo PEM (RFC 8410, RFC 7468) as {@code openssl pkey -pubout} writes it.
 *
 * <p><b>Not guaranteed.</b> A key says nothing about who holds its private half: compare the fingerprint over another
 * channel before trusting a key that came with the data it verifies.
 *
 * @param hex the 32 bytes of the key as lower-case hexadecimal digits
 * @since 0.1.0
 */
public record VerificationKey(String hex) {
    private static final String PEM_TYPE = "PUBLIC KEY";

    /**
     * Checks the key.
     *
     * @param hex 64 lower-case hexadecimal digits that encode a point of the curve
     * @throws IllegalArgumentException if it is anything else
     */
    public VerificationKey {
        if (!hex.matches("[0-9a-f]{64}") || !Ed25519.isPublicKey(HexFormat.of().parseHex(hex))) {
            throw new IllegalArgumentException("public key: not an Ed25519 public key (found: " + hex.length()
                    + " characters; allowed: 64 hex digits)");
        }
    }

    static VerificationKey ofRaw(byte[] raw) {
        return new VerificationKey(HexFormat.of().formatHex(raw));
    }

    /**
     * Reads a SubjectPublicKeyInfo PEM file.
     *
     * @param path the key file
     * @return the key
     * @throws KeyFileException if the file is not one Ed25519 public key PEM block
     * @throws IOException if the file cannot be read
     */
    public static VerificationKey load(Path path) throws IOException {
        byte[] raw = Ed25519.publicKeyOf(PemFile.read(path, PEM_TYPE));
        if (raw.length != Ed25519.KEY_BYTES || !Ed25519.isPublicKey(raw)) {
            throw PemFile.bad(
                    path.getFileName() + "",
                    "not an Ed25519 public key",
                    "DER of another kind",
                    "SubjectPublicKeyInfo with Ed25519 (RFC 8410)");
        }
        return ofRaw(raw);
    }

    /**
     * Writes the key to a new file.
     *
     * @param path the file to create
     * @throws java.nio.file.FileAlreadyExistsException if the file exists; a key is never overwritten
     * @throws IOException if the file cannot be written
     */
    public void save(Path path) throws IOException {
        PemFile.write(path, pem().getBytes(StandardCharsets.US_ASCII), false);
    }

    /**
     * Returns the key in the form of its file.
     *
     * @return one PEM block, ending in a newline
     */
    public String pem() {
        return new String(PemFile.encode(PEM_TYPE, Ed25519.spki(raw())), StandardCharsets.US_ASCII);
    }

    /**
     * Returns the fingerprint to compare over another channel.
     *
     * @return "sha256:" and the SHA-256 of the DER form in hex, the same as {@code openssl pkey -pubin -outform DER} piped
     *     into {@code openssl dgst -sha256} prints
     */
    public String fingerprint() {
        return "sha256:" + HexFormat.of().formatHex(Ed25519.sha256(Ed25519.spki(raw())));
    }

    /**
     * Says whether a signature is this key's over a message.
     *
     * @param message the signed bytes
     * @param signature the signature; of any length
     * @return whether it verifies
     */
    public boolean verify(byte[] message, byte[] signature) {
        return signature.length == 64 && Ed25519.verify(raw(), message, signature);
    }

    /**
     * Returns the four bytes by which a signed note names this key (C2SP signed-note, signature type 0x01).
     *
     * @param name the key's name in notes; for a ledger its origin
     * @return the key id as 8 hexadecimal digits
     */
    public String noteKeyId(String name) {
        byte[] prefix = (name + "\n\u0001").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(prefix, prefix.length + Ed25519.KEY_BYTES);
        System.arraycopy(raw(), 0, all, prefix.length, Ed25519.KEY_BYTES);
        return HexFormat.of().formatHex(Ed25519.sha256(all), 0, 4);
    }

    /**
     * Returns the key in the form that transparency-log tools take ("verifier key" of Go's sumdb/note).
     *
     * @param name the key's name in notes; for a ledger its origin
     * @return name, key id and base64 of type and key, joined by "+"
     */
    public String noteVerifierKey(String name) {
        byte[] typed = new byte[Ed25519.KEY_BYTES + 1];
        typed[0] = 1;
        System.arraycopy(raw(), 0, typed, 1, Ed25519.KEY_BYTES);
        return name + "+" + noteKeyId(name) + "+" + Base64.getEncoder().encodeToString(typed);
    }

    /**
     * Returns the key in the form that certificates hold.
     *
     * @return the DER of its SubjectPublicKeyInfo (RFC 8410)
     */
    public byte[] toSpki() {
        return Ed25519.spki(raw());
    }

    private byte[] raw() {
        return HexFormat.of().parseHex(hex);
    }
}
