package io.github.edusec.crypto.keys;

import java.util.regex.Pattern;

/**
 * A person is appointed to a role for some days, and signs in it with one key. A value: immutable and thread-safe.
 *
 * @param number the place in the file, from 1
 * @param person the person's id, of the form of {@link KeyUse#holder()}
 * @param role the role's id
 * @param term the days as they were decided then; later {@link AppointmentEnd}s may shorten or annul them
 * @param fingerprint the fingerprint of the approval key, as {@link io.github.edusec.crypto.VerificationKey#fingerprint()}
 * @param decision by what this was decided: number and authority
 * @param salt 64 lower-case hexadecimal digits
 * @since 0.1.0
 */
public record Appointment(
        int number, String person, String role, Term term, String fingerprint, String decision, String salt)
        implements AppointmentEntry {
    private static final Pattern FINGERPRINT = Pattern.compile("sha256:[0-9a-f]{64}");

    /**
     * Checks every field.
     *
     * @param number 1 or more
     * @param person an id
     * @param role an id
     * @param term the days
     * @param fingerprint "sha256:" and 64 hexadecimal digits
     * @param decision one line
     * @param salt 64 hexadecimal digits
     * @throws IllegalArgumentException if a field is not of its form; the message does not repeat it
     */
    public Appointment {
        if (!KeyUse.isHolder(person) || !AppointmentRole.isId(role) || !isFingerprint(fingerprint)) {
            throw new IllegalArgumentException(
                    "appointment: found a person, role or fingerprint of another form, allowed: ids and sha256:HEX");
        }
        EntryForm.check(number, decision, salt);
    }

    static boolean isFingerprint(String text) {
        return FINGERPRINT.matcher(text).matches();
    }

    Appointment endedBy(AppointmentEnd end) {
        return new Appointment(number, person, role, new Term(term.from(), end.until()), fingerprint, decision, salt);
    }

    /**
     * Says which appointment it is.
     *
     * @return number and role; neither person, key, days, decision nor salt
     */
    @Override
    public String toString() {
        return "Appointment[number " + number + ", role " + role + "]";
    }
}
