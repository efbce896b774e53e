package io.github.edusec.crypto.keys;

import io.github.edusec.classify.Text;
import java.time.LocalDate;

/**
 * Whether a key stands for a role on a day, and why. Values: immutable and thread-safe.
 *
 * <p><b>Not guaranteed.</b> That the holder of the key is the person, or that the appointments are complete and true: they are
 * what the file says.
 *
 * @since 0.1.0
 */
public sealed interface ActingDecision {
    /**
     * Says whether the key stands for the role.
     *
     * @return whether this is {@link Allowed}
     */
    boolean isAllowed();

    /**
     * Returns the reason for people, without any person's id.
     *
     * @return a sentence in Japanese and English
     */
    Text reason();

    /**
     * The key's holder is in the role that day, or stands in for it.
     *
     * @param role the role that was asked about
     * @param appointment the appointment that says so, with the days that hold
     */
    record Allowed(String role, Appointment appointment) implements ActingDecision {
        /**
         * Says whether the holder stands in for the role.
         *
         * @return whether the appointment is to a deputy's role
         */
        public boolean isDeputy() {
            return !appointment.role().equals(role);
        }

        @Override
        public boolean isAllowed() {
            return true;
        }

        @Override
        public Text reason() {
            return isDeputy()
                    ? new Text("代理としてその日に任命されています", "appointed as deputy on that day")
                    : new Text("その日に任命されています", "appointed on that day");
        }

        /**
         * Says which appointment allows it.
         *
         * @return the role and the appointment's number and role; no person, key, decision or salt
         */
        @Override
        public String toString() {
            return "Allowed[role " + role + ", by " + appointment + "]";
        }
    }

    /** No appointment names the key. */
    record UnknownKey() implements ActingDecision {
        @Override
        public boolean isAllowed() {
            return false;
        }

        @Override
        public Text reason() {
            return new Text("この鍵の任命はありません", "no appointment names this key");
        }
    }

    /**
     * The key's holder was never appointed to the role or its deputy, or only by appointments that were annulled.
     *
     * @param role the role that was asked about
     */
    record NotInRole(String role) implements ActingDecision {
        @Override
        public boolean isAllowed() {
            return false;
        }

        @Override
        public Text reason() {
            return new Text(
                    "この鍵は役割 " + role + " に任命されていません", "no appointment of this key to the role " + role + " ever held");
        }
    }

    /**
     * The first appointment is still to come.
     *
     * @param from its first day
     */
    record NotYet(LocalDate from) implements ActingDecision {
        @Override
        public boolean isAllowed() {
            return false;
        }

        @Override
        public Text reason() {
            return new Text("任命は " + from + " からです", "the appointment starts on " + from);
        }
    }

    /**
     * The last appointment before that day had ended.
     *
     * @param until the first day on which it no longer held
     */
    record Ended(LocalDate until) implements ActingDecision {
        @Override
        public boolean isAllowed() {
            return false;
        }

        @Override
        public Text reason() {
            return new Text(
                    "任命は " + until + " の前日で終わっています",
                    "the appointment ended; " + until + " was the first day without it");
        }
    }
}
