package io.github.edusec.retention.catalog;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The records there are, wherever they are listed: a {@code Catalog}, or the tables that a host system has anyway.
 *
 * <p>Whether an implementation keeps this contract, {@code RecordSourceContract} tells. Nothing here changes a record.
 *
 * @since 0.1.0
 */
public interface RecordSource {
    /**
     * Visits every record once, in any order, as of one moment.
     *
     * @param visitor sees each record; its exception ends the visit and is passed on
     * @throws SQLException if a database refuses
     * @throws IOException if the records cannot be read, or the visitor fails
     */
    void forEach(Visitor visitor) throws SQLException, IOException;

    /**
     * Finds a record by its id.
     *
     * @param id compared exactly
     * @return the record, if there is one
     * @throws SQLException if a database refuses
     * @throws IOException if the records cannot be read
     */
    Optional<CatalogRecord> find(String id) throws SQLException, IOException;

    /**
     * Finds the records that are kept at a place; one file may hold several.
     *
     * @param location compared exactly with each location of a record
     * @return the records in any order; empty if there are none
     * @throws SQLException if a database refuses
     * @throws IOException if the records cannot be read
     */
    List<CatalogRecord> at(String location) throws SQLException, IOException;

    /** Sees records. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Sees a record.
         *
         * @param record the record
         * @throws SQLException ends the visit
         * @throws IOException ends the visit
         */
        void see(CatalogRecord record) throws SQLException, IOException;
    }
}
