package io.github.edusec.crypto.keys;

import io.github.edusec.classify.Text;
import java.util.Optional;

/**
 * What came of opening a ring.
 *
 * @since 0.1.0
 */
public sealed interface KeyRingOpening {
    /**
     * Returns the ring.
     *
     * @return the ring, to be closed by the caller; empty if it was not opened
     */
    Optional<KeyRing> ring();

    /**
     * Returns the outcome for people.
     *
     * @return a sentence in Japanese and English
     */
    Text text();

    /**
     * The passphrase fits and the store is as the library, or another program with the passphrase, wrote it.
     *
     * @param opened the ring, to be closed by the caller
     */
    record Opened(KeyRing opened) implements KeyRingOpening {
        @Override
        public Optional<KeyRing> ring() {
            return Optional.of(opened);
        }

        @Override
        public Text text() {
            return new Text("鍵束を開きました", "the key ring is open");
        }
    }

    /** The passphrase is not the store's, or the store was changed: nobody can tell which. */
    record WrongPassphraseOrChanged() implements KeyRingOpening {
        @Override
        public Optional<KeyRing> ring() {
            return Optional.empty();
        }

        @Override
        public Text text() {
            return new Text("パスフレーズが違うか、ファイルが変更されています", "the passphrase is wrong, or the file was changed");
        }
    }

    /**
     * Trying the passphrase would take more work than any sensible store asks for; it was not tried.
     *
     * @param mostIterations the most iterations that are tried for the MAC and all encrypted parts together
     */
    record TooCostly(int mostIterations) implements KeyRingOpening {
        @Override
        public Optional<KeyRing> ring() {
            return Optional.empty();
        }

        @Override
        public Text text() {
            return new Text(
                    "鍵導出の反復回数が多すぎます（上限 " + mostIterations + " 回）",
                    "more than " + mostIterations + " iterations of key derivation");
        }
    }
}
