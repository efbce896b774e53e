package io.github.edusec.crypto.approval;

import java.time.LocalDate;
import java.util.Set;

/**
 * What is about to be done, for which an approval is wanted. A value: immutable and thread-safe.
 *
 * @param subject the thing itself
 * @param applicant the id of the person who asks for it, as whoever acts knows it: an approver who names somebody else hides
 *     that he permits what is his own
 * @param permitting the roles that may permit it, by the board's policy
 * @param day the day on which it is done, in Japan
 * @since 0.1.0
 */
public record ApprovalDemand(ApprovalSubject subject, String applicant, Set<String> permitting, LocalDate day) {
    /**
     * Copies the set.
     *
     * @param subject the thing itself
     * @param applicant who asks for it
     * @param permitting the roles that may permit it
     * @param day when it is done
     */
    public ApprovalDemand {
        permitting = Set.copyOf(permitting);
    }

    /**
     * Says what is wanted, without any person's id.
     *
     * @return for logs
     */
    @Override
    public String toString() {
        return "ApprovalDemand[" + subject + ", " + day + "]";
    }
}
