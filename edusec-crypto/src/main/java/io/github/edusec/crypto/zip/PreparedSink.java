package io.github.edusec.crypto.zip;

import java.io.IOException;

/** Takes prepared sources in their order, each either whole or as a beginning, blocks and an end. */
interface PreparedSink {
    /** Takes a whole file; its bytes are used again after the call. */
    void whole(WholeFile file) throws IOException;

    /** Begins a file that comes in blocks, stored or deflated. */
    void begin(PlainSource source, int method) throws IOException;

    /** Takes the next bytes of it, which may be changed in place and are used again after the call. */
    void block(byte[] bytes, int length) throws IOException;

    /** Ends it. */
    void end(Fingerprint fingerprint) throws IOException;
}
