package io.github.edusec.examples.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Hands the console and the locale to the commands that need them. */
record CommandFactory(Console console, Locale locale) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == DemoCommand.class) {
            return type.cast(new DemoCommand(console, locale));
        }
        if (type == ClassifyCommand.class) {
            return type.cast(new ClassifyCommand(console, locale));
        }
        if (type == HandlingCommand.class) {
            return type.cast(new HandlingCommand(console, locale));
        }
        if (type == ScanCommand.class) {
            return type.cast(new ScanCommand(console, locale));
        }
        if (type == LabelCommand.class) {
            return type.cast(new LabelCommand(console, locale));
        }
        if (type == LabelsCommand.class) {
            return type.cast(new LabelsCommand(console, locale));
        }
        if (type == UnlabelCommand.class) {
            return type.cast(new UnlabelCommand(console, locale));
        }
        if (type == LedgerCommand.class) {
            return type.cast(new LedgerCommand(console, locale));
        }
        if (type == SealCommand.class) {
            return type.cast(new SealCommand(console, locale));
        }
        if (type == OpenCommand.class) {
            return type.cast(new OpenCommand(console, locale));
        }
        if (type == InspectCommand.class) {
            return type.cast(new InspectCommand(console, locale));
        }
        if (type == PassphraseCommand.class) {
            return type.cast(new PassphraseCommand(console, locale));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
