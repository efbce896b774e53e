package io.github.edusec.classify.label;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which class a tenant's sensitivity labels (Microsoft Information Protection) stand for: the user's own table.
 *
 * <p>A label says only a GUID and, mostly, a name; what it means is known to the tenant alone. Immutable, thread-safe and
 * serializable.
 *
 * @since 0.1.0
 */
public final class MsipMap implements Serializable {
    /** No table: every such label is found and not mapped. */
    public static final MsipMap NONE = new MsipMap(null, List.of());

    private static final long serialVersionUID = 1L;

    private final transient @Nullable PolicyVersion version;
    private final transient List<Row> rows;
    private final transient Map<String, Classification> byGuid = new HashMap<>();
    private final transient Map<String, Classification> byName = new HashMap<>();

    MsipMap(@Nullable PolicyVersion version, List<Row> rows) {
        this.version = version;
        this.rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.guid() != null) {
                byGuid.put(row.guid(), row.classification());
            }
            if (row.name() != null) {
                byName.put(key(row.name()), row.classification());
            }
        }
    }

    /**
     * One row of the table.
     *
     * @param guid the label's GUID in lower case, or null
     * @param name the label's name, or null
     * @param classification what it stands for
     */
    record Row(@Nullable String guid, @Nullable String name, Classification classification) implements Serializable {}

    /**
     * Reads a table: JSON in UTF-8, format {@code edusec-msip-map/1}; see {@code docs/formats.md}.
     *
     * @param file the file
     * @param limits bounds the file's size
     * @return the table
     * @throws PolicyFileException if the file is wrong, too large or of a newer format, with all its problems
     * @throws IOException if it cannot be read
     */
    public static MsipMap read(Path file, Limits limits) throws IOException {
        Problems<PolicyFileException> problems = new Problems<>(PolicyFile.nameOf(file), PolicyFileException::new);
        return MsipMapJson.parse(PolicyFile.read(file, limits.maxPolicyFileBytes(), problems), problems);
    }

    /**
     * Returns which table this is.
     *
     * @return id, version and hash; empty for {@link #NONE}
     */
    public Optional<PolicyVersion> version() {
        return Optional.ofNullable(version);
    }

    /** Finds a label by its GUID, else by its name. */
    Optional<Classification> find(String guid, @Nullable String name) {
        Classification found = byGuid.get(guid);
        return Optional.ofNullable(found == null && name != null ? byName.get(key(name)) : found);
    }

    static String key(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    }

    @Override
    public String toString() {
        return version == null ? "no table" : version.toString();
    }

    /**
     * Serializes the rows alone.
     *
     * @return the serialized form
     */
    private Object writeReplace() {
        return new Form(version, rows);
    }

    /**
     * Refuses a stream that was not written by {@link #writeReplace}.
     *
     * @param in not read
     * @throws InvalidObjectException always
     */
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a table is read through its serialized form");
    }

    /** The serialized form: the indexes are made anew, so that they cannot disagree with the rows. */
    private record Form(@Nullable PolicyVersion version, List<Row> rows) implements Serializable {
        private Object readResolve() {
            return version == null ? NONE : new MsipMap(version, rows);
        }
    }
}
