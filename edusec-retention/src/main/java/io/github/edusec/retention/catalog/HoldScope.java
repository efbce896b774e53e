package io.github.edusec.retention.catalog;

import io.github.edusec.classify.policyfile.OneLine;
import java.io.Serializable;

/**
 * What a hold holds. Values: immutable, thread-safe and serializable.
 *
 * @since 0.1.0
 */
public sealed interface HoldScope extends Serializable {
    /**
     * Returns the scope's id.
     *
     * @return "record", "subject", "series" or "query"
     */
    String id();

    /**
     * Returns what it is aimed at, as tables and people read it.
     *
     * @return an id, a key, a name, or conditions with a line each
     */
    String target();

    /**
     * Reads what {@link #id} and {@link #target} gave.
     *
     * @param id the scope's id
     * @param target what it is aimed at
     * @return the scope
     * @throws IllegalArgumentException if it is none
     */
    static HoldScope parse(String id, String target) {
        return switch (id) {
            case "record" -> new OfRecord(target);
            case "subject" -> new OfSubject(target);
            case "series" -> new OfSeries(target);
            case "query" -> new OfQuery(RecordQuery.parse(target));
            default ->
                throw new IllegalArgumentException(
                        "hold scope: found \"" + id + "\", allowed: record, subject, series, query");
        };
    }

    /**
     * One record, catalogued already or later.
     *
     * @param record the record's id
     * @since 0.1.0
     */
    record OfRecord(String record) implements HoldScope {
        /**
         * Checks the id.
         *
         * @param record 1 to 200 characters on one line
         * @throws IllegalArgumentException if it is anything else
         */
        public OfRecord {
            OneLine.require("hold, record", record, CatalogRecord.MAX_TEXT);
        }

        @Override
        public String id() {
            return "record";
        }

        @Override
        public String target() {
            return record;
        }
    }

    /**
     * All records about one person.
     *
     * @param subject the person's key
     * @since 0.1.0
     */
    record OfSubject(String subject) implements HoldScope {
        /**
         * Checks the key.
         *
         * @param subject 1 to 200 characters on one line
         * @throws IllegalArgumentException if it is anything else
         */
        public OfSubject {
            OneLine.require("hold, subject", subject, CatalogRecord.MAX_TEXT);
        }

        @Override
        public String id() {
            return "subject";
        }

        @Override
        public String target() {
            return subject;
        }
    }

    /**
     * All records of one kind; of a name that is ambiguous under the schedule, of all kinds it may stand for.
     *
     * @param kind a rule's id or a name
     * @since 0.1.0
     */
    record OfSeries(String kind) implements HoldScope {
        /**
         * Checks the name.
         *
         * @param kind 1 to 200 characters on one line
         * @throws IllegalArgumentException if it is anything else
         */
        public OfSeries {
            OneLine.require("hold, series", kind, CatalogRecord.MAX_TEXT);
        }

        @Override
        public String id() {
            return "series";
        }

        @Override
        public String target() {
            return kind;
        }
    }

    /**
     * All records for which conditions hold.
     *
     * @param query the conditions
     * @since 0.1.0
     */
    record OfQuery(RecordQuery query) implements HoldScope {
        @Override
        public String id() {
            return "query";
        }

        @Override
        public String target() {
            return query.text();
        }
    }
}
