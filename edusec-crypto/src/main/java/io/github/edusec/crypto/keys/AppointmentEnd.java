package io.github.edusec.crypto.keys;

import java.time.LocalDate;

/**
 * An appointment ends, ends earlier than was decided before, or is annulled: it never held. A value: immutable and thread-safe.
 *
 * @param number the place in the file, from 1
 * @param appointment the number of the appointment, which stands before
 * @param until the first day on which it no longer holds; the appointment's first day if it never held
 * @param decision by what this was decided: number and authority
 * @param salt 64 lower-case hexadecimal digits
 * @since 0.1.0
 */
public record AppointmentEnd(int number, int appointment, LocalDate until, String decision, String salt)
        implements AppointmentEntry {
    /**
     * Checks every field.
     *
     * @param number 2 or more
     * @param appointment 1 or more, below the number
     * @param until years 1900 to 9999
     * @param decision one line
     * @param salt 64 hexadecimal digits
     * @throws IllegalArgumentException if a field is not of its form; the message does not repeat it
     */
    public AppointmentEnd {
        if (appointment < 1 || appointment >= number || !Term.isDay(until)) {
            throw new IllegalArgumentException(
                    "end of an appointment: found an appointment or day out of range, allowed: an earlier number, 1900 to 9999");
        }
        EntryForm.check(number, decision, salt);
    }

    boolean annuls(Appointment ended) {
        return !until.isAfter(ended.term().from());
    }

    /**
     * Says what ends when.
     *
     * @return number, appointment and day; neither decision nor salt
     */
    @Override
    public String toString() {
        return "AppointmentEnd[number " + number + ", appointment " + appointment + ", until " + until + "]";
    }
}
