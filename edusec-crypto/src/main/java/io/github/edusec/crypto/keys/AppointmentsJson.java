package io.github.edusec.crypto.keys;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.JsonObject;
import io.github.edusec.classify.policyfile.JsonReader;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import io.github.edusec.crypto.AppointmentFileException;
import io.github.edusec.crypto.CryptoException;
import io.github.edusec.crypto.NewerFormatException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Reads a file of appointments, {@code edusec-appointments/1}, with all its problems at once. */
final class AppointmentsJson {
    static final String FORMAT = "edusec-appointments/1";
    static final String APPOINTED = "appointed";
    static final String ENDED = "ended";

    private static final String FAMILY = "edusec-appointments/";
    private static final String DAY = "a day YYYY-MM-DD, years 1900 to 9999";

    private final List<AppointmentRole> roles = new ArrayList<>();
    private final List<AppointmentEntry> entries = new ArrayList<>();
    private final Set<String> definedRoles = new TreeSet<>();
    /** Numbers of appointments that could not be read; an end of one of them is no second mistake. */
    private final Set<Integer> broken = new TreeSet<>();

    private int expected = 1;

    private AppointmentsJson() {}

    static Appointments parse(PolicyFile file, Problems<AppointmentFileException> problems) throws CryptoException {
        JsonObject root = JsonReader.read(file, problems);
        checkFormat(root, file.name(), problems);
        AppointmentsJson reader = new AppointmentsJson();
        reader.roles(root);
        AppointmentRules rules = new AppointmentRules(reader.definedRoles);
        for (JsonObject object : root.objects("entries")) {
            reader.entry(object, rules);
        }
        root.refuseUnknown();
        problems.throwIfAny();
        return new Appointments(reader.roles, reader.entries);
    }

    /** A newer format may mean anything, so nothing else of the file is judged. */
    private static void checkFormat(JsonObject root, String name, Problems<AppointmentFileException> problems)
            throws CryptoException {
        String found = root.string("format").orElse("");
        if (found.matches(FAMILY + "([2-9]|[1-9][0-9]{1,8})")) {
            throw new NewerFormatException(name, found, FORMAT);
        }
        if (!found.isEmpty() && !found.equals(FORMAT)) {
            root.problem("format", "not a file of appointments", found, FORMAT);
        }
        problems.throwIfAny();
    }

    private void roles(JsonObject root) {
        List<JsonObject> objects = root.objects("roles");
        if (objects.size() > Appointments.MAX_ROLES) {
            root.problem(
                    "roles", "too many roles", Integer.toString(objects.size()), "at most " + Appointments.MAX_ROLES);
            return;
        }
        for (JsonObject object : objects) {
            Optional<String> id = text(object, "id", AppointmentRole::isId, "lower-case words joined by -");
            id.filter(value -> !definedRoles.add(value))
                    .ifPresent(value -> object.problem("id", "the role stands twice", value, "each role once"));
            Optional<Text> name = object.object("name").flatMap(AppointmentsJson::name);
            Optional<String> deputyOf = object.has("deputyOf")
                    ? text(object, "deputyOf", definedRoles::contains, "the id of a role before this one")
                    : Optional.empty();
            if (deputyOf.isPresent() && deputyOf.equals(id)) {
                object.problem("deputyOf", "a role that stands in for itself", deputyOf.get(), "another role");
            } else if (id.isPresent() && name.isPresent()) {
                roles.add(new AppointmentRole(id.get(), name.get(), deputyOf.orElse(null)));
            }
            object.refuseUnknown();
        }
    }

    private static Optional<Text> name(JsonObject object) {
        Optional<String> ja = text(object, "ja", AppointmentRole::isName, "one line of at most 100 characters");
        Optional<String> en = text(object, "en", AppointmentRole::isName, "one line of at most 100 characters");
        object.refuseUnknown();
        return ja.isEmpty() || en.isEmpty() ? Optional.empty() : Optional.of(new Text(ja.get(), en.get()));
    }

    private void entry(JsonObject object, AppointmentRules rules) {
        OptionalInt number = object.integer("number", expected, expected);
        Optional<String> kind =
                text(object, "kind", word -> word.equals(APPOINTED) || word.equals(ENDED), APPOINTED + " or " + ENDED);
        Optional<String> decision = secretive(object, "decision", EntryForm::isDecision, "one line of text");
        Optional<String> salt = secretive(object, "salt", EntryForm::isSalt, "64 lower-case hex digits");
        if (kind.isPresent()) {
            Common common = new Common(expected, number.isPresent(), decision, salt);
            Optional<? extends AppointmentEntry> read =
                    kind.get().equals(APPOINTED) ? appointed(object, common) : ended(object, common);
            object.refuseUnknown();
            read.ifPresentOrElse(entry -> judge(object, entry, rules), () -> broken.add(expected));
        } else {
            broken.add(expected);
        }
        expected++;
    }

    private void judge(JsonObject object, AppointmentEntry entry, AppointmentRules rules) {
        if (!(entry instanceof AppointmentEnd end && broken.contains(end.appointment()))) {
            rules.take(entry)
                    .forEach(fault -> object.problem(fault.key(), fault.what(), fault.found(), fault.allowed()));
        }
        entries.add(entry);
    }

    /** What every entry has; a wrong number does not stop the reading of the rest. */
    private record Common(int number, boolean counted, Optional<String> decision, Optional<String> salt) {
        boolean isWhole() {
            return counted && decision.isPresent() && salt.isPresent();
        }
    }

    private static Optional<Appointment> appointed(JsonObject object, Common common) {
        Optional<String> person = secretive(object, "person", KeyUse::isHolder, "an id of a-z, 0-9 and . _ -");
        Optional<String> role = text(object, "role", AppointmentRole::isId, "lower-case words joined by -");
        Optional<LocalDate> from = day(object, "from");
        boolean open = !object.has("until");
        Optional<LocalDate> until = open ? Optional.empty() : day(object, "until");
        Optional<String> fingerprint =
                text(object, "fingerprint", Appointment::isFingerprint, "sha256: and 64 lower-case hex digits");
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            object.problem("until", "the term has no day", until.get().toString(), "a day after " + from.get());
            return Optional.empty();
        }
        boolean dated = from.isPresent() && (open || until.isPresent());
        if (!dated || !common.isWhole() || person.isEmpty() || role.isEmpty() || fingerprint.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Appointment(
                common.number(),
                person.get(),
                role.get(),
                new Term(from.get(), until.orElse(null)),
                fingerprint.get(),
                common.decision().orElseThrow(),
                common.salt().orElseThrow()));
    }

    private static Optional<AppointmentEnd> ended(JsonObject object, Common common) {
        OptionalInt appointment = object.integer("appointment", 1, Math.max(1, common.number() - 1));
        Optional<LocalDate> until = day(object, "until");
        if (common.number() == 1) {
            object.problem("kind", "the end of an appointment that is not there", ENDED, APPOINTED);
            return Optional.empty();
        }
        if (!common.isWhole() || appointment.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AppointmentEnd(
                common.number(),
                appointment.getAsInt(),
                until.get(),
                common.decision().orElseThrow(),
                common.salt().orElseThrow()));
    }

    private static Optional<LocalDate> day(JsonObject object, String key) {
        Optional<String> text = object.string(key);
        Optional<LocalDate> day = text.flatMap(AppointmentsJson::day);
        if (text.isPresent() && day.isEmpty()) {
            object.problem(key, "not a day", text.get(), DAY);
        }
        return day;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(Term::isDay);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonObject object, String key, Predicate<String> form, String allowed) {
        Optional<String> text = object.string(key);
        if (text.isPresent() && !form.test(text.get())) {
            object.problem(key, "not of its form", text.get(), allowed);
            return Optional.empty();
        }
        return text;
    }

    /** As {@link #text}, for what may name a person: it is not shown. */
    private static Optional<String> secretive(JsonObject object, String key, Predicate<String> form, String allowed) {
        Optional<String> text = object.exactString(key);
        if (text.isEmpty() && !object.has(key)) {
            object.problem(key, "\"" + key + "\" is missing", "nothing", allowed);
        }
        if (text.isPresent() && !form.test(text.get())) {
            object.problem(key, "not of its form", text.get().length() + " characters", allowed);
            return Optional.empty();
        }
        return text;
    }
}
