package io.github.edusec.examples.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with a command line. Where a passphrase may stand by mistake nothing is repeated, since standard error is
 * somebody's log: of what no option takes, no more than a name that looks like one.
 */
final class UsageFailures implements IParameterExceptionHandler {
    private static final Pattern OPTION = Pattern.compile("-[a-zA-Z]|--(?!pass|pw)[a-z]+(-[a-z]+){0,3}");
    private static final Pattern COMMAND = Pattern.compile("[a-z]{1,20}");
    private static final int LONGEST_OPTION = 25;
    private static final String ALLOWED = ", allowed: those that --help lists";

    private final Console console;

    UsageFailures(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        PrintStream err = console.err();
        if (Arrays.stream(arguments).anyMatch(RefusedSecretOptions::isOne)) {
            err.println(RefusedSecretOptions.REFUSAL);
            return ExitCode.USAGE;
        }
        err.println(message(failure));
        if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
            failure.getCommandLine().usage(err);
        }
        return ExitCode.USAGE;
    }

    private static String message(ParameterException failure) {
        String said = String.valueOf(failure.getMessage());
        if (failure instanceof UnmatchedArgumentException unmatched) {
            boolean first = failure.getCommandLine().getParent() == null;
            return first ? command(unmatched.getUnmatched().get(0)) : unmatched(unmatched.getUnmatched());
        }
        if (said.startsWith("Unknown subcommand")) {
            return command("");
        }
        if (failure instanceof MaxValuesExceededException || failure instanceof MutuallyExclusiveArgsException) {
            return "options: found one twice, or two that exclude each other" + ALLOWED;
        }
        if (failure.getArgSpec() instanceof OptionSpec option && option.arity().max() == 0) {
            return option.longestName() + ": found a value, allowed: none";
        }
        // Which class could not convert it is nothing to people.
        return said.replaceAll(" \\(java\\.[^\n]*\\)", "");
    }

    private static String command(String found) {
        if (found.startsWith("-")) {
            return unmatched(List.of(found));
        }
        String name = COMMAND.matcher(found).matches() ? " \"" + found + "\"" : "";
        return "command: found one that there is not" + name + ", allowed: those that edusec help lists";
    }

    private static String unmatched(List<String> found) {
        for (String argument : found) {
            if (argument.startsWith("-") && argument.length() > 1) {
                return "option: found an unknown one" + optionName(argument) + ALLOWED;
            }
        }
        return "arguments: found " + found.size() + " too many" + ALLOWED;
    }

    private static String optionName(String argument) {
        String name = argument.startsWith("--") ? argument.split("=", 2)[0] : argument.substring(0, 2);
        boolean looksLikeOne =
                name.length() <= LONGEST_OPTION && OPTION.matcher(name).matches();
        return looksLikeOne ? ", " + name : "";
    }
}
