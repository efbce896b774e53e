/**
 * Permission as a signed statement: {@link io.github.edusec.crypto.approval.SignedApproval} is made by whoever permits, kept
 * with what it permits, and held against the subject, the day, the appointments and the keys by whoever acts on it.
 */
@NullMarked
package io.github.edusec.crypto.approval;

import org.jspecify.annotations.NullMarked;
