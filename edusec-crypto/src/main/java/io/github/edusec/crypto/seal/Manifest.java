package io.github.edusec.crypto.seal;

import io.github.edusec.classify.Classification;
import io.github.edusec.crypto.policy.ProtectionFacts;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a package holds and who made it: sealed in with the files, so that it is as secret as they are.
 *
 * <p>A value: immutable and thread-safe. The file has the format {@code edusec-manifest/1} (docs/formats.md).
 *
 * <p><b>Not guaranteed.</b> The statement is the maker's word. Without a signature anybody who knows the passphrase can
 * make a package that says the same.
 *
 * @param protection the format, the algorithms and the policy under which it was sealed
 * @param statement what the maker stated
 * @param signer the fingerprint of the key that signed, or null if nobody did
 * @param classification the class of the whole: that of every file together, where unknown counts as the most severe
 * @param folders empty folders, whose names end in {@code /}
 * @param files every file in the order of the package
 * @since 0.1.0
 */
public record Manifest(
        ProtectionFacts protection,
        Statement statement,
        @Nullable String signer,
        Classification classification,
        List<String> folders,
        List<Entry> files) {
    /** The name under which the manifest lies in a package. */
    public static final String NAME = "edusec-manifest.json";

    /** The name of its signature, 64 bytes as {@code openssl pkeyutl -verify -rawin -sigfile} takes them. */
    public static final String SIGNATURE_NAME = "edusec-manifest.sig";

    /**
     * Copies the lists.
     *
     * @param protection not null
     * @param statement not null
     * @param signer null if nobody signed
     * @param classification not null
     * @param folders may be empty
     * @param files may be empty
     */
    public Manifest {
        folders = List.copyOf(folders);
        files = List.copyOf(files);
    }

    /**
     * One file of a package.
     *
     * @param name its name
     * @param size bytes
     * @param sha256 64 lower-case hexadecimal digits
     * @param modified its date in Japan, to two seconds
     * @param stated its class, or null if nobody stated any
     * @since 0.1.0
     */
    public record Entry(
            String name,
            long size,
            String sha256,
            LocalDateTime modified,
            @Nullable Classification stated) {
        /**
         * Returns the class that was stated.
         *
         * @return the classification; empty counts as the most severe
         */
        public Optional<Classification> classification() {
            return Optional.ofNullable(stated);
        }
    }
}
