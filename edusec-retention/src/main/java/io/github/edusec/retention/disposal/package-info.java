/**
 * Destroying what is due, provably: propose, freeze, run, report (廃棄).
 *
 * <p>Entry types: {@link io.github.edusec.retention.disposal.DisposalManifest}: propose from candidates, which freezes what
 * is due under an adopted schedule, and write it; then {@link io.github.edusec.retention.disposal.DisposalRun}: execute it
 * against a ledger, as often as needed until nothing is left open. Every step is logged before and after; a run that was
 * killed is resumed by executing the same manifest again. Approvals are not part of this version.
 */
@NullMarked
package io.github.edusec.retention.disposal;

import org.jspecify.annotations.NullMarked;
