package io.github.edusec.retention.catalog;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of originals are read. Nothing is written.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface OriginalStore {
    /**
     * Opens what is kept at a location.
     *
     * @param location a location of a record
     * @return its bytes, for the caller to close; null if nothing is there, or the location is no place of this store
     * @throws IOException if something is there that cannot be read
     */
    @Nullable
    SeekableByteChannel open(String location) throws IOException;
}
