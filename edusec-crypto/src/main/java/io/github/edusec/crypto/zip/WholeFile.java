package io.github.edusec.crypto.zip;

import java.time.LocalDateTime;

/** A small file that is ready for the archive. */
final class WholeFile {
    final String name;
    final LocalDateTime modified;
    /** Stored or deflated. */
    final int method;

    final Fingerprint fingerprint;
    /** Holds the data from its first byte on; belongs to the preparation again when the file was taken. */
    final byte[] bytes;

    final int length;
    final Framed around;

    WholeFile(
            String name,
            LocalDateTime modified,
            int method,
            Fingerprint fingerprint,
            byte[] bytes,
            int length,
            Framed around) {
        this.name = name;
        this.modified = modified;
        this.method = method;
        this.fingerprint = fingerprint;
        this.bytes = bytes;
        this.length = length;
        this.around = around;
    }
}
