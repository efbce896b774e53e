package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.takeout.PassphraseSlip;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code edusec passphrase}: a new passphrase, on standard output or on a slip. */
@Command(name = "passphrase", mixinStandardHelpOptions = true)
final class PassphraseCommand implements Callable<Integer> {
    private final Console console;
    private final Locale locale;

    @Option(names = "--words", paramLabel = "N", descriptionKey = "words")
    private int words = Passphrase.LEAST_WORDS;

    @Option(names = "--slip", paramLabel = "FILE", descriptionKey = "slip")
    private @Nullable Path slip;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RefusedSecretOptions secrets;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    PassphraseCommand(Console console, Locale locale) {
        this.console = console;
        this.locale = locale;
    }

    @Override
    public Integer call() throws IOException {
        secrets.refuse(spec);
        if (words < Passphrase.LEAST_WORDS || words > Passphrase.MOST_WORDS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--words: found " + words + ", allowed: " + Passphrase.LEAST_WORDS + " to "
                            + Passphrase.MOST_WORDS);
        }
        try (Passphrase passphrase = Passphrase.generate(words)) {
            long bits = (long) passphrase.strengthBits();
            if (slip == null) {
                show(passphrase, bits);
            } else {
                PassphraseSlip.write(passphrase, slip);
                tell(slip, bits);
            }
        }
        return ExitCode.DONE;
    }

    private void show(Passphrase passphrase, long bits) {
        char[] secret = passphrase.toChars();
        char[] kana = passphrase.toKana();
        CharBuffer written = CharBuffer.wrap(secret);
        CharBuffer spoken = CharBuffer.wrap(kana);
        try {
            if (json) {
                // Letters, hyphens and kana need no escaping; a JSON library would leave them in strings.
                SecretLine.print(
                        console.out(),
                        "{\"type\":\"passphrase\",\"words\":" + words + ",\"strengthBits\":" + bits
                                + ",\"passphrase\":\"",
                        written,
                        "\",\"kana\":\"",
                        spoken,
                        "\"}");
                return;
            }
            SecretLine.print(console.out(), written);
            SecretLine.print(console.out(), new Text("読み: ", "reading: ").in(locale), spoken);
            console.out().println(strength(bits));
        } finally {
            Arrays.fill(secret, '\0');
            Arrays.fill(kana, '\0');
        }
    }

    private void tell(Path written, long bits) {
        if (json) {
            try (JsonLine line = new JsonLine(console.out())) {
                line.text("type", "passphrase");
                line.number("words", words);
                line.number("strengthBits", bits);
                line.text("slip", written.toString());
            }
            return;
        }
        console.out()
                .println(new Text("用紙: ", "slip: ").in(locale) + Printable.line(written.toString()) + "\n"
                        + strength(bits));
    }

    private String strength(long bits) {
        return new Text("強さ: " + bits + " ビット（" + words + " 語）", "strength: " + bits + " bits (" + words + " words)")
                .in(locale);
    }
}
