package io.github.edusec.examples.cli;

import static io.github.edusec.examples.cli.SealedSample.names;
import static io.github.edusec.examples.cli.SealedSample.school;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard error is somebody's log: what may be a passphrase is not repeated there. */
class SecretOnCommandLineTest {
    @TempDir
    private Path folder;

    @Test
    void aPassphraseOnTheCommandLineIsRefusedAndNotRepeated() throws IOException {
        for (String option : List.of("-pgeheim-7", "--pass=geheim-7", "--passphrase=geheim-7", "--password=geheim-7")) {
            Cli run = Cli.run("seal", school(folder.resolve(option)), "-o", folder.resolve("o.zip"), option);
            assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).contains("--passphrase-file").doesNotContain("geheim-7");
        }
        assertThat(Cli.run("seal", "--password", "geheim-7").err()).isEqualTo(RefusedSecretOptions.REFUSAL + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seal in -o out --pw=geheim-7",
                "open in -d out --pw geheim-7",
                "open in -d out geheim-7",
                "open in -d out --passphrase-file=geheim-7",
                "seal in -o out.zip --passphrase-file geheim-7",
                "seal in -o out --passphrase-file=x --passphrase-file=geheim-7",
                "seal in -o out --new-passphrase=x --passphrase-file=geheim-7",
                "seal in -o out --verify=geheim-7",
                "seal in -o out --json=geheim-7",
                "seal --help=geheim-7",
                "seal in -o out --password:geheim-7",
                "seal in -o out --passwordgeheim-7",
                "seal in -o out --password＝geheim-7",
                "seal in -o out --geheim-7=x",
                "seal in -o out --kennwort-geheim-7",
                "inspect in -Pgeheim-7",
                "passphrase -pgeheim-7",
                "passphrase -Pgeheim-7",
                "passphrase geheim-7",
                "label in -o out --kennwort=geheim-7",
                "help geheim-7",
                "geheim-7 in",
                "-pgeheim-7",
                "-Pgeheim-7 seal in",
                "--version=geheim-7"
            })
    void whatMayBeAPassphraseIsNotRepeated(String command) throws IOException {
        Path in = Files.writeString(folder.resolve("in"), "x");
        List<String> words = Arrays.stream(command.split(" "))
                .map(word -> word.equals("in") ? in.toString() : word.replace("out", folder + "/out"))
                .toList();
        Cli run = Cli.run(words.toArray());
        assertThat(run.exit()).isIn(ExitCode.USAGE, ExitCode.IO);
        assertThat(run.err()).isNotEmpty().doesNotContain("geheim");
        assertThat(run.out()).isEmpty();
        assertThat(names(folder)).containsExactly("in");
    }

    @Test
    void aMistypedCommandOrOptionIsNamed() {
        assertThat(Cli.run("labl", "x").err()).contains("\"labl\"", "edusec label");
        assertThat(Cli.run("seal", "x", "-o", "y", "--verifi").err()).contains("--verifi,", "--verify");
        assertThat(Cli.run("passphrase", "--words", "many").err())
                .contains("many")
                .doesNotContain("java.");
    }
}
