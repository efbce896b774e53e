package io.github.edusec.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Files, a passphrase and what is made of them, for the tests of the sealing commands. */
final class SealedSample {
    /** Drawn for these tests; it protects nothing. */
    static final String PASSPHRASE = "rugo-ehida-kagen-ehosa-omita-tozabu-uzohe";

    private SealedSample() {}

    /** A folder 学校 with two files, one of them labelled by its name, and an empty folder. */
    static Path school(Path folder) throws IOException {
        Path school = Files.createDirectories(folder.resolve("学校"));
        Files.createDirectory(school.resolve("空"));
        Files.writeString(school.resolve("成績.txt"), "架空 太郎\n");
        Files.writeString(school.resolve("【Ⅲ】案内.txt"), "配布済み\n");
        return school;
    }

    static Path passphraseFile(Path folder) throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        return Files.writeString(secrets.resolve("passphrase.txt"), PASSPHRASE + "\n");
    }

    /** Seals everything of the school into {@code out}. */
    static Path sealed(Path folder, String out, Object... more) throws IOException {
        Path target = folder.resolve(out);
        Object[] command = Stream.concat(
                        Stream.of("seal", school(folder), "-o", target, "--passphrase-file", passphraseFile(folder)),
                        Stream.of(more))
                .toArray();
        Cli seal = Cli.run(command);
        assertThat(seal.exit()).as(seal.err()).isZero();
        return target;
    }

    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    static Map<String, Object> last(Cli cli) {
        return cli.json().get(cli.json().size() - 1);
    }
}
