package io.github.edusec.retention.disposal;

import java.util.Locale;

/** The form in which constants stand in the ledger. */
final class Codes {
    private Codes() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
