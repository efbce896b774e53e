package io.github.edusec.examples.cli;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.handling.Actor;
import io.github.edusec.classify.handling.Circumstance;
import io.github.edusec.classify.handling.Circumstances;
import io.github.edusec.classify.handling.HandlingDecision;
import io.github.edusec.classify.handling.HandlingExceptions;
import io.github.edusec.classify.handling.HandlingPolicy;
import io.github.edusec.classify.handling.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code edusec handling}: may this be done with an asset of this class. */
@Command(name = "handling", mixinStandardHelpOptions = true)
final class HandlingCommand implements Callable<Integer> {
    private static final String UNKNOWN = "unknown";

    private final Console console;
    private final Locale locale;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    @Option(names = "--importance", paramLabel = "X", descriptionKey = "importance")
    private @Nullable String importance;

    @Option(names = "--operation", paramLabel = "OP", descriptionKey = "operation")
    private @Nullable String operation;

    @Option(names = "--policy", paramLabel = "ID|FILE", descriptionKey = "policy")
    private String policy = HandlingPolicy.builtInIds().get(0);

    @Option(names = "--actor", paramLabel = "A", descriptionKey = "actor")
    private String actor = Actor.STAFF.id();

    @Option(names = "--circumstance", paramLabel = "C", descriptionKey = "circumstance")
    private List<String> circumstances = new ArrayList<>();

    @Option(names = "--confidentiality", paramLabel = "L", descriptionKey = "confidentiality")
    private @Nullable String confidentiality;

    @Option(names = "--restriction", paramLabel = "TEXT", descriptionKey = "restriction")
    private List<String> restrictions = new ArrayList<>();

    @Option(names = "--exceptions", paramLabel = "FILE", descriptionKey = "exceptions")
    private @Nullable Path exceptions;

    @Option(names = "--today", paramLabel = "DATE", descriptionKey = "exceptionDay")
    private @Nullable LocalDate today;

    @Option(names = "--table", descriptionKey = "handlingTable")
    private boolean table;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    HandlingCommand(Console console, Locale locale) {
        this.console = console;
        this.locale = locale;
    }

    @Override
    public Integer call() throws IOException {
        refuseContradictions();
        Circumstances stated = new Circumstances(
                parsed("--actor", actor, Actor::parse),
                new HashSet<>(circumstances.stream()
                        .map(text -> parsed("--circumstance", text, Circumstance::parse))
                        .toList()));
        HandlingPolicy asked = policy();
        if (table) {
            HandlingTable cells = new HandlingTable(asked, stated.actor(), console.out(), locale);
            if (json) {
                cells.printJson();
            } else {
                cells.printText();
            }
            return ExitCode.DONE;
        }
        HandlingDecision decision = decision(asked, stated);
        if (json) {
            HandlingJsonLine.print(decision, stated, locale, console.out());
        } else {
            console.out().println(Printable.lines(decision.explain(locale)));
        }
        return decision.isAllowed() ? ExitCode.DONE : ExitCode.NEGATIVE_ANSWER;
    }

    private void refuseContradictions() {
        if (table) {
            if (importance != null
                    || operation != null
                    || confidentiality != null
                    || exceptions != null
                    || today != null
                    || !circumstances.isEmpty()
                    || !restrictions.isEmpty()) {
                throw usage("--table: found an option of one decision, allowed with it: --policy, --actor, --json");
            }
        } else if (importance == null || operation == null) {
            throw usage("handling: found no --importance or no --operation, allowed: both, or --table");
        }
        if (UNKNOWN.equals(importance) && (confidentiality != null || exceptions != null)) {
            throw usage("--importance unknown: found --confidentiality or --exceptions, allowed with it: none of them,"
                    + " the most severe class counts until somebody has decided");
        }
        if ((exceptions == null) != (today == null)) {
            throw usage("handling: found only one of --exceptions and --today, allowed: both or neither");
        }
    }

    private HandlingDecision decision(HandlingPolicy asked, Circumstances stated) throws IOException {
        Operation wanted = parsed("--operation", String.valueOf(operation), Operation::parse);
        List<HandlingRestriction> onAsset = restrictions.stream()
                .map(text -> parsed("--restriction", text, HandlingRestriction::new))
                .toList();
        if (UNKNOWN.equals(importance)) {
            return asked.decideUnknown(wanted, onAsset, stated);
        }
        Classification classification = new Classification(
                parsed("--importance", String.valueOf(importance), Importance::parse),
                confidentiality == null ? null : parsed("--confidentiality", confidentiality, Confidentiality::parse),
                null,
                null,
                onAsset);
        return exceptions == null || today == null
                ? asked.decide(wanted, classification, stated)
                : asked.decide(
                        wanted, classification, stated, HandlingExceptions.read(exceptions, Limits.DEFAULT), today);
    }

    /** A built-in id wins over a file of the same name; a word that is neither is a wrong id. */
    private HandlingPolicy policy() throws IOException {
        if (HandlingPolicy.builtInIds().contains(policy)) {
            return HandlingPolicy.builtIn(policy);
        }
        Path file = Path.of(policy);
        if (!Files.exists(file) && !policy.endsWith(".json")) {
            throw usage("--policy: found \"" + policy + "\", allowed: " + String.join(", ", HandlingPolicy.builtInIds())
                    + ", or a file");
        }
        return HandlingPolicy.read(file, Limits.DEFAULT);
    }

    private <E> E parsed(String option, String text, Function<String, E> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw usage(option + ": " + e.getMessage());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
