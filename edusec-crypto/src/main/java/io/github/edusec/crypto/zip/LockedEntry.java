package io.github.edusec.crypto.zip;

import java.io.IOException;

/** An encrypted entry: unlock it, then use it as a member. Holds its keys until closed. Not thread-safe. */
interface LockedEntry extends Member, AutoCloseable {
    /** Derives the keys and tells whether passphrase and data belong together; nothing is decrypted for anyone. */
    boolean unlock(byte[] passphrase, Watch watch) throws IOException;

    @Override
    void close();
}
