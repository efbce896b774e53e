package io.github.edusec.retention.disposal;

import io.github.edusec.classify.Classification;
import io.github.edusec.retention.erase.ExpectedFile;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * One file of a manifest, as it was when the manifest was frozen. A value: immutable and thread-safe.
 *
 * @param id the record's id in the caller's catalogue
 * @param path the file below the run's root folder: names joined by "/", none empty, "." or ".."
 * @param file its size and hash
 * @param ruleId the schedule's rule under which it is due
 * @param disposableFrom since when
 * @param classification its classification, without handling restrictions
 * @since 0.1.0
 */
public record DisposalItem(
        String id,
        String path,
        ExpectedFile file,
        String ruleId,
        LocalDate disposableFrom,
        Classification classification) {
    private static final int MAX_TEXT = 4_096;

    /**
     * Checks the texts and drops the handling restrictions.
     *
     * @param id one line of text, 1 to 4,096 characters
     * @param path a relative path without "." or "..", 1 to 4,096 characters
     * @param file its size and hash
     * @param ruleId one line of text
     * @param disposableFrom years 1 to 9999
     * @param classification its classification
     * @throws IllegalArgumentException if a text is not of its form; the message does not repeat it
     */
    public DisposalItem {
        requireText("id", id);
        requireText("rule", ruleId);
        requireText("path", path);
        if (path.indexOf('\\') >= 0
                || List.of(path.split("/", -1)).stream()
                        .anyMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."))) {
            throw new IllegalArgumentException("item path: found another form, allowed: names joined by /");
        }
        if (disposableFrom.getYear() < 1 || disposableFrom.getYear() > 9999) {
            throw new IllegalArgumentException("item date: found another year, allowed: 1 to 9999");
        }
        classification = classification.withRestrictions(List.of()).withProvenance(null);
    }

    static void requireText(String what, String text) {
        boolean encodable = true;
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            encodable = false;
        }
        if (!encodable
                || text.isBlank()
                || text.length() > MAX_TEXT
                || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("manifest, " + what + ": found a text of " + text.length()
                    + " characters of another form, allowed: one line of 1 to " + MAX_TEXT);
        }
    }
}
