package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.keys.Appointment;
import io.github.edusec.crypto.keys.AppointmentEnd;
import io.github.edusec.crypto.keys.AppointmentEntry;
import io.github.edusec.crypto.keys.KeyInfo;
import io.github.edusec.crypto.keys.KeyPurpose;
import io.github.edusec.crypto.keys.KeyRing;
import io.github.edusec.crypto.keys.KeyUse;
import io.github.edusec.crypto.keys.Term;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code edusec key appoint}: a person signs in a role from one day to another; or no longer does. */
@Command(name = "appoint", mixinStandardHelpOptions = true)
final class KeyAppointCommand implements Callable<Integer> {
    private static final String TYPE = "appointment";

    @Option(names = "--person", paramLabel = "P", descriptionKey = "person")
    private @Nullable String person;

    @Option(names = "--role", paramLabel = "R", descriptionKey = "role")
    private @Nullable String role;

    @Option(names = "--from", paramLabel = "DATE", descriptionKey = "appointFrom")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", descriptionKey = "appointTo")
    private @Nullable LocalDate to;

    @Option(names = "--authority", paramLabel = "TEXT", required = true, descriptionKey = "authority")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String authority;

    @Option(names = "--key", paramLabel = "ALIAS", descriptionKey = "appointKey")
    private @Nullable String alias;

    @Option(names = "--end", paramLabel = "N", descriptionKey = "appointEnd")
    private @Nullable Integer ended;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RingOptions options;

    /** Made by the command line parser. */
    KeyAppointCommand() {}

    @Override
    public Integer call() throws IOException {
        if (ended != null) {
            return end(ended);
        }
        if (person == null || role == null || from == null) {
            throw options.usage("appoint: found no --person, --role or --from, allowed: all three, or --end with --to");
        }
        KeyUse use = use(person);
        Term term = term(from);
        String wanted = role;
        return options.inRing(ring -> appoint(ring, use, wanted, term));
    }

    private KeyUse use(String holder) {
        try {
            return KeyUse.approval(holder);
        } catch (IllegalArgumentException e) {
            throw options.usage("--person: " + e.getMessage());
        }
    }

    private Term term(LocalDate first) {
        try {
            return new Term(first, afterLast());
        } catch (IllegalArgumentException e) {
            throw options.usage("--from, --to: " + e.getMessage());
        }
    }

    /** People name the last day; the file names the day after it. */
    private @Nullable LocalDate afterLast() {
        try {
            return to == null ? null : to.plusDays(1);
        } catch (DateTimeException e) {
            throw options.usage("--to: found " + to + ", allowed: a day that has a day after it");
        }
    }

    private int appoint(KeyRing ring, KeyUse use, String wanted, Term term) throws IOException {
        RingKeys keys = RingKeys.of(ring);
        Optional<KeyInfo> found = alias == null ? keys.primary(use) : keys.named(alias);
        if (found.isEmpty()) {
            return options.printer().refused(TYPE, KeyRefusal.NO_SUCH_KEY);
        }
        KeyInfo key = found.get();
        if (key.use().purpose() != KeyPurpose.APPROVAL || key.retired() != null) {
            return options.printer().refused(TYPE, KeyRefusal.NOT_IN_USE);
        }
        if (!key.use().equals(use)) {
            return options.printer().refused(TYPE, KeyRefusal.OTHER_PERSON);
        }
        String fingerprint = key.fingerprint().orElseThrow();
        AppointmentStep step = new AppointmentStep.Appoint(use.holder(), wanted, term, fingerprint, authority);
        return AppointmentRecorder.hasLedger(options) ? inLedger(ring, step) : withoutLedger(step);
    }

    private int end(int number) throws IOException {
        LocalDate until = afterLast();
        if (person != null || role != null || from != null || alias != null || until == null) {
            throw options.usage("--end: found --person, --role, --from or --key, or no --to, allowed: --end, --to and"
                    + " --authority");
        }
        AppointmentStep step = new AppointmentStep.End(number, until, authority);
        if (AppointmentRecorder.hasLedger(options)) {
            return options.inRing(ring -> inLedger(ring, step));
        }
        try {
            return withoutLedger(step);
        } catch (IllegalArgumentException e) {
            throw options.usage(Printable.line(String.valueOf(e.getMessage())));
        }
    }

    private int inLedger(KeyRing ring, AppointmentStep step) throws IOException {
        return new AppointmentRecorder(options, step).inLedger(ring, TYPE, this::print);
    }

    private int withoutLedger(AppointmentStep step) throws IOException {
        return new AppointmentRecorder(options, step).withoutLedger(this::print);
    }

    private int print(AppointmentRecorder.Recorded recorded) {
        AppointmentEntry entry = recorded.entry();
        KeyPrinter printer = options.printer();
        int code = printer.object(
                TYPE,
                entry instanceof Appointment ? new Text("任命", "appointed") : new Text("任命の終了", "ended"),
                "" + entry.number(),
                line -> {
                    fields(line, entry);
                    ledgerFields(line, recorded);
                });
        if (recorded.resumed()) {
            printer.line(new Text("ファイルにあったもの", "in the file already"), "" + entry.number());
        }
        if (recorded.ledger() == null) {
            printer.line(
                    new Text("台帳", "ledger"),
                    new Text(
                            "なし（ホームに ledger.txt がないため、記録していません）",
                            "none (no ledger.txt in the home), so it is not recorded"));
        } else {
            printer.line(new Text("台帳の記録番号", "index in the ledger"), "" + recorded.index());
        }
        if (recorded.earlier() > 0) {
            printer.line(new Text("あわせて記録した以前の任命", "earlier ones recorded as well"), "" + recorded.earlier());
        }
        return code;
    }

    private static void ledgerFields(JsonLine line, AppointmentRecorder.Recorded recorded) {
        Path ledger = recorded.ledger();
        line.flag("resumed", recorded.resumed());
        line.flag("recorded", ledger != null);
        if (ledger != null) {
            line.text("ledger", ledger.toString());
            line.number("index", recorded.index());
            line.number("earlier", recorded.earlier());
        }
    }

    private static void fields(JsonLine line, AppointmentEntry entry) {
        line.number("number", entry.number());
        if (entry instanceof Appointment appointment) {
            LocalDate until = appointment.term().until();
            line.text("person", appointment.person());
            line.text("role", appointment.role());
            line.text("from", appointment.term().from().toString());
            line.text("to", until == null ? null : until.minusDays(1).toString());
            line.text("fingerprint", appointment.fingerprint());
        } else if (entry instanceof AppointmentEnd end) {
            line.number("ends", end.appointment());
            line.text("to", end.until().minusDays(1).toString());
        }
        line.text("authority", entry.decision());
    }
}
