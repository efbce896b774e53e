package io.github.edusec.examples.cli;

import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Hands the console and the locale to the commands that need them. */
record CommandFactory(Console console, Locale locale) implements IFactory {
    private static final Map<Class<?>, BiFunction<Console, Locale, Object>> MADE = Map.ofEntries(
            Map.entry(DemoCommand.class, DemoCommand::new),
            Map.entry(ClassifyCommand.class, ClassifyCommand::new),
            Map.entry(HandlingCommand.class, HandlingCommand::new),
            Map.entry(ScanCommand.class, ScanCommand::new),
            Map.entry(LabelCommand.class, LabelCommand::new),
            Map.entry(LabelsCommand.class, LabelsCommand::new),
            Map.entry(UnlabelCommand.class, UnlabelCommand::new),
            Map.entry(LedgerCommand.class, LedgerCommand::new),
            Map.entry(RetentionCommand.class, RetentionCommand::new),
            Map.entry(ScheduleCommand.class, ScheduleCommand::new),
            Map.entry(SealCommand.class, SealCommand::new),
            Map.entry(OpenCommand.class, OpenCommand::new),
            Map.entry(InspectCommand.class, InspectCommand::new),
            Map.entry(PassphraseCommand.class, PassphraseCommand::new),
            Map.entry(RingOptions.class, RingOptions::new));

    @Override
    public <K> K create(Class<K> type) throws Exception {
        BiFunction<Console, Locale, Object> made = MADE.get(type);
        return made == null ? CommandLine.defaultFactory().create(type) : type.cast(made.apply(console, locale));
    }
}
