package io.github.edusec.examples.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The program: {@code edusec COMMAND …}. */
@Command(
        name = "edusec",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            ClassifyCommand.class,
            HandlingCommand.class,
            ScanCommand.class,
            LabelCommand.class,
            LabelsCommand.class,
            UnlabelCommand.class,
            SealCommand.class,
            OpenCommand.class,
            InspectCommand.class,
            PassphraseCommand.class,
            RetentionCommand.class,
            ScheduleCommand.class,
            HoldCommand.class,
            CatalogCommand.class,
            LedgerCommand.class,
            KeyCommand.class,
            HelpCommand.class
        })
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    /** Made by the command line parser. */
    public Main() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        System.exit(run(Console.ofProcess(), Locale.getDefault(Locale.Category.DISPLAY), arguments));
    }

    /**
     * Runs one command in this process.
     *
     * @param console where results and messages go
     * @param locale the language of help and messages: Japanese or English
     * @param arguments the command and its options
     * @return the exit code of {@code docs/cli.md}
     */
    public static int run(Console console, Locale locale, String... arguments) {
        CommandLine line = new CommandLine(Main.class, new CommandFactory(console, locale));
        line.setResourceBundle(ResourceBundle.getBundle(
                "io.github.edusec.examples.cli.Messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        // A file may be called @name; its content is no arguments.
        line.setExpandAtFiles(false);
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        line.registerConverter(Path.class, Main::path);
        line.setParameterExceptionHandler(new UsageFailures(console));
        line.setExecutionExceptionHandler((failure, command, parsed) -> Failures.report(failure, console));
        int code = line.execute(arguments);
        // A print stream keeps failures to itself, and a result that nobody got is none.
        if (code != ExitCode.IO && console.out().checkError()) {
            console.err().println("edusec: standard output did not take everything");
            return ExitCode.IO;
        }
        return code;
    }

    /** An empty path would mean the working folder. */
    private static Path path(String text) {
        if (text.isEmpty()) {
            throw new TypeConversionException("found an empty text");
        }
        return Path.of(text);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), spec.commandLine().getResourceBundle().getString("noCommand"));
    }
}
