package io.github.edusec.crypto.ledger;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The signed state of a ledger at one size (C2SP tlog-checkpoint in a C2SP signed note, Ed25519): keep a copy outside,
 * printed on a certificate or mailed, and nobody can change or cut the ledger before it unnoticed.
 *
 * <p>A value: immutable and thread-safe. Parsing does not verify: ask {@link #isSignedBy}.
 *
 * @param origin the ledger's identity, the note's first line
 * @param size how many entries the state covers, 0 or more
 * @param root the RFC 6962 root hash of these entries, as 64 lower-case hexadecimal digits
 * @param signatures the signature lines, the ledger's own first; others (witnesses, other keys) are ignored
 * @since 0.1.0
 */
public record Checkpoint(String origin, long size, String root, List<Signature> signatures) {
    private static final int MAX_NOTE_BYTES = 64 << 10;
    private static final int MAX_SIGNATURES = 16;
    private static final int KEY_ID_BYTES = 4;
    private static final Pattern ORIGIN = Pattern.compile("[a-z0-9]([a-z0-9._/-]{0,126}[a-z0-9])?");
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final String EM_DASH = "\u2014 ";

    /**
     * One signature line of the note.
     *
     * @param name the signer's name; no spaces, no plus sign, no control characters
     * @param value base64 of the 4-byte key id and the signature
     */
    public record Signature(String name, String value) {
        /**
         * Checks the form.
         *
         * @param name the signer's name
         * @param value canonical base64 of 5 bytes or more
         * @throws IllegalArgumentException if one is not of its form
         */
        public Signature {
            boolean named = !name.isEmpty()
                    && name.codePoints()
                            .noneMatch(c -> c == '+'
                                    || Character.isWhitespace(c)
                                    || Character.isSpaceChar(c)
                                    || Character.isISOControl(c));
            byte[] bytes = Base64.getDecoder().decode(value);
            if (!named
                    || bytes.length <= KEY_ID_BYTES
                    || !Base64.getEncoder().encodeToString(bytes).equals(value)) {
                throw new IllegalArgumentException(
                        "signature line: found another form, allowed: a name and base64 of key id and signature");
            }
        }

        private byte[] bytes() {
            return Base64.getDecoder().decode(value);
        }

        String keyId() {
            return HexFormat.of().formatHex(bytes(), 0, KEY_ID_BYTES);
        }
    }

    /**
     * Checks the parts.
     *
     * @param origin 1 to 128 of the characters a-z 0-9 . _ / -, starting and ending with a letter or digit
     * @param size 0 to 10^18 - 1
     * @param root 64 lower-case hexadecimal digits
     * @param signatures 1 to 16 lines
     * @throws IllegalArgumentException if a part is not of its form
     */
    public Checkpoint {
        signatures = List.copyOf(signatures);
        if (!isOrigin(origin)
                || !SIZE.matcher(Long.toString(size)).matches()
                || !Sha256.isHex(root)
                || signatures.isEmpty()
                || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException(
                    "checkpoint: found another form, allowed: origin, size, root hash and 1 to 16 signatures");
        }
    }

    static boolean isOrigin(String text) {
        return ORIGIN.matcher(text).matches();
    }

    static Checkpoint sign(String origin, long size, byte[] root, List<SigningKey> keys) {
        String text = text(origin, size, Sha256.hex(root));
        List<Signature> signatures =
                keys.stream().map(key -> signature(origin, text, key)).toList();
        return new Checkpoint(origin, size, Sha256.hex(root), signatures);
    }

    private static Signature signature(String origin, String text, SigningKey key) {
        byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
        byte[] id = HexFormat.of().parseHex(key.verificationKey().noteKeyId(origin));
        byte[] all = new byte[id.length + signature.length];
        System.arraycopy(id, 0, all, 0, id.length);
        System.arraycopy(signature, 0, all, id.length, signature.length);
        return new Signature(origin, Base64.getEncoder().encodeToString(all));
    }

    /**
     * Reads a note.
     *
     * @param note the note's exact text
     * @return the checkpoint, whose signatures are not yet verified
     * @throws MalformedPackageException if the text is not a checkpoint note in its canonical form, without extension lines
     */
    public static Checkpoint parse(String note) throws MalformedPackageException {
        try {
            if (note.length() <= MAX_NOTE_BYTES) {
                Checkpoint checkpoint = parseLines(note);
                if (checkpoint.note().equals(note)) {
                    return checkpoint;
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // Falls through: every deviation is reported the same way, so that nothing of a foreign text is repeated.
        }
        throw new MalformedPackageException(new Problem(
                "checkpoint",
                "not a checkpoint note",
                note.length() + " characters of another form",
                "origin, size, base64 root hash, empty line, signature lines"));
    }

    private static Checkpoint parseLines(String note) {
        String[] lines = note.split("\n", 5 + MAX_SIGNATURES);
        List<Signature> signatures = new ArrayList<>();
        for (int i = 4; i < lines.length - 1; i++) {
            String[] words = lines[i].split(" ", -1);
            signatures.add(new Signature(words[1], words[2]));
        }
        if (!SIZE.matcher(lines[1]).matches()) {
            throw new IllegalArgumentException("size");
        }
        byte[] root = Base64.getDecoder().decode(lines[2]);
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), Sha256.hex(root), signatures);
    }

    /**
     * Returns the exact signed note, to keep, print or mail.
     *
     * @return UTF-8 text of five lines or more, ending in a newline
     */
    public String note() {
        StringBuilder note = new StringBuilder(text(origin, size, root)).append('\n');
        for (Signature signature : signatures) {
            note.append(EM_DASH)
                    .append(signature.name())
                    .append(' ')
                    .append(signature.value())
                    .append('\n');
        }
        return note.toString();
    }

    /**
     * Says whether the ledger's key signed this state: a signature line under the origin's name and the key's id verifies.
     *
     * @param key the ledger's public key
     * @return whether there is such a line, and every such line verifies
     */
    public boolean isSignedBy(VerificationKey key) {
        String id = key.noteKeyId(origin);
        byte[] text = text(origin, size, root).getBytes(StandardCharsets.UTF_8);
        List<Signature> own = signatures.stream()
                .filter(signature ->
                        signature.name().equals(origin) && signature.keyId().equals(id))
                .toList();
        return !own.isEmpty()
                && own.stream().allMatch(signature -> {
                    byte[] bytes = signature.bytes();
                    byte[] value = new byte[bytes.length - KEY_ID_BYTES];
                    System.arraycopy(bytes, KEY_ID_BYTES, value, 0, value.length);
                    return key.verify(text, value);
                });
    }

    private static String text(String origin, long size, String root) {
        String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(root));
        return origin + "\n" + size + "\n" + base64 + "\n";
    }
}
