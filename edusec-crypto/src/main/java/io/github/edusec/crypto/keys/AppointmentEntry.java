package io.github.edusec.crypto.keys;

/**
 * One entry of a file of appointments: somebody was appointed, or an appointment was ended. Values: immutable and
 * thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface AppointmentEntry permits Appointment, AppointmentEnd {
    /**
     * Returns the place in the file.
     *
     * @return counted from 1
     */
    int number();

    /**
     * Returns by what this was decided.
     *
     * @return the number of the decision and who took it, one line
     */
    String decision();

    /**
     * Returns what hides this entry behind its commitment in a ledger; once it is gone, the commitment says nothing more.
     *
     * @return 32 random bytes as 64 lower-case hexadecimal digits
     */
    String salt();
}
