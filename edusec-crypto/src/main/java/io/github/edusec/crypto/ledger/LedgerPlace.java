package io.github.edusec.crypto.ledger;

/**
 * A place in a ledger file, or beside it. Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface LedgerPlace {
    /**
     * Names the place for people.
     *
     * @return for example "entry 7"
     */
    String text();

    /** The file's first line. */
    record Header() implements LedgerPlace {
        /** The only header. */
        public Header {}

        @Override
        public String text() {
            return "header";
        }
    }

    /**
     * An entry's line.
     *
     * @param index the entry's index, from 0
     */
    record Entry(long index) implements LedgerPlace {
        @Override
        public String text() {
            return "entry " + index;
        }
    }

    /**
     * A checkpoint's line.
     *
     * @param index the index of the entry before it
     */
    record CheckpointAfter(long index) implements LedgerPlace {
        @Override
        public String text() {
            return "checkpoint after entry " + index;
        }
    }

    /**
     * What follows the last whole checkpoint: an interrupted write, or a cut.
     *
     * @param offset the byte where it starts, from 0
     */
    record Tail(long offset) implements LedgerPlace {
        @Override
        public String text() {
            return "tail from byte " + offset;
        }
    }

    /**
     * The checkpoint that the verifier brought along.
     *
     * @param size its size
     */
    record KeptCheckpoint(long size) implements LedgerPlace {
        @Override
        public String text() {
            return "kept checkpoint of size " + size;
        }
    }
}
