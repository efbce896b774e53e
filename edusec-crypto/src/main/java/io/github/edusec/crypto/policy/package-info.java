/**
 * Which methods may be used to encrypt and sign (暗号化・電子署名の方法), as data: only those that a body lays down, and no
 * longer than their key lengths last.
 *
 * <p>Entry type: {@link io.github.edusec.crypto.policy.ProtectionPolicy}. Take the built-in policy or load your own, ask it
 * about a method and a day before anything is written, and keep the
 * {@linkplain io.github.edusec.crypto.policy.ProtectionFacts facts} with the record of what left the building. Decisions are
 * pure: no clock, no I/O. Sources: MEXT-style education information security policy, 第6-2(13)イ; CRYPTREC list LS-0001-2022R1
 * and key-length table LS-0003.
 *
 * @serial exclude
 */
@NullMarked
package io.github.edusec.crypto.policy;

import org.jspecify.annotations.NullMarked;
