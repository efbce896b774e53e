package io.github.edusec.retention.catalog;

import io.github.edusec.crypto.approval.ApprovalSubject;
import io.github.edusec.crypto.approval.ApprovalVerification;

/**
 * An approval that records may be kept for a shorter time than before: usually {@code subject -> signed.verify(new
 * ApprovalDemand(subject, applicant, roles, day), appointments, keys)}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ShorteningApproval {
    /**
     * Verifies the approval.
     *
     * @param subject the change that it must permit, as {@link CatalogSchedules#subject} names it
     * @return whether it does
     */
    ApprovalVerification verify(ApprovalSubject subject);
}
