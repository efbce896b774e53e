package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.keys.Appointment;
import io.github.edusec.crypto.keys.AppointmentEnd;
import io.github.edusec.crypto.keys.AppointmentEntry;
import io.github.edusec.crypto.keys.AppointmentRole;
import io.github.edusec.crypto.keys.Appointments;
import io.github.edusec.crypto.keys.KeyInfo;
import io.github.edusec.crypto.keys.KeyPurpose;
import io.github.edusec.crypto.keys.KeyRing;
import io.github.edusec.crypto.keys.KeyUse;
import io.github.edusec.crypto.keys.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
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
        Path file = options.appointments();
        if (ended != null) {
            return end(file, ended);
        }
        if (person == null || role == null || from == null) {
            throw options.usage("appoint: found no --person, --role or --from, allowed: all three, or --end with --to");
        }
        KeyUse use = use(person);
        Term term = term(from);
        String wanted = role;
        return options.inRing(ring -> appoint(ring, file, use, wanted, term));
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
        return to == null ? null : to.plusDays(1);
    }

    private int appoint(KeyRing ring, Path file, KeyUse use, String wanted, Term term) throws IOException {
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
        return save(file, load(file).appoint(use.holder(), wanted, term, fingerprint, authority));
    }

    private int end(Path file, int number) throws IOException {
        LocalDate until = afterLast();
        if (person != null || role != null || from != null || alias != null || until == null) {
            throw options.usage("--end: found --person, --role, --from or --key, or no --to, allowed: --end, --to and"
                    + " --authority");
        }
        try {
            return save(file, Appointments.load(file).end(number, until, authority));
        } catch (IllegalArgumentException e) {
            throw options.usage(Printable.line(String.valueOf(e.getMessage())));
        }
    }

    private static Appointments load(Path file) throws IOException {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? Appointments.load(file)
                : Appointments.of(AppointmentRole.standard());
    }

    private int save(Path file, Appointments more) throws IOException {
        more.save(file);
        AppointmentEntry entry = more.entries().get(more.entries().size() - 1);
        return options.printer()
                .object(
                        TYPE,
                        entry instanceof Appointment ? new Text("任命", "appointed") : new Text("任命の終了", "ended"),
                        "" + entry.number(),
                        line -> fields(line, entry));
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
