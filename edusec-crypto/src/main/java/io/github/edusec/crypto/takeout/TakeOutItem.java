package io.github.edusec.crypto.takeout;

import io.github.edusec.classify.Classification;
import io.github.edusec.crypto.zip.ZipSource;

/**
 * A file that is to leave, with its class.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param source the file and its name inside the package
 * @param classification its class; for an unknown or unreadable file {@link Classification#MOST_SEVERE}
 * @since 0.1.0
 */
public record TakeOutItem(ZipSource source, Classification classification) {}
