package io.github.edusec.examples.cli;

import static io.github.edusec.examples.cli.SealedSample.last;
import static io.github.edusec.examples.cli.SealedSample.names;
import static io.github.edusec.examples.cli.SealedSample.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** passphrase, as scripts see it. */
class PassphraseCommandTest {
    private static final Pattern SHAPE = Pattern.compile("[a-z]+(-[a-z]+){5,}");

    @TempDir
    private Path folder;

    @Test
    void wordsReadingAndStrengthArePrinted() {
        Cli en = Cli.run("passphrase");
        assertThat(en.exit()).isZero();
        assertThat(en.out().lines().findFirst().orElseThrow()).matches("[a-z]+(-[a-z]+){6}");
        assertThat(en.out()).contains("reading: ", "strength: 77 bits (7 words)");
        Cli ja = Cli.run(Locale.JAPANESE, "passphrase", "--words", 9);
        assertThat(ja.out().lines().findFirst().orElseThrow()).matches("[a-z]+(-[a-z]+){8}");
        assertThat(ja.out()).contains("読み: ", "強さ: 99 ビット（9 語）");
    }

    @Test
    void jsonHasTheSameFields() {
        Cli cli = Cli.run("passphrase", "--words", "8", "--json");
        assertThat(cli.json()).hasSize(1);
        assertThat(last(cli))
                .containsOnlyKeys("type", "words", "strengthBits", "passphrase", "kana")
                .containsEntry("type", "passphrase")
                .containsEntry("words", "8")
                .containsEntry("strengthBits", "88");
        assertThat(String.valueOf(last(cli).get("passphrase"))).matches(SHAPE);
        assertThat(String.valueOf(last(cli).get("kana"))).matches("[\\u3041-\\u3096ー]+(・[\\u3041-\\u3096ー]+){7}");
    }

    @Test
    void aSlipKeepsItOffTheScreen() throws IOException {
        Path slip = folder.resolve("用紙.txt");
        Cli cli = Cli.run("passphrase", "--slip", slip, "--json");
        assertThat(cli.exit()).as(cli.err()).isZero();
        assertThat(last(cli))
                .containsOnlyKeys("type", "words", "strengthBits", "slip")
                .containsEntry("slip", slip.toString());
        assertThat(SHAPE.matcher(Files.readString(slip)).results()).hasSize(1);
        Path pdf = folder.resolve("slip.pdf");
        Cli text = Cli.run("passphrase", "--slip", pdf);
        assertThat(text.out()).contains("slip: " + pdf, "77 bits").doesNotContainPattern(SHAPE);
        assertThat(Files.readAllBytes(pdf)).startsWith(utf8("%PDF-"));
    }

    @Test
    void wrongUsageAndAnExistingSlip() throws IOException {
        assertThat(Cli.run("passphrase", "--words", "6").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("passphrase", "--words", "10").exit()).isEqualTo(ExitCode.USAGE);
        Path mine = Files.writeString(folder.resolve("mine.txt"), "mine");
        assertThat(Cli.run("passphrase", "--slip", mine).exit()).isEqualTo(ExitCode.USAGE);
        assertThat(mine).hasContent("mine");
        assertThat(Cli.run("passphrase", "--slip", folder.resolve("none/slip.txt"))
                        .exit())
                .isEqualTo(ExitCode.IO);
        assertThat(names(folder)).containsExactly("mine.txt");
    }
}
