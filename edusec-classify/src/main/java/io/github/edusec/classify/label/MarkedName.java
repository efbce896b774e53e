package io.github.edusec.classify.label;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file's name with a mark.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param name the marked name; together with the suffix of a sidecar it has at most 255 bytes of UTF-8
 * @param mark what the mark in it says
 * @param shortened whether the name had to be cut; what was cut is replaced by a hash of the whole name
 * @param fallback why it is not the mark that was asked for, or null if it is
 * @since 0.1.0
 */
public record MarkedName(
        String name,
        NameMark mark,
        boolean shortened,
        @Nullable NameFallback fallback) {
    /**
     * Tells why the name got another mark than the one that was asked for.
     *
     * @return the reason; empty if it is the one asked for
     */
    public Optional<NameFallback> fellBack() {
        return Optional.ofNullable(fallback);
    }
}
