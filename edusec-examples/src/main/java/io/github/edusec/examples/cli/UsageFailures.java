package io.github.edusec.examples.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with a command line. What no option takes may be a passphrase that somebody tried to hand over, and
 * standard error is somebody's log: of such an argument no more is repeated than an option's name.
 */
final class UsageFailures implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(message(failure));
        if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
            command.usage(err);
        }
        return ExitCode.USAGE;
    }

    private static String message(ParameterException failure) {
        if (!(failure instanceof UnmatchedArgumentException unmatched)) {
            return String.valueOf(failure.getMessage());
        }
        List<String> found = unmatched.getUnmatched();
        // Behind the program's own name stands the name of a command.
        if (failure.getCommandLine().getParent() == null && !found.get(0).startsWith("-")) {
            return "command: found \"" + Printable.line(found.get(0))
                    + "\", which is none, allowed: those of edusec help";
        }
        for (String argument : found) {
            if (argument.startsWith("-") && argument.length() > 1) {
                return "option: found an unknown one, " + Printable.line(optionName(argument))
                        + ", allowed: those listed here";
            }
        }
        return "arguments: found " + found.size() + " too many, allowed: those listed here";
    }

    private static String optionName(String argument) {
        if (!argument.startsWith("--")) {
            return argument.substring(0, 2);
        }
        int value = argument.indexOf('=');
        return value < 0 ? argument : argument.substring(0, value);
    }
}
