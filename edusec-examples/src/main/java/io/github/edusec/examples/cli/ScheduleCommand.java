package io.github.edusec.examples.cli;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.Problem;
import io.github.edusec.classify.Text;
import io.github.edusec.retention.RetentionRule;
import io.github.edusec.retention.RetentionSchedule;
import io.github.edusec.retention.ScheduleDiff;
import io.github.edusec.retention.ScheduleException;
import io.github.edusec.retention.Shortening;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edusec schedule list|check|diff}: which retention schedules there are, whether a file is one, what a version changes. */
@Command(name = "schedule", mixinStandardHelpOptions = true, subcommands = ScheduleAdoptCommand.class)
final class ScheduleCommand {
    private final Console console;
    private final Locale locale;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    ScheduleCommand(Console console, Locale locale) {
        this.console = console;
        this.locale = locale;
    }

    @Command(name = "list", mixinStandardHelpOptions = true)
    int list(@Option(names = "--json", descriptionKey = "json") boolean json) {
        RetentionSchedule.builtInIds().forEach(id -> summary(RetentionSchedule.builtIn(id), json));
        return ExitCode.DONE;
    }

    @Command(name = "check", mixinStandardHelpOptions = true)
    int check(
            @Parameters(paramLabel = "FILE", descriptionKey = "scheduleFile") Path file,
            @Option(names = "--json", descriptionKey = "json") boolean json)
            throws IOException {
        try {
            summary(RetentionSchedule.read(file, Limits.DEFAULT), json);
            return ExitCode.DONE;
        } catch (ScheduleException e) {
            if (!json) {
                throw e;
            }
            e.problems().forEach(this::problem);
            return ExitCode.BAD_INPUT;
        }
    }

    /** The exit code tells scripts whether anything differs. */
    @Command(name = "diff", mixinStandardHelpOptions = true)
    int diff(
            @Parameters(index = "0", paramLabel = "OLD", descriptionKey = "scheduleOld") String before,
            @Parameters(index = "1", paramLabel = "NEW", descriptionKey = "scheduleNew") String after,
            @Option(names = "--json", descriptionKey = "json") boolean json)
            throws IOException {
        RetentionSchedule old = Schedules.find("OLD", before, spec);
        RetentionSchedule replaced = Schedules.find("NEW", after, spec);
        ScheduleDiff diff;
        try {
            diff = ScheduleDiff.between(old, replaced);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), Printable.line(String.valueOf(e.getMessage())), e);
        }
        diff.added().forEach(rule -> change("added", rule, List.of(), false, json));
        diff.removed().forEach(rule -> change("removed", rule, List.of(), false, json));
        List<String> shortened = Shortening.kinds(old, replaced);
        diff.changed()
                .forEach(rule -> change(
                        "changed",
                        rule.after(),
                        rule.members(),
                        shortened.contains(rule.before().names().get(0)),
                        json));
        if (diff.isEmpty() && !json) {
            console.out().println(new Text("違いはありません", "no differences").in(locale));
        }
        return diff.isEmpty() ? ExitCode.DONE : ExitCode.NEGATIVE_ANSWER;
    }

    private void summary(RetentionSchedule schedule, boolean json) {
        List<RetentionRule> rules = schedule.rules();
        long unverified =
                rules.stream().filter(rule -> rule.unverified() != null).count();
        long doubtful = rules.stream().filter(rule -> rule.doubt() != null).count();
        if (!json) {
            row(schedule + ": "
                    + new Text(
                                    "規則 " + rules.size() + "、未確認 " + unverified + "、要確認 " + doubtful,
                                    rules.size() + " rules, " + unverified + " unverified, " + doubtful + " doubtful")
                            .in(locale)
                    + ", sha256 " + schedule.sha256());
            return;
        }
        try (JsonLine line = new JsonLine(console.out())) {
            line.text("type", "schedule");
            line.text("id", schedule.id());
            line.text("version", schedule.version());
            line.text("sha256", schedule.sha256());
            line.text("source", schedule.source());
            line.number("rules", rules.size());
            line.number("unverified", unverified);
            line.number("doubtful", doubtful);
        }
    }

    private void problem(Problem problem) {
        try (JsonLine line = new JsonLine(console.out())) {
            line.text("type", "problem");
            line.text("where", problem.where());
            line.text("what", problem.what());
            line.text("found", problem.found());
            line.text("allowed", problem.allowed());
        }
    }

    private void change(String kind, RetentionRule rule, List<String> members, boolean shorter, boolean json) {
        if (!json) {
            Text named = switch (kind) {
                case "added" -> new Text("追加", "added");
                case "removed" -> new Text("削除", "removed");
                default -> new Text("変更", "changed");
            };
            row(named.in(locale) + " " + rule.id() + " (" + rule.name() + ")"
                    + (members.isEmpty() ? "" : ": " + String.join(", ", members))
                    + (shorter ? " - " + new Text("期間が短くなります", "shorter").in(locale) : ""));
            return;
        }
        try (JsonLine line = new JsonLine(console.out())) {
            line.text("type", "schedule-change");
            line.text("change", kind);
            line.text("rule", rule.id());
            line.text("name", rule.name());
            line.texts("members", members);
            line.flag("shorter", shorter);
        }
    }

    private void row(String text) {
        console.out().println(Printable.line(text));
    }
}
