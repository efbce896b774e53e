/**
 * AES archives that people open with 7-Zip, WinZip, Keka or bsdtar: ZIP with WinZip AE-2 encryption, AES-256.
 *
 * <p>Entry type: {@link io.github.edusec.crypto.zip.AesZip}. Seal files into a new archive, open an archive into a new
 * folder, or compare an archive with what it should hold; each call is complete in itself and holds no resource. Source:
 * WinZip "AES Encryption Information", version 1.04; PKWARE APPNOTE.TXT 6.3.10.
 */
@NullMarked
package io.github.edusec.crypto.zip;

import org.jspecify.annotations.NullMarked;
