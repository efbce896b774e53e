package io.github.edusec.crypto.keys;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an entry may say after those before it; each is looked up, not searched, so that long files stay quick to read. */
final class AppointmentRules {
    private final Set<String> roles;
    private final Map<String, Appointment> firstOfKey = new HashMap<>();
    private final Map<Integer, Left> left = new HashMap<>();

    AppointmentRules(Set<String> roles) {
        this.roles = Set.copyOf(roles);
    }

    /** What is wrong at which field of an entry; never with a person's id. */
    record Fault(String key, String what, String found, String allowed) {}

    /** The days that are left of an appointment after its ends. */
    private record Left(LocalDate from, @Nullable LocalDate until) {
        boolean holds(LocalDate end) {
            return !end.isBefore(from) && (until == null || end.isBefore(until));
        }

        String allowed() {
            if (until == null) {
                return "from " + from;
            }
            return from.isBefore(until) ? "from " + from + " and before " + until : "none, it never held";
        }
    }

    /** Judges an entry, which then counts among those before the next. */
    List<Fault> take(AppointmentEntry entry) {
        return entry instanceof Appointment appointment ? appointed(appointment) : ended((AppointmentEnd) entry);
    }

    private List<Fault> appointed(Appointment appointment) {
        List<Fault> faults = new ArrayList<>();
        if (!roles.contains(appointment.role())) {
            faults.add(new Fault(
                    "role",
                    "not defined in \"roles\"",
                    appointment.role(),
                    String.join(", ", roles.stream().sorted().toList())));
        }
        Appointment first = firstOfKey.putIfAbsent(appointment.fingerprint(), appointment);
        if (first != null && !first.person().equals(appointment.person())) {
            faults.add(new Fault(
                    "fingerprint",
                    "the key is another person's",
                    "the key of entry " + first.number(),
                    "a key of the person's own"));
        }
        left.put(
                appointment.number(),
                new Left(appointment.term().from(), appointment.term().until()));
        return faults;
    }

    private List<Fault> ended(AppointmentEnd end) {
        Left before = left.get(end.appointment());
        if (before == null) {
            return List.of(new Fault(
                    "appointment",
                    "not the number of an appointment before this entry",
                    Integer.toString(end.appointment()),
                    "one of an appointment"));
        }
        if (!before.holds(end.until())) {
            return List.of(new Fault(
                    "until",
                    "an end outside the days that are left",
                    end.until().toString(),
                    before.allowed()));
        }
        left.put(end.appointment(), new Left(before.from(), end.until()));
        return List.of();
    }
}
