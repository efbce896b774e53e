package io.github.edusec.examples.cli;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.takeout.PassphraseSlip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Slips as people name them: a name that ends in .pdf is a page to print, every other one is text. */
final class SlipFile {
    private SlipFile() {}

    static void write(Passphrase passphrase, Path slip) throws IOException {
        if (slip.toString().toLowerCase(Locale.ROOT).endsWith(".pdf")) {
            PassphraseSlip.writePdf(passphrase, slip);
        } else {
            PassphraseSlip.writeText(passphrase, slip);
        }
    }
}
