package io.github.edusec.crypto.zip;

/**
 * What tells the content of a file.
 *
 * @param size bytes
 * @param sha256 64 lower-case hexadecimal digits
 * @param crc CRC-32, which the ZIP format asks for
 */
public record Fingerprint(long size, String sha256, long crc) {}
