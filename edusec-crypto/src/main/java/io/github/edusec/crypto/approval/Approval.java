package io.github.edusec.crypto.approval;

import io.github.edusec.classify.policyfile.OneLine;
import io.github.edusec.crypto.keys.KeyUse;
import io.github.edusec.crypto.keys.Term;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What somebody permits: one statement for everything that needs permission. A value: immutable and thread-safe.
 *
 * <p>It names people by their ids: keep it as personal data.
 *
 * @param subject what is permitted
 * @param applicant the id of the person who asked for it, of the form of {@link KeyUse#holder()}
 * @param approver the id of the person who permits it
 * @param role the role in which the approver permits it, as in {@link io.github.edusec.crypto.keys.AppointmentRole#id()}
 * @param given when; cut to the second, years 1970 to 9999
 * @param term the days on which it may be acted on; with an end
 * @param comment for people, one line of at most 500 characters, may be empty
 * @param exception the recorded exception if applicant and approver are one person, or null
 * @since 0.1.0
 */
public record Approval(
        ApprovalSubject subject,
        String applicant,
        String approver,
        String role,
        Instant given,
        Term term,
        String comment,
        @Nullable SelfApproval exception) {
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final int MAX_ROLE = 40;
    private static final int MAX_COMMENT = 500;

    /**
     * Checks every part.
     *
     * @param subject not null
     * @param applicant an id
     * @param approver an id
     * @param role a role's id
     * @param given years 1970 to 9999
     * @param term with an end
     * @param comment one line, may be empty
     * @param exception given if applicant and approver are one person, and only then; or null
     * @throws IllegalArgumentException if a part is not of its form, or if one person applies and permits without an exception
     *     or two with one; the message repeats no id
     */
    public Approval {
        require(KeyUse.isHolder(applicant), "applicant", "another form", "an id of a person");
        require(KeyUse.isHolder(approver), "approver", "another form", "an id of a person");
        boolean isRole = role.length() <= MAX_ROLE && role.matches("[a-z]+(-[a-z]+)*");
        require(isRole, "role", "another form", "lower-case words joined by -");
        require(!given.isBefore(Instant.EPOCH) && given.isBefore(END), "given", "another time", "years 1970 to 9999");
        given = given.truncatedTo(ChronoUnit.SECONDS);
        require(term.until() != null, "term", "no end", "a term that ends");
        require(
                OneLine.fits(comment, MAX_COMMENT),
                "comment",
                comment.length() + " characters",
                "one line of at most " + MAX_COMMENT);
        boolean one = applicant.equals(approver);
        require(
                one == (exception != null),
                "exception",
                one ? "none for one person who applies and permits" : "one for two persons",
                "one exactly where applicant and approver are the same person");
    }

    private static void require(boolean fits, String part, String found, String allowed) {
        if (!fits) {
            throw new IllegalArgumentException("approval, " + part + ": found " + found + ", allowed: " + allowed);
        }
    }

    /**
     * Says what is permitted and until when, without any person's id.
     *
     * @return for logs
     */
    @Override
    public String toString() {
        return "Approval[" + subject + ", role " + role + ", until " + term.until() + "]";
    }
}
