package io.github.edusec.examples.cli;

import io.github.edusec.crypto.keys.Appointment;
import io.github.edusec.crypto.keys.AppointmentEnd;
import io.github.edusec.crypto.keys.AppointmentEntry;
import io.github.edusec.crypto.keys.Appointments;
import io.github.edusec.crypto.keys.Term;
import java.time.LocalDate;
import java.util.List;

/** What one {@code key appoint} adds to the file of appointments. */
sealed interface AppointmentStep {
    /** Refuses as {@link Appointments} does what may not follow. */
    Appointments addedTo(Appointments before);

    boolean isStatedBy(AppointmentEntry entry);

    /** A run that was interrupted left it there: twice the same would have to be ended twice. */
    default boolean isLastOf(Appointments appointments) {
        List<AppointmentEntry> entries = appointments.entries();
        return !entries.isEmpty() && isStatedBy(entries.get(entries.size() - 1));
    }

    /** Somebody is appointed. */
    record Appoint(String person, String role, Term term, String fingerprint, String authority)
            implements AppointmentStep {
        @Override
        public Appointments addedTo(Appointments before) {
            return before.appoint(person, role, term, fingerprint, authority);
        }

        @Override
        public boolean isStatedBy(AppointmentEntry entry) {
            return entry instanceof Appointment there
                    && equals(new Appoint(
                            there.person(), there.role(), there.term(), there.fingerprint(), there.decision()));
        }
    }

    /** An appointment ends; {@code until} is the first day on which it no longer holds. */
    record End(int number, LocalDate until, String authority) implements AppointmentStep {
        @Override
        public Appointments addedTo(Appointments before) {
            return before.end(number, until, authority);
        }

        @Override
        public boolean isStatedBy(AppointmentEntry entry) {
            return entry instanceof AppointmentEnd there
                    && equals(new End(there.appointment(), there.until(), there.decision()));
        }
    }
}
