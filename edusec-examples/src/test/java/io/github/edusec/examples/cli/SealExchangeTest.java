package io.github.edusec.examples.cli;

import static io.github.edusec.examples.cli.SealedSample.PASSPHRASE;
import static io.github.edusec.examples.cli.SealedSample.names;
import static io.github.edusec.examples.cli.SealedSample.passphraseFile;
import static io.github.edusec.examples.cli.SealedSample.school;
import static io.github.edusec.examples.cli.SealedSample.sealed;
import static io.github.edusec.examples.cli.SealedSample.utf8;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.testkit.Tool;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** seal together with others: pipes, real processes, 7-Zip. */
class SealExchangeTest {
    @TempDir
    private Path folder;

    @Test
    void aPackageGoesToStandardOutputAndAPassphraseComesFromStandardInput() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(utf8("\uFEFF" + PASSPHRASE + "\r\n")),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
        int exit = Main.run(
                console, Locale.ENGLISH, "seal", school(folder).toString(), "-o", "-", "--passphrase-file", "-");
        assertThat(exit).as(err.toString(UTF_8)).isZero();
        assertThat(err.toString(UTF_8)).contains("sealed: -").doesNotContain(PASSPHRASE);
        Cli open = Cli.reading(
                out.toByteArray(),
                Locale.ENGLISH,
                "open",
                "-",
                "-d",
                folder.resolve("d"),
                "--passphrase-file",
                passphraseFile(folder));
        assertThat(open.exit()).as(open.err()).isZero();
        assertThat(folder.resolve("d/学校/成績.txt")).hasContent("架空 太郎");
    }

    @Test
    @Tag("interop")
    void sevenZipGivesTheSameBytesBack() throws IOException {
        Tool sevenZip = Tool.require("7z", "7zz");
        Path visible = sealed(folder, "visible.zip", "--visible-names");
        Path target = Files.createDirectory(folder.resolve("x"));
        Tool.Run run = sevenZip.run("x", "-p" + PASSPHRASE, "-o" + target, visible);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        for (String name : List.of("学校/成績.txt", "学校/【Ⅲ】案内.txt")) {
            assertThat(target.resolve(name)).hasSameBinaryContentAs(folder.resolve(name));
        }
        assertThat(target.resolve("学校/空")).isEmptyDirectory();
        assertThat(sevenZip.run("t", "-pwrong", visible).exitCode()).isNotZero();
    }

    @Test
    @Tag("interop")
    void sevenZipOpensABundleInTwoSteps() throws IOException {
        Tool sevenZip = Tool.require("7z", "7zz");
        Path bundle = sealed(folder, "bundle.zip");
        Path target = Files.createDirectory(folder.resolve("x"));
        assertThat(sevenZip.run("x", "-p" + PASSPHRASE, "-o" + target, bundle).exitCode())
                .isZero();
        assertThat(names(target)).containsExactly("data.zip");
        assertThat(sevenZip.run("x", "-o" + target, target.resolve("data.zip")).exitCode())
                .isZero();
        assertThat(target.resolve("学校/成績.txt")).hasSameBinaryContentAs(folder.resolve("学校/成績.txt"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPassphraseComesThroughAPipeWithANameIntoARealProcess() throws IOException {
        Path pipe = folder.resolve("pipe");
        Tool mkfifo = Tool.require("mkfifo");
        assertThat(mkfifo.run(pipe).exitCode()).isZero();
        Path out = folder.resolve("out.zip");
        Thread writer = new Thread(() -> {
            try {
                Files.write(pipe, utf8(PASSPHRASE + "\n"), StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.setDaemon(true);
        writer.start();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Tool.Run run = Tool.run(new ProcessBuilder(
                java,
                "-Duser.language=en",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "seal",
                Files.writeString(folder.resolve("a.txt"), "a").toString(),
                "-o",
                out.toString(),
                "--passphrase-file",
                pipe.toString()));
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.toString()).contains("sealed: " + out).doesNotContain(PASSPHRASE, "warning");
        assertThat(Cli.run("open", out, "-d", folder.resolve("d"), "--passphrase-file", passphraseFile(folder))
                        .exit())
                .isZero();
    }

    /** Whoever reads the exit code takes the package for made. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFullDiskBehindStandardOutputIsAFailureAndNotReportedAsSealed() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "no /dev/full");
        Path slip = folder.resolve("slip.txt");
        Path school = school(folder);
        for (List<Path> secret : List.of(
                List.of(Path.of("--passphrase-file"), passphraseFile(folder)),
                List.of(Path.of("--new-passphrase"), slip))) {
            Tool.Run run = Tool.run(new ProcessBuilder(
                    "sh",
                    "-c",
                    "exec \"$0\" \"$@\" > " + full,
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Duser.language=en",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName(),
                    "seal",
                    school.toString(),
                    "-o",
                    "-",
                    secret.get(0).toString(),
                    secret.get(1).toString()));
            assertThat(run.exitCode()).as(run.toString()).isEqualTo(ExitCode.IO);
            assertThat(run.stderr())
                    .contains("edusec: standard output did not take the whole package")
                    .doesNotContain("sealed:", "class:", "signed by:", PASSPHRASE);
            assertThat(run.stderr().contains("throw this slip away: " + slip))
                    .isEqualTo(secret.get(1).equals(slip));
        }
    }

    @Test
    void aResultThatNobodyGotIsAFailure() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "no /dev/full");
        Path zip = sealed(folder, "out.zip");
        for (List<String> command : List.of(List.of("passphrase"), List.of("inspect", zip.toString()))) {
            ProcessBuilder process = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Duser.language=en",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName());
            process.command().addAll(command);
            process.command().addAll(0, List.of("sh", "-c", "exec \"$0\" \"$@\" > " + full));
            Tool.Run run = Tool.run(process);
            assertThat(run.exitCode()).as(run.toString()).isEqualTo(ExitCode.IO);
            assertThat(run.stderr()).contains("edusec: standard output did not take everything");
        }
    }

    /** What is typed before the prompt appears is echoed by the terminal itself; the prompt does not echo. */
    @Test
    @Tag("interop")
    @DisabledOnOs(OS.WINDOWS)
    void openAsksOnATerminal() throws IOException {
        Tool.require("script");
        Path in = sealed(folder, "out.zip");
        ProcessBuilder shell = new ProcessBuilder(
                "sh",
                "-c",
                "printf '%s\\n' \"$SECRET\" | script -qec '\"$PROGRAM\" -Duser.language=en " + Main.class.getName()
                        + " open \"$PACKAGE\" -d \"$TARGET\"' /dev/null");
        shell.environment().put("SECRET", PASSPHRASE);
        shell.environment().put("PACKAGE", in.toString());
        shell.environment().put("TARGET", folder.resolve("d").toString());
        shell.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        shell.environment()
                .put(
                        "PROGRAM",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Names come out as the locale's encoding can hold them.
        shell.environment().put("LC_ALL", "C.UTF-8");
        Tool.Run run = Tool.run(shell);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.stdout()).contains("passphrase: ", "opened: ");
        assertThat(folder.resolve("d/学校/成績.txt")).hasContent("架空 太郎");
    }
}
