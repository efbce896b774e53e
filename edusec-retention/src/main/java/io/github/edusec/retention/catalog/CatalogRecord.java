package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.policyfile.OneLine;
import io.github.edusec.retention.RecordFacts;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One record of a catalogue (文書目録): what it is, what happened to it, and where it is kept.
 *
 * <p>A value: immutable, thread-safe and serializable. The id, the kind and the subject's key need no name of a person, and
 * should hold none; a location may.
 *
 * @param id the record's id, unique in its catalogue; 1 to 200 characters on one line
 * @param facts its kind, 1 to 200 characters on one line, and its events
 * @param subject the key of the person it is about, one that names nobody (仮名); at most 200 characters on one line; null if
 *     it is about no one person
 * @param locations where it is kept, each once: paths, table names, shelves; each 1 to 4,096 characters on one line; may be
 *     empty
 * @param classification its class without restrictions and provenance, or null if nobody stated one
 * @param size its bytes, 0 to 2^44, or null
 * @param sha256 the SHA-256 of its bytes, 64 lower-case hexadecimal digits, or null
 * @param originality whether this is the record itself
 * @param medium what the original is made of
 * @since 0.1.0
 */
public record CatalogRecord(
        String id,
        RecordFacts facts,
        @Nullable String subject,
        List<String> locations,
        @Nullable Classification classification,
        @Nullable Long size,
        @Nullable String sha256,
        Originality originality,
        Medium medium)
        implements Serializable {
    /** Most characters (UTF-16 units) of an id, a kind or a subject's key. */
    public static final int MAX_TEXT = 200;

    /** Most characters (UTF-16 units) of a location. */
    public static final int MAX_LOCATION = 4_096;

    /** Most bytes of a record, 16 TiB: so that those of very many can be added up. */
    public static final long MAX_SIZE = 1L << 44;

    /** Most locations of a record. */
    public static final int MAX_LOCATIONS = 100;

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks every part.
     *
     * @param id on one line
     * @param facts with a kind on one line
     * @param subject null if it is about no one person
     * @param locations may be empty
     * @param classification null if nobody stated one
     * @param size null if not known
     * @param sha256 null if not known
     * @param originality not null
     * @param medium not null
     * @throws IllegalArgumentException if a part is not of its form; the message does not repeat it
     */
    public CatalogRecord {
        OneLine.require("record id", id, MAX_TEXT);
        OneLine.require("record kind", facts.kind(), MAX_TEXT);
        if (subject != null) {
            OneLine.require("record subject", subject, MAX_TEXT);
        }
        locations = List.copyOf(new LinkedHashSet<>(locations));
        if (locations.size() > MAX_LOCATIONS) {
            throw new IllegalArgumentException(
                    "record locations: found " + locations.size() + ", allowed: at most " + MAX_LOCATIONS);
        }
        locations.forEach(each -> OneLine.require("record location", each, MAX_LOCATION));
        if (classification != null) {
            classification = classification.withRestrictions(List.of()).withProvenance(null);
        }
        if (size != null && (size < 0 || size > MAX_SIZE)) {
            throw new IllegalArgumentException("record size: found " + size + ", allowed: 0 to " + MAX_SIZE);
        }
        if (sha256 != null && !SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("record sha256: found " + sha256.length()
                    + " characters of another form, allowed: 64 lower-case hexadecimal digits");
        }
    }

    /**
     * Makes a record of which only kind and events are known: an electronic original.
     *
     * @param id the record's id
     * @param facts its kind and events
     * @return the record
     * @throws IllegalArgumentException if a part is not of its form
     */
    public static CatalogRecord of(String id, RecordFacts facts) {
        return new CatalogRecord(id, facts, null, List.of(), null, null, null, Originality.ORIGINAL, Medium.ELECTRONIC);
    }

    /**
     * Returns the record with other events.
     *
     * @param changed its kind and events
     * @return the record
     */
    public CatalogRecord withFacts(RecordFacts changed) {
        return new CatalogRecord(id, changed, subject, locations, classification, size, sha256, originality, medium);
    }
}
