package io.github.edusec.crypto.zip;

import java.util.concurrent.ExecutorService;
import javax.crypto.Mac;

/** Encrypts the data of one entry in place and authenticates it. Not thread-safe. */
final class EntryCipher {
    private final LittleEndianCtr cipher;
    private final Mac mac;
    private long total;

    EntryCipher(AesKeys keys) {
        this.cipher = keys.cipher();
        this.mac = keys.mac();
    }

    /** For data of about so many bytes, see {@link AesKeys#cipher(ExecutorService, long)}. */
    EntryCipher(AesKeys keys, ExecutorService threads, long expected) {
        this.cipher = keys.cipher(threads, expected);
        this.mac = keys.mac();
        cipher.expectFromStart();
    }

    void encrypt(byte[] bytes, int offset, int length) {
        cipher.apply(bytes, offset, length);
        for (int done = 0; done < length; ) {
            int part = Pieces.next(total, length - done);
            mac.update(bytes, offset + done, part);
            done += part;
            total += part;
        }
    }

    /** Returns the tag of everything that was encrypted; call it once. */
    byte[] finish() {
        cipher.wipe();
        return AesKeys.tag(mac);
    }

    void wipe() {
        cipher.wipe();
    }
}
