/**
 * ZIP records: the directory of an archive, its raw bytes, and headers written exactly as told; for the edusec modules only.
 *
 * <p>Entry types: {@link io.github.edusec.classify.ziprecord.ZipPackage} (open, look, read or copy, close) and
 * {@link io.github.edusec.classify.ziprecord.ZipRecordWriter} (put entries, finish). Libraries hide what is needed here:
 * they re-encode dates through the machine's time zone, rebuild extra fields, drop the encryption flag of raw entries, and
 * read a directory of any length before a caller can refuse it. Source: PKWARE APPNOTE.TXT 6.3.10.
 */
@NullMarked
package io.github.edusec.classify.ziprecord;

import org.jspecify.annotations.NullMarked;
