package io.github.edusec.crypto.seal;

import java.io.IOException;

/** The caller wants no more; caught where an outcome is made of it. */
final class Cancellation extends IOException {
    private static final long serialVersionUID = 1L;

    Cancellation() {
        super("cancelled");
    }
}
