package io.github.edusec.crypto.keys;

import java.util.regex.Pattern;

/** The forms of what all entries of a file of appointments have. */
final class EntryForm {
    static final int MAX_DECISION = 200;

    private static final Pattern SALT = Pattern.compile("[0-9a-f]{64}");

    private EntryForm() {}

    static void check(int number, String decision, String salt) {
        if (number < 1 || !isDecision(decision) || !isSalt(salt)) {
            throw new IllegalArgumentException(
                    "appointment: found a number, decision or salt of another form, allowed: 1 or more, one line of at most "
                            + MAX_DECISION + " characters, 64 hex digits");
        }
    }

    static boolean isDecision(String text) {
        return AppointmentRole.isLine(text, MAX_DECISION);
    }

    static boolean isSalt(String text) {
        return SALT.matcher(text).matches();
    }
}
