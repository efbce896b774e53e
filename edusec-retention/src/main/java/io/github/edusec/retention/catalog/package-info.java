/**
 * Which records there are: a catalogue in a database (SQLite or PostgreSQL over JDBC) or in the host's own tables, the holds
 * on its records, seals that show whether originals are intact, and what would be due when.
 *
 * <p>Entry types: {@link io.github.edusec.retention.catalog.Catalog}, and
 * {@link io.github.edusec.retention.catalog.RecordSource} for a host whose tables already list its records.
 *
 * @serial exclude
 */
@NullMarked
package io.github.edusec.retention.catalog;

import org.jspecify.annotations.NullMarked;
