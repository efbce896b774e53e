package io.github.edusec.crypto.zip;

/** What stands around encrypted data: salt and verification value in front, the authentication code behind. */
final class Framed {
    /** A bundle is encrypted as a whole; nothing stands around the data of a file in it. */
    static final Framed NOT = new Framed(new byte[0], new byte[0]);

    final byte[] front;
    final byte[] back;

    Framed(byte[] front, byte[] back) {
        this.front = front;
        this.back = back;
    }
}
