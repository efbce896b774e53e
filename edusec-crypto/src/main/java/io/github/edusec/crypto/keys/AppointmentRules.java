package io.github.edusec.crypto.keys;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an entry may say after those before it. */
final class AppointmentRules {
    private AppointmentRules() {}

    /** What is wrong at which field of an entry; never with a person's id. */
    record Fault(String key, String what, String found, String allowed) {}

    static List<Fault> faults(AppointmentEntry entry, List<AppointmentEntry> before, Set<String> roles) {
        return entry instanceof Appointment appointment
                ? ofAppointment(appointment, before, roles)
                : ofEnd((AppointmentEnd) entry, before);
    }

    private static List<Fault> ofAppointment(
            Appointment appointment, List<AppointmentEntry> before, Set<String> roles) {
        List<Fault> faults = new ArrayList<>();
        if (!roles.contains(appointment.role())) {
            faults.add(new Fault("role", "not defined in \"roles\"", appointment.role(), String.join(", ", roles)));
        }
        before.stream()
                .filter(entry -> entry instanceof Appointment other
                        && other.fingerprint().equals(appointment.fingerprint())
                        && !other.person().equals(appointment.person()))
                .findFirst()
                .ifPresent(other -> faults.add(new Fault(
                        "fingerprint",
                        "the key is another person's",
                        "the key of entry " + other.number(),
                        "a key of the person's own")));
        return faults;
    }

    private static List<Fault> ofEnd(AppointmentEnd end, List<AppointmentEntry> before) {
        Optional<Appointment> ended = before.stream()
                .filter(entry -> entry.number() == end.appointment())
                .filter(Appointment.class::isInstance)
                .map(Appointment.class::cast)
                .findFirst();
        if (ended.isEmpty()) {
            return List.of(new Fault(
                    "appointment",
                    "not the number of an appointment before this entry",
                    Integer.toString(end.appointment()),
                    "one of an appointment"));
        }
        List<Fault> faults = new ArrayList<>();
        if (before.stream()
                .anyMatch(entry -> entry instanceof AppointmentEnd other && other.appointment() == end.appointment())) {
            faults.add(new Fault(
                    "appointment", "the appointment is ended twice", Integer.toString(end.appointment()), "one end"));
        }
        LocalDate until = ended.get().term().until();
        boolean earlier = until == null || end.until().isBefore(until);
        if (!end.until().isAfter(ended.get().term().from()) || !earlier) {
            String latest = until == null ? "" : " and before " + until;
            faults.add(new Fault(
                    "until",
                    "an end outside the term",
                    end.until().toString(),
                    "after " + ended.get().term().from() + latest));
        }
        return faults;
    }
}
