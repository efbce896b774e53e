package io.github.edusec.retention.catalog;

import io.github.edusec.crypto.jdbc.Schema;
import io.github.edusec.retention.CatalogException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The catalogue's tables ("edusec-catalog" of {@code docs/formats.md}). */
final class CatalogSchema {
    /** "edusecct" in ASCII, so that it hardly collides with another program's. */
    static final long LOCK = 0x6564757365636374L;

    /** Between loads. */
    static final long LOADS = LOCK + 1;

    /** Between changes of holds, and between those and an adoption. */
    static final long HOLDS = LOCK + 2;

    /** Between writers of one record, by its id. */
    static final long RECORDS = LOCK + 3;

    private static final List<List<String>> MIGRATIONS = List.of(List.of(
            """
            CREATE TABLE IF NOT EXISTS edusec_catalog_record (
              id {text} NOT NULL PRIMARY KEY{istext:id},
              kind {text} NOT NULL,
              events {text} NOT NULL,
              subject {text},
              importance {text},
              confidentiality {text},
              integrity {text},
              availability {text},
              size {number},
              sha256 {text},
              originality {text} NOT NULL,
              medium {text} NOT NULL,
              series {text} NOT NULL,
              outcome {text} NOT NULL,
              disposable_from {day},
              load {number} NOT NULL)""",
            """
            CREATE TABLE IF NOT EXISTS edusec_catalog_location (
              location {text} NOT NULL{istext:location},
              record {text} NOT NULL{istext:record},
              position {number} NOT NULL,
              PRIMARY KEY (record, position))""",
            """
            CREATE TABLE IF NOT EXISTS edusec_catalog_hold (
              id {text} NOT NULL PRIMARY KEY{istext:id},
              ground {text} NOT NULL,
              scope {text} NOT NULL,
              target {text} NOT NULL{istext:target},
              placed {day} NOT NULL,
              ends_before {day},
              series {text} NOT NULL,
              placed_by {text} NOT NULL,
              reason {text} NOT NULL)""",
            """
            CREATE TABLE IF NOT EXISTS edusec_catalog_schedule (
              id {text} NOT NULL{istext:id},
              version {text} NOT NULL{istext:version},
              sha256 {text} NOT NULL,
              content {bytes} NOT NULL,
              PRIMARY KEY (id, version))""",
            """
            CREATE TABLE IF NOT EXISTS edusec_catalog_adoption (
              number {number} NOT NULL PRIMARY KEY,
              schedule {text} NOT NULL,
              version {text} NOT NULL,
              adopted_by {text} NOT NULL,
              adopted_on {day} NOT NULL,
              decision {text} NOT NULL)""",
            """
            CREATE TABLE IF NOT EXISTS edusec_catalog_seal (
              name {text} NOT NULL PRIMARY KEY{istext:name},
              root {text} NOT NULL,
              records {number} NOT NULL,
              without {number} NOT NULL,
              sealed_at {text} NOT NULL)""",
            """
            CREATE TABLE IF NOT EXISTS edusec_catalog_sealed (
              seal {text} NOT NULL{istext:seal},
              record {text} NOT NULL{istext:record},
              size {number} NOT NULL,
              sha256 {text} NOT NULL,
              PRIMARY KEY (seal, record))""",
            "CREATE INDEX IF NOT EXISTS edusec_catalog_due ON edusec_catalog_record (outcome, disposable_from, size)",
            "CREATE INDEX IF NOT EXISTS edusec_catalog_subject ON edusec_catalog_record (subject)"
                    + " WHERE subject IS NOT NULL",
            // Places may be longer than what a tree's index takes, and are only asked for as a whole.
            "CREATE INDEX IF NOT EXISTS edusec_catalog_place ON edusec_catalog_location {hashed} (location)",
            "CREATE INDEX IF NOT EXISTS edusec_catalog_target ON edusec_catalog_hold (scope, target)"
                    + " WHERE scope IN ('record', 'subject')"));

    private static final Map<String, Set<String>> COLUMNS = Map.of(
            "edusec_catalog_record",
            Set.of(
                    "id",
                    "kind",
                    "events",
                    "subject",
                    "importance",
                    "confidentiality",
                    "integrity",
                    "availability",
                    "size",
                    "sha256",
                    "originality",
                    "medium",
                    "series",
                    "outcome",
                    "disposable_from",
                    "load"),
            "edusec_catalog_location",
            Set.of("location", "record", "position"),
            "edusec_catalog_hold",
            Set.of("id", "ground", "scope", "target", "placed", "ends_before", "series", "placed_by", "reason"),
            "edusec_catalog_schedule",
            Set.of("id", "version", "sha256", "content"),
            "edusec_catalog_adoption",
            Set.of("number", "schedule", "version", "adopted_by", "adopted_on", "decision"),
            "edusec_catalog_seal",
            Set.of("name", "root", "records", "without", "sealed_at"),
            "edusec_catalog_sealed",
            Set.of("seal", "record", "size", "sha256"));

    static final Schema TABLES = new Schema("edusec_catalog", MIGRATIONS, COLUMNS, CatalogException::new);

    private CatalogSchema() {}
}
