/**
 * The engine of AES archives: ZIP with WinZip AE-2 encryption, AES-256, as 7-Zip, WinZip, Keka or bsdtar open it; for the
 * packages of this module only.
 *
 * <p>Entry types: {@link io.github.edusec.crypto.zip.ArchiveWriter} (bundle or entries) and
 * {@link io.github.edusec.crypto.zip.AesArchive}. What is in a manifest, who signs it and where files go is not decided
 * here. Source: WinZip "AES Encryption Information", version 1.04; PKWARE APPNOTE.TXT 6.3.10.
 */
@NullMarked
package io.github.edusec.crypto.zip;

import org.jspecify.annotations.NullMarked;
